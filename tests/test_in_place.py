"""`x += v`, on arrays that nobody else sees: no copies, and right in each mode."""

import numpy as np
import pytest
from check import check
from corpus import refused
from program import Program

from wengert import grad, jvp
from wengert.transform.errors import Unsupported

vector = np.array([0.3, -0.8, 1.2])
matrix = np.arange(9.0).reshape(3, 3) / 7.0


def product(x):
    return x[0] * x[1]


def adds_sums(x, w):
    total = 0.0
    for i in range(3):
        total += np.sum(x * w[i])
    return total * total


def adds_calls(x, limit):
    total = 0.0
    for _ in range(5):
        total += product(x)
        if total < limit:
            break
    return total * total


def accumulates(x, w):
    out = np.zeros(3)
    for i in range(3):
        out += w[i] * x
    return np.sum(out * out)


def accumulates_own(x):
    out, total = np.zeros(3), 0.0
    for _ in range(3):
        out += np.sin(out) + x
        total += np.sum(out**2)
    return total


def by_methods(x):
    y = x.copy()
    y += x
    y *= x
    return y.sum() * y.max()


def normalizes(x):
    y = np.exp(x)
    y /= np.sum(y)
    return np.dot(y, x)


def every_operator(x):
    y = x.sum()
    y -= x[0]
    y *= y
    y /= x[2]
    y **= 2
    return y


def sums_rows(a):
    total = 0.0
    for row in a:
        total += row
    return np.sum(total * total)


def captured_number(x):
    def g(y):
        return y * x

    x += 0.1 * x
    return g(x)


@pytest.mark.parametrize(
    "program",
    [
        Program(adds_sums, (vector, vector + 1.0), order=2),
        Program(adds_calls, (vector, -0.5), order=2),
        Program(accumulates, (vector, vector + 1.0), order=2),
        Program(accumulates_own, (vector,), order=2),
        Program(normalizes, (vector,), order=2),
        Program(every_operator, (vector,)),
        Program(sums_rows, (matrix,)),
        Program(captured_number, (0.7,), order=2),
    ],
    ids=str,
)
def test_private(program):
    check(program)


def test_methods_make_new_arrays():
    y, slope = 2.0 * vector**2, 4.0 * vector
    wanted = slope * y.max() + slope * (y == y.max()) * y.sum()
    np.testing.assert_allclose(grad(by_methods)(vector), wanted, rtol=1e-12)


def test_a_closure_that_is_bound_anew():
    for run in (grad(refused.captured_anew), lambda x: jvp(refused.captured_anew, (x,), (1.0,))):
        with pytest.raises(Unsupported, match="bound anew"):
            run(0.7)
