"""Lists and dicts that hold what is changed in them: moved, put in, taken out, and put again."""

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2])


def rows_swapped(x, y):
    """An elimination whose pivots are rows that change places."""
    a = [[x, y, 1.0], [2.0 * y, x * y, 2.0], [1.5, y, x]]
    for k in range(2):
        p = k
        for i in range(k, 3):
            if abs(a[i][k]) > abs(a[p][k]):
                p = i
        a[k], a[p] = a[p], a[k]
        for i in range(k + 1, 3):
            m = a[i][k] / a[k][k]
            for j in range(k, 3):
                a[i][j] -= m * a[k][j]
    return a[0][0] * a[1][1] * a[2][2]


def dict_of_lists(x, y):
    d = {}
    for i in range(4):
        k = "ab"[i % 2]
        if k not in d:
            d[k] = []
        d[k].append(x**i * y)
    return d["a"][1] * d["b"][0] + sum(d["b"])


def order_of_values(d, y):
    """A key that is taken out and put in again is the last one; before, it was the first."""
    first, second, third = d.values()
    weighed = 3.0 * first + 5.0 * second * third
    d["a"] = d.pop("a") * y
    del d["b"]
    last = list(d.values())
    return weighed * last[0] + 11.0 * last[1]


def inserts_far_out(xs, y):
    xs.insert(-100, y)
    xs.insert(100, y * y)
    xs.insert(-2, xs[0] * xs[-1])
    third, second = xs.pop(-3), xs.pop(1)
    return third * second + xs[0] * xs[-1] * xs[1]


def array_moved(xs, y):
    a = xs.pop(0)
    a[0] = y * a[1]
    xs.append(a)
    xs[0][1] = a[0] * xs[0][0]
    return np.sum(xs[0] * xs[1])


def array_replaced(xs, y):
    xs[0] = xs[1] * y
    xs[1] = np.sin(xs[0])
    xs[1][0] = y
    return np.sum(xs[0] * xs[1])


def replaced_before_read(x, v):
    xs = [v * x, v]
    xs.append(v * v)
    xs[0] = v + x
    xs[-1] = xs[0] * xs[1]
    return np.sum(xs[0] * xs[2])


def rows_of_argument(m, y):
    for row in m:
        row[0] = row[0] * y + row[1]
        row.append(row[0] * row[1])
    m[0][2] += m[1][2]
    return m[0][2] * m[1][0]


def lists_in_tuples(x, y):
    items = [(x, [y]), (y, [x])]
    for k in range(2):
        items[k][1][0] = items[k][1][0] * items[k][0]
    return items[0][1][0] * items[1][1][0]


def first_in_first_out(x, n):
    queue, total = [x], 0.0
    while queue and n > 0:
        first = queue.pop(0)
        n -= 1
        queue.append(first * x)
        queue.append(first + x)
        total = total * 0.5 + first * first
    return total


def insertion_sort(x, n):
    xs = []
    for i in range(n):
        v = np.sin(3.0 * x * (i + 1))
        k = 0
        while k < len(xs) and xs[k] < v:
            k += 1
        xs.insert(k, v)
    return sum(v * j for j, v in enumerate(xs))


def momentum(ws, rate):
    speeds = [np.zeros_like(w) for w in ws]
    for _ in range(3):
        for k in range(len(ws)):
            speeds[k] *= 0.9
            speeds[k] += ws[k] ** 2 * rate
            ws[k] -= 0.1 * speeds[k]
    return np.sum(ws[0] * ws[1])


def last_item(x, y):
    d = {"a": x, "b": y}
    d["c"] = x * y
    key, value = d.popitem()
    d[key + "x"] = value * value
    return sum(d.values()) * d["cx"]


def merged(x, y):
    d = dict(a=x)
    d.update(b=y, c=x * y)
    d |= {"a": y * y}
    e = d | {"b": x}
    d["b"] = 1.0
    return e["b"] * d["a"] * e["a"] * d["b"] * d["c"]


params = {"a": 0.7, "b": 0.3, "c": 0.2}
vectors = [vector, vector[::-1].copy()]

PROGRAMS = [
    Program(rows_swapped, (0.7, 0.4)),
    Program(dict_of_lists, (0.7, 0.4)),
    Program(order_of_values, (params, 0.4)),
    Program(inserts_far_out, ([0.7, 0.3, 1.1], 0.4), order=2),
    Program(array_moved, (vectors, 0.4)),
    Program(array_replaced, (vectors, 0.4)),
    Program(replaced_before_read, (0.7, vector)),
    Program(rows_of_argument, ([[0.1, 0.2], [0.3, 0.4]], 0.5)),
    Program(lists_in_tuples, (0.6, 0.2)),
    Program(first_in_first_out, (0.7, 4), order=2),
    Program(insertion_sort, (0.6, 5), order=2),
    Program(momentum, (vectors, 0.3), order=2),
    Program(last_item, (0.6, 0.2)),
    Program(merged, (0.6, 0.2)),
]
