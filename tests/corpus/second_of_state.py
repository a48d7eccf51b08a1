"""Derivatives inside of programs with state, and programs with state inside of derivatives."""

import numpy as np
from program import Program

from wengert import grad

vector = np.array([0.3, -0.8, 1.2])


def inner_writes_outer_variable(u, y):
    def inside(v):
        w = u * v
        w[0] = v * v
        return np.sum(w * w)

    return grad(inside)(y) * np.sum(u)


PROGRAMS = [
    Program(inner_writes_outer_variable, (vector, 0.7)),
]
