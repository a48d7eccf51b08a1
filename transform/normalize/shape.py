"""The shapes of expressions, and the order in which their parts are evaluated."""

import gast

from ..trees.tree import SCOPES, children, like

ARITHMETIC = (gast.USub, gast.UAdd, gast.Invert)


def is_atom(expr):
    """A name or a constant."""
    return isinstance(expr, gast.Name | gast.Constant)


def is_flat(expr, scope):
    """Whether `expr` can carry no derivative by its shape: comparisons, `not`, f-strings, tests."""
    match expr:
        case gast.Compare() | gast.UnaryOp(op=gast.Not()) | gast.JoinedStr():
            return True
        case gast.BoolOp(values=values):
            return all(isinstance(v, gast.Constant) or is_flat(v, scope) for v in values)
        case gast.Call(func=gast.Name(id="any" | "all" as id), args=[gast.GeneratorExp()]):
            return not expr.keywords and scope.is_builtin(id)
        case gast.Set(elts=elts):
            return all(isinstance(e, gast.Constant) for e in elts)
    return False


def is_pure(index, scope):
    """Whether `index` may stand between brackets: arithmetic, len, attributes, items of names."""
    match index:
        case gast.Name() | gast.Constant():
            return True
        case gast.Attribute(value=value):
            return is_pure(value, scope)
        case gast.BinOp(left=left, right=right):
            return is_pure(left, scope) and is_pure(right, scope)
        case gast.UnaryOp(op=op, operand=operand):
            return isinstance(op, ARITHMETIC) and is_pure(operand, scope)
        case gast.Call(func=gast.Name(id="len"), args=[arg], keywords=[]):
            return scope.is_builtin("len") and is_pure(arg, scope)
        case gast.Subscript(value=value, slice=inner):
            return is_pure(value, scope) and all(is_pure(p, scope) for p in components(inner))
    return False


def is_dotted(expr):
    """A name with any number of attributes."""
    while isinstance(expr, gast.Attribute):
        expr = expr.value
    return isinstance(expr, gast.Name)


def is_foreign(expr, scope):
    """A dotted name that starts at something which is not the function's own: `np.linalg.norm`."""
    while isinstance(expr, gast.Attribute):
        expr = expr.value
    return isinstance(expr, gast.Name) and not scope.is_value(expr.id)


def has_walrus(*nodes):
    """Whether `nodes` bind a name in the function."""
    return bool(walruses(*nodes))


def walruses(*nodes):
    """The names that walruses in `nodes` bind, in the scope of the function."""
    found, todo = set(), list(nodes)
    while todo:
        node = todo.pop()
        if isinstance(node, gast.NamedExpr):
            found.add(node.target.id)
        if not isinstance(node, SCOPES):
            todo.extend(children(node))
    return found


def components(index):
    """The expressions in an index: the elements of a tuple, the bounds of slices."""
    found = []
    over_index(index, lambda part: found.append(part) or part)
    return found


def over_index(index, f):
    match index:
        case gast.Tuple(elts=elts) if not any(isinstance(e, gast.Starred) for e in elts):
            return like(index, elts=[over_index(e, f) for e in elts])
        case gast.Slice(lower=lower, upper=upper, step=step):
            new = [part and f(part) for part in (lower, upper, step)]
            return like(index, lower=new[0], upper=new[1], step=new[2])
    return f(index)


def over(expr, scope, f, f_index):
    """`expr` with its operands replaced by `f` of them, those in an index by `f_index` of them.

    In the order in which Python evaluates them; what only may be evaluated is not an operand.
    """
    match expr:
        case gast.BinOp():
            return like(expr, left=f(expr.left), right=f(expr.right))
        case gast.UnaryOp():
            return like(expr, operand=f(expr.operand))
        case gast.Compare():
            return like(expr, left=f(expr.left), comparators=[f(c) for c in expr.comparators])
        case gast.Attribute() | gast.Starred() | gast.keyword():
            return like(expr, value=f(expr.value))
        case gast.Subscript():
            return like(expr, value=f(expr.value), slice=over_index(expr.slice, f_index))
        case gast.Tuple() | gast.List() | gast.Set():
            return like(expr, elts=[starred(e, f) for e in expr.elts])
        case gast.Dict():
            pairs = [(k and f(k), f(v)) for k, v in zip(expr.keys, expr.values)]
            return like(expr, keys=[k for k, _ in pairs], values=[v for _, v in pairs])
        case gast.Call():
            func = callee(expr.func, scope, f)
            args = [starred(a, f) for a in expr.args]
            return like(
                expr,
                func=func,
                args=args,
                keywords=[like(k, value=f(k.value)) for k in expr.keywords],
            )
    return expr


def starred(expr, f):
    return like(expr, value=f(expr.value)) if isinstance(expr, gast.Starred) else f(expr)


def callee(func, scope, f):
    """A method is looked up in a name, so what it is a method of is an operand."""
    if isinstance(func, gast.Name) or is_foreign(func, scope):
        return func
    if isinstance(func, gast.Attribute):
        return like(func, value=f(func.value))
    return f(func)


def operands(expr, scope):
    """What Python evaluates on the way to the value of `expr`: (operand, whether in an index)."""
    found = []
    over(
        expr,
        scope,
        lambda e: found.append((e, False)) or e,
        lambda e: found.append((e, True)) or e,
    )
    return found
