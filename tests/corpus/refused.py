"""What can't be differentiated, and the code that the error has to point at."""

import asyncio
import math
import threading
from collections import deque

counter = 0


def captured_anew(x):
    f = lambda y: x * y  # noqa: E731
    x = x * x
    return sum(map(f, [x, 2.0]))


def rotates(x):
    y = deque([x, x * x])
    y.rotate(1)
    return y[0]


def deletes(x):
    y = x * x
    while y > 1.0:
        del x
        y = 0.5 * y
    return y * x


def decorates_what_calls_itself(x):
    def doubled(f):
        return lambda n: 2.0 * f(n)

    @doubled
    def power(n):
        return x if n == 0 else power(n - 1) * x

    return power(2)


def binds_nonlocal_late(x):
    def put(y):
        nonlocal total
        total = y

    put(x)
    total = x
    return total


class Weighted:
    def __init__(self, weight):
        self.weight = weight

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


def enters(x):
    context = Weighted(x)
    with context as entered:
        return x * entered.weight


def enters_in_try(x):
    try:
        with threading.Lock():
            y = math.sqrt(x)
    except ValueError:
        y = x
    return y


class Failure(Exception):
    def __init__(self, value):
        self.value = value


def reads_error(x):
    try:
        raise Failure(x * x)
    except Failure as error:
        y = error.value
    return y


def changes_in_try(x):
    xs = [x, x]

    def fill(i):
        xs[0] = x * i
        return xs[i]

    try:
        y = fill(2)
    except IndexError:
        y = x
    return y * xs[0]


def leaves_in_finally(x):
    try:
        y = x * x
    finally:
        return y


def matches(x, shape):
    match shape:
        case Failure(value, 2.0):
            return x * value
    return x


def generates(x):
    yield x * x


def generates_inside(x):
    def squares():
        for i in range(3):
            yield x * i

    return sum(squares())


def delegates(x):
    yield from [x, x * x]


async def waits(x):
    await asyncio.sleep(0.0)
    return x


def async_inside(x):
    async def inner():
        return x * x

    return asyncio.run(inner())


def executes(x):
    exec("y = 1.0")
    return x * x


def evaluates(x):
    return eval("2.0") * x


def looks_at_locals(x):
    return locals()["x"] * x


def writes_global(x):
    global counter
    counter = counter + 1
    return x * counter


def imports_global(x):
    global lazy
    from math import sin as lazy

    return lazy(x)


def defines_class(x):
    class Inner:
        value = x

    return Inner.value * x


def in_helper(x):
    return looks_at_locals(x) * x


def outlives_its_turn(x):
    fs = []
    y = x
    for _ in range(2):
        y = y * x
        fs.append(lambda t: t * y)
    return fs[0](x) + fs[1](x)


REFUSED = [  # a function, the code that is refused, and words of the message
    (rotates, "y.rotate(1)", "rotate"),
    (decorates_what_calls_itself, "def power(n):", "power is bound anew"),
    (deletes, "del x", "may be read after this del"),
    (binds_nonlocal_late, "nonlocal total", "not bound where the function starts"),
    (enters, "with context", "what a context holds"),
    (enters_in_try, "with threading", "a context in a try"),
    (reads_error, "except Failure", "what an error holds"),
    (changes_in_try, "y = fill(2)", "may fail half done"),
    (leaves_in_finally, "try:", "to leave in a finally"),
    (matches, "Failure", "more positions"),
    (generates, "def generates(x):", "generator"),
    (generates_inside, "yield x * i", "generator"),
    (delegates, "def delegates(x):", "generator"),
    (waits, "async def waits", "async"),
    (async_inside, "async def inner", "async"),
    (executes, 'exec("y = 1.0")', "exec"),
    (evaluates, 'eval("2.0")', "eval"),
    (looks_at_locals, "locals()", "locals"),
    (writes_global, "counter = counter + 1", "global"),
    (imports_global, "from math import sin as lazy", "global"),
    (defines_class, "class Inner:", "class"),
    (outlives_its_turn, "fs.append(lambda t: t * y)", "bound anew in the next turn"),
]
