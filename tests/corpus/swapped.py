"""Buffers that change places, step by step: old and new values of a scheme in time."""

import numpy as np
from program import Program

start = np.linspace(0.2, 1.0, 6) ** 2


class Field:
    def __init__(self, u):
        self.u = u
        self.new = np.zeros_like(u)

    def step(self, k):
        u, new = self.u, self.new
        new[1:-1] = u[1:-1] + k * u[1:-1] * (u[2:] - u[:-2])
        self.u, self.new = new, u


def diffused(u, k, n):
    u, new = u.copy(), u.copy()
    for _ in range(n):
        new[1:-1] = u[1:-1] + k * (u[2:] - 2.0 * u[1:-1] + u[:-2])
        u, new = new, u
    return np.sum(u**3)


def carried(u, k, n):
    u, new = u.copy(), np.zeros_like(u)
    t = 0
    while t < n:
        new[1:-1] = 0.5 * (u[2:] + u[:-2]) * u[1:-1] * k
        new[0], new[-1] = u[0], u[-1]
        u, new = new, u
        t += 1
    return np.sum(u * u) + new[1]


def sometimes(u, k, n):
    u, new = u.copy(), u.copy()
    for t in range(n):
        new[1:-1] = u[1:-1] + k * u[1:-1] * (u[2:] - u[:-2])
        if t % 2 == 0:
            tmp = u
            u = new
            new = tmp
    return np.sum(u**2) * new[2]


def three_in_a_ring(u, k, n):
    """The wave equation, by leapfrog."""
    old, new = u.copy(), np.empty_like(u)
    u = u.copy()
    for _ in range(n):
        new[1:-1] = 2.0 * u[1:-1] - old[1:-1] + k * (u[2:] - 2.0 * u[1:-1] + u[:-2]) * u[1:-1]
        new[0] = new[-1] = 0.0
        old, u, new = u, new, old
    return np.sum(u * old)


def in_list(u, k, n):
    rows = [u.copy(), np.zeros_like(u)]
    for _ in range(n):
        rows[1][1:-1] = rows[0][1:-1] + k * rows[0][1:-1] * rows[0][2:]
        rows[0], rows[1] = rows[1], rows[0]
    return np.sum(rows[0] ** 2)


def in_object(u, k, n):
    field = Field(u.copy())
    for _ in range(n):
        field.step(k)
    return np.sum(field.u**2)


def advance(u, new, k):
    for i in range(1, len(u) - 1):
        new[i] = u[i] + k * u[i] * (u[i + 1] - u[i - 1])


def by_callee(u, k, n):
    u, new = u.copy(), u.copy()
    for _ in range(n):
        advance(u, new, k)
        u, new = new, u
    return np.sum(u**2)


def another_name_in_some_turns(x, n):
    """What `y` was is read before it changes through `w`."""
    s = 0.0
    z = x.copy()
    y = z
    for i in range(n):
        w = x * 2.0
        if i % 2:
            y = w
        s += np.sum(y * y)
        y = z
        w[0] = 0.1 * s
        s += np.sum(w * w)
    return s


PROGRAMS = [
    Program(diffused, (start, 0.3, 3), order=2),
    Program(carried, (start, 0.9, 3)),
    Program(sometimes, (start, 0.3, 4)),
    Program(three_in_a_ring, (start, 0.3, 4)),
    Program(in_list, (start, 0.3, 3)),
    Program(in_object, (start, 0.3, 3)),
    Program(by_callee, (start, 0.3, 3)),
    Program(another_name_in_some_turns, (start, 4)),
]
