"""Running what a rule emits, and checking it: forward by finite differences, reverse by forward."""

import ast
from functools import reduce

import gast
import numpy as np
from samples import CONSTANTS, is_value, noise, start_anew, value

from wengert.transform.rules import Site, find
from wengert.transform.trees.quote import quote
from wengert.transform.trees.tree import like, name
from wengert.transform.types import UNKNOWN, type_of

STEP = 1e-6
SHORT = (np.float32, np.complex64)


class Point:
    """A call of a function with a rule, on values; runs what the rule emits there.

    The values are random, and the same whatever was tried before.
    """

    def __init__(self, f, call, dtype=float, typed=False):
        self.f, self.call = f, call
        start_anew(f"{getattr(f, '__qualname__', f)} {call} {np.dtype(dtype)} {typed}")
        self.node = called(quote(call), f)
        self.args, self.keywords = operands(self.node)
        names = sorted({x.id for x in gast.walk(self.node) if is_name(x) and is_value(x.id)})
        self.values = {n: value(n, f, dtype) for n in names}
        self.keys = [k for k, x in self.operands() if self.active(x)]
        self.typed = typed
        self.primal = compiled(self.node)
        self.ans = self.run_primal(self.values)

    def operands(self):
        return [*enumerate(self.args), *self.keywords.items()]

    def operand(self, key):
        return self.keywords[key] if isinstance(key, str) else self.args[key]

    def active(self, x):
        return is_name(x) and x.id not in CONSTANTS and carries(self.values.get(x.id))

    def site(self):
        def known(x):
            found = self.typed and is_name(x) and x.id in self.values
            return type_of(self.values[x.id]) if found else UNKNOWN

        return Site(
            name("ans_"),
            self.node,
            tuple(self.args),
            self.keywords,
            type_of(self.ans) if self.typed else UNKNOWN,
            tuple(map(known, self.args)),
            {k: known(x) for k, x in self.keywords.items()},
        )

    def run_primal(self, values):
        return eval(self.primal, {**CONSTANTS, **values, "f_": self.f})

    def forward(self, dots, keys=None):
        keys = self.keys if keys is None else keys
        names = {key: name(f"{self.operand(key).id}_dot") for key in keys}
        code = find(self.f).forward(self.site(), names)
        return zeros(self.ans) if code is None else self.emitted(code, **suffixed(dots, "_dot"))

    def reverse(self, bar):
        """What each variable gets."""
        found = find(self.f).reverse(self.site(), name("bar_"), self.keys)
        totals = {}
        for key, code in found.items():
            x = self.operand(key).id
            got = self.emitted(code, bar_=bar)
            totals[x] = got if x not in totals else added(totals[x], got)
        return totals

    def emitted(self, code, **more):
        names = {**CONSTANTS, **self.values, "f_": self.f, "ans_": self.ans, **more}
        return eval(compiled(code), names)


def called(node, f):
    """The call `node`, where `f` is the function, or the method of that name."""
    match node:
        case gast.Call(func=gast.Name(id="f")):
            return like(node, func=name("f_"))
        case gast.Call(func=gast.Attribute(attr="f")):
            return like(node, func=like(node.func, attr=f.__name__))
    return node


def compiled(node):
    tree = ast.fix_missing_locations(gast.gast_to_ast(gast.Expression(node)))
    return compile(tree, "<emitted>", "eval")


def run(node, values):
    return eval(compiled(node), {**CONSTANTS, **values})


def is_name(node):
    return isinstance(node, gast.Name)


def operands(node):
    match node:
        case gast.BinOp(left=left, right=right):
            return (left, right), {}
        case gast.UnaryOp(operand=x) | gast.Attribute(value=x):
            return (x,), {}
        case gast.Call(func=gast.Attribute(value=gast.Name(id=id) as x), args=args) if (
            id not in CONSTANTS
        ):
            return (x, *args), {k.arg: k.value for k in node.keywords}
        case gast.Call(args=args):
            return tuple(args), {k.arg: k.value for k in node.keywords}


def carries(x):
    """Whether a value can carry a derivative."""
    if isinstance(x, list | tuple):
        return any(map(carries, x))
    return isinstance(x, float | complex | np.ndarray) and np.asarray(x).dtype.kind in "fc"


def suffixed(values, suffix):
    return {n + suffix: x for n, x in values.items()}


# Values of any structure


def leaves(x):
    if isinstance(x, list | tuple):
        return [leaf for part in x for leaf in leaves(part)]
    return [x]


def mapped(function, x, *others):
    if isinstance(x, list | tuple):
        return [mapped(function, *parts) for parts in zip(x, *others)]
    return function(x, *others)


def zeros(x):
    return mapped(np.zeros_like, x)


def added(x, y):
    return mapped(np.add, x, y)


def random_like(x):
    def one(leaf):
        number, scalar = type(leaf) in (int, float, complex), not isinstance(leaf, np.ndarray)
        leaf = np.asarray(leaf)
        new = noise.normal(size=leaf.shape)
        if leaf.dtype.kind == "c":
            new = new + 1j * noise.normal(size=leaf.shape)
        dtype = leaf.dtype if leaf.dtype.kind in "fc" else float
        new = np.asarray(new, dtype)
        return new.item() if number else new[()] if scalar else new

    return mapped(one, x)


def inner(x, y):
    """The real inner product."""
    return sum(
        float(np.real(np.sum(np.conj(a) * b))) for a, b in zip(leaves(x), leaves(y), strict=True)
    )


def shapes(x):
    return [np.shape(leaf) for leaf in leaves(x)]


def close(x, y, rtol, atol):
    assert shapes(x) == shapes(y)
    for a, b in zip(leaves(x), leaves(y)):
        np.testing.assert_allclose(a, b, rtol=rtol, atol=atol)


def check_modes(point):
    """Both modes on random directions, against finite differences and against each other."""
    names = {point.operand(k).id for k in point.keys}
    values = {n: x for n, x in point.values.items() if n in names}
    dots = {n: random_like(x) for n, x in values.items()}
    bar = random_like(point.ans)
    forward, reverse = point.forward(dots), point.reverse(bar)

    short = point.f in SHORT
    close(forward, slope(point, values, dots), *((1e-3, 1e-4) if short else (1e-6, 1e-7)))
    total = sum(inner(x_bar, dots[n]) for n, x_bar in reverse.items())
    assert np.isclose(inner(bar, forward), total, rtol=1e-5 if short else 1e-9, atol=1e-12)
    for n, x_bar in reverse.items():
        assert shapes(x_bar) == shapes(values[n])
    check_apart(point, dots, forward)


def slope(point, values, dots):
    """The finite difference along `dots`."""
    h = 1e-2 if point.f in SHORT else STEP

    def moved(h):
        step = {n: mapped(lambda x, d: x + h * d, x, dots[n]) for n, x in values.items()}
        return point.run_primal({**point.values, **step})

    return mapped(lambda a, b: (np.asarray(a, complex) - b) / (2 * h), moved(h), moved(-h))


def check_apart(point, dots, forward):
    """Each operand varied alone: together they make what they make together."""
    if len(point.keys) > 1:
        parts = [point.forward(dots, [key]) for key in point.keys]
        close(reduce(added, parts), forward, rtol=1e-5 if point.f in SHORT else 1e-9, atol=1e-12)


def check_dtypes(point):
    """Single precision stays single precision, in both modes."""
    values = [leaf for x in point.values.values() for leaf in leaves(x)]
    mixed = any(np.asarray(leaf).dtype != np.float32 for leaf in values)
    if mixed and np.float64 in [np.asarray(leaf).dtype for leaf in leaves(point.ans)]:
        return  # double precision comes of a float or a constant that went in
    dots = {n: random_like(x) for n, x in point.values.items() if carries(x)}
    forward, reverse = point.forward(dots), point.reverse(random_like(point.ans))
    for got, x in [(forward, point.ans), *((reverse[n], point.values[n]) for n in reverse)]:
        for a, b in zip(leaves(got), leaves(x)):
            if isinstance(b, np.ndarray) and hasattr(a, "dtype") and b.dtype.kind in "fc":
                assert a.dtype == b.dtype
