"""The reverse sweep sees the values that the forward sweep saw, and no more is kept than it reads.

Each program here has a value that is lost, or another one, unless it is kept at the right place.
"""

import numpy as np
import pytest

from wengert import grad, jvp


def overwritten_twice(x, n):
    y = x * x
    x = x * y
    y = y * x
    x = x * y
    return x * y


def killed_in_one_branch(x, n):
    y = x * x
    if n > 1:
        z = y * x
        y = 3.0
        return z * x + y
    return y * x


def killed_in_a_branch_of_a_loop(x, n):
    y = x
    for i in range(n):
        if i % 2 == 0:
            y = y * x
        else:
            y = y * y * 0.5
            y = y * x
    return y


def read_after_the_kill(x, n):
    y = x
    for i in range(n):
        if y > 0.5:
            y = y * x
            z = y * y
        else:
            z = y * 3.0
        y = z * y
    return y


def loop_may_not_run(x, n):
    y = x * x
    z = y
    for i in range(n):
        z = y * z
        y = x
    return y * z


def only_the_last_turn_counts(x, n):
    y = x
    for i in range(n):
        y = x * x * i
    return y * x


def computed_in_the_turn(x, n):
    y = x
    for i in range(n):
        z = y * y
        w = z * x
        z = w * y
        y = z * 0.5 + w
    return y


def keeps_the_turn_before(x, n):
    before = x
    y = 1.0
    for i in range(n):
        y = y * before
        before = y * x
    return y * before


def index_is_changed(x, n):
    y = x
    for i in range(n):
        y = y * x + i
        i = i * 2
        y = y + i * x
    return y * i if n else y


def range_is_changed(x, n):
    y = x
    for i in range(n):
        n = i
        y = y * x + n
    return y * n


def step_is_changed(x, n):
    start, stop, step = 5, 0, -2
    y = x
    for i in range(start, stop, step):
        start = start - 1
        stop = start
        step = 1
        y = y * x + i * start
    return y


def inner_range_depends(x, n):
    y = x
    m = 0
    for i in range(n):
        for j in range(m):
            y = y * x + j
        m = m + i
    return y


def condition_is_changed(x, n):
    test = x > 0.5
    y = x
    if test:
        test = y < 0.5
        y = y * x
    if test:
        y = y * 5.0
    return y


def condition_is_changed_in_a_loop(x, n):
    test = n > 1
    y = x
    for i in range(n):
        if test:
            test = False
            y = y * y
        else:
            test = i > 1
            y = y * x + i
    return y


def while_reads_what_changes(x, n):
    y = x
    k = 0
    while k < n and y < 3.0:
        k = k + 1
        y = y * x + k
    return y * k


def leaves_in_the_middle(x, n):
    y = x
    for i in range(n):
        z = y * y
        if z > 1.0:
            break
        y = z + x
    return y * x


def aliases(x, n):
    y = x
    z = y
    y = y * z
    x = z * y
    return x + y * z


def alias_in_a_loop(x, n):
    y = x
    z = y
    for i in range(n):
        z, y = y, z * y + i
    return z * y


def captured_by_a_closure(x, n):
    y = x * x

    def g(t):
        return t * y + x

    z = g(x)
    return g(z) * y


def closure_over_the_index(x, n):
    y = x
    for i in range(n):

        def g(t):
            return t * x + i

        y = g(y) * y
    return y


def comprehension_hides(x, n):
    y = x
    t = [y * x for y in [x, 2.0 * x]]
    return t[0] * t[1] * y


def generator_hides(x, n):
    i = x * 3.0
    y = sum(x * i for i in range(n))
    return y * i


def lists_in_turns(x, n):
    y = x
    for i in range(n):
        zs = [y, y * x]
        y = zs[0] * zs[1] + i
    return y


def grown_then_read(x, n):
    zs = [x]
    for i in range(n):
        zs.append(zs[-1] * zs[0] + i)
    return zs[-1] * zs[n // 2]


FUNCTIONS = [f for f in list(globals().values()) if getattr(f, "__module__", "") == __name__]


@pytest.mark.parametrize("n", [0, 1, 2, 4])
@pytest.mark.parametrize("x", [0.7, 0.4, 1.2])
@pytest.mark.parametrize("f", FUNCTIONS, ids=lambda f: f.__name__)
def test_gradients(f, x, n):
    wanted = (f(x + 1e-6, n) - f(x - 1e-6, n)) / 2e-6
    assert grad(f)(x, n) == pytest.approx(wanted, rel=1e-6, abs=1e-8)
    assert jvp(f, (x, n), (1.0, None))[1] == pytest.approx(grad(f)(x, n), rel=1e-12)


def shape_is_lost(x, n):
    y = np.sum(x)
    x = y
    return x * y


def shape_is_lost_in_a_loop(x, n):
    for i in range(n):
        x = np.array([np.sum(x) * 0.5, np.sum(x * x)])[: i + 1]
    return np.sum(x)


def broadcasts_then_shrinks(x, n):
    y = x
    for i in range(n):
        y = np.sum(np.outer(x, y), axis=0) / 3.0
        x = y * x[:1]
    return np.sum(y * x)


def grows_in_a_loop(x, n):
    y = x[0]
    for i in range(n):
        y = y * x
        x = x[::-1] * 0.5 + x
    return np.sum(y)


@pytest.mark.parametrize("n", [0, 1, 2, 3])
@pytest.mark.parametrize(
    "f", [shape_is_lost, shape_is_lost_in_a_loop, broadcasts_then_shrinks, grows_in_a_loop]
)
def test_gradients_of_arrays(f, n):
    x = np.array([0.7, -0.3, 0.4])
    found = grad(f)(x, n)
    assert found.shape == x.shape
    for k in range(3):
        step = np.eye(3)[k] * 1e-6
        wanted = (f(x + step, n) - f(x - step, n)) / 2e-6
        assert found[k] == pytest.approx(wanted, rel=1e-6, abs=1e-8)


def kept(f, *args):
    """The lines of a gradient that keep a value in a list."""
    text = grad(f).source_for(*args)
    return [line.strip() for line in text.splitlines() if ".append(" in line]


def test_branches_that_save_one_value_save_it_once():
    def f(y, n):
        for i in range(n):
            y = np.sin(y) if i % 2 else y * y
        return np.sum(y)

    assert kept(f, np.ones(3), 4).count("ys.append(y)") == 1


def test_linear_code_keeps_nothing():
    def f(x, n):
        for i in range(n):
            x = 2.0 * x - 0.5 * x + i
        return np.sum(x)

    assert kept(f, np.ones(3), 4) == []


def test_what_is_cheap_is_computed_again():
    def f(x, n):
        y = x
        for i in range(n):
            h = 0.5 * i
            y = y * h + x
        return y

    assert kept(f, 0.7, 4) == []
    assert grad(f)(0.7, 4) == pytest.approx(1.0 + 1.5 * (1.0 + 1.0 * (1.0 + 0.5 * 1.0)))


def slope(t, y, k):
    return [y[1] + 0.0 * t, -k * np.sin(y[0])]


def heun(f, y, t, h, k):
    first = np.array(f(t, y, k))
    return y + h / 2 * (first + np.array(f(t + h, y + h * first, k)))


def swung(k, n):
    y = np.array([1.0, k])
    for i in range(n):
        y = heun(slope, y, 0.1 * i, 0.1, k)
    return y[0]


def scaled(x, by):
    return by * x


def by_kinds(x, v):
    return scaled(x, 2.0) + np.sum(scaled(v, x)) + scaled(x, x)


def test_a_function_comes_once_for_types_that_make_no_difference():
    df = grad(swung)
    assert df.source_for(0.7, 3).count("def slope_forward") == 1
    assert df(0.7, 3) == pytest.approx(
        (swung(0.7 + 1e-6, 3) - swung(0.7 - 1e-6, 3)) / 2e-6, rel=1e-8
    )


def test_a_function_comes_as_often_as_it_differs():
    df = grad(by_kinds, argnums=(0, 1))
    x_bar, v_bar = df(0.7, np.array([1.0, 3.0]))
    assert x_bar == pytest.approx(2.0 + 4.0 + 1.4) and v_bar.tolist() == [0.7, 0.7]
    text = df.source_for(0.7, np.array([1.0, 3.0]))
    assert text.count("def scaled_reverse") == text.count("def scaled_forward") > 1
