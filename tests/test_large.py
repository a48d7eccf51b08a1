"""Large programs: long functions, deep chains of calls, deep nests; in linear time."""

import math
import time

import numpy as np
import pytest
from test_random_programs import load

from wengert import grad, jvp

LINE = "    {0} = 0.9 * math.sin({1}) + 0.1 * {0}"
PROGRAM = """import math

import numpy as np


{}
"""


def straight(count):
    """A function of `count` lines."""
    lines = [LINE.format(*("xy" if i % 2 else "yx")) for i in range(count)]
    return "\n".join(["def main(x, y):", *lines, "    return x * y"])


def chain(depth):
    """Functions that each call the next."""
    calls = [
        f"def f{i}(x):\n    return math.sin(f{i + 1}(0.9 * x)) + 0.1 * x" for i in range(depth)
    ]
    last = f"def f{depth}(x):\n    return x * x"
    return "\n\n\n".join([*calls, last, "def main(x):\n    return f0(x)"])


def nest(depth):
    """Branches inside of branches."""
    lines = ["def main(x):", "    y = x"]
    for i in range(depth):
        lines += [f"{'    ' * (i + 1)}if y > -{i + 1}:", f"{'    ' * (i + 2)}y = math.sin(y) + 0.1"]
    return "\n".join([*lines, "    return y"])


def by_hand(x, y, count):
    """Gradient of the straight function: the chain rule along each direction."""
    slopes = []
    for x_dot, y_dot in [(1.0, 0.0), (0.0, 1.0)]:
        state = {"x": (x, x_dot), "y": (y, y_dot)}
        for i in range(count):
            to, of = "xy" if i % 2 else "yx"
            (a, a_dot), (b, b_dot) = state[to], state[of]
            state[to] = 0.9 * math.sin(b) + 0.1 * a, 0.9 * math.cos(b) * b_dot + 0.1 * a_dot
        (a, a_dot), (b, b_dot) = state["x"], state["y"]
        slopes.append(a_dot * b + a * b_dot)
    return slopes


@pytest.fixture
def main(tmp_path):
    """A function that makes the `main` of a text."""
    return lambda text: load(PROGRAM.format(text), tmp_path).main


def test_two_thousand_lines(main):
    run = main(straight(2000))
    wanted = by_hand(0.7, 0.3, 2000)
    np.testing.assert_allclose(grad(run, argnums=(0, 1))(0.7, 0.3), wanted, rtol=1e-9)


def test_some_lines(main):
    """Few enough that the gradient is no tiny number."""
    wanted = by_hand(0.7, 0.3, 10)
    assert min(map(abs, wanted)) > 1e-4
    found = grad(main(straight(10)), argnums=(0, 1))(0.7, 0.3)
    np.testing.assert_allclose(found, wanted, rtol=1e-12)
    y_dot = jvp(main(straight(10)), (0.7, 0.3), (1.0, -2.0))[1]
    assert y_dot == pytest.approx(wanted[0] - 2.0 * wanted[1], rel=1e-12)


def test_time_grows_linearly(main):
    """Four times the lines take far less than sixteen times the time."""
    short, long = (seconds(main(straight(count))) for count in (200, 800))
    assert long < 14.0 * short


def seconds(run):
    """How long the first gradient takes."""
    start = time.process_time()
    grad(run)(0.7, 0.3)
    return time.process_time() - start


def slope(run, x):
    return (run(x + 1e-5) - run(x - 1e-5)) / 2e-5


def test_two_hundred_calls_deep(main):
    run = main(chain(200))
    assert grad(run)(0.7) == pytest.approx(slope(run, 0.7), rel=1e-7)
    assert jvp(run, (0.7,), (1.0,))[1] == pytest.approx(slope(run, 0.7), rel=1e-7)


def test_six_hundred_terms(main):
    """An expression that is deeper than Python's stack is high."""
    run = main("def main(x):\n    return " + " + ".join(f"x**{k % 3}" for k in range(600)))
    assert grad(run)(0.7) == pytest.approx(200 * (1.0 + 2.0 * 0.7), rel=1e-12)


def test_fifteen_branches_deep(main):
    run = main(nest(15))
    assert grad(run)(0.7) == pytest.approx(slope(run, 0.7), rel=1e-7)
    assert jvp(run, (0.7,), (1.0,))[1] == pytest.approx(slope(run, 0.7), rel=1e-7)
