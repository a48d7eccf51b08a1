"""break, continue, return inside of loops, and the else of a loop."""

import math

from program import Program


def breaks(x, n):
    y = x
    for i in range(n):
        if y > 3.0:
            break
        y = y * 1.7
    return y * y


def break_in_middle(x):
    y = x
    for i in range(10):
        y = y * 1.5
        if y > 2.0:
            break
        y = y + math.sin(y)
    return y + i * x


def continues(x, n):
    y = x
    for i in range(n):
        if i % 2 == 0:
            continue
        y = y * x + i
    return y


def continue_in_middle(x):
    y = 1.0
    for i in range(6):
        y = y * x
        if y < 0.3:
            y = y + 1.0
            continue
        y = math.sin(y)
    return y


def returns_inside(x, n):
    y = x
    for i in range(n):
        y = y * y + 0.5
        if y > 4.0:
            return y * x
    return y - x


def returns_from_nested(x):
    y = x
    for i in range(5):
        for j in range(5):
            y = y + 0.3 * math.cos(y * x)
            if y > 1.9:
                return y * i + j * x
        y = y * 0.9
    return -y


def all_leaves(x, n):
    y = x
    for i in range(n):
        if y > 50.0:
            return y
        if i == 1:
            continue
        if y > 10.0:
            break
        y = y * 2.0 + x
    else:
        y = y * 3.0
    return y + x


def for_else(x, n):
    for i in range(n):
        x = x * 1.5
        if x > 5.0:
            break
    else:
        x = x * x
    return x


def while_else(x, top):
    while x < top:
        x = x * 2.0
        if x > 20.0:
            break
    else:
        x = math.sqrt(x)
    return x


def else_nests(x):
    for i in range(3):
        k = 0
        while k < 3:
            k += 1
            if k == i:
                continue
            x = x * 1.1
            if x > 1.5:
                break
        else:
            x = x + 0.2
        if x > 4.0:
            break
    else:
        x = x * x
    return x


def while_true(x):
    while True:
        x = x * 1.3
        if x > 5.0:
            return x
        x = x + 0.1


def returned_in_while(x):
    n = 0
    while n < 10:
        n += 1
        if n == 3:
            continue
        x = math.sin(x) + 0.5
        if x > 1.3:
            return x * n
    return x


def fixed_point(a):
    x, n = 0.5, 0
    while n < 40:
        new = math.cos(a * x)
        if abs(new - x) < 1e-14:
            break
        x = new
        n += 1
    return x


def returns_at_once(x):
    for _ in range(2, -1, -1):
        return x * x


PROGRAMS = [
    Program(fixed_point, (0.8,)),
    Program(breaks, (0.7, 9)),
    Program(breaks, (0.7, 2)),
    Program(breaks, (4.7, 2)),
    Program(break_in_middle, (0.7,), order=2),
    Program(continues, (0.7, 6)),
    Program(continue_in_middle, (0.7,), order=2),
    Program(returns_inside, (0.7, 9), order=2),
    Program(returns_inside, (0.7, 2)),
    Program(returns_inside, (0.7, 0)),
    Program(returns_from_nested, (0.7,), order=2),
    Program(returns_from_nested, (-0.9,)),
    *(Program(all_leaves, (x, n)) for x, n in [(0.7, 2), (60.0, 3), (2.7, 9), (0.7, 0)]),
    Program(for_else, (0.7, 9)),
    Program(for_else, (0.7, 2)),
    Program(while_else, (0.7, 8.0)),
    Program(while_else, (0.7, 80.0), wrt=("x",)),
    Program(else_nests, (0.7,)),
    Program(else_nests, (1.2,)),
    Program(while_true, (0.7,), order=2),
    Program(returned_in_while, (0.7,)),
    Program(returned_in_while, (-2.0,)),
    Program(returns_at_once, (0.7,), order=2),
]
