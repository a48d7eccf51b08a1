"""Nested functions and lambdas that close over active values, passed on and returned."""

import math

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2])


def nested(x, y):
    def inner(t):
        return t * x + y

    return inner(x) * inner(y)


def nested_lambda(x, y):
    f = lambda t: math.sin(t) * y  # noqa: E731
    return f(x) + f(f(y))


def late_binding(x):
    y = x

    def inner(t):
        return t * y

    a = inner(x)
    y = x * x
    return a + inner(x)


def default_binding(x):
    y = x

    def inner(t, y=y):
        return t * y

    y = y * 3.0
    return inner(x) * y


def two_levels(x):
    def outer(y):
        def inner(z):
            return x * y * z

        return inner(y) + inner(x)

    return outer(x * x)


def make_scaler(factor):
    def scaler(x):
        return factor * x * x

    return scaler


def returned(x, factor):
    f = make_scaler(factor)
    g = make_scaler(factor * factor)
    return f(x) + g(f(x))


def make_polynomial(coefficients):
    def polynomial(x):
        total = 0.0
        for c in coefficients:
            total = total * x + c
        return total

    return polynomial


def returned_polynomial(x, coefficients):
    return make_polynomial(coefficients)(x)


def integrate(f, low, high, n):
    h = (high - low) / n
    return h * sum(f(low + (i + 0.5) * h) for i in range(n))


def passed(x, a):
    return integrate(lambda t: math.exp(-a * t * t), 0.0, x, 6)


def passed_nested(x, a):
    def integrand(t):
        return integrate(lambda s: s * t * a, 0.0, t, 3)

    return integrate(integrand, 0.0, x, 3)


def bisect(f, low, high, n):
    for _ in range(n):
        middle = 0.5 * (low + high)
        if f(middle) > 0.0:
            high = middle
        else:
            low = middle
    return low - f(low)


def root(a):
    return bisect(lambda x: x * x - a, 0.0, 3.0, 10)


def recursive_inner(x, n):
    def go(y, k):
        if k == 0:
            return y
        return go(y * x + 1.0, k - 1)

    return go(x, n)


def in_branch(x):
    if x > 0.5:

        def f(t):
            return t * x

    else:

        def f(t):
            return t + x

    return f(x)


def in_loop(x):
    total = 0.0
    for i in range(3):

        def f(t):
            return t * x * (i + 1)

        total += f(total + x)
    return total


def lambdas_in_list(x):
    fs = [lambda t, k=k: t * x + k for k in range(3)]
    return fs[0](x) * fs[2](x)


def captured_in_list(x, y):
    fs = [lambda: x, lambda: y * x]
    return sum(f() for f in fs)


def captured_loop_variable(x):
    fs = []
    for k in range(3):
        fs = [*fs, lambda t: t * x + k]
    return fs[0](x) * fs[1](x)


def captures_array(x, w):
    def loss(b):
        return np.sum((w * x + b) ** 2)

    return loss(0.1) + loss(np.sum(w))


def captures_parameter_overwritten(x):
    def f():
        return x * x

    a = f()
    x = 2.0 * x
    return a * f()


def compose_all(*fs):
    def composed(x):
        for f in fs:
            x = f(x)
        return x

    return composed


def composed(x, a):
    return compose_all(math.sin, lambda t: a * t, lambda t: t * t)(x)


def shadows_parameter(x, y):
    def f(x):
        y = x * 2.0
        return y * y

    return f(y) * x + y


def comprehension_captures(x, y):
    f = lambda t: [t * item * y for item in x]  # noqa: E731
    return sum(f(y))


def immediately(x):
    return (lambda t: t * t + x)(x * 2.0)


def ignores_capture(x, y):
    def f(t):
        return t * t

    return f(x) * y


def made(weight):
    offset = 0.25

    def model(x, power=2):
        return weight * x**power + offset

    return model


def one_name_for_two(x, y):
    def g(t, scale=y):
        return t * x * scale

    z = g(y)
    if z > 0.1:
        x = x * z
        g = lambda t: t + x * t  # noqa: E731
        z = g(x)
    return x * z


def one_name_in_each_turn(x, y):
    for k in range(3):
        g = lambda t: t * x + 0.1 * k  # noqa: E731
        y = g(y)
        if y > 0.5:
            continue
        g = lambda t: t * y  # noqa: E731
        x = x + g(0.5)
    return x * y


def default_in_another(k, x):
    def step(t, n=2, scale=k):
        for _ in range(n):
            t = t * k
        return t * scale if n < 2 else step(t, n - 1)

    def run(t):
        return step(t) + step(t, n=1)

    k = k * k
    return run(x)


def default_of_what_is_passed(k, x):
    def step(t, n=2):
        for _ in range(n):
            t = t * k
        return t

    k = 2.0 * k
    return step_twice(step, x)


def step_twice(f, x):
    return f(x) + 3.0 * f(f(x))


PROGRAMS = [
    Program(default_in_another, (0.7, 1.3), order=2),
    Program(default_of_what_is_passed, (0.7, 1.3), order=2),
    Program(nested, (0.7, 0.3), order=2),
    Program(nested_lambda, (0.7, 0.3), order=2),
    Program(late_binding, (0.7,), order=2),
    Program(default_binding, (0.7,)),
    Program(two_levels, (0.7,), order=2),
    Program(returned, (0.7, 0.3), order=2),
    Program(returned_polynomial, (0.7, [1.2, 0.3, 0.5]), order=2),
    Program(returned_polynomial, (0.7, vector)),
    Program(passed, (0.7, 1.3), order=2),
    Program(passed_nested, (0.7, 1.3), order=2),
    Program(root, (2.3,)),
    Program(recursive_inner, (0.7, 3), order=2),
    Program(in_branch, (0.7,)),
    Program(in_branch, (0.3,)),
    Program(in_loop, (0.7,)),
    Program(lambdas_in_list, (0.7,)),
    Program(captured_in_list, (0.7, 0.3), order=2),
    Program(captured_loop_variable, (0.7,), order=2),
    Program(captures_array, (vector, vector * 0.5), order=2),
    Program(captures_parameter_overwritten, (0.7,), order=2),
    Program(composed, (0.7, 1.3), order=2),
    Program(shadows_parameter, (0.7, 0.3)),
    Program(comprehension_captures, (vector, 0.3), order=2),
    Program(immediately, (0.7,)),
    Program(ignores_capture, (0.7, 0.3)),
    Program(made(0.7), (1.3,)),
    Program(made(vector), (0.4, 3)),
    Program(make_scaler(1.5), (vector,)),
    Program(one_name_for_two, (0.7, 0.8), order=2),
    Program(one_name_for_two, (0.2, 0.3)),
    Program(one_name_in_each_turn, (0.7, 0.8), order=2),
]
