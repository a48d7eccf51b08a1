"""Random programs that change arrays, lists, dicts and objects, against dual numbers."""

import contextlib
import copy

import numpy as np
import pytest
from dual import derivative, second_derivative
from hypothesis import given, reject, settings
from programs import arguments
from state_programs import state_programs
from structures import inner, same_bits
from test_random_programs import ALL, differences, examples, load, oracle

from wengert import grad, jvp, value_and_grad, vjp
from wengert.runtime.checks import Refusal
from wengert.transform.errors import Unsupported

REFUSED = (
    "may share memory",
    "may change its length meanwhile",
    "may be there twice",
    "may fail half done",
    "nested too deeply",
    "known only when it runs",
    "is reshaped, which makes a copy of it",
    "isn't known, nor",  # what changes a value of unknown type
    "can't be called on what is differentiated",  # second derivatives of some helpers
    "is bound anew after a function that reads it",
    "and is given it twice",
    "an augmented assignment would change",
)


@contextlib.contextmanager
def refusals():
    """Programs that are refused, in the known words, prove nothing."""
    try:
        yield
    except (Unsupported, Refusal) as error:
        if not any(words in str(error) for words in REFUSED):
            raise
        reject()


def untouched(text, call, *given):
    """What `call` returns for copies of its arguments, which it leaves as they are."""
    args = copy.deepcopy(given)
    result = call(*args)
    assert same_bits(args, given), f"the arguments are changed:\n{text}"
    return result


def first_order(text, folder):
    """Value and derivative in each mode against dual numbers; no argument is changed."""
    main, point, along = load(text, folder).main, arguments(0), arguments(1)
    wanted = main(*copy.deepcopy(point))
    exact = pytest.approx(derivative(oracle(text, folder), point, along), rel=1e-8, abs=1e-8)
    with refusals():
        primal, tangent = untouched(text, lambda *args: jvp(main, args, along), *point)
        assert same_bits(primal, wanted), f"value in forward mode:\n{text}"
        assert tangent == exact, f"forward:\n{text}"
        value, bars = untouched(text, value_and_grad(main, argnums=ALL), *point)
        assert same_bits(value, wanted), f"value in reverse mode:\n{text}"
        assert inner(bars, along, point) == exact, f"reverse:\n{text}"
        value, pullback = untouched(text, lambda *args: vjp(main, *args), *point)
        first = copy.deepcopy(pullback(1.0))
        assert same_bits(value, wanted), f"value with a pullback:\n{text}"
        assert inner(first, along, point) == exact, f"pullback:\n{text}"
        assert same_bits(pullback(1.0), first), f"the pullback's second call:\n{text}"


def second_order(text, folder):
    """Forward over reverse, and reverse over reverse, against dual numbers of dual numbers."""
    main, point, along, then = load(text, folder).main, *map(arguments, (0, 1, 2))
    found = second_derivative(oracle(text, folder, 2), point, along, then)
    exact = pytest.approx(found, rel=1e-8, abs=1e-8)
    gradient = grad(main, argnums=ALL)

    def slope(*args):
        x, y, v, m, ws = gradient(*args)
        flat = x * along[0] + y * along[1] + np.sum(v * along[2]) + np.sum(m * along[3])
        return flat + ws[0] * along[4][0] + ws[1] * along[4][1]

    with refusals():
        dots = untouched(text, lambda *args: jvp(gradient, args, then)[1], *point)
        assert inner(dots, along, point) == exact, f"forward over reverse:\n{text}"
        bars = untouched(text, grad(slope, argnums=ALL), *point)
        assert inner(bars, then, point) == exact, f"reverse over reverse:\n{text}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("programs")


def test_the_oracle_agrees_with_differences(folder):
    """Dual numbers that are changed in place, against central differences."""

    @examples
    @given(state_programs())
    def run(text):
        main, point, along = load(text, folder).main, arguments(0), arguments(1)
        exact = derivative(oracle(text, folder), point, along)

        def fresh(*args):
            return main(*copy.deepcopy(args))

        assert differences(fresh, point, along, exact) <= 1e-5 * max(1.0, abs(exact)), text

    run()


def test_both_modes(folder):
    examples(given(state_programs())(lambda text: first_order(text, folder)))()


def test_second_derivatives(folder):
    few = settings(examples, max_examples=2)
    few(given(state_programs(size=1))(lambda text: second_order(text, folder)))()
