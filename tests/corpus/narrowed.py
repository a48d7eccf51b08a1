"""Branches that a call decides: defaults that are None, flags, classes."""

import numpy as np
from program import Program

vector = np.array([0.7, 0.2, 0.4, 0.5])
other = np.array([0.3, -0.6, 1.2, 0.1])


def clip_helper(x, inplace=False):
    if not inplace:
        x = x.copy()
    for i in range(len(x)):
        if x[i] > 0.45:
            x[i] = 0.45 * x[i]
    return x


def inplace_flag(x):
    y = clip_helper(x)
    z = x * 2
    clip_helper(z, inplace=True)
    return np.sum(y * z)


def inplace_flag_ret(x):
    z = x * 2
    w = clip_helper(z, inplace=True)
    w[0] = w[1] * w[0]
    return np.sum(w * z)


def pile(x, out=None):
    if out is None:
        out = np.zeros(len(x))
    for i in range(len(x)):
        out[i] += x[i] ** 2
    return out


def out_none(x):
    return np.sum(pile(x) ** 2)


def out_given(x):
    r = x * 3
    pile(x, out=r)
    return np.sum(r**2)


def out_none_like(x, out=None):
    if out is None:
        out = np.zeros_like(x)
    out[0] = x[1] * 2
    out += x**2
    return np.sum(out**2)


def out_both(x, y):
    buf = y * 1.0
    pile(x, buf)
    q = pile(y)
    return np.sum(buf * q)


def weight_none(x, w=None):
    if w is None:
        w = np.ones(len(x)) / len(x)
    w *= 2.0
    w[0] += x[1]
    return np.sum(w * x)


def weight_ifexp(x, w=None):
    w = np.ones_like(x) if w is None else np.asarray(w)
    t = w * x
    t /= t.sum()
    return np.sum(t**2)


def weight_not_none(x, w=None, b=None):
    y = x * x
    if w is not None:
        y = y * w
    if b is not None:
        y += b
    y *= 0.5
    return np.sum(y)


def prev_none(x):
    prev = None
    total = 0.0
    for v in x:
        if prev is not None:
            total += (v - prev) ** 2
        prev = v
    return total


def isin(x):
    if isinstance(x, (list, tuple)):
        x = np.array(x)
    elif not isinstance(x, np.ndarray):
        x = np.array([x])
    x[0] = x[0] ** 2
    return x.sum()


def isinstance_narrow(x):
    return isin(x * 2)


def rec_none(x, depth=0, acc=None):
    if acc is None:
        acc = []
    acc.append(x[depth] ** 2)
    if depth == 3:
        return sum(acc)
    return rec_none(x, depth + 1, acc)


def by_precision(v, x):
    if isinstance(v, (np.float16, np.int32)):
        return x * 2.0
    return x * 3.0


def precisions(x):
    half, short = x.astype(np.float16)[0], np.arange(3, dtype=np.int32)[1]
    return by_precision(half, x[0]) + by_precision(short, x[1]) + by_precision(x[2], x[3])


def scaled(x, weights=None):
    given = weights
    if given is None:
        given = 2.0 * x
    return np.sum(given * x)


def none_by_another_name(x):
    return scaled(x) + scaled(x, x[::-1])


def either(x, one=None, other=None):
    found = one or other
    return x * 2.0 if found is None else x * 3.0


def none_of_several(x):
    return np.sum(either(x)) * np.sum(either(x, None, False))


PROGRAMS = [
    Program(inplace_flag, (vector,)),
    Program(inplace_flag_ret, (vector,)),
    Program(out_none, (vector,)),
    Program(out_given, (vector,)),
    Program(out_none_like, (vector,)),
    Program(
        out_both,
        (
            vector,
            other,
        ),
    ),
    Program(weight_none, (vector,)),
    Program(weight_ifexp, (vector,)),
    Program(weight_not_none, (vector,)),
    Program(prev_none, (vector,)),
    Program(isinstance_narrow, (vector,)),
    Program(rec_none, (vector,)),
    Program(precisions, (vector,)),
    Program(none_by_another_name, (vector,)),
    Program(none_of_several, (vector,)),
]
