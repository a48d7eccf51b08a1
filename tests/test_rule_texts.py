"""What rules emit, word by word, and how they are declared."""

import math
import operator

import numpy as np
import pytest
from points import operands, run

from wengert import bilinear, elementwise, linear
from wengert import runtime as rt
from wengert.transform.errors import Unsupported
from wengert.transform.printing.printer import to_source
from wengert.transform.rules import RULES, Site, find
from wengert.transform.rules.formula import formula
from wengert.transform.trees.quote import quote
from wengert.transform.trees.tree import name
from wengert.transform.types import UNKNOWN, Array, Number, type_of


def test_a_second_rule_is_refused():
    with pytest.raises(ValueError, match="sin has a rule already"):
        elementwise(np.sin, lambda x: np.cos(x))


def test_rules_are_lambdas():
    with pytest.raises(TypeError, match="lambda"):
        linear(text, np.sin)


def test_declared_inside_a_function():
    rate = 3.0

    def growth(x, y):
        return np.exp(rate * x) * y

    elementwise(growth, lambda x, y, ans: (rate * ans,
                                           np.exp(rate * x)))  # fmt: skip
    try:
        site = Site(name("z"), quote("growth(a, b)"), (name("a"), name("b")))
        found = find(growth).reverse(site, name("z_bar"), [0, 1])
        values = {"np": np, "rt": rt, "rate": rate, "a": 0.5, "b": 2.0, "z": 1.5, "z_bar": 4.0}
        assert run(found[0], values) == 4.0 * 3.0 * 1.5
        assert run(found[1], values) == 4.0 * np.exp(1.5)
    finally:
        del RULES[growth]


def test_the_end_of_a_lambda_is_found():
    """Brackets, commas and colons in strings, comments, defaults and slices end nothing."""
    found = [
        formula(lambda x, a="),", b='"(:': (x, a, b)),
        formula(lambda x: x[1:, {2: 3}[2]]),
        formula(lambda x: x or "it's )"),
        formula(
            lambda x: (  # one ), two
                x,
                """:)
                """,
            )
        ),
    ]
    texts = ["(x, a, b)", "x[1:, {2: 3}[2]]", 'x or "it\'s )"']
    assert [to_source(f.node.body) for f in found[:3]] == texts
    assert found[3].node.body.elts[1].value.split() == [":)"]


def test_two_lambdas_on_a_line():
    def product(x, y):
        return x * y

    bilinear(product, lambda g, x, y: g * y, lambda g, x, y: g * x)
    try:
        site = Site(name("z"), quote("product(a, b)"), (name("a"), name("b")))
        found = find(product).reverse(site, name("g"), [0, 1])
        assert [run(e, {"g": 2.0, "a": 3.0, "b": 5.0}) for e in found.values()] == [10.0, 6.0]
    finally:
        del RULES[product]


def text(f, call, *types, ans=UNKNOWN, wanted=(0,)):
    """What the operands get, as text."""
    node = quote(call)
    args, keywords = operands(node)
    site = Site(name("out"), node, args, keywords, ans, types)
    return [to_source(e) for e in find(f).reverse(site, name("g"), list(wanted)).values()]


FLOAT, VECTOR, MATRIX = Number("f", True), Array(1, "float64"), Array(2, "float64")


@pytest.mark.parametrize(
    "got, want",
    [
        (text(operator.pow, "x ** 2"), ["g * (2.0 * x)"]),
        (text(operator.pow, "x ** 3"), ["g * (3.0 * x**2)"]),
        (text(operator.pow, "x ** 1"), ["g"]),
        (text(operator.pow, "x ** 0"), []),
        (text(operator.mul, "x * 2.0"), ["g * 2.0"]),
        (text(operator.mul, "x * x", wanted=(0, 1)), ["g * (2.0 * x)"]),
        (text(operator.mul, "x * y"), ["rt.sum_to(g * y, like=x)"]),
        (text(operator.mul, "x * y", FLOAT, FLOAT, ans=FLOAT), ["g * y"]),
        (text(operator.mul, "x * y", FLOAT, VECTOR, ans=VECTOR), ["np.sum(g * y)"]),
        (text(operator.mul, "x * y", VECTOR, FLOAT, ans=VECTOR), ["g * y"]),
        (text(operator.matmul, "x @ y", MATRIX, MATRIX), ["g @ y.T"]),
        (text(operator.matmul, "x @ y", MATRIX, VECTOR, wanted=(1,)), ["g @ x"]),
        (text(operator.matmul, "x @ y", MATRIX, VECTOR), ["np.multiply.outer(g, y)"]),
        (text(operator.truediv, "x / y", FLOAT, FLOAT, wanted=(1,)), ["-(g * out / y)"]),
        (text(np.sum, "np.sum(x)"), ["rt.expand(g, x)"]),
        (text(np.sum, "np.sum(x, axis=0)"), ["rt.expand(g, x, axis=0)"]),
        (text(np.mean, "np.mean(x)", FLOAT, ans=FLOAT), ["g / np.size(x)"]),
        (text(math.sin, "math.sin(x)"), ["g * math.cos(x)"]),
        (text(np.sin, "np.sin(x)", FLOAT, ans=FLOAT), ["g * np.cos(x)"]),
        (text(np.transpose, "np.transpose(x)"), ["np.transpose(g)"]),
        (text(np.tanh, "np.tanh(x)"), ["g * (1.0 - out * out)"]),
    ],
    ids=str,
)
def test_text(got, want):
    assert got == want


def test_scalar_powers_at_zero():
    with np.errstate(all="raise"):
        site = Site(name("z"), quote("x ** y"), (name("x"), name("y")), {}, FLOAT, (FLOAT, FLOAT))
        for x, y, by_x, by_y in (
            (0.0, 2.0, 0.0, 0.0),
            (0.0, 1.0, 1.0, 0.0),
            (3.0, 0.0, 0.0, np.log(3.0)),
        ):
            found = find(operator.pow).reverse(site, name("g"), [0, 1])
            values = {"x": x, "y": y, "z": x**y, "g": 1.0, "rt": rt, "np": np}
            assert [run(e, values) for e in found.values()] == pytest.approx([by_x, by_y])


def test_ties_go_halves():
    x = np.array([1.0, 2.0])
    assert rt.above(x, np.array([1.0, 5.0])).tolist() == [0.5, 0.0]
    assert rt.shares(np.array([1.0, 3.0, 3.0]), 3.0).tolist() == [0.0, 0.5, 0.5]


def test_names_step_aside():
    site = Site(name("y"), quote("np.sin(x)"), (name("x"),), bind=lambda id, value: f"{id}_1")
    assert to_source(find(np.sin).reverse(site, name("np"), [0])[0]) == "np * np_1.cos(x)"


def test_joined_lists():
    node = quote("x + y")
    kind = type_of([1.0, 2.0])
    site = Site(name("z"), node, operands(node)[0], {}, kind, (kind, kind))
    values = {"x": [1.0], "y": [2.0, 3.0], "g": [5.0, 6.0, 7.0], "x_dot": [4.0]}
    found = find(operator.add).reverse(site, name("g"), [0, 1])
    assert [run(e, values) for e in found.values()] == [[5.0], [6.0, 7.0]]
    assert run(find(operator.add).forward(site, {0: name("x_dot")}), values) == [4.0, 0.0, 0.0]


def test_a_repeated_list_gets_the_sum_of_its_parts():
    node = quote("x * y")
    site = Site(name("z"), node, operands(node)[0], {}, UNKNOWN, (type_of([1.0]), type_of(2)))
    found = find(operator.mul).reverse(site, name("g"), [0])
    assert run(found[0], {"g": [1.0, 2.0, 3.0, 4.0], "x": [0.5, 0.5]}) == [4.0, 6.0]


def test_a_difference_of_lists_is_refused():
    node = quote("x - y")
    site = Site(name("z"), node, operands(node)[0], {}, UNKNOWN, (type_of([1.0]),) * 2)
    with pytest.raises(Unsupported, match="on a list"):
        find(operator.sub).reverse(site, name("g"), [0])


def test_joined_lists_of_unknown_type_are_not_added_up():
    with pytest.raises(TypeError, match="joined"):
        rt.sum_to([1.0, 2.0], like=[1.0])
