"""if, elif, else; early returns; names bound in one branch."""

import math

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2])


def absolute(x):
    if x > 0.0:
        return x
    return -x


def grades(x):
    if x > 2.0:
        y = x * 2.0
    elif x > 1.0:
        y = x * x
    elif x > 0.0:
        y = math.sin(x)
    else:
        y = -x
    return y * y


def early(x):
    if x > 2.0:
        return x * 3.0
    y = math.exp(x)
    if y > 2.0:
        return y * x
    z = y * y
    return z - x


def one_branch(x):
    if x > 0.5:
        y = x * x
    if x > 0.5:
        return y * x
    return x


def bound_later(x, flag):
    if flag:
        y = x * x
    z = x + 1.0
    if flag:
        z = z * y
    return z


def overwrites_in_branch(x):
    y = x * x
    if y > 0.25:
        y = y * math.sin(x)
        x = x + y
    return x * y


def nested(x, y):
    if x > 0.0:
        if y > 0.0:
            z = x * y
        else:
            z = x / (2.0 - y)
        z = z * z
    else:
        z = y
        if y > 0.0:
            z = z * y
    return z + x


def returns_everywhere(x):
    if x > 1.0:
        return x
    else:
        if x > 0.0:
            return x * x
        else:
            return x * x * x


def of_array(x):
    if np.any(x < 0.0):
        x = np.abs(x)
    if x.sum() > 1.0 and not np.all(x > 1.0):
        return np.sum(x**2)
    return np.sum(x)


def different_types(x, flag):
    y = x if flag else np.array([x, 2.0 * x])
    return np.sum(y * y)


def empty_branch(x):
    if x > 0.0:
        pass
    else:
        x = -x
    return x * 2.0


def by_text(x, kind):
    if kind == "sine":
        return math.sin(x)
    if kind in ("square", "quad"):
        return x * x
    return x


def by_none(x, weight=None):
    if weight is None:
        weight = 1.0 + x
    return weight * x


def by_type(x):
    if isinstance(x, float):
        return x * x
    return np.sum(x**3)


def pieces(x):
    y = 0.0 if x < 0.0 else x
    y = y if y < 1.0 else 1.0 + 0.1 * y
    return y * y


def condition_then_changed(x):
    y = x
    if y > 0.5:
        y = y - 1.0
        if y < 0.0:
            y = y * y
        else:
            y = y * 3.0
    return y * x


def nothing_returned_early(x):
    result = x
    if x > 5.0:
        return result
    result = result * x
    if result > 5.0:
        return result
    result += x
    return result


def tuple_returns(x):
    if x > 0.0:
        return x, x * x
    return x * x, x


def leaky(x, slope=0.01):
    return max(x, slope * x)


def smooth_step(t):
    t = min(max(t, 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


def bound_under_one_test(x, y, ws):
    if y > 1.0:
        zs = [w * x for w in ws]
        u = np.array(ws) * x
        q = x * y
    x = x * y
    if y > 1.0:
        x = x + zs[0] * np.sum(u) * q
    return x


PROGRAMS = [
    Program(absolute, (0.7,)),
    Program(absolute, (-0.7,)),
    *(Program(grades, (x,)) for x in (2.5, 1.5, 0.5, -0.5)),
    *(Program(early, (x,), order=2) for x in (2.5, 1.5, 0.1)),
    Program(one_branch, (0.7,)),
    Program(one_branch, (0.2,)),
    Program(bound_later, (0.7, True)),
    Program(bound_later, (0.7, False)),
    Program(overwrites_in_branch, (0.7,), order=2),
    Program(overwrites_in_branch, (0.2,), order=2),
    Program(nested, (0.7, 0.3)),
    Program(nested, (0.7, -0.3)),
    Program(nested, (-0.7, 0.3)),
    *(Program(returns_everywhere, (x,)) for x in (1.7, 0.7, -0.7)),
    Program(of_array, (vector,)),
    Program(of_array, (np.array([0.1, 0.2]),)),
    Program(different_types, (0.7, True)),
    Program(different_types, (0.7, False)),
    Program(empty_branch, (-0.7,)),
    *(Program(by_text, (0.7, kind)) for kind in ("sine", "quad", "")),
    Program(by_none, (0.7,)),
    Program(by_none, (0.7, 2.0)),
    Program(by_type, (0.7,)),
    Program(by_type, (vector,)),
    *(Program(pieces, (x,)) for x in (-0.5, 0.5, 1.5)),
    *(Program(condition_then_changed, (x,)) for x in (0.3, 0.7, 1.7)),
    *(Program(nothing_returned_early, (x,)) for x in (6.0, 3.0, 0.5)),
    Program(tuple_returns, (0.7,)),
    Program(tuple_returns, (-0.7,)),
    Program(leaky, (-0.7,)),
    Program(smooth_step, (0.7,)),
    Program(smooth_step, (1.7,)),
    Program(bound_under_one_test, (0.7, 1.3, [0.4, 0.8]), order=2),
    Program(bound_under_one_test, (0.7, 0.3, [0.4, 0.8]), order=2),
]
