"""The evaluation trace of a function: values, tangents along one input, adjoints of the result.

The function, the point and the numbers are those of tables 2 and 3 in A. G. Baydin et al.,
Automatic differentiation in machine learning: a survey, JMLR 18, 2018.
"""

import math

from wengert import jvp, trace, vjp


def f(x1, x2):
    """The survey's example."""
    return math.log(x1) + x1 * x2 - math.sin(x2)


def main():
    """Print the trace, and the same derivatives by the emitted code of either mode."""
    print("down: values and tangents along x1; up: adjoints")
    print(trace(f, 2.0, 5.0))
    y, y_dot = jvp(f, (2.0, 5.0), (1.0, 0.0))
    print(f"forward mode: y = {y:.4g}, its tangent {y_dot:.4g}")
    y, pullback = vjp(f, 2.0, 5.0)
    x1_bar, x2_bar = pullback(1.0)
    print(f"reverse mode: adjoints {x1_bar:.4g} and {x2_bar:.4g}")
    assert abs(y - 11.652) < 1e-3 and y_dot == x1_bar == 5.5 and abs(x2_bar - 1.716) < 1e-3


if __name__ == "__main__":
    main()
