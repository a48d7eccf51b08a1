"""Inferred types hold for whole functions, as `normalize` leaves them."""

import textwrap
from copy import copy
from itertools import product

import gast
import numpy as np
import pytest
from test_infer import Body, try_out

from wengert.transform.normalize import normalize
from wengert.transform.printing.printer import to_source

FUNCTIONS = """
def f(x, n):
    y, z = x, 0
    for i in range(n):
        if np.sum(y) > 3:
            break
        z += i
        y = np.sin(y) * z + x
    return y * z

def f(x, n):
    xs = [x]
    for i in range(n):
        xs.append(xs[-1] * 0.5 + i)
    first, *rest = xs
    return sum(rest) + first

def f(x, n):
    total = 0.0
    for row in np.atleast_2d(x):
        for v in row:
            total = total + v ** 2
    return total / (1 + n)

def f(x, n):
    best = None
    for k in range(n):
        w = np.ones(k) * k
        if best is None or k % 2:
            best = w
    return best, x

def f(x, n):
    params = {"w": x, "b": 1.0}
    params["b"] = params["b"] + n
    return np.tanh(params["w"] * params["b"])

def f(x, n):
    a = np.array(x, dtype=float)
    a[...] = 2.0
    a += 1
    a /= 2
    return a.T @ a if a.ndim == 2 else a.sum(axis=-1) if a.ndim else a

def f(x, n):
    def inner(v):
        return v * x
    ys = [inner(k) for k in range(n)]
    while n > 1 and len(ys) > 1:
        ys.pop()
        n //= 2
    return ys, n

def f(x, n):
    b = Body(1.0, x)
    m = b.weight() * b.mass
    return (m, b.place) if n > 2 else m
"""
FUNCTIONS = ["def f" + part for part in FUNCTIONS.split("def f")[1:]]
VALUES = [
    1.5,
    2,
    np.float32(2),
    np.ones(3),
    np.ones((2, 1), "float32"),
    np.ones((0, 2)),
    np.ones(()),
]


@pytest.mark.parametrize("text", FUNCTIONS)
def test_types_hold(text):
    tree = normalize(gast.parse(textwrap.dedent(text)).body[0], emitted=True)
    source = to_source(tree)
    ran = 0
    for n, x in product((0, 1, 4), VALUES):
        if works(text, x, n):
            try_out(source, x, n)
            ran += 1
    assert ran > 5


def works(text, x, n):
    """Whether Python runs the function on these values."""
    space = {"np": np, "Body": Body}
    exec(text, space)
    try:
        space["f"](copy(x), n)
    except (TypeError, ValueError, IndexError):
        return False
    return True
