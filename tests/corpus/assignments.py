"""Assignment in all its forms, and names that could be mistaken for others."""

import math

import numpy as np
from program import Program

noise = np.random.default_rng(11)
vector = noise.normal(size=3)
scale = 1.5


def chain(x):
    a = b = x * x
    a = a + 1.0
    return a * b


def pair(x, y):
    a, b = x * y, x + y
    return a / b


def swap(x, y):
    x, y = y, x
    return x * x * y


def rotate(x, y, z):
    x, y, z = y * z, z, x
    return x - y * z


def nested_targets(x, y):
    (a, b), c = (x, y), x * y
    [d, (e, f)] = [a, (b, c)]
    return a * b * c + d * e * f


def starred(xs):
    first, *rest = xs
    *init, last = rest
    return first * last + sum(init) * last


def starred_middle(x):
    a, *_, b = x
    return a * b


def augmented(x, y):
    z = x
    z += y
    z *= x
    z -= y / 2.0
    z /= 1.0 + y * y
    z **= 2
    return z


def augmented_self(x):
    x += x
    x *= x
    return x


def augmented_array(x):
    y = x * 2.0
    y += x
    y *= 3.0
    return y


def fibonacci(x, y):
    for _ in range(5):
        x, y = y, 0.5 * x + 0.5 * math.sin(y)
    return y


def overwritten(x):
    y = math.sin(x)
    x = y * x
    y = math.cos(x)
    x = y * x
    return x + y


def overwritten_constant(x):
    y = x * x
    y = 3.0
    return x * y


def unused_variables(x):
    a = math.sin(x)
    b = a * a
    c = b + 1.0  # noqa: F841
    return x * 2.0


def names(d, n):
    cx = d * n
    x_bar = cx * d
    out = x_bar + cx
    out_bar = out * out
    tape = out_bar - out
    stack = tape * 2.0
    ans = stack + d
    return ans


def named_np(np, rt):
    wengert = np * rt
    return wengert * np


def named_xs(x, n):
    xs = x * x
    y = 0.0
    for x_dot in range(n):
        ys = xs * y
        y = ys + math.sin(xs) + x_dot * 0.1
    return y


def named_like_temporaries(y, y_sum, y_product):
    y_1 = y * y_sum + y_product
    y = y_1 * y_1 + y * y_product
    y_2 = (y + y_1) * (y - y_1)
    return y_2


def named_like_builtins(x, len, range):
    sum = x * len
    list = sum + range
    return list * list


def shadowed_global(x):
    scale = x * 2.0
    return scale * x


def reads_global(x):
    return scale * x * x


def shadows_math(x):
    math = x * 3.0
    return math * math


def named_like_reverse(x, x_bar=2.0, y_bar=3.0, x_tape=0.5):
    y = x * x_bar
    for i in range(3):
        y = y * x_tape + y_bar
    return y * y


def named_like_itself(named_like_itself):
    return named_like_itself * named_like_itself


def unicode_names(θ, λ):
    Δ = math.sin(θ) * λ
    return Δ * Δ + θ


def leading_underscores(_x, __y):
    _ = _x * __y
    return _ * _


def keeps_type(x):
    y = 1
    y = y * x
    y = [y, y * y]
    y = y[0] * y[1]
    return y


def tuple_swap_of_items(xs):
    a, b, c = xs
    a, b = b, a
    pair = (a, b)
    b, c = pair[0] * c, pair[1] * b
    return a + b * c


def one_name(x):
    x = x * 2.0
    x = np.sin(x)
    x = x + x * x
    x = np.sum(x * x)
    return x


PROGRAMS = [
    Program(chain, (0.7,)),
    Program(pair, (0.7, 0.3)),
    Program(swap, (0.7, 0.3)),
    Program(rotate, (0.7, 0.3, 1.1), order=2),
    Program(nested_targets, (0.7, 0.3)),
    Program(starred, ([0.7, 0.3, 1.1, 0.2],)),
    Program(starred, (vector,)),
    Program(starred_middle, (noise.normal(size=5),), order=2),
    Program(augmented, (0.7, 0.3), order=2),
    Program(augmented_self, (0.7,), order=2),
    Program(augmented_array, (vector,)),
    Program(fibonacci, (0.7, 0.3), order=2),
    Program(overwritten, (0.7,), order=2),
    Program(overwritten_constant, (0.7,)),
    Program(unused_variables, (0.7,)),
    Program(names, (0.7, 0.3), order=2),
    Program(named_np, (0.7, 0.3), order=2),
    Program(named_xs, (0.7, 4), order=2),
    Program(named_like_temporaries, (0.7, 0.3, 1.1)),
    Program(named_like_builtins, (0.7, 0.3, 1.1)),
    Program(shadowed_global, (0.7,)),
    Program(reads_global, (0.7,)),
    Program(shadows_math, (0.7,)),
    Program(named_like_reverse, (0.7,), order=2),
    Program(named_like_itself, (0.7,)),
    Program(unicode_names, (0.7, 0.3)),
    Program(leading_underscores, (0.7, 0.3)),
    Program(keeps_type, (0.7,)),
    Program(tuple_swap_of_items, ([0.7, 0.3, 1.1],)),
    Program(one_name, (vector,), order=2),
]
