"""Dicts with defaults, queues and ordered dicts that stay in the function."""

from collections import OrderedDict, defaultdict, deque

import numpy as np
from program import Program

vector = np.array([0.7, 0.2, 0.4, 0.5])
other = np.array([0.3, -0.6, 1.2, 0.1])


def default_list(x):
    d = defaultdict(list)
    for i, v in enumerate(x):
        d[i % 2].append(v * v)
    return sum(sum(vs) ** 2 for vs in d.values())


def default_float(x):
    d = defaultdict(float)
    for i, v in enumerate(x):
        d[i % 2] += v * v
    return d[0] * d[1]


def default_float_str(x):
    d = defaultdict(float)
    for name, v in zip("abab", x):
        d[name] += v * v
    return sum(v**2 for v in d.values()) + d["a"]


def default_lambda(x):
    d = defaultdict(lambda: np.zeros(2))
    for i, v in enumerate(x):
        d[i % 2] += v * np.ones(2)
        d[i % 2][0] *= v
    return np.sum(d[0] * d[1])


def default_lambda_float(x):
    d = defaultdict(lambda: 1.0)
    for i, v in enumerate(x):
        d[i % 2] *= v
    return d[0] + d[1] ** 2


def default_int(x):
    d = defaultdict(int)
    for i, v in enumerate(x):
        d[i % 2] += v
    return d[0] * d[1]


def queue_of_two(x):
    q = deque(maxlen=2)
    t = 0.0
    for v in x:
        q.append(v * v)
        t += sum(q) * q[0]
    return t


def queue_pop(x):
    q = deque([x[0], x[1]])
    t = 0.0
    for v in x[2:]:
        q.append(v * t + v)
        t += q.popleft() ** 2
    q.appendleft(t)
    return t + q[-1] * q[0] * len(q)


def queue_window(x):
    window = deque(maxlen=3)
    out = []
    for v in x:
        window.append(v)
        out.append(sum(window) / len(window))
    return np.sum(np.array(out) ** 2)


def queue_bfs(x):
    q = deque([(0, x[0])])
    t = 0.0
    while q:
        d, v = q.popleft()
        t += v * v
        if d < 2:
            q.append((d + 1, v * x[1]))
            q.append((d + 1, v * x[2]))
    return t


def moved_to_end(x):
    d = OrderedDict()
    d["a"] = x[0]
    d["b"] = x[1] * d["a"]
    d.move_to_end("a")
    return sum(v**2 for v in d.values())


def lists_by_setdefault(x):
    d = {}
    for i, v in enumerate(x):
        d.setdefault(i % 2, []).append(v)
    return sum(sum(v) ** 2 for v in d.values())


PROGRAMS = [
    Program(default_list, (vector,)),
    Program(default_float, (vector,)),
    Program(default_float_str, (vector,)),
    Program(default_lambda, (vector,)),
    Program(default_lambda_float, (vector,)),
    Program(default_int, (vector,)),
    Program(queue_of_two, (vector,)),
    Program(queue_pop, (vector,)),
    Program(queue_window, (vector,)),
    Program(queue_bfs, (vector,)),
    Program(moved_to_end, (vector,)),
    Program(lists_by_setdefault, (vector,)),
]
