"""Containers' own functions and methods, through everything that `check` asks, twice over."""

import copy
import inspect
import operator
from collections import OrderedDict, defaultdict, namedtuple
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from check import call_by_call, check, forward, gradients, point_of, reverse, second
from program import Program

from wengert import NoRule, Unsupported, grad, jvp, vjp
from wengert import runtime as rt
from wengert.transform import pipeline
from wengert.transform.pipeline import Request
from wengert.transform.rules import RULES, Rule, structures
from wengert.transform.types import UNKNOWN, type_of

vector = np.array([0.3, -0.8, 1.2])
weights = {"a": 0.7, "b": 0.3, "c": 1.2}
Point = namedtuple("Point", "x y")


def over_items(d):
    total = 1.0
    for key, value in d.items():
        total = total * value**2 + len(key)
    return total


def over_numbered_items(d):
    total = 0.0
    for key, value in d.items():
        total = total + key * value**3
    return total


def over_values(d):
    total = 1.0
    for value in d.values():
        total = total * value**2 + value
    return total


def over_keys(d):
    total = 1.0
    for key in d:
        total = total * d[key] ** 2 + d[key]
    for key in d.keys():
        total = total * d[key]
    return total


def over_iterators(xs, ys):
    total = 1.0
    rows = zip(xs, ys)
    for x, y in rows:
        total = total * x + y * y
    pairs = enumerate(xs)
    for i, x in pairs:
        total = total + i * x**3
    for x in iter(xs):
        total = total * x
    return total


def unpacks_views(d):
    a, b, c = d.values()
    (_, first), *others = d.items()
    return a * b**2 * c**3 * first + others[1][1] ** 2


def unpacks_keys(d, x):
    a, b, _ = d
    return d[a] * d[b] ** 2 * x**3


def stars(xs, d, a):
    first, *middle, last = [*xs, *d.values(), *a, *"no", *range(2)][:8]
    row = (*middle, first * last, *d)
    return row[0] ** 2 * row[1] ** 3 + row[-4] * row[5] * middle[-1]


def makes_lists(xs, pair, a):
    ys, zs, ws = list(xs), tuple(pair), tuple(a)
    back = list(reversed(ys))
    return ys[0] * zs[1] ** 2 * ws[2] ** 3 * back[0] * tuple(reversed(zs))[1]


def lists_views(d, xs):
    rows, values = list(d.items()), tuple(d.values())
    numbered, zipped = list(enumerate(xs)), list(zip(xs, values, d, range(9)))
    total = rows[1][1] * values[2] ** 2 * numbered[1][1] ** 3
    return total * zipped[1][0] * zipped[1][1] ** 2 + zipped[1][3] * zipped[0][0]


def sorts(xs, d):
    ys, downwards = sorted(xs), sorted(d.values(), reverse=True)
    by = sorted(xs, key=lambda x: (x - 0.55) ** 2)
    pairs = sorted(zip(xs, d.values()))
    return ys[0] * downwards[0] ** 2 * by[0] ** 3 * by[1] * pairs[1][1] + pairs[2][0] ** 2


def adds(xs, pair, d):
    total = sum(xs) * sum(pair, xs[0] ** 2) * sum(d.values())
    return total * max(d.values()) ** 2 * min(pair) ** 2


def makes_dicts(xs, x):
    new = dict(zip("abca", [*xs, x]))
    keyed = dict([("a", x * x), ("b", xs[0]), ("a", xs[1])])
    same = dict(new)
    more = dict(new, b=x, d=x**2)
    total = new["a"] * new["b"] ** 2 * keyed["a"] ** 3 * keyed["b"]
    return total * same["c"] * more["b"] * more["d"] ** 2


def makes_by_comprehension(xs):
    new = {i % 2: x * x for i, x in enumerate(xs)}
    return new[0] ** 2 * new[1] ** 3


def merges(d, e, x):
    both = {**d, "a": x, **e}
    either = d | e
    return both["a"] * both["b"] ** 2 * both["z"] ** 3 * either["b"] * either["a"] * either["z"]


def looks_up(d, x, key):
    y, z = d.get(key, x**2), d.get("b", x)
    w = d.get("no", x) if d.get("no") is None else x
    return y**2 * z**3 * w


def copies(d, xs):
    e, ys = d.copy(), xs.copy()
    zs, deep = copy.copy(xs), copy.deepcopy({"in": xs})
    return e["a"] * ys[0] ** 2 * zs[1] ** 3 * deep["in"][2] * ys.index(xs[1])


def replaces(p, x):
    q = p._replace(y=x * p.x)
    r = Point(x, x**2)._replace(x=q.y)
    return q.x * q.y**2 * r.x**3 * r.y


def concatenates(xs, pair, x):
    ys = [*xs, x] + xs + [x**2]  # noqa: RUF005
    zs = pair + (x,)  # noqa: RUF005
    twice = 2 * [*xs, x] + [x, x**2] * 3
    total = ys[0] * ys[4] ** 2 * ys[-1] ** 3 * zs[0] * zs[2] ** 2 * zs[1]
    return total * twice[0] * twice[4] ** 2 * twice[-1] * twice[-4] + len([] * 3)


def same(xs):
    return [*xs]


def concatenates_unknown(f, xs, x):
    ys = f(xs) + [x]  # noqa: RUF005
    zs = [x**2] + f(xs)  # noqa: RUF005
    return ys[0] * ys[-1] ** 2 * zs[0] * zs[1] ** 3


def of_lists(xs, x):
    rows = [xs, [x, x * xs[1]]]
    flat = [*rows[0], *rows[1]]
    pairs = list(zip(*rows))
    return flat[0] * flat[3] ** 2 * pairs[1][1] ** 3 * pairs[0][0]


def fields(p, name):
    d = {"k": getattr(p, "x"), "text".upper(): p.y}
    return d["k"] ** 2 * d["TEXT"] ** 3 * len(name.split())


@dataclass
class Quantity:
    """Operators that a derivative must not apply to adjoints and tangents."""

    value: float
    scale: float

    def __add__(self, other):
        return Quantity(self.value + other.value**2, self.scale)

    def __mul__(self, factor):
        return Quantity(self.value * factor**2, self.scale)

    def __rmul__(self, factor):
        return Quantity(self.value, self.scale * factor)

    def __neg__(self):
        return Quantity(self.value**2, 0.0)

    def __getitem__(self, i):
        return self.value**i

    def __iter__(self):
        return iter([self.value**2])


def uses_operators(p, q, x):
    total = (p + q * x).value * (x * p).scale
    return total * p[3] + (-q).value * (p * 2.0).value


class Shape:
    def __init__(self, width, height):
        self.width, self.height = width, height

    @property
    def area(self):
        return self.width * self.height**2


def of_properties(shapes):
    total = 1.0
    for shape in shapes:
        total = total * shape.area + shape.width**2
    return total


def calls_functions(fs, x):
    total = x
    for f in fs:
        total = f(total, x) * x
    return total


def calls_methods(xs, x):
    rows = [xs.copy(), [x]]
    total = x
    for row in rows:
        total = total + row.copy()[0] ** 3 * total
    return total


def calls_closures(x, y):
    fs = [lambda t: t * x**2, lambda t, k=3: t**k * y]
    total = x
    for f in fs:
        total = f(total) * y
    return total


def nested_gradient(x, y):
    def cost(t):
        return (t - y * y) ** 2 * t

    return grad(cost)(x) * x


def nested_gradient_passed(x, y):
    def steepness(f, t):
        return grad(f)(t) * t

    return steepness(lambda t: t**3 * y, x) * y


def computes_with_adjoints(x, p, xs):
    bars = rt.Captured({"a": x * x, "b": [x]})
    a, b = rt.captured(bars, "a", x), rt.captured(bars, "b", [x])
    (c,) = rt.as_adjoint(rt.copy(b), [0.5])
    (d,) = rt.own_adjoint([c * x], [0.5])
    return a * d * rt.attribute_dot(p, Point(x, a), "y") + rt.captured(bars, "c", xs)[0]


def powers(x):
    """x**7, by way of lists and dicts."""
    low, *rest = sorted([*[x, x**2] * 2, *range(2, 4)])[:4]
    (a, b), *_ = zip(rest, [low, x])
    d = dict(zip("ab", [rest[1], b]))
    (_, c), *_ = d.items()
    return d["a"] * d.get("b") * a * [*d.values(), rest[2]][2] * c


def product_of_powers(x):
    """x**7, by way of a tuple."""
    low, (high, _) = x, (x**2, x)
    return low * high**3


cube_slope = grad(lambda t: t**3)


def nested_global_gradient(x):
    return cube_slope(x) * x


def changes_views(a):
    flat = a.reshape(-1)
    flat[0] = a[1, 0] * a[1, 1]
    return np.sum(a * flat[0])


def changes_complex(z):
    z[0] = z[1] * z[1]
    return np.sum(np.real(z * z))


def changes_lists(rows):
    rows[0] = rows[1] * 2.0
    return np.sum(rows[0] * rows[1])


PROGRAMS = [
    Program(changes_views, (np.array([[0.7, 0.3], [1.1, 0.4]]),)),
    Program(changes_complex, (np.array([0.7 + 0.2j, 0.3 - 0.5j]),)),
    Program(changes_lists, ([vector, vector * 0.5],)),
    Program(over_items, (weights,), order=2),
    Program(over_numbered_items, ({1: 0.7, 3: 0.3},), order=2),
    Program(over_values, (weights,), order=2),
    Program(over_keys, (weights,), order=2),
    Program(over_iterators, ([0.7, 0.3], (1.2, 0.4)), order=2),
    Program(over_iterators, (vector, [0.4, 0.7, 0.9, 0.2]), order=2),
    Program(unpacks_views, (weights,), order=2),
    Program(unpacks_keys, (weights, 0.7), order=2),
    Program(stars, ([0.7, 0.3], weights, vector), order=2),
    Program(makes_lists, ([0.7, 0.3], (1.2, 0.4), vector), order=2),
    Program(lists_views, (weights, [0.7, 0.3]), order=2),
    Program(lists_views, (weights, vector), order=2),
    Program(sorts, ([0.7, 0.3, 1.2], weights), order=2),
    Program(adds, ([0.7, 0.3], (1.2, 0.4), weights), order=2),
    Program(makes_dicts, ([0.7, 0.3, 1.1], 0.6), order=2),
    Program(makes_by_comprehension, ([0.7, 0.3, 1.1],)),
    Program(merges, (weights, {"b": 0.8, "z": 0.9}, 0.6), order=2),
    Program(looks_up, (weights, 0.6, "a"), order=2),
    Program(looks_up, (weights, 0.6, "other"), order=2),
    Program(copies, (weights, [0.4, 0.7, 0.3]), order=2),
    Program(replaces, (Point(0.7, 0.3), 0.6), order=2),
    Program(concatenates, ([0.7, 0.3], (1.2, 0.4), 0.6), order=2),
    Program(of_properties, ([Shape(0.7, 0.3), Shape(1.2, 0.4)],)),
    Program(calls_methods, ([0.7, 0.3], 0.6), order=2),
    Program(computes_with_adjoints, (0.7, Point(0.3, 0.2), [0.5]), wrt=(0,), order=2),
    Program(fields, (Point(0.7, 0.3), "a name"), order=2),
]
CALLS = [
    Program(of_lists, ([0.7, 0.3], 0.6), order=2),
    Program(concatenates_unknown, (same, [0.7, 0.3], 0.6), wrt=(1, 2), order=2),
    Program(calls_functions, ([np.hypot, operator.mul, max], 0.7), wrt=(1,), order=2),
    Program(calls_closures, (0.7, 0.3), order=2),
    Program(nested_gradient, (0.7, 0.4), order=2),
    Program(nested_gradient_passed, (0.7, 0.4), order=2),
    Program(nested_global_gradient, (0.7,), order=2),
]


@pytest.mark.parametrize("program", PROGRAMS + CALLS, ids=str)
def test_program(program):
    check(program)


@pytest.mark.parametrize("program", PROGRAMS, ids=str)
def test_tangents_again(program):
    """The emitted function that computes tangents, in both modes."""
    tangents = emitted(program, "forward")
    point = point_of(program)
    check(Program(tangents, (*point.args, *point.only(point.dots)), tolerance=1e-5))


@pytest.mark.parametrize("program", CALLS, ids=str)
def test_tangents_of_calls_known_at_run_time_are_refused_again(program):
    tangents = emitted(program, "forward")
    point = point_of(program)
    with pytest.raises(NoRule, match="pushforward"):
        vjp(tangents, *point.args, *point.only(point.dots))


def emitted(program, mode):
    function = program.function
    names = list(inspect.signature(function).parameters)
    types = tuple(map(type_of, program.args))
    wrt = tuple(names[i] for i in program.positions())
    return pipeline.build(Request(function, mode, wrt, types)).entry


# Of what is refused without types
SHARING = {
    "bound_part", "bound_part_back", "complex_buffer", "deepcopy", "make_dict_back", "view_of",
}  # fmt: skip


def again(function):
    """Both derivatives of an emitted function; none where it can't be told what shares memory."""
    names = tuple(inspect.signature(function).parameters)
    types = (UNKNOWN,) * len(names)
    try:
        pipeline.build(Request(function, "forward", names, types))
        return pipeline.build(Request(function, "split", names, types)).entry
    except Unsupported as error:
        assert "may share memory" in str(error)
        return ()


def is_here(rule):
    """Whether a rule is one of rules/structures.py."""
    while rule is not None and not rule.flat:
        if Path(rule.kind.main.function.__code__.co_filename) == Path(structures.__file__):
            return True
        rule = rule.otherwise
    return False


def test_every_rule_is_tried(monkeypatch):
    """Each rule is used by some derivative of the programs, or of these, in both modes."""
    used = {"forward": set(), "reverse": set()}
    for mode, functions in used.items():
        original = getattr(Rule, mode)

        def noted(self, site, *rest, original=original, functions=functions):
            functions.add(self.function)
            return original(self, site, *rest)

        monkeypatch.setattr(Rule, mode, noted)
    for program in PROGRAMS:
        again(emitted(program, "forward"))
    for program in PROGRAMS + CALLS:
        for function in emitted(program, "split"):
            again(function)
    for function in again(emitted(Program(powers, (0.7,)), "reverse")):
        again(function)
    missing = {f for f, rule in RULES.items() if is_here(rule)}
    missing -= used["forward"] & used["reverse"]
    assert {f.__name__ for f in missing} == SHARING


def test_third_derivative():
    assert powers(0.7) == pytest.approx(0.7**7)
    for x in (0.7, 0.4):
        assert grad(grad(powers))(x) == pytest.approx(42 * x**5)
        assert grad(grad(grad(product_of_powers)))(x) == pytest.approx(210 * x**4)


def joins_unknown(fs, xs, x):
    return (fs[0](xs) + fs[0]([x]))[0]


def repeats_unknown(fs, xs):
    return (fs[0](xs) * 2)[0]


def repeats_by_length(fs, xs):
    return (fs[0](xs) * len(xs))[0]


@pytest.mark.parametrize("f", [joins_unknown, repeats_unknown, repeats_by_length])
def test_lists_of_unknown_type_are_right_or_refused(f):
    args = ([same], [0.7, 0.3], 0.6)[: f.__code__.co_argcount]
    with pytest.raises(TypeError, match=r"list|sequence"):
        grad(f, 1)(*args)
    if f is not repeats_unknown:
        assert jvp(f, args, (None, [1.0, 0.0], None)[: len(args)]) == (0.7, 1.0)


def sorts_iterator(xs):
    it = iter(xs)
    return sorted(it)[0]


@pytest.mark.parametrize(
    ("f", "args", "error", "words"),
    [
        (lambda xs: next(iter(xs)), ([0.7],), NoRule, "next"),
        (sorts_iterator, ([0.7, 0.3],), TypeError, "iterator"),
        (lambda q: [1.0, *q][0], (Quantity(0.7, 0.3),), TypeError, "iterating over a Quantity"),
        (lambda q: q[1:], (Quantity(0.7, 0.3),), Unsupported, "an index like this"),
    ],
)
def test_refused(f, args, error, words):
    with pytest.raises(error, match=words):
        grad(f)(*args)


@pytest.mark.parametrize("step", [call_by_call, forward, reverse, gradients, second])
def test_operators_of_a_class(step):
    step(point_of(Program(uses_operators, (Quantity(0.7, 0.3), Quantity(1.1, 0.4), 0.6))))


def unpacks(q):
    (a,) = q
    return a


@pytest.mark.parametrize("derive", [grad(unpacks), lambda q: jvp(unpacks, (q,), (q,))])
def test_unpacking_an_object_is_refused(derive):
    with pytest.raises(TypeError, match="iterating over a Quantity"):
        derive(Quantity(0.7, 0.3))


def test_dict_of_a_class_of_its_own():
    d = defaultdict(float, a=0.5, b=0.2)
    _, pullback = vjp(lambda d: sum(d.values()) * d.get("b"), d)
    (bar,) = pullback(1.0)
    assert bar == pytest.approx({"a": 0.2, "b": 0.9})
    with pytest.raises(NoRule, match="values of a OrderedDict"):
        vjp(lambda d: sum(d.values()), OrderedDict(d))


class Shown(dict):
    """A dict that shows its items as attributes."""

    __getattr__ = dict.__getitem__


def test_items_that_are_shown_as_attributes():
    def f(d):
        return d.a * d["a"] * d.b

    assert grad(f)(Shown(a=2.0, b=3.0)) == {"a": 12.0, "b": 4.0}
    assert jvp(f, (Shown(a=2.0, b=3.0),), (Shown(a=1.0, b=1.0),)) == (12.0, 16.0)
