"""Errors: what they say, and where they point."""

import inspect
import re
import traceback
from _statistics import _normal_dist_inv_cdf
from functools import partial

import numpy as np
import pytest
from corpus import refused

from wengert import grad, jvp, value_and_grad, vjp
from wengert.runtime.checks import Refusal
from wengert.transform.errors import NoRule, NoSource, Unsupported

MODES = {
    "reverse": lambda f, *args: grad(f)(*args),
    "value": lambda f, *args: value_and_grad(f)(*args),
    "forward": lambda f, *args: jvp(f, args, (1.0, *([None] * (len(args) - 1)))),
    "pullback": lambda f, *args: vjp(f, *args)[1](1.0),
}
ids = [function.__name__ for function, _, _ in refused.REFUSED]


def place(function, code):
    """Line and column, counted from 1, where `code` stands in the function's file."""
    lines, first = inspect.getsourcelines(function)
    return next((first + i, line.index(code) + 1) for i, line in enumerate(lines) if code in line)


def arguments(function):
    """As many as the function takes."""
    return (0.7, "square")[: len(inspect.signature(function).parameters)]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("function, code, words", refused.REFUSED, ids=ids)
def test_refused_at_its_place(function, code, words, mode):
    with pytest.raises(Unsupported, match=words) as caught:
        MODES[mode](function, *arguments(function))
    error = caught.value
    assert error.filename == inspect.getsourcefile(function)
    assert (error.lineno, error.offset) == place(function, code)
    if error.end_lineno == error.lineno:
        assert error.text[error.offset - 1 : error.end_offset - 1] == code


def test_refused_in_a_helper():
    """The error is the helper's, at the helper's line."""
    with pytest.raises(Unsupported, match="locals") as caught:
        grad(refused.in_helper)(0.7)
    assert caught.value.lineno == place(refused.looks_at_locals, "locals()")[0]


def test_printed_as_a_syntax_error():
    """Python shows the file, the line, and a caret under what is refused."""
    with pytest.raises(Unsupported) as caught:
        grad(refused.evaluates)(0.7)
    shown = "".join(traceback.format_exception_only(caught.value)).splitlines()
    line, _ = place(refused.evaluates, "eval(")
    assert shown[:3] == [
        f'  File "{refused.__file__}", line {line}',
        '    return eval("2.0") * x',
        "           ^^^^^^^^^^^",
    ]
    assert "Unsupported: " in shown[3]


opaque = {}
exec("def opaque(x):\n    return x * x", opaque)


def calls_opaque(x):
    y = x + 1.0
    return opaque["opaque"](y)


def quantile(x):
    y = 0.5 * x
    return y * _normal_dist_inv_cdf(y, 0.0, 1.0)


def test_no_rule_names_the_function_and_how_to_declare_one():
    code = "_normal_dist_inv_cdf(y, 0.0, 1.0)"
    with pytest.raises(NoRule, match=r"_normal_dist_inv_cdf(.|\n)*(elementwise|rule)") as caught:
        grad(quantile)(0.7)
    assert (caught.value.lineno, caught.value.offset) == place(quantile, code)


def test_no_rule_for_the_function_itself():
    with pytest.raises(NoRule, match="_normal_dist_inv_cdf"):
        grad(_normal_dist_inv_cdf)(0.7, 0.0, 1.0)


def test_no_source():
    with pytest.raises(NoSource, match="opaque"):
        grad(opaque["opaque"])(0.7)


def test_no_source_in_a_call():
    with pytest.raises(NoSource, match="opaque"):
        grad(calls_opaque)(0.7)


@pytest.mark.parametrize("value", [3, "text", [1.0], {}])
def test_not_a_function(value):
    with pytest.raises(TypeError, match=re.escape(f"function was expected, not {value!r}")):
        grad(value)(0.7)


def doubled(x):
    return x * 2.0


def scaled(x, y):
    return x * y


@pytest.mark.parametrize(
    "x, given", [(np.ones(3), r"\(3,\)"), (np.ones((2, 1)), r"\(2, 1\)"), (1j, "complex")]
)
def test_grad_needs_a_real_scalar(x, given):
    with pytest.raises(TypeError, match=given):
        grad(doubled)(x)


def test_grad_of_a_structure():
    with pytest.raises(TypeError, match="tuple"):
        grad(lambda x: (x, x))(0.7)


def test_grad_of_nothing():
    with pytest.raises(TypeError, match="None"):
        grad(lambda x: None)(0.7)


@pytest.mark.parametrize("argnums", [2, -3, "z", (0, 5), ("x", "z")])
def test_no_such_argument(argnums):
    with pytest.raises((TypeError, ValueError), match=r"argnums|parameter|argument"):
        grad(scaled, argnums=argnums)(0.7, 0.3)


@pytest.mark.parametrize("argnums", [1.5, None, [], b"x"])
def test_argnums_of_the_wrong_type(argnums):
    with pytest.raises((TypeError, ValueError), match="argnums"):
        grad(scaled, argnums=argnums)(0.7, 0.3)


@pytest.mark.parametrize("value", ["text", None, {"text"}, range(3)])
def test_no_number_to_differentiate_by(value):
    def weighted(x, y):
        return y

    with pytest.raises(TypeError, match=f"{value}|{type(value).__name__}"):
        grad(weighted)(value, 0.3)


def test_seed_of_the_wrong_shape():
    _, pullback = vjp(doubled, np.ones(3))
    with pytest.raises((TypeError, ValueError), match=r"\(2,\)(.|\n)*\(3,\)|\(3,\)(.|\n)*\(2,\)"):
        pullback(np.ones(2))


def test_seed_of_the_wrong_structure():
    _, pullback = vjp(lambda x: (x, x), 0.7)
    with pytest.raises((TypeError, ValueError)):
        pullback(1.0)
    with pytest.raises((TypeError, ValueError)):
        pullback((1.0, 1.0, 1.0))


def test_tangent_of_the_wrong_shape():
    with pytest.raises((TypeError, ValueError), match=r"\(2,\)(.|\n)*\(3,\)|\(3,\)(.|\n)*\(2,\)"):
        jvp(doubled, (np.ones(3),), (np.ones(2),))


@pytest.mark.parametrize("tangents", [(), (1.0,), (1.0, 1.0, 1.0)])
def test_as_many_tangents_as_primals(tangents):
    with pytest.raises((TypeError, ValueError), match="tangent"):
        jvp(scaled, (0.7, 0.3), tangents)


def test_wrong_call():
    """A call that the function doesn't take is Python's own error."""
    with pytest.raises(TypeError, match="argument"):
        grad(scaled)(0.7)
    with pytest.raises(TypeError, match="z"):
        grad(scaled)(0.7, y=0.3, z=1.0)


def test_errors_of_the_function_stay():
    """What the function raises, its derivative raises."""

    def inverse(x):
        if x == 0.0:
            raise ZeroDivisionError("no inverse")
        return 1.0 / x

    for run in MODES.values():
        with pytest.raises(ZeroDivisionError, match="no inverse"):
            run(inverse, 0.0)


def test_assertions_stay():
    def checked(x):
        assert x > 0.0, f"{x} is too small"
        return x * x

    for run in MODES.values():
        with pytest.raises(AssertionError, match="too small"):
            run(checked, -1.0)


def test_integers_are_taken_as_floats():
    assert grad(lambda x: x * x)(3) == 6.0
    assert isinstance(grad(lambda x: x * x)(3), float)


def test_read_only_arrays_are_read():
    x = np.arange(3.0)
    x.flags.writeable = False
    np.testing.assert_array_equal(grad(lambda x: np.sum(x * x))(x), 2.0 * x)


class Base:
    def __init__(self, x):
        self.x = x

    def area(self):
        return self.x * self.x


class Derived(Base):
    def area(self):
        return 2.0 * super().area()


class Other(Base):
    def area(self):
        return 3.0 * self.x


class Both(Derived, Other):
    """Makes super() of Derived mean Other."""


def test_super_is_refused_where_its_meaning_depends_on_the_class_of_the_object():
    with pytest.raises(Unsupported, match=r"Base\.method") as refused:
        grad(lambda shape: shape.area())(Both(0.7))
    assert refused.value.lineno == Derived.area.__code__.co_firstlineno + 1


def test_partial_of_a_refused_function():
    with pytest.raises(Unsupported, match="locals"):
        grad(partial(refused.looks_at_locals))(0.7)


@pytest.mark.parametrize(
    "f, why",
    [
        (lambda x: np.sum(np.pad(x, 1, mode="empty")), "mode 'empty'"),
        (lambda x: np.sum(np.pad(x, 1, "empty")), "mode 'empty'"),
        (lambda x: np.sum(np.linalg.qr(x, "raw")[0]), "mode='raw'"),
    ],
)
def test_arguments_that_a_rule_is_not_for_are_refused_at_their_line(f, why):
    with pytest.raises(Unsupported, match=why) as refused:
        grad(f)(np.ones((2, 3)))
    assert refused.value.filename == __file__ and refused.value.lineno == f.__code__.co_firstlineno


@pytest.mark.parametrize(
    "f, argument, why",
    [
        (lambda x, mode: np.sum(np.pad(x, 1, mode)), "empty", "mode 'empty'"),
        (lambda x, y: np.sum(np.cross(x, y)), np.ones((2, 2)), "three components|3-dimensional"),
        (lambda x, mode: np.sum(np.linalg.qr(x.T, mode)[0]), "complete", "mode 'reduced'"),
    ],
)
def test_what_only_running_tells_is_refused_then(f, argument, why):
    with pytest.raises((Refusal, ValueError), match=why):  # NumPy 2.5 crosses no flat vectors
        grad(f)(np.ones((2, 3)), argument)


def put_first(found, *values):
    found[0] = values[0]


def put_through(found, values):
    put_first(found, *values)


def put_here(x, n):
    found, values = [0.0], [x] * n
    put_first(found, *values)
    return found[0]


def put_there(x, n):
    found = [0.0]
    put_through(found, [x] * n)
    return found[0]


def put_by_functions(found, functions, x):
    return functions[0](found, x)


def put_by_any(x, n):
    found = [0.0]
    put_by_functions(found, [put_first] * n, x)
    return found[0]


@pytest.mark.parametrize("f", [put_here, put_there, put_by_any])
def test_a_call_that_is_known_only_when_it_runs_and_changes_an_argument_is_refused(f):
    """How many items a list has is known only when the code runs, and so what the call changes."""
    with pytest.raises(Refusal, match="put_first changes what it is given"):
        grad(f)(0.7, 2)
    with pytest.raises(Refusal, match="put_first changes what it is given"):
        jvp(lambda x: f(x, 2), (0.7,), (1.0,))
