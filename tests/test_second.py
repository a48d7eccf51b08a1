"""Second derivatives that can't be had yet are refused in words."""

import check
import pytest
from corpus import changing_lists, everyday

from wengert import grad, jvp, vjp
from wengert.runtime.checks import Refused


def program(module, name):
    """A program of the corpus, by its name."""
    return next(p for p in module.PROGRAMS if str(p) == name)


def test_complex_numbers_of_unknown_type_are_not_taken_to_be_real():
    point = check.point_of(program(everyday, "thin_films"))
    with pytest.raises(TypeError, match="is for real numbers, got complex ones"):
        jvp(grad(point.program.function, argnums=point.wrt), point.args, point.dots)


def test_pairs_that_are_sorted_are_refused_in_reverse_twice():
    point = check.point_of(program(changing_lists, "sorts_pairs"))
    slope = grad(point.program.function, argnums=point.wrt)
    with pytest.raises(Refused, match="a number in a tuple can't be added to in place"):
        vjp(slope, *point.args)[1](point.only(point.dots))
