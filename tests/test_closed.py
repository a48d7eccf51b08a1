"""What is refused in a branch is refused when the branch is reached, and only then."""

import numpy as np
import pytest

from wengert import check, grad, jvp, value_and_grad
from wengert.runtime.checks import Refused


def shows(x, how=None):
    total = 0.0
    for i in range(3):
        if how == "live":
            exec("print(x)")
        elif how == "text":
            total += float(repr(x))
        total += x**i
    return total


def recovers(x, fails=False):
    try:
        if fails:
            exec("print(x)")
        y = x * x
    except Exception:
        y = 0.0 * x
    finally:
        x = 3.0 * x
    return y + x


def in_a_helper(x, how=None):
    return shows(x * x, how) + (eval("x") if x > 100.0 else x)


def in_a_nested_function(x, limit):
    def square(t):
        if t > limit:
            return eval("t * t")
        return t * t

    return sum(map(square, [x, 2.0 * x])) + square(x)


def in_both_branches(x, flag):
    if flag:
        y = eval("x")
    else:
        y = eval("x * x")
    return y * x


def test_what_is_not_reached_is_no_obstacle():
    assert grad(shows)(2.0) == 5.0
    assert value_and_grad(shows)(2.0) == (7.0, 5.0)
    assert jvp(shows, (2.0,), (1.0,)) == (7.0, 5.0)
    assert grad(recovers)(2.0) == 7.0
    assert grad(in_a_nested_function)(1.5, 10.0) == 18.0
    assert jvp(in_a_nested_function, (1.5, 10.0), (1.0, 0.0)) == (13.5, 18.0)


def test_again():
    assert grad(grad(shows))(2.0) == 2.0
    assert jvp(grad(recovers), (2.0,), (1.0,)) == (7.0, 2.0)


@pytest.mark.parametrize("way", ["grad", "jvp"])
def test_refused_when_reached(way):
    for f, args, words, line in [
        (shows, (2.0, "live"), "exec", 'exec("print(x)")'),
        (recovers, (2.0, True), "exec", 'exec("print(x)")'),
        (in_a_nested_function, (1.5, 2.0), "eval", 'return eval("t * t")'),
        (in_both_branches, (1.5, True), "eval", 'y = eval("x")'),
        (in_both_branches, (1.5, False), "eval", 'y = eval("x * x")'),
    ]:
        with pytest.raises(Refused, match=words) as caught:
            if way == "grad":
                grad(f)(*args)
            else:
                jvp(f, args, (1.0, *(0.0 if type(a) is float else None for a in args[1:])))
        assert str(caught.value).endswith("at: " + line)


def test_an_expression_is_no_branch():
    with pytest.raises(SyntaxError, match="eval"):
        grad(in_a_helper)(2.0)


def test_arguments_are_as_they_were_when_a_branch_is_reached():
    def scaled(x, deep):
        x *= 2.0
        if deep:
            exec("print(x)")
        return np.sum(x * x)

    x = np.array([1.0, 2.0])
    assert np.array_equal(grad(scaled)(x, False), [8.0, 16.0])
    with pytest.raises(Refused, match="exec"):
        grad(scaled)(x, True)
    assert np.array_equal(x, [1.0, 2.0])


def test_check_lists_what_is_in_branches():
    assert [error.text.strip() for error in check(shows)] == ['exec("print(x)")']
    assert len(check(in_both_branches)) == 2
