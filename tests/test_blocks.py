"""What with, try, raise and assert do beside their values: errors, effects, contexts."""

import contextlib
import logging
import math
import warnings

import numpy as np
import pytest
from corpus import blocks

from wengert import grad, jvp, value_and_grad, vjp, zero
from wengert.transform.errors import Unsupported

MODES = {
    "grad": lambda f, x: grad(f)(x),
    "vjp": lambda f, x: vjp(f, x)[1](1.0),
    "jvp": lambda f, x: jvp(f, (x,), (1.0,)),
}
every_mode = pytest.mark.parametrize("run", MODES.values(), ids=MODES)
logger = logging.getLogger(__name__)


class Failure(Exception):
    pass


class Log:
    """A context that says what happened to it."""

    def __init__(self, swallow=False):
        self.events, self.swallow = [], swallow

    def __enter__(self):
        self.events.append("enter")

    def __exit__(self, kind, error, traceback):
        self.events.append(kind and kind.__name__)
        return self.swallow


def checked(x):
    assert x > 0.0, f"{x:.1f} is negative"
    if x > 10.0:
        raise Failure(x, "too large") from ValueError("cause")
    return x * x


@every_mode
def test_an_assertion_says_what_the_function_says(run):
    with pytest.raises(AssertionError, match=r"-2\.0 is negative"):
        run(checked, -2.0)


@every_mode
def test_an_error_keeps_its_arguments_and_its_cause(run):
    with pytest.raises(Failure) as caught:
        run(checked, 12.0)
    assert caught.value.args == (12.0, "too large")
    assert caught.value.__cause__.args == ("cause",)


def caught_and_raised(x):
    try:
        return math.sqrt(x) * x
    except ValueError as error:
        if x < -1.0:
            raise
        raise Failure(str(error)) from error


@every_mode
def test_a_handler_raises_what_it_raises(run):
    with pytest.raises(ValueError, match="math domain"):
        run(caught_and_raised, -2.0)
    with pytest.raises(Failure, match="math domain") as caught:
        run(caught_and_raised, -0.5)
    assert isinstance(caught.value.__cause__, ValueError)


log = Log()
swallower = Log(swallow=True)


def entered(x):
    with log:
        if x > 1.0:
            return x * x
        y = math.sqrt(x)
    return y * x


@every_mode
@pytest.mark.parametrize("x, error", [(0.5, None), (2.0, None), (-1.0, "ValueError")])
def test_a_context_is_entered_and_left_once(run, x, error):
    log.events.clear()
    with contextlib.nullcontext() if error is None else pytest.raises(ValueError):
        run(entered, x)
    assert log.events == ["enter", error]


def swallowed(x):
    y = x
    with swallower:
        y = x * math.sqrt(x)
    return y * x


@every_mode
def test_a_context_that_swallows_errors_is_found_out(run):
    run(swallowed, 0.5)
    with pytest.raises(RuntimeError, match="swallowed an error") as caught:
        run(swallowed, -0.5)
    assert isinstance(caught.value.__cause__, ValueError)


def quiet(x, y):
    with np.errstate(divide="ignore", invalid="ignore"):
        z = x / y
    return z.sum()


@pytest.mark.parametrize("run", [MODES["grad"], MODES["vjp"], MODES["jvp"]])
def test_both_sweeps_are_quiet(run):
    before = np.geterr()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        grad(quiet, argnums=(0, 1))(np.array([1.0, 0.0]), np.array([0.0, 0.0]))
        jvp(quiet, (np.array([1.0]), np.zeros(1)), (np.ones(1), np.ones(1)))
    assert np.geterr() == before


def strict(x):
    with np.errstate(divide="raise"):
        return (1.0 / x).sum()


@every_mode
def test_an_error_leaves_the_context(run):
    before = np.geterr()
    with pytest.raises(FloatingPointError):
        run(lambda x: strict(np.array([x, 0.0])), 1.0)
    assert np.geterr() == before


def talks(x):
    try:
        print("body")
        y = math.sqrt(x)
    except ValueError:
        print("handler")
        y = x * x
    finally:
        print("finally")
    return y


@every_mode
def test_effects_happen_once(run, capsys):
    run(talks, 0.7)
    assert capsys.readouterr().out.split() == ["body", "finally"]
    run(talks, -0.7)
    assert capsys.readouterr().out.split() == ["body", "handler", "finally"]


seen = []


def note(x):
    seen.append(x)
    return len(seen)


zero(note)


def noted(x):
    note("before")
    logger.warning("at %g", x)
    count = note("after")
    return x * x if count else 0.0


@every_mode
def test_what_a_user_declares_flat_is_called(run, caplog):
    seen.clear()
    run(noted, 0.7)
    assert seen == ["before", "after"]
    assert caplog.messages == ["at 0.7"]


def root(x):
    return math.sqrt(x)


def catches_division(x):
    try:
        y = math.sqrt(x)
    except ZeroDivisionError:
        y = 7.0 * x
    return y


def catches_division_in_call(x):
    try:
        y = root(x)
    except ArithmeticError:
        y = 7.0 * x
    return y


@every_mode
@pytest.mark.parametrize("function", [catches_division, catches_division_in_call])
def test_errors_of_derivatives_are_not_for_handlers(run, function):
    """The function itself is fine at 0: to take the handler's path would be wrong."""
    assert function(0.0) == 0.0
    with pytest.raises((ZeroDivisionError, RuntimeError)):
        run(function, 0.0)


class Opaque:
    def __call__(self, x):
        yield x


def catches_everything(x, function):
    try:
        y = function(x)
    except Exception:
        y = 5.0 * x
    return y


def stubborn(x):
    counter = [n for n in range(3)]
    exec("counter")
    return x * len(counter)


@every_mode
def test_refusals_are_not_for_handlers(run):
    """`except Exception` doesn't get what this project can't do, when it is met."""
    with pytest.raises(Unsupported, match="exec"):
        run(lambda x: catches_everything(x, stubborn), 0.5)


def grows(x, xs):
    try:
        xs.append(x * x)
        y = math.sqrt(x) * xs[-1]
    except ValueError:
        y = xs[-1] * x
    return y


@pytest.mark.parametrize("x", [0.7, -0.7])
def test_the_callers_list_is_as_it_was(x):
    xs = [1.0, 2.0]
    value, slope = value_and_grad(grows)(x, xs)
    assert xs == [1.0, 2.0]
    wanted = 2.5 * x**1.5 if x > 0 else 3.0 * x * x
    assert slope == pytest.approx(wanted) and value == pytest.approx(grows(x, [1.0, 2.0]))


def passes_on(x):
    total = 0.0

    def add(y):
        nonlocal total
        total += y
        return total

    return sum(map(add, [x, x * x]))


@every_mode
def test_a_function_that_rebinds_and_is_passed_on(run):
    with pytest.raises(Unsupported, match="passed on"):
        run(passes_on, 0.7)


def test_unbound_names_are_errors():
    with pytest.raises(NameError):
        grad(unbound_after_del)(0.7, False)
    assert grad(unbound_after_del)(0.7, True) == pytest.approx(2.1)


def unbound_in_branch(x, bind):
    if bind:
        z = x * x
    if x > 5.0:
        return z
    return z * x


def unbound_and_copied(x, bind):
    if bind:
        z = x
    y = z
    return y


def unbound_and_dropped(x, bind):
    if bind:
        z = x
    if x > 0.0:
        w = z * 2.0  # noqa: F841
    return x * x


def unbound_in_first_turn(x, bind):
    total = 0.0
    for i in range(4):
        if i >= bind:
            total += z * x  # noqa: F821
        z = x * i  # noqa: F841
    return total * x


def unbound_in_one_branch(x, bind):
    if bind:
        z = x * x
    y = z if x > 0.5 else x
    return y * y


@pytest.mark.parametrize(
    "function, slope",
    [
        (unbound_in_branch, 3 * 0.7**2),
        (unbound_and_copied, 1.0),
        (unbound_and_dropped, 2 * 0.7),
        (unbound_in_first_turn, 9 * 0.7**2),
        (unbound_in_one_branch, 4 * 0.7**3),
    ],
)
def test_what_may_be_unbound_is_an_error_where_it_is_read(function, slope):
    calls = [
        lambda bind: grad(function)(0.7, bind),
        lambda bind: value_and_grad(function)(0.7, bind)[1],
        lambda bind: jvp(function, (0.7, bind), (1.0, None))[1],
        lambda bind: vjp(function, 0.7, bind)[1](1.0)[0],
    ]
    for call in calls:
        with pytest.raises(UnboundLocalError):
            call(False)
        assert call(True) == pytest.approx(slope)


def unbound_after_del(x, bind):
    if bind:
        y = x
    del y
    return 1.5 * x * x


def test_recursion_with_handlers():
    x, h = 0.7, 1e-6
    slope = (blocks.recursive(x + h, 3) - blocks.recursive(x - h, 3)) / (2 * h)
    assert grad(blocks.recursive)(x, 3) == pytest.approx(slope)
