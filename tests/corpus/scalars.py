"""Arithmetic on numbers: operators, math, comparisons, and/or, ternaries, walrus."""

import math

import numpy as np
from program import Program


def polynomial(x):
    return 3.0 * x**3 - 2.0 * x**2 + x - 5.0


def quotient(x, y):
    return (x + y) / (x - 2.0 * y)


def power(x, y):
    return x**y


def reversed_operands(x):
    return 2.0 - 3.0 / x + 2.0**x - (1.0 - x) * 4.0


def unary(x):
    return -(-x) + (+x) - (-(x * x))


def floors(x, y):
    return x % y + (x // y) * x


def gaussian(x, mean=0.3, deviation=1.7):
    z = (x - mean) / deviation
    return math.exp(-0.5 * z * z) / (deviation * math.sqrt(2.0 * math.pi))


def black_scholes(spot, strike, rate, volatility, years):
    d1 = (math.log(spot / strike) + (rate + volatility**2 / 2) * years) / (
        volatility * math.sqrt(years)
    )
    d2 = d1 - volatility * math.sqrt(years)
    cdf1 = 0.5 * (1 + math.erf(d1 / math.sqrt(2)))
    cdf2 = 0.5 * (1 + math.erf(d2 / math.sqrt(2)))
    return spot * cdf1 - strike * math.exp(-rate * years) * cdf2


def haversine(lat1, lon1, lat2, lon2):
    a = math.sin((lat2 - lat1) / 2) ** 2
    a = a + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * math.atan2(math.sqrt(a), math.sqrt(1 - a))


def chained(x, lower, upper):
    return x * x if lower < x < upper else x


def unchained(x):
    return 2.0 * x if not 0.0 <= x <= 1.0 < 3.0 else x * x * x


def either(x, y):
    return (x or y) * 2.0 + (y and x) * y


def fallback(x, scale=None):
    scale = scale or x * 0.5
    return scale * x


def shortcut(x):
    return x * 2.0 if x > 0.0 and math.log(x) < 5.0 else -x


def ternary(x):
    return math.sin(x) if x > 0.1 else math.cos(x) if x < -0.1 else x


def nested_ternary(x, y):
    return (x if x > y else y) * (y * 2.0 if x * y > 0.0 else 1.0)


def walrus(x):
    return (y := x * x) * math.sin(y) + y


def walrus_in_test(x):
    if (half := x / 2.0) > 0.1:
        return half * half
    return half


def integers(x, n):
    return x * n + n % 3 + (n // 2) * x + x ** (n - 1)


def bool_times(x):
    return (x > 0.2) * x * x + (x <= 0.2) * x


def truth_of_int(x, n):
    return x * x if n else x


def ints_as_input(n, k):
    return n * n * k / 2


def identity(x):
    return x


def constant(x):
    return 4.0


def one_unused(x, y):
    return x * x


def twice_the_argument(x):
    return x * x + math.sin(x) * x


def math_functions(x):
    return math.sinh(x) + math.cosh(x) * math.asin(x) + math.log1p(x) - math.expm1(x) + math.pi


def more_math(x, y):
    return math.hypot(x, y) + math.log(y, 2.0) + math.pow(y, x) + math.fabs(x) + math.log10(y)


def rounds(x):
    return x * math.floor(x) + x * round(x) + math.ceil(x)


def conversions(x):
    return float(x) * int(x * 10.0) + abs(x)


def annotated(x: float, y: "float" = 2.0) -> float:
    z: float = x * y
    w: float
    w = z * z
    return w


def documented(x):
    """Twice the square.

    With a docstring that goes on, and "quotes".
    """
    pass
    return 2.0 * x * x


def imports_inside(x):
    import math as m

    from numpy import sin

    return m.cos(x) * sin(x)


def formats(x):
    label = f"{x:.2f} of {len('abc')!r}"
    return x * len(label)


def asserts(x):
    assert x > -10.0, f"too small: {x}"
    if x > 100.0:
        raise ValueError("too large")
    return x * x


def complex_power(z):
    return np.real(z * z * 1j + z) + abs(z) ** 2


def complex_value(z, x):
    w = np.exp(1j * x) * z
    return w * w.conjugate() * z


def long_expression(x, y, z):
    return ((x * y + z) * (x - y / z) + (x + y + z) ** 2) / (1.0 + x * x + y * y) - x * y * z * x


PROGRAMS = [
    Program(polynomial, (1.3,), order=2),
    Program(quotient, (1.3, 0.4), order=2),
    Program(power, (1.3, 2.7), order=2),
    Program(power, (1.3, 3), wrt=("x",)),
    Program(reversed_operands, (1.3,), order=2),
    Program(unary, (0.7,)),
    Program(floors, (7.3, 2.1)),
    Program(floors, (-7.3, 2.1)),
    Program(gaussian, (0.8,), order=2),
    Program(gaussian, (0.8, 0.1, 2.0)),
    Program(black_scholes, (100.0, 95.0, 0.05, 0.2, 1.5), order=2, tolerance=1e-5),
    Program(haversine, (0.3, 0.7, 0.9, -0.4), order=2),
    Program(chained, (0.5, 0.0, 1.0)),
    Program(chained, (1.5, 0.0, 1.0)),
    Program(unchained, (0.5,)),
    Program(unchained, (1.5,)),
    Program(either, (0.7, 1.2)),
    Program(either, (0.0, 1.2), smooth=False),
    Program(fallback, (0.7,)),
    Program(fallback, (0.7, 3.0)),
    Program(shortcut, (0.7,)),
    Program(shortcut, (-0.7,)),
    Program(ternary, (0.7,)),
    Program(ternary, (-0.7,)),
    Program(ternary, (0.05,)),
    Program(nested_ternary, (0.7, 0.3)),
    Program(nested_ternary, (-0.7, 0.3)),
    Program(walrus, (0.7,), order=2),
    Program(walrus_in_test, (0.7,)),
    Program(walrus_in_test, (-0.7,)),
    Program(integers, (1.3, 5)),
    Program(bool_times, (0.7,)),
    Program(bool_times, (0.1,)),
    Program(truth_of_int, (0.7, 0)),
    Program(truth_of_int, (0.7, 2)),
    Program(ints_as_input, (3, 4), wrt=("n", "k")),
    Program(identity, (0.7,)),
    Program(identity, (np.array([0.7, 0.1]),)),
    Program(constant, (0.7,)),
    Program(one_unused, (0.7, 0.2)),
    Program(twice_the_argument, (0.7,), order=2),
    Program(math_functions, (0.4,), order=2),
    Program(more_math, (0.4, 1.7)),
    Program(rounds, (2.7,)),
    Program(conversions, (0.73,)),
    Program(annotated, (0.7,)),
    Program(documented, (0.7,)),
    Program(imports_inside, (0.7,)),
    Program(formats, (0.7,)),
    Program(asserts, (0.7,)),
    Program(complex_power, (0.7 + 0.2j,)),
    Program(complex_value, (0.7 + 0.2j, 0.4)),
    Program(long_expression, (0.7, 0.2, 1.1), order=2),
]
