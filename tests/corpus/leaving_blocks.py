"""with, try, raise, assert, del, match, nonlocal: bodies that change things, and paths taken."""

import contextlib
import math
from dataclasses import dataclass

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2])


class Problem(Exception):
    pass


class Scaled:
    """A context manager with a state of its own."""

    def __init__(self, factor):
        self.factor = factor
        self.depth = 0

    def __enter__(self):
        self.depth += 1
        return self.factor

    def __exit__(self, *_):
        self.depth -= 1


class Warm:
    """A context manager whose state has a derivative."""

    def __init__(self, rate):
        self.rate, self.total = rate, 0.0

    def __enter__(self):
        self.total = self.total + self.rate
        return self

    def __exit__(self, *_):
        self.total = self.total * self.rate


@dataclass
class Square:
    side: float


@dataclass
class Box:
    width: float
    height: float


def root(x):
    if x < 0.0:
        raise ValueError("negative")
    return math.sqrt(x)


def half_done(u, limit):
    """Changes u item by item, and gives up at an item that is too great."""
    for i in range(len(u)):
        if u[i] > limit:
            raise Problem(f"item {i}")
        u[i] = u[i] * u[i]


def errstate(x):
    with np.errstate(divide="ignore", invalid="ignore"):
        y = x / (1.0 + x)
        y[0] = y[1] * x[2]
    return np.sum(y * y)


def errstate_in_adjoint(x):
    with np.errstate(all="raise"):
        y = np.sqrt(x * x)
    return np.sum(y * x)


def errstate_returns(x):
    for k in range(3):
        with np.errstate(over="ignore"):
            x = np.sin(x) + k
            if k == 1:
                return np.sum(x * x)
    return np.sum(x)


def own_context(x, y):
    with Scaled(2.0) as factor:
        x[0] = factor * y
        z = x * factor
    return np.sum(z * x)


def two_contexts(x):
    with Scaled(2.0) as a, np.errstate(all="ignore"), Scaled(3.0) as b:
        x = a * np.sin(b * x)
    return x * a


def context_with_state(x, y, n):
    warm = Warm(x)
    for _ in range(n):
        with warm as same:
            same.total += y * warm.total
    with Warm(y) as other:
        other.total = other.total * x
    return warm.total * other.total


def suppressed(x):
    y = x * x
    with contextlib.suppress(Problem):
        y = y * x
        if y < 1.0:
            raise Problem
        y = y * 100.0
    return y * x


def nothing_raised(x):
    try:
        y = 1.0 / x
    except ZeroDivisionError:
        y = x
    return y * x * x


def handled(x, y):
    try:
        z = x * y
        if z > 0.1:
            raise Problem("too great")
        z = math.exp(z)
    except Problem:
        z = y * y * x
    return z * x


def handled_after_stores(x, y):
    z = x
    try:
        z = z * y
        if z > 0.1:
            raise ValueError
        z = math.sqrt(y) * z
    except ValueError:
        z = z * z
    return z * x


def raised_by_a_call(x, y):
    try:
        z = root(x)
        z = z * root(y)
    except ValueError:
        z = x * y * y
    return z * y


def raised_by_python(params, y):
    try:
        z = params["missing"]
    except KeyError:
        z = params["w"] * y
    return z * y


def by_kind(x, kind):
    try:
        if kind == "value":
            raise ValueError(kind)
        if kind == "key":
            raise KeyError(kind)
        y = x
    except ValueError:
        y = x * x
    except (KeyError, IndexError):
        y = x**3
    else:
        y = np.sin(x)
    finally:
        x = 2.0 * x
    return y * x


def no_error_else(x):
    try:
        y = x * x
    except ValueError:
        y = 0.0
    else:
        y = y * x
    return y


def finally_stores(u, y):
    try:
        u[0] = y * u[1]
    finally:
        u[1] = u[0] * u[2]
    return np.sum(u * u)


def finally_after_return(u, y):
    try:
        return np.sum(u * u) * y
    finally:
        u[0] = 0.0


def in_loop(x, n):
    total = 0.0
    for i in range(n):
        try:
            if i % 3 == 1:
                raise Problem
            total = total + x**i
        except Problem:
            total = total * x
    return total


def leaves_loop(u, limit):
    total = 0.0
    for i in range(len(u)):
        try:
            if u[i] > limit:
                raise Problem
            u[i] *= 2.0
            total = total + u[i] * u[0]
        except Problem:
            break
    return total


def loop_inside(xs):
    total = 1.0
    try:
        for x in xs:
            total = total * root(x)
    except ValueError:
        total = total * total
    return total * xs[0]


def reraised(x):
    try:
        try:
            y = x * x
            raise Problem
        except Problem:
            y = y * x
            raise
    except Problem:
        return y * x


def nested_tries(x, y):
    try:
        try:
            z = root(-x) * y
        except KeyError:
            z = y
    except ValueError:
        z = x * y
    return z * z


def tries_again(x):
    """Halves the step until it is small enough."""
    step = 2.0
    while True:
        try:
            y = root(x - step)
            break
        except ValueError:
            step = step * x
    return y * step


def list_grows_in_try(x):
    xs = [x]
    try:
        xs.append(x * x)
        xs[0] = xs[1] * x
        xs.append(root(-x))
    except ValueError:
        xs.append(xs[0] * xs[1])
    return xs[-1] * xs[0]


def asserts(x):
    assert x > 0.0, "never"
    x = x * x
    assert x < 10.0
    return x * 2.0


def deletes(x):
    y = x * x
    del x
    z = y * y
    del y
    return z


def deletes_in_loop(u):
    total = 0.0
    for i in range(3):
        v = u[i] * u[0]
        total += v
        del v
    return total


def deletes_array(u, y):
    v = u[1:]
    v[0] = y
    del v
    w = u * y
    del u
    return np.sum(w * w)


def matches_text(x, kind):
    match kind:
        case "square":
            x = x * x
        case "sine" | "wave":
            x = np.sin(x)
        case _:
            x = 2.0 * x
    return x * x


def matches_sequence(p):
    match p:
        case [u, v] if u > 1.0:
            r = u * v
        case [u, *rest]:
            r = u * u * rest[-1]
        case _:
            r = 0.0
    return r


def matches_dict(params):
    match params:
        case {"kind": "exp", "rate": rate}:
            return math.exp(rate)
        case {"rate": rate, **rest}:
            return rate * len(rest)
    return 0.0


def matches_class(shape):
    match shape:
        case Square(side=s):
            return s * s
        case Box(w, h):
            return w * h * h
    return 0.0


def matches_number(x, n):
    for k in range(n):
        match k % 3:
            case 0:
                x = x * x
            case 1:
                x = x + 0.5
            case other:
                x = x / other
    return x


def matches_and_stores(u, kind):
    match kind:
        case {"at": i, "factor": f}:
            u[i] *= f
        case (i, v):
            u[i] = v
    return np.sum(u * u)


def nonlocal_state(x, v, n):
    def step(dt):
        nonlocal x, v
        v -= dt * x
        x += dt * v
        return v

    total = 0.0
    for _ in range(n):
        total += step(0.1)
    return total * x + v


def nonlocal_two_deep(x):
    level = x

    def outer():
        def inner():
            nonlocal level
            level = level * x

        inner()
        inner()

    outer()
    return level


PROGRAMS = [
    Program(errstate, (vector,), order=2),
    Program(errstate_in_adjoint, (vector,)),
    Program(errstate_returns, (vector,)),
    Program(own_context, (vector, 0.7)),
    Program(context_with_state, (0.7, 0.3, 3)),
    Program(two_contexts, (0.7,)),
    Program(suppressed, (0.7,)),
    Program(nothing_raised, (0.7,), order=2),
    Program(handled, (0.7, 0.3), order=2),
    Program(handled, (0.1, 0.3)),
    Program(handled_after_stores, (0.7, 0.3)),
    Program(handled_after_stores, (0.1, 0.3)),
    Program(raised_by_a_call, (0.7, 0.3), order=2),
    Program(raised_by_a_call, (0.7, -0.3), order=2),
    Program(raised_by_a_call, (-0.7, 0.3), order=2),
    Program(raised_by_python, ({"w": 0.7}, 0.3), order=2),
    Program(by_kind, (0.7, "value")),
    Program(by_kind, (0.7, "key")),
    Program(by_kind, (0.7, "none")),
    Program(no_error_else, (0.7,)),
    Program(finally_stores, (vector, 0.7), order=2),
    Program(finally_after_return, (vector, 0.7), order=2),
    Program(in_loop, (0.7, 6)),
    Program(leaves_loop, (vector, 1.0)),
    Program(loop_inside, ([0.7, 0.4, -0.3, 0.5],)),
    Program(loop_inside, ([0.7, 0.4, 0.3, 0.5],)),
    Program(reraised, (0.7,), order=2),
    Program(nested_tries, (0.7, 0.3)),
    Program(tries_again, (0.7,)),
    Program(list_grows_in_try, (0.7,), order=2),
    Program(asserts, (0.7,)),
    Program(deletes, (0.7,)),
    Program(deletes_in_loop, (vector,)),
    Program(deletes_array, (vector, 0.7)),
    Program(matches_text, (0.7, "square"), order=2),
    Program(matches_text, (0.7, "wave"), order=2),
    Program(matches_text, (0.7, "other"), order=2),
    Program(matches_sequence, ([1.7, 0.3],), order=2),
    Program(matches_sequence, ([0.7, 0.3],), order=2),
    Program(matches_sequence, ((0.7, 0.3, 0.4),), order=2),
    Program(matches_dict, ({"kind": "exp", "rate": 0.7},), order=2),
    Program(matches_dict, ({"kind": "linear", "rate": 0.7},), order=2),
    Program(matches_class, (Square(0.7),), order=2),
    Program(matches_class, (Box(0.7, 0.3),), order=2),
    Program(matches_number, (0.7, 5), order=2),
    Program(matches_and_stores, (vector, {"at": 1, "factor": 0.7})),
    Program(matches_and_stores, (vector, (2, 0.7))),
    Program(nonlocal_state, (0.7, 0.3, 3)),
    Program(nonlocal_two_deep, (0.7,)),
]


def unbound_after_try(x):
    try:
        y = math.sqrt(x)
    except ValueError:
        pass
    return y


def unbound_after_loop(x, n):
    for i in range(n):
        y = x * i
    return y * 2.0


def unbound_after_branch(x, flag):
    if flag:
        y = x
    z = x * x
    return y + z


def raises_at_once(x):
    raise Problem(f"of {x}")


def raises_half_way(u, limit):
    half_done(u, limit)
    return np.sum(u * u)


def raises_in_list(xs, y):
    xs.append(y * y)
    xs[0] = y
    xs.pop(7)
    return xs[0]


def raises_in_dict(params, y):
    params["w"] = y * y
    del params["b"]
    return params["b"] * y


def raises_in_store(u, y):
    u[0] = y
    u *= 2.0
    u[7] = y
    return np.sum(u)


def raises_in_handler(u, y):
    try:
        u[0] = y
        raise Problem
    except Problem:
        u[1] = y
        raise ValueError("in the handler") from None
    finally:
        u[2] = y


def raises_in_assert(u, y):
    u[0] = y
    assert u[1] > 0.0, f"{u[1]} is negative"
    return np.sum(u)


def raises_in_adjoint_only_if_wrong(u, y):
    for i in range(3):
        u[i] = math.log(u[i] + y)
    return np.sum(u)


RAISING = [
    Program(unbound_after_try, (-0.7,)),
    Program(unbound_after_loop, (0.7, 0)),
    Program(unbound_after_branch, (0.7, False)),
    Program(raises_at_once, (0.7,)),
    Program(raises_half_way, (vector, 1.0)),
    Program(raises_in_list, ([0.7, 0.3], 0.6)),
    Program(raises_in_dict, ({"w": 0.7, "b": 0.3}, 0.6)),
    Program(raises_in_store, (vector, 0.7)),
    Program(raises_in_handler, (vector, 0.7)),
    Program(raises_in_assert, (vector, 0.7)),
    Program(raises_in_adjoint_only_if_wrong, (vector, 0.4)),
]
