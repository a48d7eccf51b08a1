"""Loops of which the reverse sweep computes something anew, or reads it as it was kept."""

import math

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2, 0.5])
points = np.random.default_rng(5).normal(size=(4, 3))
layers = [(np.random.default_rng(k).normal(size=(3, 3)), points[k]) for k in range(3)]


def overwritten_at_once(x, r, n):
    total = 0.0
    for _ in range(n):
        x = r * x * (1.0 - x)
        total += math.log(x)
    return total


def overwritten_and_read(x, n):
    for _ in range(n):
        x = math.exp(x * 0.5) / (1.0 + x * x)
        x = x * x
    return x


def kept_in_branches(x, w, n):
    y = x
    for i in range(n):
        far = y > 1.0
        if far:
            y = math.sin(y) * w
        elif i % 2:
            y = y * w + y * y
    return y


def quotient_in_turns(a, x):
    step = 1.0
    while abs(step) > 1e-12:
        step = (math.cos(x) - a * x) / (math.sin(x) + a)
        x = x + step
    return x


def small_quotient(x, y):
    return x / y


def pairs(positions, charge):
    energy = 0.0
    for i in range(len(positions)):
        here = positions[i]
        for j in range(i):
            r = here - positions[j]
            energy += charge / np.sqrt(np.sum(r * r)) + np.sum(r)
    return energy


def read_afterwards(x, n):
    total = 0.0
    for i in range(n):
        y = np.sin(x * i)
        total += np.exp(y) * y
    return total * total


def read_in_turns(x, n):
    total = 0.0
    for i in range(n):
        y = np.sin(x * i)
        total += np.exp(y) * total
        total += y * y
    return total


def branch_in_turns(x, limit):
    total = 0.0
    for i in range(len(x)):
        y = np.exp(x[i])
        big = y > limit
        if big:
            part = np.sqrt(y) * y
        else:
            part = y * y * y
        total += part * y
    return total


def sums_in_turns(x, w):
    total = 0.0
    for i in range(len(x)):
        row = 1.0
        for j in range(len(w)):
            row = row * math.cos(w[j] * x[i])
        total += row * row
    return total


def last_of_the_turns(x, n):
    total = 0.0
    y = x
    for i in range(n):
        y = np.exp(0.1 * x * i)
        total += y * y
    return total * y


def changed_between(x, w):
    total = 0.0
    y = x * 2.0
    for i in range(len(x) - 1):
        total += y[i] * w
        y[i] = y[i + 1] * w
        total += y[i] * y[i]
    return total + np.sum(y)


def other_index(x, i):
    first = x[i] * x[i]
    i = i + 1
    return first * x[i] * x[i - 1]


def other_array(x):
    first = x[0] * x[1]
    x = x * first
    return x[0] * x[1] + first


def layers_in_turn(layers, x):
    for w, b in layers:
        x = np.tanh(x @ w + b)
    return np.sum(x * x)


PROGRAMS = [
    Program(overwritten_at_once, (0.3, 2.9, 5), order=2),
    Program(overwritten_and_read, (0.3, 4), order=2),
    Program(kept_in_branches, (0.7, 1.3, 7), order=2),
    Program(quotient_in_turns, (1.2, 0.1), order=2),
    Program(small_quotient, (3e-170, 2e-170), smooth=False),
    Program(pairs, (points, 1.5), order=2),
    Program(read_afterwards, (0.7, 4), order=2),
    Program(read_in_turns, (0.7, 4), order=2),
    Program(branch_in_turns, (vector, 1.0), order=2),
    Program(sums_in_turns, (vector, vector[:2]), order=2),
    Program(last_of_the_turns, (0.7, 3), order=2),
    Program(last_of_the_turns, (0.7, 0)),
    Program(changed_between, (vector, 1.3)),
    Program(other_index, (vector, 1), order=2),
    Program(other_array, (vector,), order=2),
    Program(layers_in_turn, (layers, vector[:3]), wrt=("layers",)),
    Program(layers_in_turn, ([], vector[:3]), wrt=("x",)),
]
