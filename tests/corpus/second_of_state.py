"""Derivatives inside of programs with state, and programs with state inside of derivatives."""

import numpy as np
from program import Program

from wengert import grad

vector = np.array([0.3, -0.8, 1.2])


def energy(u):
    """In place: a sweep, then a sum."""
    u[1:] = u[1:] * u[:-1]
    u[0] *= u[2]
    return np.sum(u**3)


def of_list(xs):
    xs[0] = xs[1] * xs[2]
    xs.append(xs[0] * xs[0])
    return xs[3] * xs[1]


def penalty(u):
    slope = grad(energy)(u)
    return np.sum(slope * slope)


def inner_writes_outer_variable(u, y):
    def inside(v):
        w = u * v
        w[0] = v * v
        return np.sum(w * w)

    return grad(inside)(y) * np.sum(u)


def dam(h, u):
    """What is kept for the second derivative is another name for what the first one changes."""
    for _ in range(2):
        hu = h * u
        lower = h.copy()
        lower[0] = -hu[1]
        h, u = lower, hu / lower
    return np.sum(h**2) + u @ u


def responsibilities(means):
    """A name that is a number and, later, an array in what is emitted."""
    weights = np.full(2, 0.5)
    for _ in range(2):
        shares = np.zeros((3, 2))
        for k in range(2):
            shares[:, k] = weights[k] * np.exp(means[k])
        shares /= shares.sum(axis=1, keepdims=True)
        means = shares.T @ np.array([0.3, 0.5, 0.9])
    return np.sum(means**2)


def flattened(x):
    """An item of an array whose rank only its shape tells."""
    h = np.zeros((2, 2))
    for i in range(2):
        h[i, i] = x[i] * x[1]
    return np.sum(np.exp(h.ravel()))


def grows(tape, y):
    tape.append(y * y * tape[0])


def scaled_reverse(tape, y):
    tape[0] = tape[0] * y
    return y * y


def popped(tape, y):
    last = tape.pop()
    tape.append(last * y)
    return last * last


def list_called_tape(x):
    tape = [x[0]]
    grows(tape, x[1])
    grows(tape, x[2])
    return tape[0] * tape[1] * tape[2]


def array_called_tape(x):
    tape = x * 2.0
    scale = scaled_reverse(tape, x[1])
    return scale * tape[0] * tape[1] + np.sum(tape)


def popped_from_tape(x):
    tape = [x[0], x[1]]
    total = popped(tape, x[2])
    total += popped(tape, x[1])
    return total * tape[1] * tape[0]


PROGRAMS = [
    Program(responsibilities, (np.array([0.3, 0.5]),), order=2),
    Program(flattened, (vector,), order=2),
    Program(dam, (np.array([0.7, 0.2, 0.4, 0.5]), np.array([1.4, 0.4, 0.8, 1.0])), order=2),
    Program(energy, (vector,), order=2),
    Program(of_list, ([0.7, 0.3, 1.1],), order=2),
    Program(penalty, (vector,)),
    Program(inner_writes_outer_variable, (vector, 0.7), order=2),
    Program(list_called_tape, (vector,), order=2),
    Program(array_called_tape, (vector,), order=2),
    Program(popped_from_tape, (vector,), order=2),
]
