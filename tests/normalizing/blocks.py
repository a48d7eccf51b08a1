# ruff: noqa
"""Programs with match, del, with, try and raise; docstrings hold the inputs they are run on."""

import contextlib
from dataclasses import dataclass


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def match_literals(x):
    """(1,) (-1,) (1.0,) (True,) (None,) ("a",) ("b",) (2.5,) ((1+2j),) ([],)"""
    match x:
        case True:
            return "true"
        case 1 | -1:
            return "one"
        case None:
            return "none"
        case "a":
            return "text"
        case 1 + 2j:
            return "complex"
        case 2.5:
            return "half"
    return "other"


def match_sequences(p):
    """([],) ((1,),) ([1, 2],) ((3, [4, 5]),) ("ab",) (range(2),) ([1, 2, 3, 4],) ({1: 2},) ([0, 9],) (5,)"""
    match p:
        case []:
            kind = "empty"
        case [x]:
            kind = x
        case [0, y] | [y, 0]:
            kind = y
        case [a, [b, c]]:
            kind = a, b, c
        case [a, b]:
            kind = a, b
        case [first, *rest, last]:
            kind = first, rest, last
        case _:
            kind = "none"
    return kind


def match_star_only(p):
    """([],) ([1],) ((1, 2),) ("a",)"""
    match p:
        case [*all_]:
            return all_
        case str() as s:
            return s + s


def match_guards(p, t):
    """([1, 2], 0) ([1, 2], 1) ([2, 1], 5) ((3, 3), 9)"""
    u = v = "before"
    match p:
        case [u, v] if log(u) > t:
            log("first")
        case [v, w] if log(v) == w:
            log("second")
        case [_, v] if (k := t - v) > 2:
            log(k)
    return u, v


def match_mappings(d):
    """({},) ({"a": 1},) ({"a": 1, "b": 2},) ({"a": 0, "c": 3, "d": 4},) ({"b": [1, 2]},) ([],)"""
    match d:
        case {"a": 0, **others}:
            return others
        case {"a": x, "b": y}:
            return x + y
        case {"b": [x, y]}:
            return x * y
        case {"a": x}:
            return x
        case {**everything}:
            return len(everything)


def match_classes(p):
    """(1,) (2.5,) ("s",) (True,) ([1, 2],) (None,)"""
    match p:
        case bool(b):
            return "bool", b
        case int(n) | float(n):
            return "number", n
        case str():
            return "text"
        case list([a, b]):
            return a, b


def match_attributes(x, y):
    """(1, 0) (0, 2) (3, 3) (4, 5)"""
    p = Point(x, y)
    match p:
        case Point(y=0):
            return "axis"
        case Point(x=0, y=h):
            return h
        case Point(x=a, y=b) if a == b:
            return a
        case Point(z=_):
            return "never"
        case Point() as q:
            return q.x + q.y


def match_subject_once(x):
    """(1,) (2,)"""
    match log(x), log(x + 1):
        case (1, y):
            return y
        case (y, 2):
            return -y
        case z:
            return z


def match_captures_its_subject(x):
    """([1, 2],) ([[3], 4],)"""
    match x:
        case [[x], y]:
            return x, y
        case [y, x]:
            return x, y


def match_in_loop(xs):
    """([1, "stop", 2],) ([1, None, [2, 3]],) ([],)"""
    total = 0
    for x in xs:
        match x:
            case None:
                continue
            case "stop":
                break
            case [a, b]:
                total += a * b
                continue
            case int():
                total += x
        log(total)
    else:
        log("else")
    return total


def match_nested(p):
    """([1, {"k": (2, 3)}],) ([1, {"k": (2,)}],) ([0, {"j": 1}],)"""
    match p:
        case [1, {"k": (a, b)}]:
            match a:
                case 2:
                    return b
            return a
        case [n, {"k": t} | {"j": t}] as whole:
            return n, t, len(whole)


def del_name(x, n):
    """(1, 3) (2, 0)"""
    y = x + 1
    z = y * 2
    del y
    for i in range(n):
        t = z * i
        z = t + 1
        del t
    t = z
    del t, x
    x = z
    return x


def del_unbound(x):
    """(1,) (-1,)"""
    if x > 0:
        y = x
    log("before")
    del y
    y = log(x)
    return y


def del_in_branch(x):
    """(1,) (-1,)"""
    y = x * 2
    if x > 0:
        z = y
        del y
    else:
        z = y + 1
    y = z
    return y


def raises_from(x):
    """(1,) (0,) (-1,) (2,)"""
    assert x != 2, log(f"{x} is two")
    if x > 0:
        raise ValueError(f"{x}") from None
    elif x < 0:
        raise KeyError from log(OverflowError(x))
    raise


class Manager:
    def __init__(self, value=None):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *error):
        return False


def with_returns(x):
    """(1,) (-1,) (0,)"""
    with Manager(log(x)) as y:
        if x > 0:
            return y * 2
        z = y + 1
    with Manager(), Manager((x, z)) as (a, b):
        log(a)
        return a * b


def with_in_loop(n):
    """(0,) (1,) (5,)"""
    total = 0
    for i in range(n):
        with Manager(i) as j:
            if j == 1:
                continue
            if j == 4:
                break
            total += j
        log(total)
    else:
        log("else")
    return total


def with_errors(x):
    """(1,) (0,)"""
    with Manager():
        y = 1 / x
    return y


def catches(x):
    """(1,) (0,) ("a",)"""
    try:
        y = 1 / x
    except ZeroDivisionError:
        y = log("zero")
    return y


def catches_by_name(x):
    """(1,) (0,) ("a",) (None,)"""
    y = "none"
    try:
        y = 1 / log(x)
        z = y + 1
    except ZeroDivisionError as error:
        log(str(error))
        z = y
    except (TypeError, KeyError) as error:
        if x is None:
            raise
        z = type(error).__name__
    else:
        log("else")
        z = z * 2
    finally:
        log("finally")
    return y, z


def catches_all(x):
    """(1,) (0,)"""
    try:
        return 1 / x
    except:
        pass
    log("after")


def catches_in_loop(xs):
    """([1, 0, 2],) ([0, 0],) ([],) ([1, "a", 3],) ([4, None, 1],)"""
    total = 0
    for x in xs:
        try:
            if x is None:
                break
            y = 1 / x
            if x == 4:
                continue
            total += y
        except ZeroDivisionError:
            log("zero")
            continue
        except TypeError as error:
            return total, type(error)
        log(total)
    return total


def loops_in_try(xs):
    """([1, 2, 4],) ([1, 0, 4],) ([],) (3,)"""
    total = last = 0
    try:
        for x in xs:
            last = 1 / x
            total += last
            if total > 9:
                break
        log(total)
    except ZeroDivisionError:
        total = -total
    except TypeError:
        return "type"
    return total, last


def while_in_try(xs, n):
    """([1, 2, 4], 2) ([1, 2, 4], 5) ([], 1) ([1, "a"], 2)"""
    i = total = 0
    try:
        while xs[i] < 9 and i < n:
            total += xs[i]
            i += 1
    except IndexError:
        log("index")
    except TypeError:
        log("type")
    return i, total


def prefix_counts(a, b):
    """(1, 1) (1, 0) (0, 1) ("a", 1)"""
    x = y = 5
    try:
        x = log(1 / a)
        y, x = x / b, y
        x = x + a
    except ZeroDivisionError:
        pass
    except TypeError:
        x = y
    return x, y


def nested_tries(a, b):
    """(1, 1) (1, 0) (0, 1) ("a", 1) (1, "a") (0, 0)"""
    x = 7
    try:
        try:
            x = 1 / a
            z = x / b
        except ZeroDivisionError as error:
            log("inner")
            if a == b:
                raise ValueError("both") from error
            z = 1 / b
        finally:
            log("finally")
        x = x + z
    except ZeroDivisionError:
        log("outer")
    except ValueError:
        return "value"
    return x


def finally_leaves(n):
    """(0,) (1,) (2,) (3,) (4,)"""
    for i in range(3):
        try:
            if n == 0:
                break
            if n == 1:
                continue
            if n == 2:
                return log("return")
            if n == 3:
                raise ValueError(i)
        finally:
            log(i)
    else:
        log("else")
    return "end"


def else_not_reached(n):
    """(0,) (1,) (2,)"""
    while True:
        try:
            if n == 0:
                return "body"
            if n == 1:
                break
            n = 1 / (n - 2)
        except ZeroDivisionError:
            log("zero")
            n = 1
        else:
            log("else")
            n -= 1
    return n


def stores_in_try(x, i):
    """([1, 2], 0) ([1, 2], 5) ([0, 3], 0) ((1, 2), 0)"""
    try:
        x[i] = 1 / x[i]
        x.append(i)
        x[i + 1] += 2
        y = x.pop(i + 7)
    except IndexError:
        y = "index"
    except (ZeroDivisionError, AttributeError) as error:
        y = type(error)
    return x, y


def conditionals_in_try(x, y):
    """(1, 0) (0, 1) (2, 2) (3, 0)"""
    try:
        z = 1 / x if x < 2 else 1 / y
        w = x and 1 / y or 2
        z = sum(1 / (v - 2) for v in (x, y, z)) + w
    except ZeroDivisionError:
        z = -1
    return z


def error_is_gone(x):
    """(1,) (0,)"""
    error = "mine"
    try:
        y = 1 / x
    except ZeroDivisionError as error:
        y = error.args
    error = "again"
    return y, error


def grows_in_try(xs, y):
    """([1], (2, 3)) ([1], 5) (1, 2) (1, (2,)) ("a", "b")"""
    try:
        xs += y
    except TypeError:
        xs = "type"
    return xs


def flags_in_try(x):
    """(1,) (0,)"""
    failed = flag = False
    try:
        y = 1 / x
        flag = False
    except ZeroDivisionError:
        flag = True
    if flag:
        failed = True
    if failed:
        log("failed")
    return flag, failed


def flags_before_try(x, y):
    """(1, 0) (0, 0) (1, 1) (0, 1)"""
    flag = y
    try:
        z = 1 / x
    except ZeroDivisionError:
        z = 2
    if x > 0:
        flag = 0
    if flag:
        log("flag")
    return z, flag


def dels_in_try(x, i):
    """([1, 2], 0) ([1, 2], 5) ({0: 1}, 0) ({0: 1}, 5) ([1, 2], 1)"""
    try:
        del x[i]
        del x[0:1]
    except (IndexError, KeyError, TypeError) as error:
        log(type(error))
    return x
