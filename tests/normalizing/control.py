# ruff: noqa
"""Programs with branches, loops and leaves; each docstring holds the inputs that it is run on."""


def no_return(x):
    """(1,) (-1,)"""
    log(x)


def bare_return(x):
    """(1,) (-1,)"""
    if x > 0:
        return
    return x


def early(x):
    """(1,) (-1,) (0,)"""
    if x > 0:
        return x * 2
    if x < 0:
        return -x
    return 7


def early_then_none(x):
    """(1,) (-1,)"""
    if x > 0:
        return x
    log(x)


def elif_returns(x):
    """(0,) (1,) (2,) (3,) (4,)"""
    if x == 0:
        return "a"
    elif x == 1:
        y = "b"
    elif x == 2:
        return "c"
    else:
        y = "d"
    log(y)
    return y * 2


def nested_partial_return(a, b, c):
    """(0, 0, 0) (1, 0, 0) (1, 1, 0) (0, 1, 1) (1, 1, 1)"""
    if a:
        log("a")
        if b:
            return 1
        log("not b")
    else:
        if c:
            log("c")
            if b:
                return 2
    log("end")
    if c:
        return 3
    return 4


def dead_code(x):
    """(1,)"""
    return x
    log("never")


def raises(x):
    """(1,) (-1,)"""
    if x < 0:
        raise ValueError(f"negative: {x}")
    return x + 1


def raise_after_return(x):
    """(1,) (-1,) (0,)"""
    if x > 0:
        return x
    elif x < 0:
        raise KeyError(x)
    log("zero")
    return 0


def only_raises(x):
    """(1,)"""
    raise TypeError(x)


def asserts(x):
    """(1,) (-1,)"""
    assert x > 0, log("bad")
    assert x
    return x


def bound_in_one_branch(c, x):
    """(True, 2) (False, 2)"""
    if c:
        y = x
    return y * 2


def used_before(x):
    """(1,)"""
    y = t
    t = x
    return y


def count(n):
    """(0,) (1,) (5,)"""
    i = 0
    while i < n:
        i += 1
    return i


def while_break(n):
    """(0,) (1,) (5,) (50,)"""
    i = 0
    while i < n:
        if i * i > 10:
            break
        i = i + 1
    return i


def while_continue(n):
    """(0,) (1,) (9,)"""
    i, s = 0, 0
    while i < n:
        i += 1
        if i % 3 == 0:
            continue
        s += i
    return s


def while_else(n, m):
    """(3, 2) (3, 9) (0, 0)"""
    while n > 0:
        if n == m:
            log("found")
            break
        n -= 1
    else:
        log("none")
        n = -7
    return n


def while_else_no_break(n):
    """(0,) (3,)"""
    while n > 0:
        n -= 1
    else:
        n = 10
    return n


def while_true(n):
    """(0,) (3,) (10,)"""
    while True:
        n += 1
        if n > 5:
            return n
        log(n)


def while_walrus(n):
    """(0,) (3,)"""
    s = 0
    while (k := log(n)) > 0:
        s += k
        n -= 1
    return s, k


def while_walrus_else(n):
    """(0,) (3,) (12,)"""
    while (k := n - 1) > 0:
        n = k
        if n == 9:
            break
    else:
        log("else")
    return n, k


def while_call(xs):
    """([3, 2, 0, 5],) ([0],)"""
    i = 0
    while log(xs[i]):
        i += 1
    return i


def while_and(xs, n):
    """([3, 2, 0, 5], 9) ([1, 1], 2) ([], 0)"""
    i = 0
    while i < n and i < len(xs) and log(xs[i]):
        i += 1
    return i


def return_in_for(xs, t):
    """([1, 2, 3], 1) ([1, 2, 3], 5) ([], 0)"""
    for x in xs:
        if x > t:
            return x
    return None


def return_in_nested_loops(n, m):
    """(3, 2) (3, 100) (0, 0)"""
    for i in range(n):
        for j in range(n):
            log((i, j))
            if i * n + j == m:
                return i, j
        log("row")
    log("none")
    return -1


def return_in_loop_then_more(xs):
    """([1, -2, 3],) ([1, 2],) ([],)"""
    if len(xs) != 1:
        for x in xs:
            if x < 0:
                return "negative"
        log("all positive")
    return len(xs)


def return_without_rest(xs):
    """([1, 2],) ([],)"""
    for x in xs:
        return x


def continue_nested(n):
    """(0,) (8,)"""
    s = 0
    for i in range(n):
        if i % 2:
            if i % 3:
                log(i)
                continue
            s += 100
        s += i
    return s


def break_and_continue_nested(n):
    """(0,) (5,) (30,)"""
    s = 0
    for i in range(n):
        if i % 2:
            if i % 3 == 1:
                if i > 10:
                    break
                log("small")
            elif i % 5:
                continue
            s += 100
        s += i
        if s > 700:
            break
        log(s)
    return s, i if n else 0


def break_in_both(n):
    """(1,) (4,) (9,)"""
    for i in range(n):
        if i > 2:
            if i % 2:
                break
            else:
                log("even")
        else:
            if i == 5:
                break
        log(i)
    return i


def for_else(xs, t):
    """([1, 2, 3], 2) ([1, 2, 3], 9) ([], 0)"""
    for x in xs:
        if x == t:
            r = "found"
            break
    else:
        r = "none"
    return r


def for_else_return(xs, t):
    """([1, 2, 3], 2) ([1, 2, 3], 9) ([], 0)"""
    for x in xs:
        if x == t:
            break
    else:
        return "none"
    return x


def for_else_continue(n):
    """(0,) (4,)"""
    s = 0
    for i in range(n):
        for j in range(i):
            if j == 2:
                break
        else:
            continue
        s += i
    return s


def for_else_nested_break(n):
    """(0,) (4,) (7,)"""
    for i in range(n):
        for j in range(i):
            if j == 2:
                log("inner")
                break
        else:
            if i == 5:
                break
            log("else")
    else:
        return -1
    return i


def for_else_return_inside(n, m):
    """(3, 1) (3, 7) (5, 4)"""
    for i in range(n):
        if i == m:
            return "returned"
        if i == 3:
            break
    else:
        log("else")
    return "after"


def loop_variable_after(n, m):
    """(3, 5) (0, 5)"""
    i = m
    for i in range(n):
        pass
    return i


def loop_variable_unbound(n):
    """(3,) (0,)"""
    for i in range(n):
        pass
    return i


def loop_variable_reassigned(n):
    """(4,) (0,)"""
    s = []
    for i in range(n):
        i *= 10
        s += [i]
    return s


def loop_variable_broken(n):
    """(9,) (2,)"""
    for i in range(n):
        if i > 3:
            i = 100
            break
    return i


def three_deep(n):
    """(0,) (3,)"""
    s = 0
    for i in range(n):
        for j in range(i, n):
            k = j
            while k > 0:
                k -= 1
                if k == i:
                    break
                s += 1
            else:
                s += 100
            if s > 500:
                return s
    return s


def flags_are_names(out, returned, stop, k):
    """(1, 2, 3, 4) (5, 0, 0, 0)"""
    for broke in range(out):
        if broke > returned:
            if stop:
                return k
            stop = 1
        returned -= 1
    return out, returned, stop, k


def endless_inside(n):
    """(0,) (4,)"""
    s = 0
    for i in range(n):
        while True:
            s += 1
            if s % 3 == 0:
                break
            if s > 8:
                return "big"
    return s
