"""The grammar of the small language: `check` holds a function to it, to the letter.

>>> check(gast.parse("def f(x):\\n    y = x * x\\n    return y").body[0])
>>> check(gast.parse("def f(x):\\n    y = x * x + 1\\n    return y").body[0])
Traceback (most recent call last):
AssertionError: not an atom: BinOp in line 2
"""

import gast

from ..trees.tree import blocks
from .scope import Scope
from .shape import components, has_walrus, is_atom, is_dotted, is_flat, is_pure


def check(function: gast.FunctionDef) -> None:
    """Raise AssertionError, naming the node, if `function` is outside of the small language."""
    scope = Scope(function)
    need(function.body and isinstance(function.body[-1], gast.Return), "no last return", function)
    atom(function.body[-1].value)
    for stmt in function.body[:-1]:
        statement(stmt, scope, leave=False)


def need(holds, what, node):
    """`holds`, or the error that says of `node` what it is."""
    kind, line = type(node).__name__, getattr(node, "lineno", "?")
    assert holds, f"{what}: {kind} in line {line}"


def atom(node):
    need(is_atom(node), "not an atom", node)


def block(stmts, scope, leave):
    """`leave`: whether a break may stand at the end."""
    need(stmts, "an empty block", None)
    for stmt in stmts[:-1]:
        statement(stmt, scope, leave=False)
    statement(stmts[-1], scope, leave)


def statement(stmt, scope, leave):
    match stmt:
        case gast.Assign(targets=[target], value=value):
            assignment(target, value, scope)
        case gast.AugAssign(target=target, value=value):
            atom(value)
            stored(target, scope)
        case gast.Expr(value=gast.Call() as value):
            call(value)
        case gast.If(test=gast.Name()):
            block(stmt.body, scope, leave)
            if stmt.orelse:
                block(stmt.orelse, scope, leave)
        case gast.For(target=gast.Name(), orelse=[]):
            counted(stmt.iter)
            block(stmt.body, scope, leave=True)
        case gast.While(orelse=[]):
            need(not has_walrus(stmt.test), "a walrus", stmt.test)
            block(stmt.body, scope, leave=True)
        case gast.With(items=[gast.withitem(context_expr=gast.Name() | gast.Call() as context)]):
            if isinstance(context, gast.Call):
                call(context)
            block(stmt.body, scope, leave=False)
        case gast.Try(handlers=[_, *_], orelse=[], finalbody=[]):
            attempt(stmt, scope)
        case gast.Delete(targets=[gast.Subscript(value=gast.Name(), slice=index)]):
            indices(index, scope)
        case gast.Break():
            need(leave, "not in tail position", stmt)
        case gast.Raise() | gast.Assert():
            need(not has_walrus(stmt), "a walrus", stmt)
        case gast.FunctionDef(decorator_list=[]) | gast.Pass():
            pass
        case _:
            need(isinstance(stmt, gast.Import | gast.ImportFrom), "not a statement", stmt)


def attempt(stmt, scope):
    """A `try` of simple statements; its handlers note the error, or raise it again."""
    for inner in [*stmt.body, *(s for h in stmt.handlers for s in h.body)]:
        need(not blocks(inner), "not simple", inner)
        statement(inner, scope, leave=False)


def assignment(target, value, scope):
    match target:
        case gast.Name():
            operation(value, scope)
        case gast.Tuple(elts=elts):
            for name in elts:
                need(isinstance(name, gast.Name), "not a name", name)
            atom(value)
        case _:
            stored(target, scope)
            atom(value)


def stored(target, scope):
    """A name, `name[index]` or `name.attr`."""
    match target:
        case gast.Name() | gast.Attribute(value=gast.Name()):
            return
        case gast.Subscript(value=gast.Name(), slice=index):
            indices(index, scope)
        case _:
            need(False, "not stored into", target)


def indices(index, scope):
    for part in components(index):
        need(is_pure(part, scope), "not an index", part)


def operation(value, scope):
    """What may be bound to a name."""
    need(not has_walrus(value), "a walrus", value)
    match value:
        case gast.Name() | gast.Constant() | gast.Lambda() | gast.BoolOp():
            return
        case _ if is_flat(value, scope):
            return
        case gast.BinOp(left=left, right=right):
            atoms = [left, right]
        case gast.UnaryOp(operand=operand):
            atoms = [operand]
        case gast.Attribute(value=inner):
            atoms = [inner]
        case gast.Subscript(value=inner, slice=index):
            atoms = [inner]
            indices(index, scope)
        case gast.Tuple(elts=elts) | gast.List(elts=elts):
            atoms = elts
        case gast.Dict(keys=keys, values=values):
            atoms = [*keys, *values]
        case gast.Call():
            return call(value)
        case _:
            need(False, "not an operation", value)
    for node in atoms:
        atom(node)


def call(node):
    need(is_dotted(node.func), "not a callee", node.func)
    for arg in node.args:
        atom(arg.value if isinstance(arg, gast.Starred) else arg)
    for keyword in node.keywords:
        atom(keyword.value)


def counted(iter):
    """`range(atom, …)`"""
    match iter:
        case gast.Call(func=gast.Name(id="range"), args=[_] | [_, _] | [_, _, _], keywords=[]):
            for arg in iter.args:
                atom(arg)
        case _:
            need(False, "not a range", iter)
