"""Inferred types hold for the values that the code meets when it runs."""

import sys
import textwrap
import time
from collections import namedtuple
from dataclasses import dataclass
from types import FunctionType

import gast
import numpy as np
import pytest

from wengert import runtime
from wengert.transform.infer import MISSING, infer, known
from wengert.transform.infer.containers import absorb
from wengert.transform.infer.standins import standins
from wengert.transform.infer.trial import trial
from wengert.transform.trees.names import reads
from wengert.transform.trees.tree import statements
from wengert.transform.types import (
    INT,
    NOTHING,
    NUMERIC,
    UNKNOWN,
    Array,
    Dict,
    Function,
    Instance,
    Known,
    List,
    Number,
    Text,
    Tuple,
    TupleOf,
    covers,
    type_of,
    without_shapes,
)

F, NF = Number("f", True), Number("f")
Pair = namedtuple("Pair", "a b")


@dataclass
class Body:
    mass: float
    place: object
    label: str = "none"

    def weight(self):
        return self.mass * 9.81


def helper(x, y=1.0):
    return x * y


SCALE = 2.5
WEIGHTS = np.ones((2, 3))
COUNT = 3


class Globals:
    """This module's names, as a namespace."""

    def __init__(self, names=None):
        self.names = {**globals(), **(names or {})}

    def lookup(self, name):
        builtins = self.names["__builtins__"]
        builtins = builtins if isinstance(builtins, dict) else vars(builtins)
        if name == "rt":
            raise KeyError(name)
        return self.names[name] if name in self.names else builtins[name]

    def spelled(self, name):
        return name

    def place(self, name):
        return self.names


def parse(text):
    return gast.parse(textwrap.dedent(text)).body[0]


def returned(function, args, keywords):
    """What a user's function returns, by running it on nothing: only `helper` is called here."""
    return covers_product(args, keywords)


def covers_product(args, keywords):
    text = "def helper(x, y):\n    out = x * y\n    return out"
    types = {"x": args[0], "y": F, **dict(zip("xy", args)), **keywords}
    return infer(parse(text), types, Globals(), returned).returns


def is_of(t, value):
    """Whether a value is of a type."""
    match t:
        case Known():
            return t == Known(value) or t.value is value
        case Tuple(items):
            same = type(value) is tuple and len(value) == len(items)
            return same and all(map(is_of, items, value))
        case List(item) | TupleOf(item):
            same = type(value) is (list if isinstance(t, List) else tuple)
            return same and all(is_of(item, v) for v in value)
        case Dict(items):
            same = type(value) is dict and list(value) == [k for k, _ in items]
            return same and all(is_of(v, value[k]) for k, v in items)
        case Array(ndim, "complex128" | "complex64"):  # as of np.roots
            return covers(NUMERIC if ndim is None else Array(ndim), type_of(value))
        case Array(None, dtype) if isinstance(value, np.generic):
            return dtype in (None, str(value.dtype))
        case Function():
            return callable(value)
    return covers(without_shapes(t), type_of(value))


def watch(text, args, check):
    """Run a function; `check(line, names)` before each of its lines and when it returns."""
    space = {**globals(), "rt": runtime}
    exec(compile(textwrap.dedent(text).lstrip(), "<watched>", "exec"), space)
    function = space["f"]

    def trace(frame, event, arg):
        if frame.f_code is not function.__code__:
            return None
        if event in ("line", "return"):
            check(frame.f_lineno, dict(frame.f_locals))
        return trace

    sys.settrace(trace)
    try:
        return function(*args)
    finally:
        sys.settrace(None)


def try_out(text, *args):
    """Infer types from `args`, run, and hold each name's values against its type."""
    tree = parse(textwrap.dedent(text).lstrip())
    names = [p.id for p in tree.args.args]
    found = infer(tree, dict(zip(names, map(type_of, args))), Globals(), returned)
    by_line = {s.lineno: s for s in statements(tree.body)}

    def check(line, values):
        for id, value in values.items():
            assert is_of(found.types[id], value), (id, found.types[id], value)
        check_shapes(found.types, values, reads(by_line[line]) if line in by_line else ())

    result = watch(text, args, check)
    assert is_of(found.returns, result), (found.returns, result)
    return found


def check_shapes(types, values, names):
    """Arrays that a statement reads, and that have one shape by their types, do have it."""
    shapes = {}
    for id in sorted(set(names) & values.keys()):
        token = getattr(types.get(id), "shape", None)
        if token is not None:
            assert shapes.setdefault(token, np.shape(values[id])) == np.shape(values[id]), id


SHAPES = [(), (1,), (3,), (0,), (1, 1), (2, 3), (3, 1), (0, 2), (2, 2, 2)]
DTYPES = ["float64", "float32", "int64", "int32", "uint8", "bool", "complex128", "float16"]
SCALARS = [
    1.5,
    2,
    True,
    1j,
    np.float64(2),
    np.float32(2),
    np.int64(3),
    np.int8(3),
    np.bool_(1),
    np.float16(2),
]


def values():
    return SCALARS + [np.ones(s, d) for s in SHAPES for d in DTYPES[:3]] + [
        np.ones(s, d) for s in [(), (2, 3)] for d in DTYPES[3:]
    ]  # fmt: skip


UNARY = """
-x; +x; abs(x); np.sin(x); np.sqrt(x); np.floor(x); np.sum(x); np.mean(x); np.max(x); np.square(x)
x.T; x.shape; x.ndim; x.size; x.real; x.imag; x.sum(); x.copy(); x.reshape(-1); x.ravel(); x.dtype
x.astype(np.float32); x.tolist(); x.mean(); x.squeeze(); x.cumsum(); x.item(); x.sum(axis=0); x[0]
x[...]; x[None]; x[1:]; x[:, 0]; x[0, ...]; x[-1]; x[x > 0]; x[[0]]; np.where(x > 0, x, 0.0)
np.zeros_like(x); np.ones(3); np.outer(x, x); np.dot(x, x); x.dot(x); x @ x; np.unique(x); x[0, 0]
np.squeeze(x); np.atleast_1d(x); np.stack([x, x]); np.concatenate([x, x]); np.linalg.norm(x); x[::2]
np.cov(x); np.linalg.eigvals(x); np.emath.sqrt(x); np.argmax(x); np.cumsum(x); np.diff(x)
float(x); int(x); bool(x); len(x); list(x); tuple(x); sum(x); max(x); min(x); sorted(x); x ** 2
x ** -1; x ** 0.5; 2 ** x; x // 2; x % 2; 1 / x; x > 1; x == x; not x; x is None; x < 2.0
np.array([x, x]); np.array(x); np.asarray(x); np.expand_dims(x, 0); np.trace(x); np.linalg.svd(x)
np.linalg.inv(x); np.linalg.solve(x, x); np.var(x, axis=-1, keepdims=True); np.clip(x, 0, 1)
np.prod(x); np.tile(x, 2); np.repeat(x, 2); np.split(x, 1); np.full(2, x); np.linspace(0, x, 3)
np.transpose(x); np.swapaxes(x, 0, 1); np.einsum("ij->i", x); np.tensordot(x, x, 1); np.cross(x, x)
round(x); divmod(x, 2); pow(x, 2); complex(x); np.float32(x); np.add.reduce(x); np.maximum(x, 0)
np.fft.fft(x); np.nonzero(x); np.where(x); np.reshape(x, (-1, 1)); np.broadcast_to(x, (2, 3))
np.round(x); np.nan_to_num(x); np.kron(x, x); np.pad(x, 1); np.sort(x); np.median(x); x.var(0)
np.shape(x); np.ndim(x); np.size(x); [x, x]; (x, 1); {"a": x}; x.flatten(); x.trace(); x.any()
np.random.rand(2); np.random.RandomState(0).normal(x); np.random.default_rng(0).random(2)
np.random.default_rng(0).normal(size=(2, 1)); np.random.RandomState(0).permutation(3)
np.linalg.det(x); np.diag(x); np.triu(x); np.eye(2) @ x; np.isnan(x); np.flip(x); np.heaviside(x, 1)
""".replace("\n", ";").split(";")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("text", [t.strip() for t in UNARY if t.strip()])
def test_expressions_of_one_value(text):
    code = compile(text, "", "eval")
    tree = parse(f"def f(x):\n    y = {text}\n    return y")
    types_of_y, ran = {}, 0
    for x in values():
        try:
            y = eval(code, {**globals(), "x": x})
        except Exception:
            continue
        ran += 1
        for t in above(x):
            if t not in types_of_y:
                types_of_y[t] = infer(tree, {"x": t}, Globals(), returned).types["y"]
            assert is_of(types_of_y[t], y), (x, t, types_of_y[t], y)
    assert ran


def above(x):
    """The type of `x`, and less precise ones."""
    yield from (type_of(x), UNKNOWN, NUMERIC)
    if isinstance(x, np.ndarray | np.generic):
        yield from (Array(), Array(None, str(x.dtype)))
    if isinstance(x, np.ndarray):
        yield Array(x.ndim)


BINARY = """
x + y; x - y; x * y; x / y; x // y; x % y; x ** y; x @ y; x < y; x == y; np.maximum(x, y); min(x, y)
np.arctan2(x, y); np.dot(x, y); np.matmul(x, y); np.where(x > 0, x, y); max(x, y); np.outer(x, y)
x[y]; np.add(x, y); np.power(x, y); np.broadcast_arrays(x, y); np.linalg.solve(x, y); sum([x, y])
np.hypot(x, y); np.stack([x, y]); np.array([x, y]); [x, y]; np.interp(x, y, y); np.inner(x, y)
np.clip(x, y, 9); pow(x, y); x and y; x if y is None else y; np.full((2, 3), x, type(y))
""".replace("\n", ";").split(";")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("text", [t.strip() for t in BINARY if t.strip()])
def test_expressions_of_two_values(text):
    ran = 0
    code = compile(text, "", "eval")
    tree = parse(f"def f(x, y):\n    z = {text}\n    return z")
    inferred = {}
    for x in values():
        for y in values():
            try:
                z = eval(code, {**globals(), "x": x, "y": y})
            except Exception:
                continue
            ran += 1
            key = type_of(x), type_of(y)
            if key not in inferred:
                inferred[key] = infer(tree, dict(zip("xy", key)), Globals(), returned).types["z"]
            assert is_of(inferred[key], z), (x, y, inferred[key], z)
    assert ran


LOOP = """
def f(x, n):
    s = 0
    w = np.zeros_like(x)
    for i in range(n):
        t = x * i
        u = np.sin(t)
        v = u + t
        w = w + v
        c = i > 1
        if c:
            t_1 = np.ones(i)
            u_1 = t_1 * 2
            s = s + np.sum(u_1 * t_1)
        else:
            s = s + 1
    return s
"""
STALE = """
def f(n):
    for k in range(n):
        c = k == 0
        b = k > 0
        if b:
            z = y
        w = np.ones(k)
        if c:
            y = w * 2
    out = z * 1
    return out
"""
APPEND = """
def f(x):
    xs = []
    ys = xs
    pair = (xs, 1)
    zs = [xs]
    ys.append(x)
    xs.append(1)
    (a, b) = pair
    v = a[0]
    row = zs[0]
    row.append(1j)
    out = zs[0]
    return out
"""
OBJECTS = """
def f(x):
    b = Body(1.0, x)
    p = Pair(x, b)
    c = p.b
    c.label = 3.0
    m = b.label
    q = p[0]
    (r, s) = p
    w = b.weight()
    t = b.place
    return t
"""
DICTS = """
def f(x):
    d = {"a": x, "b": 1.0}
    e = {}
    y = d["a"]
    d["b"] = x
    e["k"] = d
    e["n"] = 1
    g = e["k"]
    h = d["b"]
    k = len(d)
    return h
"""
KEPT = """
def f(x):
    rows = [[x]]
    numbers = []
    kept = []
    returned = []
    for k in range(3):
        row = rows[k]
        item = row[0]
        numbers.append(item)
        kept.append(row)
        returned.append(item)
        inner = kept[0]
        inner.append(item)
        new = [item]
        rows.append(new)
    tape = (numbers, returned)
    out = (tape, kept)
    return out
"""
SEEN = """
def f(x):
    numbers = []
    alias = numbers
    numbers.append(x)
    alias.append("text")
    last = numbers[-1]
    inner = []
    outer = []
    outer.append(inner)
    found = outer[0]
    found.append(x)
    item = inner[0]
    held = []
    tape = (held, x)
    again = tape[0]
    again.append("text")
    part = held[0]
    return last
"""
NESTED = """
def f(x):
    rows = []
    for i in range(3):
        row = []
        for k in range(2):
            row.append(x * k)
        rows.append(row)
    total = 0.0
    for row in rows:
        for item in row:
            total = total + item
    return total
"""
EMPTY = """
def f(x):
    one = []
    other = one
    other.append("text")
    table = []
    again = table
    inner = []
    again.append(inner)
    inner.append("text")
    cell = table[0]
    last = one[0]
    return last
"""
CLOSURE = """
def f(x):
    xs = [1.0]
    def put(v):
        xs.append(v)
    put("text")
    g = lambda z: z * x
    y = g(2.0)
    last = xs[-1]
    return last
"""
CHANGED = """
def f(x):
    a = x[0]
    x += 1
    y = x
    y += 0.5
    x[0] = 3
    b = x * 2
    n = 0
    n += 1.5
    return b
"""
SEQUENCE = """
def f(x):
    s = 0.0
    x_1 = rt.sequence(x)
    m = len(x_1)
    for k in range(m):
        row = x_1[k]
        s = s + row * 2
    t = (row, s, k)
    (a, *rest) = t
    return s
"""
CALLS = """
def f(x):
    y = helper(x, SCALE)
    z = helper(x, y=WEIGHTS)
    w = COUNT * np.pi
    u = np.sum(x, axis=None, keepdims=True)
    v = x.reshape(1, -1)
    n = v.shape
    (a, b) = n
    text = f"{a}"
    both = text + "b"
    m = helper
    k = m(x, 2)
    i = abs
    j = i(a)
    return z
"""
POWER = """
def f(x, n):
    k = 1
    while k < 20:
        k = k * 2
    e = 2 ** n
    p = n ** 2
    q = x
    for i in range(n):
        q = (q, i)
    return e
"""


ARGUMENTS = [np.ones(3), np.ones((2, 1), "float32"), np.ones(0), 1.5, np.ones(())]


@pytest.mark.parametrize("x", ARGUMENTS)
def test_loops_and_shapes(x):
    try_out(LOOP, x, 4)


def test_a_shape_of_an_earlier_turn_is_not_that_of_this_turn():
    found = try_out(STALE, 3)
    assert found.types["w"].ndim == 1


def test_shapes_are_known_where_they_are_one():
    found = try_out(LOOP, np.ones((2, 3)), 4)
    shape = found.types["x"].shape
    assert shape is not None
    assert [found.types[k].shape for k in "tuvw"] == [shape] * 4
    assert found.types["u_1"].shape == found.types["t_1"].shape is not None
    assert found.types["t_1"].shape != shape


@pytest.mark.parametrize("x", [2.0, np.ones(3), None, "t"])
@pytest.mark.parametrize("text", [APPEND, OBJECTS, DICTS])
def test_containers(text, x):
    try_out(text, x)


def test_lists_that_no_other_name_stands_for():
    found = try_out(KEPT, 2.0).types
    assert found["numbers"] == found["returned"] == List(F)
    assert found["kept"] == found["rows"] == List(List(F))


def test_lists_that_others_see():
    assert try_out(SEEN, 2.0).types["last"] is UNKNOWN


def test_lists_of_lists_that_are_filled_in_loops():
    found = try_out(NESTED, 2.0).types
    assert (found["row"], found["rows"]) == (List(F), List(List(F)))


def test_an_empty_list_has_what_went_into_it_by_another_name():
    found = try_out(EMPTY, 2.0).types  # which compares each type with the value
    assert (found["one"], found["last"]) == (List(Text()), Text())


def test_captured_lists_that_are_read_stay():
    code = "def f(x):\n    {}\n    g = lambda i: {}\n    y = g(0)\n    return x"
    kept = infer(parse(code.format("xs = [x]", "xs[i] * len(xs)")), {"x": F}, Globals(), returned)
    assert kept.types["xs"] == List(F)
    inner = parse(code.format("xs = [[x]]", "xs[i].append(None)"))
    assert infer(inner, {"x": F}, Globals(), returned).types["xs"] == List(UNKNOWN)


def test_captured_lists_may_change():
    assert try_out(CLOSURE, 2.0).types["last"] == UNKNOWN


@pytest.mark.parametrize("x", [np.ones(3), np.ones((2, 2), "float32")])
def test_augmented_assignments(x):
    found = try_out(CHANGED, x)
    assert found.types["x"] == Array(x.ndim, str(x.dtype), ("x", "given"))


@pytest.mark.parametrize("x", [np.ones(3), np.ones((2, 3)), [1.0, 2], (1, 2.5), {1.0: 2}])
def test_sequences(x):
    try_out(SEQUENCE, x)


def test_a_sequence_of_something_unknown_may_be_an_array():
    code = parse("def f(x):\n    y = rt.sequence(x)\n    return y")
    for t in (UNKNOWN, Instance(Pair, (("a", F), ("b", F)))):
        found = infer(code, {"x": t}, Globals(), returned)
        assert found.returns == t


@pytest.mark.parametrize("x", [np.ones((2, 3)), np.ones((1, 3), "float32")])
def test_calls_and_globals(x):
    found = try_out(CALLS, x)
    assert found.types["z"].ndim == 2 and found.types["y"].ndim == 2
    assert found.types["n"] == Tuple((INT, INT))
    expected = {a.name: a.expected for a in found.assumptions}
    assert expected == {"helper": Known(helper), "SCALE": F, "COUNT": INT,
                        "WEIGHTS": Array(2, "float64")}  # fmt: skip


@pytest.mark.parametrize("n", [3, -2])
def test_powers_and_growing_tuples(n):
    try_out(POWER, 1.0, n)


def test_a_function_that_stores_says_so():
    code = parse("def f(xs, y):\n    ys = xs\n    ys.append(y)\n    return y")
    found = infer(code, {"xs": List(F), "y": INT}, Globals(), returned)
    assert [*found.stored] == ["xs"]
    assert absorb(List(F), found.stored["xs"]) == List(Number("f", True, True))
    assert absorb(List(NOTHING), found.stored["xs"]).item == Number("f", True, True)


def test_what_is_passed_to_an_unknown_function_may_change():
    code = "def f(g, x):\n    xs = [x]\n    y = {}(xs)\n    z = xs[0]\n    return z"
    types = {"g": Function(), "x": F}
    assert infer(parse(code.format("g")), types, Globals(), returned).returns == UNKNOWN
    assert infer(parse(code.format("helper")), types, Globals(), returned).returns == UNKNOWN
    kept = infer(parse(code.format("helper")), types, Globals(), returned, lambda *call: {})
    assert kept.returns == F
    assert infer(parse(code.format("sum")), types, Globals(), returned).returns == F


def test_known_objects():
    types = {"x": Array(1, "float64"), "b": type_of(Body(1.0, 2.0)), "f": Known(np.sin), "y": NF}

    def object_of(text):
        return known(gast.parse(text, mode="eval").body, types, Globals())

    assert object_of("np.linalg.norm") is np.linalg.norm
    assert object_of("helper") is helper
    assert object_of("abs") is abs
    assert object_of("f") is np.sin
    assert object_of("x.sum") is np.ndarray.sum
    assert object_of("b.weight") is Body.weight and isinstance(Body.weight, FunctionType)
    assert object_of("b.mass") is MISSING
    assert object_of("y") is MISSING
    assert object_of("nothing.here") is MISSING


def test_nothing_is_called_that_has_effects(capsys):
    lines = ["def f(x):", "np.random.seed(0)", "print(x)", "y = np.save(x, x)", "return y"]
    code = parse("\n    ".join(lines))
    before = np.random.get_state()[1].copy()
    assert infer(code, {"x": Array(1, "float64")}, Globals(), returned).returns == UNKNOWN
    assert (np.random.get_state()[1] == before).all()
    assert capsys.readouterr().out == ""


def test_time_is_linear():
    lines = ["    for i in range(9):"]
    lines += [f"        a{k} = a{k + 1} * 2.0 + np.sin(x)" for k in range(2000)]
    code = parse("def f(x, a2000):\n" + "\n".join(lines) + "\n    return a0")
    begin = time.process_time()
    found = infer(code, {"x": F, "a2000": F}, Globals(), returned)
    assert time.process_time() - begin < 20
    assert found.returns == Number("f", double=True)


def test_texts_and_tuples():
    code = parse("def f(t):\n    a = t[0]\n    b = t[1:]\n    c = a + 'x'\n    return b")
    found = infer(code, {"t": Tuple((Text(), F, INT))}, Globals(), returned)
    assert (found.types["a"], found.types["c"]) == (Text(), Text())
    assert found.returns == Tuple((F, INT))


def test_objects_of_classes():
    code = parse("def f(x):\n    b = Body(x, place={'k': x})\n    p = Pair(1, b=x)\n    return p")
    found = infer(code, {"x": F}, Globals(), returned)
    place = Dict((("k", F),))
    assert found.types["b"] == Instance(Body, (("mass", F), ("place", place), ("label", Text())))
    assert found.types["p"] == Instance(Pair, (("a", Known(1)), ("b", F)))


def test_what_is_tried_writes_into_no_stand_in():
    vector = Array(1, "float64")
    assert trial(np.exp, (vector,), (("out", vector),)) == vector
    assert trial(np.exp, (vector,), (("out", Tuple((vector,))),)) == vector
    assert [v.tolist() for v in standins(vector)] == [[1.0, 1.0]]


def test_an_array_of_items_has_the_type_of_the_items():
    vector = {"x": Array(1, "float64"), "y": Array(1, "float32")}
    tree = parse("def f(x, y):\n    z = np.array([x[0], 1.5])\n    w = np.array([y[0], 1.5])")
    types = infer(tree, vector, Globals(), returned).types
    assert without_shapes(types["z"]) == Array(1, "float64")
    assert without_shapes(types["w"]) == Array(1)
