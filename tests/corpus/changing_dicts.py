"""Dicts that change: stores, update, setdefault, pop, and arrays in them that are written."""

from program import Program


def store(x, y):
    d = {"a": x * y}
    d["b"] = d["a"] * x
    d["a"] = d["b"] * d["b"]
    return d["a"] + d["b"]


def augmented(params, y):
    params["w"] += y * params["b"]
    params["b"] *= params["w"]
    return params["w"] * params["b"]


def memory(x, n):
    known = {0: x, 1: x * x}
    for i in range(2, n):
        known[i] = known[i - 1] * known[i - 2] + known[0]
    return known[n - 1]


def setdefault(x, y):
    d = {"a": x}
    first = d.setdefault("a", y)
    second = d.setdefault("b", y * y)
    return first * second * d["b"]


def get(params, y):
    params["w"] = params.get("w", 0.0) * y
    return params.get("w") * params.get("missing", y)


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


def returned(x, y):
    d = {"a": x}
    d["b"] = x * y
    d["a"] *= d["b"]
    return d


def sum_by_kind(xs, kinds):
    totals = {}
    for x, kind in zip(xs, kinds):
        if kind not in totals:
            totals[kind] = 0.0
        totals[kind] += x * x
    return totals["a"] * totals["b"]


params = {"w": 0.7, "b": 0.3}


PROGRAMS = [
    Program(store, (0.7, 0.3), order=2),
    Program(augmented, (params, 0.6)),
    Program(memory, (0.7, 5)),
    Program(setdefault, (0.7, 0.3)),
    Program(get, (params, 0.6)),
    Program(counts_as_keys, (0.7, 5)),
    Program(counters, (0.7, "banana")),
    Program(returned, (0.7, 0.3)),
    Program(sum_by_kind, ([0.7, 0.3, 1.1], "aba")),
]
