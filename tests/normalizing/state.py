# ruff: noqa
"""Programs that change what they have; docstrings hold their inputs."""

from types import SimpleNamespace as Box

import numpy as np


def item_stores(a, v):
    """(np.zeros(4), 2.0) ([1, 2, 3, 4], 5)"""
    a[1] = v
    a[-1] = v * v + 1
    a[0] += a[1] * v
    a[2] -= v
    return a


def slices(a):
    """(np.arange(12.0).reshape(3, 4),)"""
    a[1:, ::2] = 5.0
    a[:, 1] *= 2
    a[a > 7] -= 100
    a[[0, 1], [2, 3]] = a[0, :2]
    a[..., None][0] = -1
    return a


def value_then_place(a):
    """(['x', 'y', 'z'],)"""
    log(a)[log(1)] = log("new")
    return a


def place_then_value(a):
    """([1, 2, 3],)"""
    log(a)[log(1)] += log(10)
    return a


def nested_place(a):
    """([[1, 2], [3, 4]],)"""
    log(a)[log(1)][log(0)] = log(9)
    log(a)[log(0)][log(1)] *= log(7)
    return a


def swap_item_and_index(a, i):
    """([5, 6, 7], 1) (np.arange(3.0), 2)"""
    a[i], i = i, a[i]
    return a, i


def swap_items(a, i, j):
    """([5, 6, 7], 0, 2) (np.arange(3.0), 0, 1)"""
    a[i], a[j] = a[j], a[i]
    return a


def index_bound_first(p):
    """((1, 10),)"""
    a, b = [0, 0, 0], 2
    b, a[b] = p
    return a, b


def index_bound_later(p):
    """((10, 1),)"""
    a, b = [0, 0, 0], 2
    a[b], b = p
    return a, b


def stores_and_names(p):
    """((1, (2, 3), 4),)"""
    a, k = [0, 0, 0], 0
    a[k], (k, a[k]), a[1] = p
    return a, k


def starred_store(p):
    """([1, 2, 3, 4],)"""
    a = [0, 0]
    a[0], *a[1], b = p
    [first, *a] = p
    return a, b, first


def starred_values(x, y):
    """(1, 2)"""
    a = [0, 0]
    *a[0], a[1] = x, y, *[x, y]
    return a


def chained_stores(v):
    """(3,)"""
    a, b = [0, 0], [0, 0]
    a[0] = b[1] = x = v * 2
    a[1] = a[0] = log(v)
    return a, b, x


def chained_binds_index(v):
    """(1,)"""
    a, i = [0, 0, 0], 0
    a[i] = i = a[i + 1] = v + 1
    j = a[j] = v
    return a, i, j


def read_before_call(a):
    """([1, 2],)"""

    def bump(b):
        b[0] = b[0] + 10
        return b[0]

    x = a[0] + bump(a)
    y = bump(a) + a[0]
    z = [a[0], bump(a), a[0]]
    return x, y, z, a[0] > bump(a), bump(a) > a[0]


def read_before_augmented(a):
    """([1, 2],)"""

    def bump(b):
        b[0] = b[0] + 10
        return b[0]

    a[0] += bump(a)
    a[a[1] - 2] *= bump(a)
    return a


def index_moves(k):
    """([0],)"""
    a = [1, 2, 3]

    def move():
        k[0] = k[0] + 1
        return k[0]

    a[k[0]] = move()
    a[k[0]] += move()
    return a, k


def walrus_in_index(v):
    """(7,)"""
    a, i = [0, 0, 0, 0], 0
    a[(i := i + 1)] = v
    a[(i := i + 1)] = i
    a[i] = (i := 3)
    a[(i := 0)] += i + 1
    return a, i


def walrus_in_container(v):
    """(7,)"""
    a, b = [0, 0], [1, 1]
    (a := b)[0] = a
    a[1] = v
    return a[1], b[1], a is b


def conditional_index(c):
    """(0,) (1,)"""
    a, b = [0, 0], [1, 1]
    (a if c else b)[0 if c else 1] = log(c)
    (a or b)[1] += log(5) if c else log(6)
    return a, b


def comprehension_in_store(n):
    """(3,)"""
    a = [0] * n
    a[sum(k for k in range(n)) - n] = [k * k for k in range(n)]
    a[1:] = [k for k in range(n) if k]
    return a


def deleted_slices(n):
    """(3,)"""
    a = list(range(n))
    a[1:2] = [log(7), log(8)]
    a[:0] = a
    return a


def loop_over_store(n):
    """(3,)"""
    a = [0, 0]
    for a[0] in range(n):
        log(a)
    for a[1], x in [(1, 2), (3, 4)]:
        log(a)
    return a, x


def attributes(v):
    """(2,) (2.5,)"""
    o = Box(x=1, y=Box(z=[1, 2]))
    o.x = v
    o.x += v
    o.y.z[0] = o.x
    o.y.z[1] -= o.x
    o.w = o.y.u = v
    o.x, o.w = o.w, o.x
    log(o).x *= log(3)
    return o


def attribute_of_array(v):
    """(2.0,)"""
    o = Box(a=np.zeros(3))
    same = o.a
    o.a += v
    o.a[1:] += v
    return o.a, same


def setattr_by_name(v):
    """(2,)"""
    o = Box(x=1)
    setattr(o, "x", v)
    setattr(log(o), "y", log(o.x + v))
    return o


def in_place_on_names(x, y):
    """([1], [2]) (np.ones(2), np.ones(2)) (1, 2)"""
    z = x
    x += y
    z += y
    return x, y, z


def in_place_alias(a):
    """(np.ones((2, 3)),)"""
    b, c = a[0], a.T
    b += 1
    c *= 2
    c[1] -= b[0]
    return a, b, c


def rows_are_views(A):
    """(np.arange(6.0).reshape(3, 2),) ([[1.0, 2.0], [3.0, 4.0]],)"""
    for k, row in enumerate(A):
        row[0] = row[1] * k
        A[-1][1] += row[0]
    return A


def elements_are_live(a):
    """([1, 2, 3, 4],) (np.arange(4.0),)"""
    s = 0
    for k, x in enumerate(a):
        if k + 1 < len(a):
            a[k + 1] = a[k + 1] + x
        s = s * 10 + x
    return s


def zipped_live(a):
    """([1, 2, 3],)"""
    for x, y in zip(a, a):
        a[1] = a[1] + x
        a[2] = log(x + y)
    return a


def reversed_live(a):
    """([1, 2, 3],)"""
    for x in reversed(a):
        a[0] = a[0] + log(x)
    return a


def grows_while_iterated(x):
    """(1,)"""
    a = [x]
    for v in a:
        if len(a) < 5:
            a.append(v * 2)
            if v > 3:
                a.append(log(v))
    return a


def grows_by_alias(x):
    """(1,)"""
    a = [x, x]
    b = a
    for i, v in enumerate(a):
        if i > 5:
            break
        b.append(log(v + i))
    return a


def shrinks_while_iterated(a):
    """([1, 2, 3, 4, 5],)"""
    for v in a:
        log(v)
        a.pop()
    return a


def removes_while_iterated(a):
    """([1, 2, 2, 3, 4],)"""
    for v in a:
        if v % 2 == 0:
            a.remove(v)
    return a


def zipped_grows(a, b):
    """([1, 2], [3, 4, 5, 6])"""
    for x, y in zip(a, b):
        if len(a) < 4:
            a.append(x + y)
    return a


def dict_changes_while_read(d):
    """({'a': 1, 'b': 2, 'c': 3},)"""
    for k, v in d.items():
        d["c"] = d["c"] + log(v)
    for v in d.values():
        d["c"] = d["c"] * 10
        log(v)
    for k in d:
        d[k] = d[k] + 1
    return d


def rebound_while_iterated(a):
    """([1, 2, 3],)"""
    for v in a:
        a = a + [log(v)]
    return a


def methods(a):
    """([3, 1, 2],)"""
    a.append(log(a.pop()) + a.pop(0))
    a.insert(0, a[-1])
    a.extend(a)
    a.sort()
    a.reverse()
    a.remove(a[0])
    b = a.copy()
    b.clear()
    a += b + [a.pop()]
    return a, b, a.index(a[-1])


def pops_in_test(a):
    """([0, 1, 2, 3],) ([],)"""
    n = 0
    while a and a.pop() > n:
        n = n + 1
    if len(a) > 1 and (a.pop() or a.pop()):
        n = -n
    x = 1 if a and not a.pop() else 2
    return a, n, x


def changes_in_tests(a):
    """([3],)"""

    def step(b):
        b[0] = b[0] - 1
        return b[0]

    n = 0
    while step(a) > 0 > -step(a) and a[0] < 9:
        n += 1
    if a[0] == step(a):
        n = -1
    if step(a) < a[0] + 1 < step(a) + 2:
        n = n - 10
    assert step(a) < 0, step(a)
    flag = not step(a)
    both = step(a) < step(a), step(a) == a[0], a[0] == step(a)
    return a, n, flag, both


def dicts(d):
    """({'a': 1},) ({},)"""
    d["b"] = log(2)
    d["a"] = d.get("a", 5) + 1
    d["b"] += d.setdefault("c", 7)
    d.update(z=1)
    d.update({"y": d.pop("b")})
    x = d.pop("none", None)
    return d, x


def arrays(a):
    """(np.array([3.0, 1.0, 2.0]),)"""
    a.sort()
    b = np.zeros(3)
    b.fill(a[0])
    np.copyto(b[1:], a[1:])
    c = np.add(a, b, out=a)
    np.multiply(a, 2.0, out=b)
    np.add.at(b, [0, 0, 1], a)
    y = np.sum(np.exp(a, out=a)) + a[0]
    d = np.zeros((3, 3))
    np.fill_diagonal(d, b)
    return a, b, c, y, d


def flat_reads_move(a):
    """([1, 5],)"""
    before = a[0] < a[1]
    text = f"{a[0]}"
    a[0] = 9
    after = a[0] < a[1]
    return before, text, after


def nested_functions(a):
    """([1, 2],)"""

    def put(i, v):
        a[i] = v

    put(0, log(5))
    g = lambda v: a.append(v)
    g(7)
    log(g(8))
    return a


def in_branches(a, c):
    """([1, 2], 0) ([1, 2], 1)"""
    b = a
    if c:
        b = [0, 0]
        b[0] = c
    else:
        b[1] = 7
    b[0] += 1
    return a, b


def versions_are_kept(x):
    """(1,)"""
    a = [x]
    a[0] = 2
    b = a
    a = [5]
    a[0] += b[0]
    b[0] = a[0] + 1
    return a, b


def tuples_hold(x):
    """([1],)"""
    p = (x, x)
    u, v = p
    u[0] = 5
    x = [2]
    p[1][0] += 1
    return p, x, v


def in_place_in_loop(a, n):
    """(np.ones(3), 3)"""
    b = a
    for i in range(n):
        a += i
        a = a * 2
        a -= b
    return a, b


def matrix_in_place(a, m):
    """(np.ones(2), np.eye(2) * 3)"""
    b = a
    a @= m
    a **= 2
    a //= 2
    return a, b
