"""Calls: keywords, defaults, stars, recursion, other modules, partial, reduce, map."""

import functools
import math
import operator

import numpy as np
from program import Program

from . import left, right
from .left import through as through_left
from .right import through as through_right

vector = np.array([0.3, -0.8, 1.2])


def helper(x, y, scale=2.0, *, shift=0.5):
    return scale * x * y + shift * x


def positional(x, y):
    return helper(x, y) * helper(y, x, 3.0)


def keywords(x, y):
    return helper(y=x * x, x=y) + helper(x, y=y, shift=x) + helper(x, y, scale=y, shift=2.0)


def stars(x, y):
    both = (x, y)
    options = {"scale": x, "shift": y * y}
    return helper(*both) + helper(*both, **options) + helper(x, *[y], **{"shift": 0.1})


def variadic(*xs):
    total = 0.0
    for i, x in enumerate(xs):
        total += x * x * (i + 1)
    return total


def calls_variadic(x, y):
    return variadic(x) + variadic(x, y, x * y) + variadic()


def named(**weights):
    return weights["a"] * weights["b"] + sum(weights.values())


def calls_named(x, y):
    return named(a=x, b=y) + named(b=x * y, a=1.0, c=y)


def mixed(x, *rest, power=2, **more):
    return x**power + sum(rest) * more.get("w", 1.0)


def calls_mixed(x, y):
    return mixed(x) + mixed(x, y, x, power=3, w=y)


def keyword_only(x, *, scale, offset=0.3):
    return scale * math.sin(x) + offset


def calls_keyword_only(x, y):
    return keyword_only(x, scale=y) * keyword_only(y, offset=x, scale=2.0)


def default_is_active(x, y=0.7):
    return x * y * y


def factorial(x, n):
    return x if n <= 1 else n * x * factorial(x, n - 1)


def fibonacci(x, n):
    if n < 2:
        return x
    return fibonacci(x, n - 1) + fibonacci(x * 0.9, n - 2) * x


def even(x, n):
    return x if n == 0 else odd(x * x, n - 1)


def odd(x, n):
    return 2.0 * x if n == 0 else math.sin(even(x + 1.0, n - 1))


def tree_sum(tree):
    if isinstance(tree, float):
        return tree * tree
    left_part, right_part = tree
    return tree_sum(left_part) * tree_sum(right_part) + 1.0


def both_modules(x):
    return left.response(x) * right.response(x) + through_left(x) * through_right(x)


def module_first(x):
    return left.through(right.through(left.response(x)))


def same_function_twice(x, v):
    return helper(x, x) + np.sum(helper(v, v)) + np.sum(helper(x, v))


def same_argument_twice(x):
    return helper(x, x, scale=x, shift=x)


def discards(x):
    helper(x, x)
    return x * x


def pair(x, y):
    return x * y, x + y


def uses_pair(x, y):
    product, total = pair(x, y)
    both = pair(product, total)
    return both[0] / both[1]


def returns_argument(x):
    return x


def passes_through(x):
    y = returns_argument(x)
    return returns_argument(y) * y


def ignores_result_part(x, y):
    product, _ = pair(x, y)
    return product * product


def partial_call(x, y):
    f = functools.partial(helper, x, scale=y)
    return f(y) + f(x, shift=y)


tripled = functools.partial(operator.mul, 3.0)
with_scale = functools.partial(helper, scale=0.3)


def global_partial(x, y):
    return with_scale(x, y) + tripled(x)


def reduced(xs):
    return functools.reduce(lambda a, b: a * b + a, xs)


def reduced_from(xs):
    return functools.reduce(operator.mul, xs, 2.0)


def mapped(xs):
    return sum(map(math.sin, xs)) * sum(map(lambda x: x * x, xs))


def mapped_two(xs, ys):
    return sum(map(operator.mul, xs, ys))


def mapped_list(xs):
    items = list(map(returns_argument, xs))
    return items[0] * items[1]


def apply(f, x, n):
    for _ in range(n):
        x = f(x)
    return x


def function_argument(x):
    return apply(math.sin, x, 2) + apply(lambda t: t * t + x, x, 2)


def function_in_table(x):
    table = {"sine": math.sin, "double": lambda t: 2.0 * t}
    return table["sine"](x) * table["double"](x)


def functions_in_list(x):
    for f in [math.sin, math.cos, returns_argument]:
        x = f(x) + x
    return x


def chosen_function(x):
    f = math.sin if x > 0.5 else math.cos
    return f(x) * x


def nested_calls(x):
    return math.sin(math.exp(helper(math.cos(x), math.tanh(x * x)))) * math.sqrt(abs(x))


def call_in_condition(x):
    if helper(x, x) > 0.5:
        return helper(x, 2.0)
    return x


def call_in_loop(x, n):
    y = x
    for i in range(n):
        y = helper(y, x, 0.5) + i * 0.1
    return y


def call_in_while(x):
    while keyword_only(x, scale=1.0) < 1.2:
        x = keyword_only(x, scale=1.5, offset=x)
    return x


def function_from_tuple(fs, x):
    f, g = fs
    return f(g(x)) + g(f(x))


square = lambda x: x * x  # noqa: E731
compose = lambda f, g: lambda x: f(g(x))  # noqa: E731


def composed(x):
    return compose(math.sin, square)(x) + compose(square, math.sin)(x)


PROGRAMS = [
    Program(positional, (0.7, 0.3), order=2),
    Program(keywords, (0.7, 0.3)),
    Program(stars, (0.7, 0.3), order=2),
    Program(variadic, (0.7, 0.3, 1.2), wrt=(0, 1, 2)),
    Program(calls_variadic, (0.7, 0.3)),
    Program(calls_named, (0.7, 0.3)),
    Program(calls_mixed, (0.7, 0.3)),
    Program(keyword_only, (0.7,), {"scale": 1.5, "offset": 0.1}, wrt=("x", "scale", "offset")),
    Program(keyword_only, (0.7,), {"scale": 1.5}, wrt=("scale",)),
    Program(calls_keyword_only, (0.7, 0.3)),
    Program(default_is_active, (0.3,)),
    Program(default_is_active, (0.3, 1.1)),
    Program(factorial, (0.7, 4), order=2),
    Program(factorial, (0.7, 0)),
    Program(fibonacci, (0.7, 5), order=2),
    Program(even, (0.7, 5)),
    Program(odd, (0.7, 3)),
    Program(tree_sum, (((0.7, (0.3, 0.2)), (1.1, 0.4)),)),
    Program(both_modules, (0.7,), order=2),
    Program(module_first, (0.7,)),
    Program(same_function_twice, (0.7, vector)),
    Program(same_argument_twice, (0.7,), order=2),
    Program(discards, (0.7,)),
    Program(pair, (0.7, 0.3)),
    Program(uses_pair, (0.7, 0.3)),
    Program(passes_through, (0.7,)),
    Program(ignores_result_part, (0.7, 0.3)),
    Program(partial_call, (0.7, 0.3), order=2),
    Program(global_partial, (0.7, 0.3)),
    Program(with_scale, (0.7, 0.3)),
    Program(reduced, ([0.7, 0.3, 1.1],)),
    Program(reduced_from, ([0.7, 0.3, 1.1],)),
    Program(reduced_from, ([],)),
    Program(mapped, ([0.7, 0.3],)),
    Program(mapped_two, ([0.7, 0.3], (1.1, 0.4))),
    Program(mapped_list, ([0.7, 0.3],)),
    Program(apply, (math.sin, 0.7, 3)),
    Program(apply, (square, 0.7, 3)),
    Program(apply, (helper, 0.7, 0)),
    Program(function_argument, (0.7,)),
    Program(function_in_table, (0.7,)),
    Program(functions_in_list, (0.7,)),
    Program(chosen_function, (0.7,)),
    Program(chosen_function, (0.3,)),
    Program(nested_calls, (0.7,)),
    Program(call_in_condition, (0.7,)),
    Program(call_in_loop, (0.7, 3), order=2),
    Program(call_in_while, (0.7,)),
    Program(function_from_tuple, ((math.sin, square), 0.7)),
    Program(square, (0.7,)),
    Program(square, (vector,)),
    Program(lambda x, y=2.0: x * y + math.sin(x), (0.7,)),
    Program(composed, (0.7,)),
]
