"""A function without its nested functions computes what it computed with them."""

import gast
import pytest

from wengert import grad
from wengert.transform.printing.printer import to_source
from wengert.transform.reading.lift import lift

PROGRAMS = """
def late(x, n):
    def g(t):
        return t * x
    x = x + 1.0
    return g(2.0)

def early_default(x, n):
    def g(t, k=x):
        return t * x + k
    x = x + 1.0
    return g(2.0) + g(3.0, 4.0) + g(1.0, k=n)

def default_of_a_lambda(x, n):
    g = lambda t, k=x: t * k
    x = 5.0
    return g(x)

def default_reads_another_default(x, n):
    k = 2.0
    def g(t, k=k, m=x):
        return t * k - m
    k = 7.0
    return g(1.0) + g(1.0, k) + g(m=k, t=2.0)

def keyword_only(x, n):
    def g(*, t, k=3.0):
        return t * k + x
    return g(t=2.0) - g(k=x, t=1.0)

def shadows_by_parameter(x, n):
    def g(x):
        return x * x
    return g(3.0) + x

def shadows_by_local(x, n):
    def g(t):
        x = t * 2.0
        return x
    return g(3.0) + x

def inner_lambda_captures(x, n):
    def g(t):
        h = lambda s: s * x + t
        return h(2.0)
    x = x * 3.0
    return g(x)

def recursive(x, n):
    def power(k):
        return 1.0 if k == 0 else x * power(k - 1)
    return power(n)

def each_other(x, n):
    def even(k):
        return x if k == 0 else odd(k - 1)
    def odd(k):
        return -x if k == 0 else even(k - 1) * 2.0
    x = x + 0.5
    return even(n)

def one_calls_the_other(x, n):
    y = x * 2.0
    def inner(t):
        return t - y
    def outer(t):
        return inner(t) * inner(y + t)
    y = y + 1.0
    return outer(x)

def captures_the_index(x, n):
    y = x
    for i in range(n):
        def g(t):
            return t + i * x
        y = g(y)
    return y

def kept_after_the_loop(x, n):
    g = lambda t: t
    for i in range(n):
        g = lambda t: t + i
    return g(x)

def in_both_branches(x, n):
    if n > 1:
        def g(t):
            return t * x
    else:
        def g(t):
            return t - x
    return g(3.0)

def one_after_the_other(x, n):
    g = lambda t: t * x
    y = g(x)
    x = x + 1.0
    def g(t):
        return t - x
    return g(y) * y

def one_in_a_branch(x, n):
    g = lambda t: t * x
    y = g(x)
    if g(y) > 0.1 * n:
        def g(t, k=2.0):
            return t - x * k
        y = g(y)
        x = x + y
    else:
        y = g(y) + 1.0
    return x * y

def one_in_each_turn(x, n):
    y = x
    for k in range(n):
        g = lambda t: t * x + k
        y = g(y)
        if k == 1:
            continue
        g = lambda t: t * y
        x = x + g(2.0)
    return x * y

def may_be_either(x, n):
    g = lambda t: t * x
    if n > 1:
        g = lambda t: t - x
    return g(3.0)

def from_the_turn_before(x, n):
    g = lambda t: t * x
    for k in range(n):
        x = x + g(2.0)
        g = lambda t: t - x
    return x

def read_by_another(x, n):
    g = lambda t: t * x
    h = lambda t: g(t) + 1.0
    g = lambda t: t - x
    return h(x) + g(x)

def read_by_a_generator(x, n):
    g = lambda t: t * x
    ys = (g(k + x) for k in range(3))
    g = lambda t: t - x
    return sum(ys)

def read_by_the_next(x, n):
    g = lambda t: t * x
    def g(t, k=g(x)):
        return t + k
    return g(x)

def bound_to_a_number_too(x, n):
    g = lambda t: t * x
    y = g(x)
    g = 3.0
    y = y * g
    g = lambda t: t - x
    return g(y)

def in_one_branch(x, n):
    y = x
    if n > 1:
        def g(t, k=y):
            return t * y - k
        y = 2.0
        y = g(y)
    return y

def used_as_a_value(x, n):
    def g(t):
        return t * x
    fs = [g]
    return fs[0](2.0) + g(3.0)

def called_in_a_closure_that_stays(x, n):
    def g(t):
        return t * x
    fs = [lambda t: g(t) + 1.0]
    return fs[0](2.0) + g(1.0)

def called_with_a_star(x, n):
    def g(t, k):
        return t * x - k
    both = [2.0, 3.0]
    return g(*both) + g(1.0, k=4.0)

def comprehension_hides_what_is_captured(x, n):
    def g(t):
        return t * x
    return sum([g(x) for x in range(n)]) + x

def comprehension_in_the_function(x, n):
    def g(t):
        return sum([t * x for x in range(n)])
    return g(x)

def lambda_hides_what_is_captured(x, n):
    def g(t):
        return t * x
    h = lambda x: g(x)
    return h(3.0)

def parameter_called_like_the_function(x, n):
    def g(g):
        return g * x
    return g(2.0)

def function_called_like_a_parameter(x, n):
    def n(t):
        return t * x
    return n(2.0)

def changes_what_it_captured(x, n):
    count = 0.0
    def g(t):
        nonlocal count
        count = count + t
        return count
    return g(x) + g(2.0) * 10.0

def names_that_are_taken(x, n):
    g_k = 5.0
    def g(t, k=x):
        return t * k - g_k
    return g(2.0) + g_k

def arguments_in_order(x, n):
    log = []
    def note(t):
        log.append(t)
        return t
    def g(a, b):
        return a - b * x
    y = g(b=note(1.0), a=note(2.0))
    return y + 10.0 * log[0] + 100.0 * log[1]
"""
FUNCTIONS = {f.name: f for f in gast.parse(PROGRAMS).body}
STAY = {
    "kept_after_the_loop",
    "in_both_branches",
    "may_be_either",
    "from_the_turn_before",
    "read_by_a_generator",
    "read_by_the_next",
    "bound_to_a_number_too",
    "used_as_a_value",
    "called_with_a_star",
    "comprehension_hides_what_is_captured",
    "function_called_like_a_parameter",
    "lambda_hides_what_is_captured",
    "called_in_a_closure_that_stays",
    "parameter_called_like_the_function",
}
WORLD = {}
exec(PROGRAMS, WORLD)


def lifted(id):
    """The function without its nested functions, with those beside it."""
    outer, inner = lift(FUNCTIONS[id])
    world = {}
    for function in (*inner.values(), outer):
        exec(to_source(function), world)
    return world[id]


@pytest.mark.parametrize("id", FUNCTIONS)
@pytest.mark.parametrize("n", [0, 1, 3])
def test_values_stay(id, n):
    assert lifted(id)(0.7, n) == WORLD[id](0.7, n)


@pytest.mark.parametrize("id", FUNCTIONS)
def test_what_is_lifted(id):
    outer, inner = lift(FUNCTIONS[id])
    assert bool(inner) == (id not in STAY)
    assert inner or outer is FUNCTIONS[id]


def late(x):
    def g(t, k=x):
        return t * x + k

    y = g(x)
    return y * g(2.0, y)


def powers(x, n):
    def power(k):
        return 1.0 if k == 0 else x * power(k - 1)

    return sum([power(k) for k in range(n)])


def index(x, n):
    y = x
    for i in range(n):

        def g(t):
            return t * x + i

        y = g(y)
    return y


@pytest.mark.parametrize("f, args", [(late, ()), (powers, (4,)), (index, (3,)), (index, (0,))])
def test_gradients(f, args):
    ahead, behind = f(0.7 + 1e-6, *args), f(0.7 - 1e-6, *args)
    assert grad(f)(0.7, *args) == pytest.approx((ahead - behind) / 2e-6, rel=1e-6)
