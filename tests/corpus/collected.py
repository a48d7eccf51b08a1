"""Dicts with defaults, queues, heaps; copies of lists and dicts that are then changed."""

import bisect
import copy
import heapq
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


def queue_of_a_length(x, n):
    q = deque(maxlen=n - 1)
    n = 3
    for v in x:
        q.append(v * v)
    return q[0] * len(q) * n


def queue_without_length(x):
    q = deque(x, maxlen=None)
    q.append(2.0)
    return sum(v * v for v in q) * q.popleft()


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


def queue_by_priority(x):
    h = []
    for i, v in enumerate(x):
        heapq.heappush(h, (v, i))
    t = 0.0
    while h:
        v, i = heapq.heappop(h)
        t = t * v + v * v * (i + 1)
    return t


def merged_by_heap(x):
    h = list(x)
    heapq.heapify(h)
    t = 0.0
    while len(h) > 1:
        a = heapq.heappop(h)
        b = heapq.heappop(h)
        t += a * b
        heapq.heappush(h, a + b)
    return t + heapq.heappushpop(h, x[1])


def inserted_in_order(x):
    xs = []
    for v in x:
        bisect.insort(xs, v)
    return sum((i + 1) * v * v for i, v in enumerate(xs))


def deep_copy_of_list(x):
    a = [x * 1.0, x * 2]
    b = copy.deepcopy(a)
    b[0][0] = b[1][1] ** 2
    b[1] *= 2
    return np.sum(a[0] * b[0] * b[1])


def deep_copy_of_array(x):
    b = copy.deepcopy(x)
    b[0] *= b[1]
    return np.sum(b * x)


def deep_copy_of_dict(x):
    a = {"u": x * 1.0, "v": 0.5}
    b = copy.deepcopy(a)
    b["u"][0] = 3.0
    b["v"] *= 2
    return np.sum(a["u"] * b["u"]) * b["v"]


def shallow_copies(x):
    a = [x[0], x[1]]
    b = copy.copy(a)
    b[0] = b[1] ** 2
    d = copy.copy({"w": x})
    d["w"] = d["w"] * 2
    return a[0] * b[0] + np.sum(d["w"] * x)


def deep_copy_of_parameters(p):
    q = copy.deepcopy(p)
    q["w"] -= 0.1 * p["w"] ** 2
    q["b"][0][1] = q["w"][0]
    return np.sum(q["w"] * q["b"][0] * p["b"][0])


PROGRAMS = [
    Program(default_list, (vector,)),
    Program(default_float, (vector,)),
    Program(default_float_str, (vector,)),
    Program(default_lambda, (vector,)),
    Program(default_lambda_float, (vector,)),
    Program(default_int, (vector,)),
    Program(queue_of_two, (vector,)),
    Program(queue_of_a_length, (vector, 3)),
    Program(queue_without_length, (vector,)),
    Program(queue_pop, (vector,)),
    Program(queue_window, (vector,)),
    Program(queue_bfs, (vector,)),
    Program(moved_to_end, (vector,)),
    Program(lists_by_setdefault, (vector,)),
    Program(queue_by_priority, (vector,)),
    Program(merged_by_heap, (vector,)),
    Program(inserted_in_order, (vector,)),
    Program(deep_copy_of_list, (vector,)),
    Program(deep_copy_of_array, (vector,)),
    Program(deep_copy_of_dict, (vector,)),
    Program(shallow_copies, (vector,)),
    Program(deep_copy_of_parameters, ({"w": vector, "b": [other]},)),
]
