"""Every rule in both modes: forward against finite differences, reverse against forward."""

import ast
import math
import operator
from functools import reduce

import gast
import numpy as np
import pytest
from samples import COMPLEX, CONSTANTS, ENDS, WIDE, calls, is_value, noise, value

from wengert import runtime as rt
from wengert.transform.errors import Unsupported
from wengert.transform.printer import to_source
from wengert.transform.quote import quote
from wengert.transform.rules import RULES, Site, bilinear, elementwise, find, linear
from wengert.transform.rules.shorten import value_of
from wengert.transform.tree import like, name
from wengert.transform.types import UNKNOWN, Array, Number, type_of

STEP = 1e-6


class Point:
    """A call of a function with a rule, on values; runs what the rule emits there."""

    def __init__(self, f, call, dtype=float, typed=False):
        self.f, self.call = f, call
        self.node = called(quote(call), f)
        self.args, self.keywords = operands(self.node)
        names = sorted({x.id for x in gast.walk(self.node) if is_name(x) and is_value(x.id)})
        self.values = {n: value(n, f, dtype) for n in names}
        self.keys = [k for k, x in self.operands() if self.active(x)]
        self.typed = typed
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
        return run(self.node, {**values, "f_": self.f})

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
        return run(code, {**self.values, "f_": self.f, "ans_": self.ans, **more})


def called(node, f):
    """The call `node`, where `f` is the function, or the method of that name."""
    match node:
        case gast.Call(func=gast.Name(id="f")):
            return like(node, func=name("f_"))
        case gast.Call(func=gast.Attribute(attr="f")):
            return like(node, func=like(node.func, attr=f.__name__))
    return node


def run(node, values):
    tree = ast.fix_missing_locations(gast.gast_to_ast(gast.Expression(node)))
    return eval(compile(tree, "<emitted>", "eval"), {**CONSTANTS, **values})


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


DIFFERENTIABLE = [f for f, rule in RULES.items() if not rule.flat]
FLAT = [f for f, rule in RULES.items() if rule.flat]
SHORT = (np.float32, np.complex64)


def label(f):
    """The name of a function, and of the class of a method."""
    name = getattr(f, "__qualname__", None) or getattr(f, "__name__", str(f))
    return f"{getattr(f, '__module__', None) or ''}.{name}"


def tried(f, check, **options):
    """Check every call of `f`, and say which one failed."""
    for call in calls(f):
        try:
            check(Point(f, call, **options))
        except Exception as error:
            raise AssertionError(f"{label(f)}: {call} {options}") from error


@pytest.mark.parametrize("f", DIFFERENTIABLE, ids=label)
def test_both_modes(f):
    assert calls(f), "a rule that is not tried"
    tried(f, check_modes)
    tried(f, check_modes, typed=True)


@pytest.mark.parametrize("f", [f for f in DIFFERENTIABLE if f not in WIDE], ids=label)
def test_single_precision(f):
    tried(f, check_dtypes, dtype=np.float32)
    tried(f, check_dtypes, dtype=np.float32, typed=True)


@pytest.mark.parametrize("f", [f for f in DIFFERENTIABLE if f in COMPLEX], ids=label)
def test_complex(f):
    tried(f, check_modes, dtype=complex, typed=True)


@pytest.mark.parametrize("f", FLAT, ids=label)
def test_flat(f):
    site = Site(name("ans"), quote("f(x)"), (name("x"),))
    assert find(f).forward(site, {0: name("x_dot")}) is None
    assert find(f).reverse(site, name("bar"), [0]) == {}


def formulas():
    """Every lambda of every rule, with its function."""
    for f in DIFFERENTIABLE:
        rule = RULES[f]
        while rule is not None:
            kind = rule.kind
            found = [kind.main, *getattr(kind, "adjoints", {}).values()]
            found += [half for pair in getattr(kind, "pairs", {}).values() for half in pair]
            yield from ((f, formula) for formula in found if formula is not None)
            rule = rule.otherwise


def test_formulas_call_what_has_rules():
    called = {
        value_of(node.func): label(f)
        for f, formula in formulas()
        for node in gast.walk(formula.node.body)
        if isinstance(node, gast.Call) and value_of(node.func) is not None
    }
    without = {label(g): f for g, f in called.items() if find(g) is None and g not in ENDS}
    assert not without


@pytest.mark.parametrize(
    "f, call, why",
    [
        (np.sum, "f(v, out=w)", "out"),
        (np.sum, "f(v, where=m)", "where"),
        (np.sin, "f(v, out=w)", "out"),
        (np.sin, "f(v, where=m)", "where"),
        (np.add, "f(v, w, dtype=float)", "dtype"),
        (np.sum, "f(v, 0, float)", "positional"),
        (np.matmul, "f(M)", "needs"),
        (np.pad, "f(v, 1, constant_values=s)", "constant_values"),
        (np.gradient, "f(v, w)", "varargs"),
        (np.quantile, "f(v, s)", "q"),
        (np.mean, "f(v, nonsense=1)", "nonsense"),
    ],
)
def test_refused(f, call, why):
    node = quote(call)
    args, keywords = operands(node)
    site = Site(name("ans"), node, args, keywords)
    keys = [k for k, x in [*enumerate(args), *keywords.items()] if is_name(x)]
    for mode in (
        lambda: find(f).forward(site, {k: name("dot") for k in keys}),
        lambda: find(f).reverse(site, name("bar"), keys),
    ):
        with pytest.raises(Unsupported, match=why) as caught:
            mode()
        assert caught.value.node is node


def test_a_second_rule_is_refused():
    with pytest.raises(ValueError, match="sin has a rule already"):
        elementwise(np.sin, lambda x: np.cos(x))


def test_rules_are_lambdas():
    with pytest.raises(TypeError, match="lambda"):
        linear(test_flat, np.sin)


def test_declared_inside_a_function():
    rate = 3.0

    def growth(x, y):
        return np.exp(rate * x) * y

    elementwise(growth, lambda x, y, ans: (rate * ans,
                                           np.exp(rate * x)))  # fmt: skip
    try:
        site = Site(name("z"), quote("growth(a, b)"), (name("a"), name("b")))
        found = find(growth).reverse(site, name("z_bar"), [0, 1])
        values = {"np": np, "rt": rt, "rate": rate, "a": 0.5, "b": 2.0, "z": 1.5, "z_bar": 4.0}
        assert run(found[0], values) == 4.0 * 3.0 * 1.5
        assert run(found[1], values) == 4.0 * np.exp(1.5)
    finally:
        del RULES[growth]


def test_two_lambdas_on_a_line():
    def product(x, y):
        return x * y

    bilinear(product, lambda g, x, y: g * y, lambda g, x, y: g * x)
    try:
        site = Site(name("z"), quote("product(a, b)"), (name("a"), name("b")))
        found = find(product).reverse(site, name("g"), [0, 1])
        assert [run(e, {"g": 2.0, "a": 3.0, "b": 5.0}) for e in found.values()] == [10.0, 6.0]
    finally:
        del RULES[product]


def text(f, call, *types, ans=UNKNOWN, wanted=(0,)):
    """What the operands get, as text."""
    node = quote(call)
    args, keywords = operands(node)
    site = Site(name("out"), node, args, keywords, ans, types)
    return [to_source(e) for e in find(f).reverse(site, name("g"), list(wanted)).values()]


FLOAT, VECTOR, MATRIX = Number("f", True), Array(1, "float64"), Array(2, "float64")


@pytest.mark.parametrize(
    "got, want",
    [
        (text(operator.pow, "x ** 2"), ["g * (2 * x)"]),
        (text(operator.pow, "x ** 3"), ["g * (3 * x**2)"]),
        (text(operator.pow, "x ** 1"), ["g"]),
        (text(operator.pow, "x ** 0"), []),
        (text(operator.mul, "x * 2.0"), ["g * 2.0"]),
        (text(operator.mul, "x * x", wanted=(0, 1)), ["g * (2 * x)"]),
        (text(operator.mul, "x * y"), ["rt.sum_to(g * y, like=x)"]),
        (text(operator.mul, "x * y", FLOAT, FLOAT, ans=FLOAT), ["g * y"]),
        (text(operator.mul, "x * y", FLOAT, VECTOR, ans=VECTOR), ["np.sum(g * y)"]),
        (text(operator.mul, "x * y", VECTOR, FLOAT, ans=VECTOR), ["g * y"]),
        (text(operator.matmul, "x @ y", MATRIX, MATRIX), ["g @ y.T"]),
        (text(operator.matmul, "x @ y", MATRIX, VECTOR, wanted=(1,)), ["x.T @ g"]),
        (text(operator.matmul, "x @ y", MATRIX, VECTOR), ["np.outer(g, y)"]),
        (text(operator.truediv, "x / y", FLOAT, FLOAT, wanted=(1,)), ["-(g * x / (y * y))"]),
        (text(np.sum, "np.sum(x)"), ["rt.expand(g, x)"]),
        (text(np.sum, "np.sum(x, axis=0)"), ["rt.expand(g, x, axis=0)"]),
        (text(np.mean, "np.mean(x)", FLOAT, ans=FLOAT), ["g / np.size(x)"]),
        (text(math.sin, "math.sin(x)"), ["g * math.cos(x)"]),
        (text(np.sin, "np.sin(x)", FLOAT, ans=FLOAT), ["g * np.cos(x)"]),
        (text(np.transpose, "np.transpose(x)"), ["np.transpose(g)"]),
        (text(np.tanh, "np.tanh(x)"), ["g * (1 - out * out)"]),
    ],
    ids=str,
)
def test_text(got, want):
    assert got == want


def test_scalar_powers_at_zero():
    with np.errstate(all="raise"):
        site = Site(name("z"), quote("x ** y"), (name("x"), name("y")), {}, FLOAT, (FLOAT, FLOAT))
        for x, y, by_x, by_y in (
            (0.0, 2.0, 0.0, 0.0),
            (0.0, 1.0, 1.0, 0.0),
            (3.0, 0.0, 0.0, np.log(3.0)),
        ):
            found = find(operator.pow).reverse(site, name("g"), [0, 1])
            values = {"x": x, "y": y, "z": x**y, "g": 1.0, "rt": rt, "np": np}
            assert [run(e, values) for e in found.values()] == pytest.approx([by_x, by_y])


def test_ties_go_halves():
    x = np.array([1.0, 2.0])
    assert rt.above(x, np.array([1.0, 5.0])).tolist() == [0.5, 0.0]
    assert rt.shares(np.array([1.0, 3.0, 3.0]), 3.0).tolist() == [0.0, 0.5, 0.5]


def test_names_step_aside():
    site = Site(name("y"), quote("np.sin(x)"), (name("x"),), bind=lambda id, value: f"{id}_1")
    assert to_source(find(np.sin).reverse(site, name("np"), [0])[0]) == "np * np_1.cos(x)"
