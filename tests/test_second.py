"""Second derivatives that can't be had yet are refused in words."""

import check
import pytest
from corpus import everyday

from wengert import grad, jvp


def program(module, name):
    """A program of the corpus, by its name."""
    return next(p for p in module.PROGRAMS if str(p) == name)


def test_complex_numbers_of_unknown_type_are_not_taken_to_be_real():
    point = check.point_of(program(everyday, "thin_films"))
    with pytest.raises(TypeError, match="is for real numbers, got complex ones"):
        jvp(grad(point.program.function, argnums=point.wrt), point.args, point.dots)
