"""A rule that raises in the reverse sweep: the caller's world is as the call found it."""

import copy

import numpy as np
import pytest
from structures import same_bits

from wengert import grad, rule, vjp
from wengert.transform.rules import RULES


def steep(x):
    return np.exp(x)


def refusing(g, x):
    raise ValueError("no adjoint here")


@pytest.fixture(autouse=True)
def with_rule():
    rule(steep, lambda t, x: t * np.exp(x), lambda g, x: refusing(g, x))
    yield
    del RULES[steep]


class Body:
    def __init__(self, x, v):
        self.x, self.v = x, v


def of_array(u):
    u[0] = u[0] * u[1]
    y = steep(u[0])
    u[1:] *= y
    return np.sum(u)


def of_list(rows):
    rows[0][1] = steep(rows[0][0])
    rows.append(rows[0] * rows[1])
    rows[1] *= 2.0
    return np.sum(rows[2] * rows[1])


def of_dict(params):
    params["w"] -= 0.1 * np.sin(params["w"])
    params["b"] = steep(params["b"])
    return np.sum(params["w"]) * params["b"]


def of_object(body):
    body.v *= 0.5
    body.x = steep(body.x) + body.v[0]
    return body.x * np.sum(body.v)


captured = np.array([0.3, 0.8])


def of_captured(x):
    u = captured.copy()
    u *= x
    u[0] = steep(u[1])
    return np.sum(u * captured)


@pytest.mark.parametrize("way", ["grad", "vjp"])
@pytest.mark.parametrize(
    "function, given",
    [
        (of_array, np.array([0.3, -0.7, 1.2])),
        (of_list, [np.array([0.3, -0.7]), np.array([1.2, 0.4])]),
        (of_dict, {"w": np.array([0.3, -0.7]), "b": 0.4}),
        (of_object, Body(0.3, np.array([0.5, 1.5]))),
        (of_captured, 0.7),
    ],
)
def test_arguments_are_as_they_were(function, given, way):
    before, held = copy.deepcopy((given, captured))
    with pytest.raises(ValueError, match="no adjoint here"):
        if way == "grad":
            grad(function)(given)
        else:
            vjp(function, given)[1](1.0)
    if function is of_object:
        given, before = vars(given), vars(before)
    assert same_bits((given, captured), (before, held))
