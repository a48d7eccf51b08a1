"""Formulas: lambdas that are read as source when they are first used.

>>> from wengert.transform.printing.printer import to_source
>>> half = formula(lambda x, y, ans: 0.5 * np.sin(x) / y)
>>> half.signature.names
('x', 'y')
>>> to_source(half.node.body)
'0.5 * np.sin(x) / y'

A declaration costs no more than the lambda's own making: the text is looked up by where the
lambda's code says it stands, and is believed only if it compiles to that very code.
"""

import builtins
import dis
import linecache
import math
import re
from functools import cache, cached_property
from types import CodeType, FunctionType

import gast
import numpy as np

from wengert import runtime as rt

from ..errors import NoSource
from ..frozen import frozen
from ..trees.names import captures
from ..trees.quote import fill
from ..trees.tree import name

VARARGS = 4  # the flag of code that has *xs


class Live(str):
    """The name of an object that a formula reads, with the object: `np` in `np.sin(x)`."""

    __slots__ = ("value",)

    def __new__(cls, id, value):
        new = super().__new__(cls, id)
        new.value = value
        return new


@frozen
class Signature:
    """The parameters that a function's calls are bound to.

    A formula's own are left out: `ans`, and with `*xs` also `k`.
    """

    names: tuple
    positional: int
    required: int
    vararg: str | None

    @property
    def first(self):
        """The first parameter."""
        return self.names[0] if self.positional else self.vararg


class Formula:
    """What is read of a lambda, `function`.

    The first `leading` of its parameters are not those of the differentiated function.
    """

    @cached_property
    def signature(self):
        """What the lambda says of the signature of the function it differentiates."""
        code = self.function.__code__
        count = code.co_argcount
        names = code.co_varnames[: count + code.co_kwonlyargcount]
        vararg = code.co_varnames[len(names)] if code.co_flags & VARARGS else None
        special = ("ans",) if vararg is None else ("ans", "k")
        own = [n for n in names[self.leading :] if n not in special]
        positional = [n for n in names[self.leading : count] if n not in special]
        defaulted = len(self.function.__defaults__ or ())
        return Signature(tuple(own), len(positional), len(positional) - defaulted, vararg)

    @cached_property
    def first(self):
        """The name of the leading parameter."""
        return self.function.__code__.co_varnames[0]

    @cached_property
    def node(self):
        """The lambda as gast; the names that it reads from around it are Live."""
        node = gast.parse(source(self.function), mode="eval").body
        around = surroundings(self.function)
        live = {id: name(Live(id, around[id])) for id in captures(node) if id in around}
        return fill(node, live)

    @cached_property
    def defaults(self):
        """The default of each parameter that has one, as an expression."""
        args = self.node.args
        positional = [p.id for p in args.args]
        pairs = zip(reversed(positional), reversed(args.defaults))
        keyword_only = zip((p.id for p in args.kwonlyargs), args.kw_defaults)
        return {n: d for n, d in [*pairs, *keyword_only] if d is not None}

    @cached_property
    def parts(self):
        """The elements of a formula that is a tuple, or the formula alone."""
        body = self.node.body
        return tuple(body.elts) if isinstance(body, gast.Tuple) else (body,)


@frozen
class Declared(Formula):
    """A formula that stands in a file as a lambda."""

    function: FunctionType
    leading: int


@frozen
class Written(Formula):
    """A formula that is put together: `node` is its lambda."""

    function: FunctionType
    leading: int
    node: gast.AST


@frozen
class FromText(Formula):
    """A formula that is put together as text, which is compiled when it is used."""

    text: str
    leading: int = 1

    @cached_property
    def function(self):
        """The lambda."""
        return eval(compile(self.text, "<rule>", "eval"), {**OURS, "__name__": __name__})

    @cached_property
    def node(self):
        """The lambda as gast."""
        return template(self.text)


def formula(function, leading=0):
    if isinstance(function, Formula):
        return function
    if getattr(function, "__name__", "") != "<lambda>":
        raise TypeError(f"a rule is written as a lambda, got {function!r}")
    return Declared(function, leading)


def surroundings(function):
    """What the names that a function doesn't bind stand for."""
    cells = zip(function.__code__.co_freevars, function.__closure__ or ())
    closure = {id: cell.cell_contents for id, cell in cells}
    return {**vars(builtins), **function.__globals__, **closure}


def written(text):
    """The formula of a lambda that is put together as text, of `np`, `rt` and `math`."""
    return FromText(text)


OURS = {"np": np, "rt": rt, "math": math}


@cache
def template(text):
    """The expression `text`, where `np`, `rt` and `math` are what they are here."""
    node = gast.parse(text, mode="eval").body
    return fill(node, {id: name(Live(id, value)) for id, value in OURS.items()})


def write(text, **holes):
    """`quote`, with `np`, `rt` and `math` Live."""
    return fill(template(text), holes)


# The text of a lambda


STRING = r"""(?P<quote>\"{3}|'{3}|["'])(?:\\.|(?!(?P=quote)).)*(?P=quote)"""
TOKEN = re.compile(rf"#[^\n]*|{STRING}|[][(){{}},:]", re.DOTALL)  # what matters for where one ends


def source(function):
    """The text of a lambda."""
    code = function.__code__
    linecache.checkcache(code.co_filename)
    lines = linecache.getlines(code.co_filename, function.__globals__)[code.co_firstlineno - 1 :]
    for text in candidates(lines):
        if same_code(compiled(text, code.co_freevars), code):
            return text
    where = f"{code.co_filename}:{code.co_firstlineno}"
    raise NoSource(f"the text of the rule declared at {where} can't be found, or has changed")


def candidates(lines):
    """The texts of the lambdas that start on the first of `lines`."""
    start = lines[0].find("lambda") if lines else -1
    while start >= 0:
        yield until_end("".join([lines[0][start:], *lines[1:]]))
        start = lines[0].find("lambda", start + 1)


def until_end(text):
    """The lambda that `text` starts with: up to a comma or a bracket that isn't its own."""
    depth, colon = 1, False
    for token in TOKEN.finditer(text):
        match token[0]:
            case "(" | "[" | "{":
                depth += 1
            case ")" | "]" | "}":
                depth -= 1
            case ":":
                colon = colon or depth == 1
        if depth == 0 or (depth == 1 and colon and token[0] == ","):
            return f"({text[: token.start()].rstrip()})"
    return text.partition("\n")[0]  # a lambda that stands in no brackets


def compiled(text, freevars):
    """The code of the lambda `text` inside a function with the variables `freevars`; or None."""
    head = f"def around({', '.join(freevars)}): return "
    try:
        code = compile(head + text, "<rule>", "exec", dont_inherit=True)
    except SyntaxError:
        return None
    return next(iter(inner(next(iter(inner(code))))), None)


def inner(code):
    return [c for c in code.co_consts if isinstance(c, CodeType)]


def same_code(a, b):
    """Whether two pieces of code do the same."""
    if a is None or a.co_varnames != b.co_varnames:
        return False
    these, those = steps(a), steps(b)
    return len(these) == len(those) and all(map(same_step, these, those))


def steps(code):
    """What a piece of code does, one (operation, operand) after the other.

    How a method is looked up depends on what the module around the code imports: left out.
    """
    found = []
    for step in dis.get_instructions(code):
        if step.opname not in CALLING:
            operand = None if "JUMP" in step.opname else step.argval
            found.append((step.opname.replace("METHOD", "ATTR"), operand))
    return found


CALLING = {"PUSH_NULL", "PRECALL", "CALL", "CALL_METHOD", "CALL_FUNCTION", "EXTENDED_ARG"}


def same_step(a, b):
    (operation, x), (other, y) = a, b
    if isinstance(x, CodeType) and isinstance(y, CodeType):
        return same_code(x, y)
    return operation == other and type(x) is type(y) and repr(x) == repr(y)
