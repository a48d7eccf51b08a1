"""Random programs: both modes, and second derivatives, against dual numbers."""

import contextlib
import importlib.util
import itertools

import numpy as np
import pytest
from dual import MATH, derivative, numpy_for, second_derivative
from hypothesis import HealthCheck, given, reject, settings
from programs import arguments, programs
from structures import inner, same_bits

from wengert import grad, jvp, value_and_grad
from wengert.transform.errors import Unsupported

ALL = (0, 1, 2, 3, 4)
serial = itertools.count()
examples = settings(
    max_examples=30,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def load(text, folder):
    """The module of this text, from a file of its own."""
    file = folder / f"program_{next(serial)}.py"
    file.write_text(text)
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def oracle(text, folder, order=1):
    """`main` of the same text, over dual numbers of this order."""
    module = load(text, folder)
    module.np, module.math = numpy_for(order), MATH
    return module.main


REFUSED = (
    "is bound anew after a function that reads it",  # a closure that isn't only called
    "is bound anew in the next turn",
    "pullback",  # second derivatives through calls known only at run time
    "may change an array in place",
)


@contextlib.contextmanager
def refusals(*more):
    """Programs that are refused, in the known words, prove nothing."""
    try:
        yield
    except Unsupported as error:
        if not any(words in error.msg for words in (*REFUSED, *more)):
            raise
        reject()


@refusals()
def first_order(text, folder):
    """Value, forward and reverse mode against the dual numbers."""
    main, point, along = load(text, folder).main, arguments(0), arguments(1)
    exact = derivative(oracle(text, folder), point, along)
    primal, tangent = jvp(main, point, along)
    value, bars = value_and_grad(main, argnums=ALL)(*point)
    for mode, result in {"forward": primal, "reverse": value}.items():
        assert same_bits(result, main(*point)), f"value in {mode} mode:\n{text}"
    assert tangent == pytest.approx(exact, rel=1e-8, abs=1e-8), f"forward:\n{text}"
    assert inner(bars, along, point) == pytest.approx(exact, rel=1e-8, abs=1e-8), (
        f"reverse:\n{text}"
    )


@refusals("may share memory")  # what a tape holds, where a program changes lists
def second_order(text, folder):
    """Forward over reverse, and reverse over reverse, against dual numbers of dual numbers."""
    main, point, along, then = load(text, folder).main, *map(arguments, (0, 1, 2))
    exact = second_derivative(oracle(text, folder, 2), point, along, then)
    gradient = grad(main, argnums=ALL)
    assert inner(jvp(gradient, point, then)[1], along, point) == pytest.approx(
        exact, rel=1e-8, abs=1e-8
    )

    def slope(*args):
        x, y, v, m, ws = gradient(*args)
        flat = x * along[0] + y * along[1] + np.sum(v * along[2]) + np.sum(m * along[3])
        return flat + ws[0] * along[4][0] + ws[1] * along[4][1]

    bars = grad(slope, argnums=ALL)(*point)
    assert inner(bars, then, point) == pytest.approx(exact, rel=1e-8, abs=1e-8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("programs")


def test_the_oracle_agrees_with_differences(folder):
    """Dual numbers against central differences, on programs of their own."""

    @examples
    @given(programs())
    def run(text):
        main, point, along = load(text, folder).main, arguments(0), arguments(1)
        exact = derivative(oracle(text, folder), point, along)
        assert differences(main, point, along, exact) <= 1e-5 * max(1.0, abs(exact)), text

    run()


def differences(main, point, along, exact):
    """How near a central difference comes to the exact derivative."""
    return min(
        abs((main(*moved(point, along, h)) - main(*moved(point, along, -h))) / (2 * h) - exact)
        for h in (1e-3, 1e-5, 1e-6)
    )


def moved(point, along, step):
    """The arguments, a step along a direction."""
    ws = [w + step * dot for w, dot in zip(point[4], along[4])]
    return (*(x + step * dot for x, dot in zip(point[:4], along[:4])), ws)


def test_both_modes(folder):
    examples(given(programs())(lambda text: first_order(text, folder)))()


def test_second_derivatives(folder):
    few = settings(examples, max_examples=2)
    short = programs(size=1).filter(lambda text: len(text) < 700)  # longer ones by tools/fuzz
    few(given(short)(lambda text: second_order(text, folder)))()
