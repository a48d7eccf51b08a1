# ruff: noqa
"""Programs with iteration, comprehensions and assignments; docstrings hold their inputs."""

import itertools

import numpy as np


def rows(A):
    """(np.arange(6.0).reshape(2, 3),) (np.zeros((0, 2)),)"""
    s = 0
    for row in A:
        s = s + row.sum()
    return s


def rebound_iterable(A):
    """(np.arange(6.0).reshape(2, 3),) ([[1], [2]],)"""
    for row in A:
        A = A[0]
        log(row)
    return A


def iterable_once(n):
    """(3,) (0,)"""
    for x in log(list(range(n))):
        log(x)


def over_constant_tuple(a, b):
    """(1, 2)"""
    s = []
    for x in (a, b, a * b):
        s += [x]
    return s


def over_string(s):
    """('abc',) ('',)"""
    r = ""
    for c in s:
        r = c + r
    return r


def over_set(x):
    """(1,)"""
    s = 0
    for y in {5}:
        s += y * x
    return s


def over_dict(d):
    """({'a': 1, 'b': 2},) ({},)"""
    for k in d:
        log(k)
    for k, v in d.items():
        log((k, v))
    for v in d.values():
        log(v)
    return [k for k in d.keys()]


def over_iterator(xs):
    """([1, 2],)"""
    s = 0
    for x in iter(xs):
        s += x
    for a, b in itertools.product(xs, [3, 4]):
        s += a * b
    return s


def not_iterable(x):
    """(1,) (np.float64(3),) (np.array(2.0),)"""
    for y in x:
        log(y)


def enumerated(xs):
    """([3, 4],) ([],)"""
    for i, x in enumerate(xs):
        log((i, x))
    for i, x in enumerate(xs, 5):
        log((i, x))
    for i, x in enumerate(xs, start=log(-1)):
        i += 1
        log((i, x))
    for p in enumerate(xs):
        log(p)


def enumerate_after(xs):
    """([3, 4],) ([],)"""
    i = -1
    for i, x in enumerate(xs):
        pass
    return i


def enumerate_same(xs):
    """([3, 4],)"""
    for x, x in enumerate(xs):
        log(x)


def zipped(xs, ys):
    """([3, 4], [5, 6, 7]) ((), [1]) (np.ones(2), 'ab')"""
    for x, y in zip(xs, ys):
        log((x, y))
    for x, (y, z), (i, w) in zip(xs, zip(xs, ys), enumerate(ys)):
        log((x, y, z, i, w))
    for p in zip(xs):
        log(p)


def zip_strict(xs, ys):
    """([3, 4], [5, 6]) ([], [])"""
    for x, y in zip(xs, ys, strict=True):
        log((x, y))


def zip_strict_fails(xs, ys):
    """([3, 4], [5, 6, 7])"""
    s = 0
    for x, y in zip(xs, ys, strict=True):
        s += x
    return s


def zip_star(pairs):
    """([(1, 2), (3, 4)],)"""
    for column in zip(*pairs):
        log(column)


def backwards(xs, n):
    """([3, 4, 5], 3) ([], 0)"""
    for x in reversed(xs):
        log(x)
    for i in reversed(range(n)):
        log(i)
    for i in reversed(range(1, n)):
        log(i)
    for i in reversed(range(n, -n, -2)):
        log(i)
    for i, (x, y) in enumerate(zip(reversed(xs), xs)):
        log((i, x, y))


def ranges(n):
    """(7,) (0,)"""
    for i in range(2, n):
        log(i)
    for i in range(n, 0, -3):
        log(i)
    for i in range(*[1, n]):
        log(i)
    for i in range(log(n) * 1 - 1):
        log(i)
    return list(range(n))


def range_of_float(x):
    """(1.5,)"""
    for i in range(x):
        pass


def unpacking_target(pairs):
    """([(1, (2, 3)), (4, (5, 6))],)"""
    s = 0
    for a, (b, c) in pairs:
        s += a * b * c
    for a, *rest in pairs:
        log(rest)
    return s, a, b


def shadowed_range(range, n):
    """(list, (1, 2))"""
    s = 0
    while s < 3:
        s += len(range(n))
    return s


def mapped_loop(xs):
    """([1, 2],)"""
    w = 1
    for y in map(lambda x: x * w, xs):
        log(y)
        w = 10
    for y in (x * w for x in xs if x > 1):
        log(y)
        w = 100
    for y in map(log, xs, xs):
        log(y)
    return w


def list_comprehension(xs, w):
    """([1, 2, 3], 2) ([], 1)"""
    return (
        [x * w for x in xs],
        [x for x in xs if x > 1 if x < 3],
        [[y, x] for x in xs for y in range(x)],
    )


def comprehension_of_itself(xs):
    """([1, 2, 3],)"""
    xs = [x / sum(xs) for x in xs]
    x = [x + 1 for x in xs]
    return x, xs


def comprehension_nested(A):
    """([[1, 2], [3]],) ([],)"""
    return [[a * 2 for a in row if a != 2] for row in A], [
        a for a in [b + 1 for b in A[0]]
    ] if A else 0


def comprehension_shadows(x, xs):
    """(10, [1, 2])"""
    y = [x for x in xs]
    z = [[x for x in range(x)] for x in xs]
    return x, y, z


def comprehension_conditional(xs, c):
    """([1, -2], True) ([1, -2], False) ([1, -2], None)"""
    return (
        [log(x) if x > 0 else 0 for x in xs] if c else c is None and [log(9) for _ in xs]
    ) or "none"


def comprehension_and(xs):
    """([1, -2],)"""
    return [x > 0 and log(x) or 5 for x in xs]


def comprehension_order(xs):
    """([1, 2],)"""
    return log("first") + str([log(x) for x in log(xs)]) + log("last")


def comprehension_unpacks(d):
    """({'a': 1},) ({},)"""
    return [k + str(v) for k, v in d.items()], [i * x for i, x in enumerate([5, 6])]


def dict_comprehension(xs):
    """([1, 2, 1],) ([],)"""
    return {log(x): log(x * x) for x in xs if x}


def set_comprehension_flat(xs, y):
    """([1, 2], 1) ([], 3)"""
    return y in {x * 2 for x in xs}


def sum_generator(xs):
    """([1, 2.5],) ([],) (np.ones((2, 2)),)"""
    return sum(x * x for x in xs), sum((x for x in xs), 10), sum((x for x in xs if 1), start=0.5)


def sum_nested(A):
    """([[1, 2], [3]],)"""
    s = sum(sum(a * b for b in A[0]) for row in A for a in row)
    s = sum(s * x for x in [1, 2])
    return s


def sum_in_test(xs):
    """([1, 2],) ([],)"""
    if sum(x for x in xs) > 2:
        return sum(map(lambda x: -x, xs))
    return sum([x for x in xs])


def consumed(xs):
    """([1, 2],) ([3, -1, 2],)"""
    return (
        max(x * x for x in xs),
        min((-x for x in xs), default=0),
        tuple(x for x in xs),
        list(x for x in xs),
        sorted((x for x in xs), reverse=True),
        dict((x, -x) for x in xs),
        "-".join(str(x) for x in xs),
        list(map(abs, xs)),
        tuple(map(max, xs, [0, 0, 0])),
        np.fromiter((x for x in xs), float).sum(),
    )


def array_of_list(xs):
    """([1, 2],)"""
    return np.array([x * 2.0 for x in xs]) + np.asarray([[x] for x in xs])


def empty_max(xs):
    """([],)"""
    return max(x for x in xs)


def swap(a, b, c):
    """(1, 2, 3)"""
    a, b = b, a
    a, b, c = b, c, a
    return a, b, c


def swap_twice(a, b):
    """(1, 2)"""
    a, b, a = b, a, a + b
    return a, b


def fibonacci(n):
    """(10,) (0,)"""
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def chained(x):
    """(2,)"""
    a = b = c = log(x) * 2
    d = e = x
    x = f = x
    (p, q) = r = [x, 5]
    return a, b, c, d, e, x, f, p, q, r


def chained_same(x):
    """(2,)"""
    a = b = [x]
    a += [1]
    return a, b, a is b


def unpack(p):
    """((1, (2, 3)),) ([4, [5, 6]],)"""
    a, (b, c) = p
    [d, e] = a, b
    (f,) = [c]
    return a, b, c, d, e, f


def unpack_wrong(p):
    """((1,),) ((1, 2, 3),) (5,)"""
    a, b = p
    return a


def starred(xs):
    """([1, 2, 3],) ((1, 2),) ('abcd',) ([1],) ([],)"""
    a, *b = xs
    *c, d = xs
    e, *f, g = [0, *xs, 9]
    h, *i = 1, 2, 3
    (*j,) = xs
    return a, b, c, d, e, f, g, h, i, j


def starred_nested(xs):
    """([1, (2, 3, 4), 5],)"""
    a, (b, *c), d = xs
    (e, f), *g = [(1, 2), 3]
    return a, b, c, d, e, f, g


def unpack_generator(xs):
    """([1, 2],) ([1],)"""
    a, b = (x * 2 for x in xs)
    return a, b


def augmented(x, y):
    """(7, 3) (2.5, 2) (np.ones(2), 2.0)"""
    x += y * 2
    x -= 1
    x *= x
    x /= y + 1
    x **= 2
    x //= 1
    x %= 5
    return x


def augmented_alias(x):
    """(np.ones(2),) ([1],) (3,)"""
    y = x
    x += x * 1
    return y, x


def augmented_old(x):
    """(np.ones(2),) (1.0,)"""
    y = x + 0
    y += 1
    z = y
    y = y * 2
    return z, y


def versions(x, n):
    """(2, 3)"""
    t = x + 1
    s = t
    t = n * 2
    s = s + t
    if s > 3:
        t = 1
        s += t
    else:
        t = 2
    t = t + s
    for i in range(n):
        t = i
        s = s + t
    return s, t


def versions_parameter(x):
    """(2,)"""
    x = 3
    y = x
    x = y + 1
    return x


def maybe_unbound_version(x):
    """(2,) (-2,)"""
    if x > 0:
        y = 1
        log(y)
    else:
        log("no")
    y = 2
    z = y
    if x < 0:
        w = 3
    for i in range(1):
        log(w)
    return z


def tuple_apart(x, y):
    """(1, 2)"""
    p = (x, y)
    u, v = p
    x = 5
    a, b = p
    return u + v, p[0] + a, b


def tuple_swapped(x, y):
    """(1, 2)"""
    p = (x, y)
    y, x = p
    p = (x, y)
    x, y = p
    return x, y


def tuple_in_loop(x, n):
    """(1, 3)"""
    p = (x, n)
    for i in range(n):
        a, b = p
        x = a + b
        p = (x, i)
    return p


def empty_containers(x):
    """(1,)"""
    return [], (), {}, [x], (x,), {"a": x, x: [x, (x,)]}, list(), dict(a=x)


def star_only(xs):
    """([1, 2],)"""
    return [*xs], (*xs,), {**{"a": 1}}, [*xs, *xs, 3]
