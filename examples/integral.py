"""Recursion: adaptive integration, differentiated by a parameter of what is integrated.

The derivative of the integral from 0 to b of exp(-a x**2) by b is the integrand at b; by a it is
known through the error function.
"""

import math

from wengert import grad


def bell(x, a):
    """The integrand."""
    return math.exp(-a * x * x)


def simpson(left, right, a):
    """Simpson's rule on one interval."""
    middle = 0.5 * (left + right)
    return (right - left) / 6.0 * (bell(left, a) + 4.0 * bell(middle, a) + bell(right, a))


def integral(left, right, a, tolerance):
    """Halve the interval until both halves together say what the whole says."""
    middle = 0.5 * (left + right)
    halves = simpson(left, middle, a) + simpson(middle, right, a)
    if abs(halves - simpson(left, right, a)) < tolerance:
        return halves
    first = integral(left, middle, a, 0.5 * tolerance)
    return first + integral(middle, right, a, 0.5 * tolerance)


def main():
    """Print the derivatives by the upper end and by a, beside the formulas."""
    b, a = 2.0, 0.7
    by_end, by_a = grad(integral, argnums=("right", "a"))(0.0, b, a, 1e-10)
    whole = math.sqrt(math.pi / a) / 2.0 * math.erf(b * math.sqrt(a))
    formula = (b * bell(b, a) - whole) / (2.0 * a)
    print(f"by the upper end: {by_end:.10f}   formula {bell(b, a):.10f}")
    print(f"by a:             {by_a:.10f}   formula {formula:.10f}")
    assert math.isclose(by_end, bell(b, a), rel_tol=1e-6)
    assert math.isclose(by_a, formula, rel_tol=1e-6)


if __name__ == "__main__":
    main()
