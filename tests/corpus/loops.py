"""for over counts, and while."""

import math

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2, 0.5])
matrix = np.random.default_rng(13).normal(size=(3, 4))


def horner(x, n):
    y = 0.0
    for i in range(n):
        y = y * x + i
    return y


def compound(principal, rate, years):
    for _ in range(years):
        principal *= 1.0 + rate
    return principal


def newton(a):
    x = a
    for i in range(10):
        x = 0.5 * (x + a / x)
    return x


def newton_while(a):
    x = a
    while abs(x * x - a) > 1e-12:
        x = 0.5 * (x + a / x)
    return x


def logistic(r, x, n):
    for i in range(n):
        x = r * x * (1.0 - x)
    return x


def countdown(x, n):
    y = 1.0
    for i in range(n, 0, -1):
        y = y + math.sin(x * i) * y / i
    return y


def stepped(x):
    total = 0.0
    for i in range(1, 10, 3):
        total += x**i
    for i in range(5, -6, -4):
        total *= 1.0 + 0.1 * i * x
    return total


def nested(x, n):
    y = x
    for i in range(n):
        for j in range(i):
            y = y + 0.1 * math.sin(y) * (i - j)
        y = y * x
    return y


def triple(x):
    y = x
    for i in range(2):
        for j in range(2):
            for k in range(2):
                y = y * (1.0 + 0.1 * (i + j + k)) - 0.01 * x
    return y


def zero_turns(x, n):
    y = x * x
    for i in range(n):
        y = y * x
    while y < 0.0:
        y = y + 1.0
    return y


def reuses_variable(x, n):
    i = 0
    for i in range(n):
        x = x * 1.1
    return x * i


def variable_after(x, n):
    for i in range(n):
        y = x * i
    return y * i


def reassigned_variable(x):
    y = x
    for i in range(4):
        i = i * 2
        y = y + i * x
        i = i + 1
        y = y * 1.01**i
    return y


def reassigned_to_active(x):
    y = x
    for i in range(4):
        i = math.sin(y) * i
        y = y + i
    return y


def same_variable_twice(x):
    y = x
    for i in range(3):
        y = y * x
    for i in range(2):
        y = y + math.sin(y) * i
    return y


def same_variable_nested(x):
    y = x
    for i in range(3):
        for i in range(2):
            y = y * 1.1 + i * x
        y = y + i
    return y


def loop_bound_changes(x):
    n = 3
    y = x
    for i in range(n):
        n = n + 2
        y = y * x + n
    return y


def while_walrus(x):
    while (y := x * x) < 10.0:
        x = x + y * 0.3
    return y


def while_and(x, n):
    while n > 0 and x < 100.0:
        x = x * x + 1.0
        n -= 1
    return x


def carried_pair(x, n):
    a, b = 0.0, 1.0
    for i in range(n):
        a, b = b, a * x + b
        c = a * b
    return a + b * c


def bound_in_loop(x, n):
    for i in range(n):
        if i > 1:
            y = x * i
            x = x + y * y
    return x


def flag_outside(x, n):
    found = False
    for i in range(n):
        if not found and x > 2.0:
            found = True
            x = x / 3.0
        x = x * 1.4
    return x


def pendulum(angle, speed, dt, n):
    for _ in range(n):
        speed = speed - dt * math.sin(angle)
        angle = angle + dt * speed
    return angle


def runge_kutta(y, h, n):
    for i in range(n):
        k1 = -y + math.sin(i * h)
        k2 = -(y + 0.5 * h * k1) + math.sin((i + 0.5) * h)
        k3 = -(y + 0.5 * h * k2) + math.sin((i + 0.5) * h)
        k4 = -(y + h * k3) + math.sin((i + 1) * h)
        y = y + h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
    return y


def power_iteration(a, x):
    for _ in range(5):
        x = a @ x
        x = x / np.sqrt(x @ x)
    return x @ a @ x


def recurrent(w, u, h, n):
    for t in range(n):
        h = np.tanh(w @ h + u * t)
    return np.sum(h**2)


def element_loop(x):
    total = 0.0
    for i in range(len(x)):
        total += x[i] ** 2 * (i + 1)
    return total


def double_loop(a):
    total = 0.0
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            total += a[i, j] * a[i, j - 1]
    return total


def trapezoid(x, n):
    h = x / n
    total = 0.5 * (math.exp(0.0) + math.exp(-x * x))
    for i in range(1, n):
        total += math.exp(-((i * h) ** 2))
    return total * h


def one_name_for_both(x, y, ws):
    d = y
    if y > 5.0:
        for _ in range(2):
            x = 0.5 * d
            d = d + np.sin(x)
    else:
        for w in ws:
            x = w
            d = d * np.sin(x)
    return d * x


def one_name_for_all(x, y, ws):
    d = y
    for _ in range(2):
        x = 0.5 * y
        d = d + np.sin(x)
    if y > 5.0:
        x = x + y
    for w in ws:
        if y > 5.0:
            x = w
        else:
            x = w + 1.0
        d = d * np.sin(x)
    return d * x


PROGRAMS = [
    Program(horner, (0.7, 4), order=2),
    Program(horner, (0.7, 0)),
    Program(compound, (100.0, 0.05, 7), order=2, tolerance=1e-5),
    Program(newton, (2.3,), order=2),
    Program(newton_while, (2.3,), order=2),
    Program(logistic, (3.1, 0.4, 6), order=2, tolerance=1e-5),
    Program(countdown, (0.7, 4)),
    Program(stepped, (0.7,)),
    Program(nested, (0.7, 4), order=2),
    Program(triple, (0.7,), order=2),
    Program(zero_turns, (0.7, 0)),
    Program(reuses_variable, (0.7, 3)),
    Program(reuses_variable, (0.7, 0)),
    Program(variable_after, (0.7, 3)),
    Program(reassigned_variable, (0.7,)),
    Program(reassigned_to_active, (0.7,), order=2),
    Program(same_variable_twice, (0.7,)),
    Program(same_variable_nested, (0.7,)),
    Program(loop_bound_changes, (0.7,)),
    Program(while_walrus, (0.7,)),
    Program(while_and, (0.7, 5)),
    Program(carried_pair, (0.7, 4), order=2),
    Program(bound_in_loop, (0.7, 4)),
    Program(flag_outside, (0.7, 6)),
    Program(pendulum, (0.7, 0.1, 0.05, 10), order=2),
    Program(runge_kutta, (0.7, 0.1, 4), order=2),
    Program(power_iteration, (matrix @ matrix.T, np.array([0.3, 0.5, -0.2])), order=2),
    Program(recurrent, (matrix @ matrix.T / 4.0, matrix[:, 0], matrix[:, 1], 3), order=2),
    Program(element_loop, (vector,), order=2),
    Program(double_loop, (matrix,), order=2),
    Program(trapezoid, (0.7, 8)),
    Program(one_name_for_both, (0.7, 0.3, vector)),
    Program(one_name_for_both, (0.7, 5.3, vector)),
    Program(one_name_for_all, (0.7, 0.3, vector), order=2),
    Program(one_name_for_all, (0.7, 5.3, [0.4, 0.8])),
]
