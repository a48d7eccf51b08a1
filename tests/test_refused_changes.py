"""Changes that are refused: at their line, in each mode, before anything is changed."""

import copy

import check
import numpy as np
import pytest
from corpus.refused_changes import REFUSED_CHANGES
from structures import same_bits

from wengert import grad, jvp, vjp
from wengert.transform.errors import Unsupported

MODES = {
    "grad": lambda program, args, dots: grad(program.function, argnums=program.positions())(*args),
    "vjp": lambda program, args, dots: vjp(program.function, *args),
    "jvp": lambda program, args, dots: jvp(program.function, args, dots),
}
ids = [str(program) for program, _, _ in REFUSED_CHANGES]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("program, code, words", REFUSED_CHANGES, ids=ids)
def test_refused(program, code, words, mode):
    args, _ = program.fresh()
    with pytest.raises(Unsupported, match=words) as caught:
        MODES[mode](program, args, check.point_of(program).dots)
    assert code in caught.value.text
    assert same_bits(args, program.args)


def values_in_dicts(theta):
    values = [{}]
    values[0]["a"] = 0.5
    values.append({})
    values[1]["a"] = sum(values[0][key] * theta[0] for key in ["a"]) * theta[0]
    return np.log(sum(values[-1].values()))


def test_second_derivatives_of_what_has_no_type_are_refused():
    theta = np.array([0.7, 0.2])
    assert grad(values_in_dicts)(theta) == pytest.approx([2 / 0.7, 0.0])
    with pytest.raises(Unsupported, match="may share memory"):
        jvp(grad(values_in_dicts), (theta,), (theta,))


def copies_what_is_there_twice(x):
    row = x * 1.0
    rows = copy.deepcopy([row, row])
    rows[0][0] = x[1]
    return np.sum(rows[1] * row)


def test_a_deep_copy_of_what_is_there_twice_is_refused():
    x = np.array([0.7, 0.2])
    with pytest.raises(TypeError, match="share memory"):
        grad(copies_what_is_there_twice)(x)
