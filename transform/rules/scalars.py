"""Rules for what Python and its math module do with numbers, and with lists of them."""

import builtins
import math

import numpy as np

from wengert import runtime as rt

from .declare import elementwise, linear, rule

# The largest and the smallest: the one that is returned takes it all
elementwise(builtins.max, lambda x, y: (x >= y, x < y))
elementwise(builtins.min, lambda x, y: (x <= y, x > y))
rule(
    (builtins.max, builtins.min),
    lambda t, xs, *, ans: rt.items_dot(t, xs)[rt.position(xs, ans)],
    lambda g, xs, *, ans: rt.at_position(g, xs, rt.position(xs, ans)),
)
elementwise((builtins.max, builtins.min), lambda *xs, ans, k: xs.index(ans) == k)

# Sums and products
rule(
    builtins.sum,
    xs=(
        lambda t, xs, start=0: sum(rt.items_dot(t, xs)),
        lambda g, xs, start=0: rt.to_each(g, xs),
    ),
    start=(
        lambda t, xs, start=0, *, ans: rt.broadcast(t, like=ans),
        lambda g, xs, start=0: rt.sum_to(g, like=start),
    ),
)
linear(math.fsum, lambda g, xs: rt.to_each(g, xs))
rule(
    math.prod,
    lambda t, xs: np.dot(t, rt.others(xs)),
    lambda g, xs: rt.as_items(g * rt.conj(rt.others(xs)), xs),
)
rule(
    math.dist,
    p=(
        lambda t, p, q, ans: rt.ratio(np.dot(t, np.subtract(p, q)), ans),
        lambda g, p, q, ans: rt.as_items(rt.ratio(g, ans) * np.subtract(p, q), p),
    ),
    q=(
        lambda t, p, q, ans: rt.ratio(np.dot(t, np.subtract(q, p)), ans),
        lambda g, p, q, ans: rt.as_items(rt.ratio(g, ans) * np.subtract(q, p), q),
    ),
)
elementwise(math.hypot, lambda x, y, ans: (x / ans, y / ans))
elementwise(math.hypot, lambda *xs, ans, k: xs[k] / ans)
elementwise(
    math.log,
    lambda x, base, ans: (1 / (x * math.log(base)), -ans / (base * math.log(base))),
)
