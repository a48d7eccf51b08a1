"""What is changed where a container holds it must be held once: anything else is refused."""

import numpy as np
import pytest

from wengert import grad, jvp, vjp
from wengert.transform.errors import Unsupported


def twice_in_display(x):
    row = [x, x * x]
    rows = [row, *[row]]
    rows[0][0] = 2.0
    return rows[1][0] * rows[0][1]


def repeated(x):
    rows = [[x, x * x]] * 2
    rows[0][0] = 2.0
    return rows[1][0] * rows[0][1]


def joined(x):
    rows = [[x, x * x]]
    both = rows + rows
    both[0][0] = 2.0
    return both[1][0] * both[0][1]


def repeated_in_place(x):
    rows = [[x, x * x]]
    rows *= 2
    rows[0][0] = 2.0
    return rows[1][0] * rows[0][1]


def under_two_keys(x):
    a = np.array([x, x * x])
    d = {"a": a, "b": a}
    d["a"][0] = 2.0
    return d["b"][0] * d["a"][1]


def made_now_and_then(x):
    row, rows = [x], []
    for i in range(3):
        if i != 1:
            row = [x * i]
        rows.append(row)
    for i in range(3):
        rows[i][0] = rows[i][0] + x
    return rows[0][0] * rows[1][0]


def put_in_each_turn(x):
    a, rows = np.zeros(3), []
    for i in range(3):
        a[i] = x * (i + 1)
        rows.append(a)
    return rows[0][0] * rows[1][1]


CALLS = {
    "grad": lambda f: grad(f)(0.7),
    "vjp": lambda f: vjp(f, 0.7),
    "jvp": lambda f: jvp(f, (0.7,), (1.0,)),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize(
    "function",
    [
        twice_in_display,
        repeated,
        joined,
        repeated_in_place,
        under_two_keys,
        made_now_and_then,
        put_in_each_turn,
    ],
)
def test_what_is_held_twice_is_not_changed(function, call):
    with pytest.raises(Unsupported, match=r"twice|may share memory"):
        call(function)


def test_what_is_held_twice_in_an_argument_is_not_changed():
    def first(rows):
        rows[0][0] = 2.0 * rows[0][1]
        return rows[1][0] * rows[0][1]

    row = [0.3, 0.4]
    with pytest.raises(Exception, match="share memory"):
        grad(first)([row, row])
    assert grad(first)([[0.3, 0.4], [0.3, 0.4]]) == [[0.0, 0.3], [0.4, 0.0]]
