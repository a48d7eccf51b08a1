"""Dicts that change: stores, update, setdefault, pop, and arrays in them that are written."""

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2])


def store(x, y):
    d = {"a": x * y}
    d["b"] = d["a"] * x
    d["a"] = d["b"] * d["b"]
    return d["a"] + d["b"]


def store_into_argument(params, y):
    params["w"] = params["w"] * y
    params["new"] = params["w"] * params["b"]
    return params["new"] * params["w"]


def augmented(params, y):
    params["w"] += y * params["b"]
    params["b"] *= params["w"]
    return params["w"] * params["b"]


def constant(params):
    params["b"] = 0.0
    return params["w"] ** 2 + params["b"]


def new_keys_in_loop(x, n):
    d = {}
    for i in range(n):
        d[i] = x**i
    return sum(d.values()) * d[n - 1]


def memory(x, n):
    known = {0: x, 1: x * x}
    for i in range(2, n):
        known[i] = known[i - 1] * known[i - 2] + known[0]
    return known[n - 1]


def update(x, y):
    d = {"a": x, "b": y}
    d.update(b=x * y)
    d.update({"c": x, "a": y})
    return d["a"] * d["b"] * d["c"]


def update_in_place(x, y):
    d = {"a": x}
    alias = d
    d |= {"b": y * x}
    return alias["a"] * alias["b"]


def setdefault(x, y):
    d = {"a": x}
    first = d.setdefault("a", y)
    second = d.setdefault("b", y * y)
    return first * second * d["b"]


def groups(x, n):
    d = {}
    for i in range(n):
        d.setdefault(i % 2, []).append(x**i)
    return d[0][1] * d[1][0] + sum(d[0])


def get(params, y):
    params["w"] = params.get("w", 0.0) * y
    return params.get("w") * params.get("missing", y)


def pop(params, y):
    w = params.pop("w")
    b = params.pop("missing", y)
    return w * b * len(params) * params["b"]


def delete(params):
    w = params["w"]
    del params["w"]
    return w * params["b"] * len(params)


def stores_while_reading(params, y):
    for key in params:
        params[key] = params[key] * y
    for key, value in params.items():
        params[key] = value**2
    return sum(params.values())


def reads_items(params, y):
    total = 0.0
    for key, value in params.items():
        if key != "b":
            total = total + value * y
    params["b"] = total
    return params["b"] * params["w"]


def descent(params, rate, n):
    for _ in range(n):
        slopes = {key: 2.0 * value for key, value in params.items()}
        for key in params:
            params[key] -= rate * slopes[key]
    return params["w"] ** 2 * params["b"]


def arrays_written(params, y):
    params["w"][0] = y
    params["w"] *= params["b"]
    params["b"] = params["w"][1] * y
    return np.sum(params["w"]) * params["b"]


def alias(x, y):
    d = {"a": x}
    e = d
    f = dict(d)
    e["a"] = y * y
    f["b"] = d["a"]
    return d["a"] * f["a"] * f["b"]


def counts_as_keys(x, n):
    d = {}
    for i in range(n):
        d[i % 3, "k"] = d.get((i % 3, "k"), 1.0) * x + i
    return d[0, "k"] * d[1, "k"]


def counters(x, word):
    count = {}
    for letter in word:
        count[letter] = count.get(letter, 0) + 1
    return x ** count["a"]


def membership(params, y):
    for key in ("w", "c"):
        if key in params:
            params[key] *= y
        else:
            params[key] = y
    return params["w"] * params["c"]


def returned(x, y):
    d = {"a": x}
    d["b"] = x * y
    d["a"] *= d["b"]
    return d


def cleared(params, y):
    w = params["w"]
    params.clear()
    params["w"] = w * y
    return params["w"] ** 2


def sum_by_kind(xs, kinds):
    totals = {}
    for x, kind in zip(xs, kinds):
        if kind not in totals:
            totals[kind] = 0.0
        totals[kind] += x * x
    return totals["a"] * totals["b"]


params = {"w": 0.7, "b": 0.3}


arrays = {"w": vector, "b": vector[::-1].copy()}


PROGRAMS = [
    Program(store, (0.7, 0.3), order=2),
    Program(store_into_argument, (params, 0.6)),
    Program(augmented, (params, 0.6), order=2),
    Program(constant, (params,), order=2),
    Program(new_keys_in_loop, (0.7, 4)),
    Program(memory, (0.7, 5), order=2),
    Program(update, (0.7, 0.3), order=2),
    Program(update_in_place, (0.7, 0.3), order=2),
    Program(setdefault, (0.7, 0.3), order=2),
    Program(groups, (0.7, 5)),
    Program(get, (params, 0.6)),
    Program(pop, (params, 0.6), order=2),
    Program(delete, (params,), order=2),
    Program(stores_while_reading, (params, 0.6)),
    Program(reads_items, (params, 0.6)),
    Program(descent, (params, 0.1, 3)),
    Program(arrays_written, (arrays, 0.6)),
    Program(alias, (0.7, 0.3)),
    Program(counts_as_keys, (0.7, 5)),
    Program(counters, (0.7, "banana"), order=2),
    Program(membership, (params, 0.6)),
    Program(returned, (0.7, 0.3)),
    Program(cleared, (params, 0.6)),
    Program(sum_by_kind, ([0.7, 0.3, 1.1], "aba"), order=2),
]
