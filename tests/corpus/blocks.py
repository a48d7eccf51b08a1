"""match, del, raise, assert, with, try and nonlocal."""

import contextlib
import math
from collections import namedtuple
from dataclasses import dataclass

import numpy as np
from program import Program

Pair = namedtuple("Pair", "first second")


@dataclass
class Circle:
    radius: float


@dataclass
class Box:
    width: float
    height: float = 1.0


def match_numbers(x, kind):
    match kind:
        case 0:
            return x * x
        case 1 | 2 if x > 0:
            y = math.sin(x)
        case -1:
            y = -x * x
        case None:
            y = x
        case "cube" | "third":
            y = x**3
        case True:
            y = 5.0 * x
        case _:
            return x
    return y * x


def match_sequence(p):
    match p:
        case []:
            return 1.0
        case [x]:
            return x * x
        case [x, y] if x > y:
            return x * y * y
        case [x, y]:
            return x / y
        case [x, *rest, y]:
            return x * y + sum(rest) * x


def match_nested(p):
    match p:
        case [(a, b), {"scale": s, "shift": t}]:
            y = a * b * s + t
        case [[a, *_], {"scale": s}] | [{"scale": s}, [a, *_]]:
            y = a * s
        case whole:
            y = whole[0]
    return y * y


def match_mapping(d):
    match d:
        case {"kind": "line", "at": x}:
            return 2.0 * x
        case {"kind": "square", "at": x, **others}:
            return x * x + sum(others.values()) * x
        case {"at": x}:
            return math.exp(x)
    return 0.0


def area(shape):
    match shape:
        case Circle(radius=r):
            return math.pi * r * r
        case Box(w, height=1.0):
            return w * w
        case Box(w, h):
            return w * h
        case Pair(a, Box(w)):
            return a * w
        case float(x) | int(x):
            return x**3
    return 0.0


def match_instances(r, w):
    total = 0.0
    for shape in (Circle(r), Box(w), Box(w, r), Pair(r * w, Box(r, 2.0)), r * r, "none"):
        total = total + area(shape)
    return total


def match_class(shape, x):
    match shape:
        case Circle(r):
            y = r * x
        case Box(width=w, height=h) if w > h:
            y = w * x - h
        case Box() as box:
            y = box.height * x * x
    return y


def match_in_loop(xs, t):
    total = 1.0
    for x in xs:
        match x:
            case [a, b]:
                total = total * a + b * t
            case None:
                continue
            case "stop":
                break
            case y:
                total = total * y
    return total


def match_tuple(x, y):
    match x * y, y:
        case (a, b) if a > 1.0:
            return a * b
        case (0.0, b):
            return b
        case (a, _):
            return a


def match_rebinds(x):
    match x:
        case [w, [x, y]] if (z := w * y) > 0.0:
            return x * y * z
        case [y, _]:
            return y * x[1][0] if isinstance(x, list) else x


def with_errstate(x, y):
    with np.errstate(divide="ignore", over="ignore"):
        z = x / y
        u = np.exp(z)
    return u * x


def with_errstate_returns(x, y):
    with np.errstate(all="raise"):
        if y > 1.0:
            return np.sin(x) / y
        z = x * y
    return z * y


def with_errstate_in_loop(xs, n):
    total = 1.0
    for i in range(n):
        with np.errstate(divide="ignore"), np.printoptions(precision=3):
            total = total * np.tanh(xs[i] * total)
            if total > 2.0:
                break
    return total


class Timer:
    entered = 0

    def __enter__(self):
        Timer.entered += 1
        return 3

    def __exit__(self, *error):
        Timer.entered -= 1


def with_manager(x):
    timer = Timer()
    with timer as n, Timer():
        y = x * x * n
        if y > 100.0:
            return y
        y = math.sin(y)
    return y * Timer.entered + y


def deletes(x, n):
    y = x * x
    for i in range(n):
        t = y * i
        y = y + t * x
        del t
    z = y * y
    del y, x
    y = z * n
    return y


def asserts(x, n):
    assert x > 0.0, f"{x} must be positive"
    y = x
    for i in range(n):
        y = y * x
        assert y < 100.0, (y, i)
        if y > 50.0:
            raise ValueError(f"{y} is too much") from OverflowError(y)
    if y < 0.0:
        raise ArithmeticError
    return y * x


def positive_root(x):
    if x < 0.0:
        raise ValueError(f"negative: {x}")
    return math.sqrt(x)


def catches(x, y):
    try:
        z = positive_root(x) * y
    except ValueError:
        z = x * x * y
    return z * y


def catches_operation(x, y, n):
    z = y
    try:
        z = x * (1 / n) * z
    except ZeroDivisionError as error:
        print(error)
    return z * x


def catches_prefix(x, y):
    u = v = x * y
    try:
        u = u * x
        v = positive_root(y) * u
        u = v * v
    except ValueError:
        v = v * u
    return u * v


def catches_in_loop(xs, w):
    total = w
    for x in xs:
        try:
            y = positive_root(x)
            total = total * y + w
        except ValueError:
            total = total * w - x
            continue
        except KeyError:
            break
        else:
            total = total + y * y
        finally:
            w = w * 1.1
        total = total * 1.5
    return total * w


def loop_in_try(xs, w):
    total = w
    last = 1.0
    try:
        for x in xs:
            last = positive_root(x) * w
            if last > 3.0:
                break
            total = total * last
        total = total + last
    except ValueError:
        total = total * total
    return total * last


def while_in_try(xs, x):
    i = 0
    y = x
    try:
        while True:
            y = y * xs[i] + math.sin(y)
            i += 1
    except IndexError:
        y = y * i
    return y


def finally_in_function(x):
    y = x
    try:
        if x > 2.0:
            return y * x
        y = y * positive_root(x)
    finally:
        y = y + 1.0
        print(y)
    return y * y


def nested_tries(x, y):
    z = x
    try:
        try:
            z = positive_root(x) * y
            z = z * positive_root(y)
        except ValueError as error:
            if y < 0.0:
                raise ArithmeticError(z) from error
            z = z * y
        z = z + positive_root(z)
    except ArithmeticError:
        z = z * x * x
    except ValueError:
        z = -z * y
    return z * x


def returns_in_try(x):
    for i in range(4):
        try:
            if i == 2:
                return positive_root(x) * i
            x = x * positive_root(x - i)
        except ValueError:
            x = x * x
            if i > 0:
                return x
    return x * 2.0


def reraises(x):
    try:
        y = positive_root(x)
    except ValueError:
        if x < -1.0:
            raise
        y = -x * x
    return y


def calls_reraises(x, y):
    try:
        return reraises(x) * y
    except ValueError:
        return x * y * y


def stores_in_try(x, i, v):
    y = [x, x * v, v]
    try:
        y[i] = positive_root(x) * v
        y.append(v * v)
        y[i + 1] = y[i] * x
    except (IndexError, ValueError):
        y[0] = y[0] * v
    return y[0] * y[1] + y[-1]


def array_in_try(a, k):
    b = a * 2.0
    try:
        b[k] = b[k - 1] * a[k]
        c = b[k + 1 :].sum()
        d = b @ a[k:]
    except (IndexError, ValueError):
        c = (b * a).sum()
        d = 1.0
    return c * d


def nonlocal_total(x, n):
    total = x
    last: float = 0.0

    def add(y):
        nonlocal total, last
        total += y * x
        last = total * y
        return last

    z = 0.0
    for i in range(n):
        z = z + add(x + i) * last
    add(z)
    return total * z + last


def nonlocal_parameters(x, y):
    def swap(f):
        nonlocal x, y
        x, y = f * y, x

    swap(x)
    swap(2.0)
    return x * y * y


def nonlocal_state(x, n):
    state = x * 1.0

    def slope():
        return -state * state

    def step(dt):
        nonlocal state
        state = state + dt * slope()

    for _ in range(n):
        step(0.1)
    return (state * state).sum()


def suppresses(x, n):
    y = x
    with contextlib.suppress(ZeroDivisionError, KeyError):
        y = y * x
        y = y * (1 / n)
    return y * x


def finally_changes(x):
    xs = [x, 2.0 * x]
    try:
        y = xs[0] * x
    finally:
        xs[0] = xs[1] * x
    return xs[0] * y


def appends_after_try(x, n):
    xs = [x]
    for i in range(n):
        xs.append(x * i - xs[-1] + 0.1)
        try:
            y = positive_root(xs[-1])
        except ValueError:
            y = xs[-1] * x
    return sum(xs) * y


def context_of_nothing(x, y):
    if x > 1.0:
        with np.errstate(over="ignore"):
            x = y * y
    else:
        y = y * x
    return y * 2.0


def recursive(x, n):
    try:
        if n == 0:
            raise ValueError(f"{x}")
        y = recursive(x * 1.1, n - 1)
    except ValueError:
        y = x * x if n == 0 else 3.0 * x
    return y * x


def sets_on_a_number(x):
    y = np.cos(x)
    try:
        y.unit = "m"
        y = 5.0 * y
    except AttributeError:
        y = y * x
    return y * y


def stores_into_a_tuple(x):
    parts = (x, 2.0 * x)
    try:
        parts[0] = x * x
    except TypeError:
        x = 3.0 * x
    return parts[0] * parts[1] * x


PROGRAMS = [
    Program(sets_on_a_number, (0.7,)),
    Program(stores_into_a_tuple, (0.7,)),
    Program(nonlocal_total, (0.7, 3)),
    Program(nonlocal_parameters, (0.7, 1.3), order=2),
    Program(nonlocal_state, (np.array([0.7, 1.3]), 4)),
    Program(suppresses, (0.7, 2)),
    Program(suppresses, (0.7, 0)),
    Program(finally_changes, (0.7,), order=2),
    Program(recursive, (0.7, 2)),
    Program(context_of_nothing, (0.7, 1.3)),
    Program(context_of_nothing, (1.7, 1.3)),
    Program(appends_after_try, (0.7, 3)),
    Program(appends_after_try, (0.7, 4)),
    *(Program(match_numbers, (0.7, kind)) for kind in (0, 1, -1, None, "cube", 3.5)),
    Program(match_numbers, (-0.7, 2), order=2),
    *(Program(match_sequence, ([0.7, 1.3, 0.4, 2.0][:n],)) for n in (1, 2, 3, 4)),
    Program(match_sequence, ((1.7, 1.3),), order=2),
    Program(match_nested, ([(0.7, 1.3), {"scale": 2.0, "shift": 0.3}],), order=2),
    Program(match_nested, ([[0.7, 1.3], {"scale": 2.0}],), order=2),
    Program(match_nested, ([{"scale": 2.0}, [0.4]],), order=2),
    Program(match_nested, ([0.4],), order=2),
    Program(match_mapping, ({"kind": "line", "at": 0.7},), order=2),
    Program(match_mapping, ({"kind": "square", "at": 0.7, "x": 0.2, "y": 1.5},), order=2),
    Program(match_mapping, ({"kind": "none", "at": 0.7},), order=2),
    Program(match_instances, (0.7, 1.3), order=2),
    Program(match_class, (Circle(0.7), 1.3), order=2),
    Program(match_class, (Box(1.7, 0.4), 1.3), order=2),
    Program(match_class, (Box(0.4, 1.7), 1.3), order=2),
    Program(match_in_loop, ([0.7, (1.3, 0.4), None, 1.1, "stop", 9.0], 0.3), order=2),
    Program(match_tuple, (1.7, 1.3), order=2),
    Program(match_tuple, (0.7, 1.1), order=2),
    Program(match_rebinds, ([0.7, [1.3, 0.4]],), order=2),
    Program(match_rebinds, ([0.7, [1.3, -0.4]],), order=2),
    Program(with_errstate, (0.7, 1.3), order=2),
    Program(with_errstate, (np.array([0.7, 0.2]), np.array([1.3, 2.0]))),
    Program(with_errstate_returns, (0.7, 1.3), order=2),
    Program(with_errstate_returns, (0.7, 0.3), order=2),
    Program(with_errstate_in_loop, ([0.7, 1.3, 0.4], 3), order=2),
    Program(with_manager, (0.7,), order=2),
    Program(with_manager, (17.0,), order=2),
    Program(deletes, (0.7, 3), order=2),
    Program(asserts, (0.7, 3)),
    Program(catches, (0.7, 1.3), order=2),
    Program(catches, (-0.7, 1.3), order=2),
    Program(catches_operation, (0.7, 1.3, 2)),
    Program(catches_operation, (0.7, 1.3, 0)),
    Program(catches_prefix, (0.7, 1.3)),
    Program(catches_prefix, (0.7, -1.3)),
    Program(catches_in_loop, ([0.7, -1.3, 0.4], 0.9)),
    Program(catches_in_loop, ([-0.7], 0.9)),
    Program(loop_in_try, ([0.7, 1.3, 0.4], 0.9), order=2),
    Program(loop_in_try, ([0.7, 1.3, -0.4, 2.0], 0.9), order=2),
    Program(loop_in_try, ([-0.7, 1.3], 0.9), order=2),
    Program(loop_in_try, ([0.7, 100.3, -1.0], 0.9), order=2),
    Program(while_in_try, ([0.7, 1.3], 0.9), order=2),
    Program(while_in_try, ([], 0.9), order=2),
    Program(finally_in_function, (0.7,), order=2),
    Program(finally_in_function, (2.7,), order=2),
    *(Program(nested_tries, (x, y)) for x in (0.7, -0.7) for y in (1.3, -1.3)),
    *(Program(returns_in_try, (x,)) for x in (0.7, 1.7, 2.7, -1.3)),
    Program(reraises, (-0.7,), order=2),
    *(Program(calls_reraises, (x, 1.3)) for x in (0.7, -0.7, -1.7)),
    *(Program(stores_in_try, (x, i, 1.3)) for x in (0.7, -0.7) for i in (0, 1, 2, 7)),
    *(Program(array_in_try, (np.array([0.7, 1.3, 0.4]), k)) for k in (0, 1, 2, 3)),
]
