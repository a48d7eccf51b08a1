# ruff: noqa
"""Programs of expressions; each docstring holds the inputs that they are run on."""

import functools
import math

import numpy as np


def arithmetic(x, y):
    """(1.5, 2.0) (3, 2) (-1.0, 0.5)"""
    return (x + y) * (x - y) / (x * x + 1) - x // y + x % y


def powers(x, y):
    """(1.5, 2.0) (3, 2)"""
    return -(x**2) + (-x) ** 2 + x**-y + (-2.0) ** 3 + 2 ** -(1**2)


def unary(x):
    """(3,) (0,)"""
    return -x, +x, ~x, not x, --x, -(-1), -True, -0.0


def bits(x, y):
    """(6, 3)"""
    return x & y | x ^ y << 2 >> 1


def matrix(A, x):
    """(np.arange(6.0).reshape(2, 3), np.ones(3))"""
    y = A @ x
    return (y * y).sum() + (A.T @ y).mean(axis=0)


def comparisons(x, y):
    """(1, 2) (2, 1) (1, 1)"""
    return x < y, x < y <= 2 != x, x is y, x in (1, y), not x == y


def comparison_stops(x):
    """(1,) (5,)"""
    return log(0) < log(x) < log(3) < log(9)


def comparison_walrus(x):
    """(1,) (5,)"""
    a = b = None
    y = 0 < (a := log(x)) < (b := log(3)) < log(9)
    return y, a, b


def and_values(x, y, z):
    """(1, 2, 3) (0, 2, 3) (1, 0, 3) (1, 2, 0)"""
    return log(x) and log(y) and log(z)


def or_values(x, y, z):
    """(1, 2, 3) (0, 2, 3) (0, 0, 3) (0, 0, 0)"""
    return log(x) or log(y) or log(z)


def mixed_boolean(x, y, z):
    """(1, 2, 3) (0, 2, 3) (1, 0, 3) (0, 0, 3)"""
    a = x and y or z
    b = x and (y or z)
    x = y or x + 1
    return a, b, x


def boolean_own(x, y):
    """(1, 0) (0, 0) (0, 5)"""
    x = y or x + 1
    y = x and y + x
    return x, y


def boolean_walrus(x, y):
    """(1, 0) (0, 0) (0, 5)"""
    r = 0
    z = x or (r := y + 1) and r * 2
    return z, r


def boolean_tests(x, y):
    """(1, 0) (0, 0) (0, 5)"""
    if x and log(y):
        return "both"
    if x or log(y):
        return "one"
    return "none"


def boolean_array(x, y):
    """(np.ones(2), 1) (np.ones(1), 3)"""
    return x or y


def ternary(x, c):
    """(2, True) (2, False)"""
    return log(x) if c else log(-x)


def ternary_nested(x):
    """(0,) (1,) (2,)"""
    return (
        1 + (log("a") * 2 if x == 0 else log("b") if x == 1 else log("c") + "d" * 1 if x else 0) * 1
        if x
        else x
    )


def ternary_in_call(x, c):
    """(2, True) (2, False)"""
    return max(log(x), log(5) if c else log(-5), log(3))


def ternary_test_effects(x):
    """(2,) (0,)"""
    y = log("yes") if log(x) else log("no")
    return y


def ternary_of_itself(x):
    """(2,) (-2,)"""
    x = x if x > 0 else -x
    return x


def ternary_in_test(x, c):
    """(2, True) (0, True) (2, False)"""
    if x if c else not x:
        return 1
    while x > (1 if c else 5):
        x -= 1
    return x


def walrus(x):
    """(2,)"""
    y = (a := x + 1) * (b := a * 2) + a
    return y, a, b


def walrus_rebinds(x):
    """(2,)"""
    y = x + (x := x * 10) + x
    z = [x, (x := 1), x, f"{x}"]
    return y, z, x


def walrus_if(x):
    """(2,) (20,)"""
    if (n := x * 2) > 10 and (m := n + 1) > 3:
        return n, m
    return n


def walrus_call(x):
    """(2,)"""
    return log(x, (y := x + 1)) and log(y)


def walrus_subscript(xs, i):
    """([1, 2, 3], 0)"""
    return xs[i], xs[(i := i + 1)], xs[i] + (i := 2)


def walrus_in_comprehension(xs):
    """([1, 2, 3],) ([],)"""
    last = None
    ys = [last for x in xs if (last := x * 2) > 2]
    return ys, last


def walrus_assert_raise(x):
    """(2,) (0,)"""
    assert (y := x + 1) > 1
    if y > 2:
        raise ValueError((z := y))
    return y


def evaluation_order(x):
    """(2,)"""
    return log(1) + log(2) * log(3) - log(x)[0] if x == 0 else log([4])[log(0)] + log(5)


def order_of_call(x):
    """(2,)"""
    return log(log)(log(1), *log([2, 3]), log(4), key=log(5), **log({"b": 6}))


def order_of_displays(x):
    """(2,)"""
    return (
        {log("k"): log(1), **log({"j": 2}), log("l"): log(3)},
        [log(4), *log([5]), log(6)],
        (log(7), *log((8,))),
    )


def order_of_attributes(x):
    """(np.arange(6.0).reshape(2, 3),)"""
    return log(x).T.dot(log(x)).sum() + log(x).shape[log(1)]


def before_conditional(x, c):
    """(2, True) (2, False)"""
    return log(x) + log(2) * (log(3) if c else log(4)) + log(5)


def subscripts(A):
    """(np.arange(24.0).reshape(2, 3, 4),)"""
    return A[0], A[-1, 1:], A[..., None], A[:, ::2, -1], A[1][2][3], A[A > 5], A[[0, 1], [1, 1]]


def computed_subscripts(A, i):
    """(np.arange(12.0).reshape(3, 4), 1)"""
    return (
        A[i + 1],
        A[log(i)],
        A[log(0), i : i + 2],
        A[len(A) - 1, A.shape[0] - 2],
        A[int(i * 1.0) :],
    )


def subscript_of_dict(d, k):
    """({'a': 1, 'b': [2, 3]}, 'b')"""
    return d["a"], d[k][1], d[k][-1:]


def index_with_star(A, idx):
    """(np.arange(12.0).reshape(3, 4), (1, 2))"""
    return A[(0, *idx[1:])]


def attributes(x):
    """(np.ones((2, 3)),)"""
    return x.shape, x.T.T.size, x.T.shape[0], (x + 1).ndim


def modules(x):
    """(1.0,)"""
    return math.pi * x + np.linalg.norm([x, np.pi]) + math.sin(np.e)


def methods(x):
    """(np.ones((2, 3)),)"""
    return x.sum(axis=0).max(), x.T.reshape(-1).sum(), "{} {}".format(x.size, 1), "a".upper()


def strings(x):
    """(3,)"""
    return f"{x + 1:>{x + 4}} {log(x)!r}" + "b" * x


def lambdas(x):
    """(3,)"""
    f = lambda y, z=2: y * x + z
    return f(1), (lambda: x)(), list(map(lambda y: y + x, [1, 2]))


def captured_late(x):
    """(3,)"""
    f = lambda: x
    x = x + 1
    y = f()
    x = x * 2
    return y, f()


def captured_in_loop(n):
    """(3,)"""
    fs = [lambda: i for i in range(n)]
    return [f() for f in fs]


def captured_target(x):
    """(3,)"""
    y = 1
    f = lambda: y
    y = x and f() + 1
    y = [f() for _ in range(2)]
    x, y = y, f()
    return x, y


def inner_function(x):
    """(3,)"""

    def g(y, z=x):
        if y > 0:
            return y + z
        return x

    x = 100
    return g(1), g(-1), g(2, z=5)


def recursive_inner(n):
    """(5,)"""

    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)

    return fact(n)


def decorated_inner(x):
    """(3,)"""

    def twice(f):
        return lambda *a: f(f(*a))

    @twice
    @functools.lru_cache(maxsize=log(4))
    def g(y):
        return y * x

    return g(2)


def higher_order(f, x):
    """(abs, -3) (math.sqrt, 4.0)"""
    fs = {"f": f, "g": [f, lambda y: y + 1]}
    return fs["f"](x), fs["g"][1](x), (f or log)(x), functools.reduce(lambda a, b: a * b, [1, 2, x])


def star_arguments(*args, scale=2, **options):
    """(1, 2) (3,)"""
    return log(*args, *[scale, scale + 1], **options), max(scale, *args)


def keyword_only(x, /, y, *, z=3):
    """(1, 2)"""
    return log(x + y, end=z * 2)


def names_in_the_way(rt, np_, k, out, test, item):
    """([1, 2], [3, 4], 5, 6, 7, 8)"""
    s = 0
    for x in rt:
        s += x * k if x > out else x * test
    return s, [y * item for y in np_]


def flat_inside(xs):
    """([1, 2],) ([],)"""
    return (
        len([x for x in xs]) > 1,
        any(x > 1 for x in xs),
        not [x for x in xs],
        f"{[x for x in xs]}",
    )


def any_all(xs):
    """([1, -2],) ([1],) ([],)"""
    return any(log(x) < 0 for x in xs) + all(log(x) > 0 for x in xs)


def sets(x):
    """(1,)"""
    return x in {1, 2}, {3, 4}, x in {y for y in (1, 2)}


def expression_statements(x, xs):
    """(1, [1, 2])"""
    x + 1
    log(x) < 3
    "a string"
    ...
    log(x * 2)
    [log(x) for x in xs]
    log(x) if x else log(0)
    return x


def imports(x):
    """(4.0,)"""
    import math as m
    from math import floor, sqrt as root
    import os.path

    return m.cos(x) + root(x) + floor(x), os.path.join("a", "b"), m.pi


def shadowed_sum(sum, xs):
    """(list, [1, 2])"""
    return sum([x * 2 for x in xs])


def constants(x):
    """(1,)"""
    return None, True, ..., "s", b"b", 1j, -1j, 1e300 * 10, x


def type_errors(x):
    """('a',) (None,)"""
    return x + 1


def annotated(x: float, y: "int" = 2) -> float:
    """(1.5,) (2, 3)"""
    z: float = x * y
    w: int
    return z


def reads_global(x):
    """(2,)"""
    global GLOBAL
    return GLOBAL * x


GLOBAL = 21
