"""Every rule in both modes: forward against finite differences, reverse against forward."""

from pathlib import Path
from types import FunctionType

import gast
import numpy as np
import pytest
from points import Point, check_dtypes, check_modes, is_name, operands
from samples import COMPLEX, ENDS, WIDE, calls

from wengert.transform.errors import Unsupported
from wengert.transform.infer.places import is_closed
from wengert.transform.rules import RULES, Site, find
from wengert.transform.rules.shorten import value_of
from wengert.transform.trees.quote import quote
from wengert.transform.trees.tree import name

ELSEWHERE = "structures.py", "derivatives.py", "random.py"


def elsewhere(rule):
    """Whether it is tried in test_structures, test_random or test_scipy_rules, or is a test's."""
    file = Path(rule.kind.main.function.__code__.co_filename)
    return rule.users or file.name in ELSEWHERE or file.parent.name == "scipy"


DIFFERENTIABLE = [f for f, rule in RULES.items() if not rule.flat and not elsewhere(rule)]
FLAT = [f for f, rule in RULES.items() if rule.flat]


def label(f):
    """The name of a function, and of the class of a method."""
    name = getattr(f, "__qualname__", None) or getattr(f, "__name__", type(f).__name__)
    return f"{getattr(f, '__module__', None) or ''}.{name}"


def tried(f, check, **options):
    """Check every call of `f`, and say which one failed."""
    for call in calls(f):
        try:
            check(Point(f, call, **options))
        except Exception as error:
            raise AssertionError(f"{label(f)}: {call} {options}") from error


@pytest.mark.parametrize("f", DIFFERENTIABLE, ids=label)
def test_both_modes(f):
    assert calls(f), "a rule that is not tried"
    tried(f, check_modes)
    tried(f, check_modes, typed=True)


@pytest.mark.parametrize("f", [f for f in DIFFERENTIABLE if f not in WIDE], ids=label)
def test_single_precision(f):
    tried(f, check_dtypes, dtype=np.float32)
    tried(f, check_dtypes, dtype=np.float32, typed=True)


@pytest.mark.parametrize("f", [f for f in DIFFERENTIABLE if f in COMPLEX], ids=label)
def test_complex(f):
    tried(f, check_modes, dtype=complex, typed=True)


@pytest.mark.parametrize("f", FLAT, ids=label)
def test_flat(f):
    site = Site(name("ans"), quote("f(x)"), (name("x"),))
    assert find(f).forward(site, {0: name("x_dot")}) is None
    assert find(f).reverse(site, name("bar"), [0]) == {}


def formulas():
    """Every lambda of every rule, with its function."""
    for f in DIFFERENTIABLE:
        rule = RULES[f]
        while rule is not None:
            kind = rule.kind
            found = [kind.main, *getattr(kind, "adjoints", {}).values()]
            found += [half for pair in getattr(kind, "pairs", {}).values() for half in pair]
            yield from ((f, formula) for formula in found if formula is not None)
            rule = rule.otherwise


def ends(f):
    """Whether a function needs no rule: it has source that is looked into, or isn't followed."""
    return f in ENDS or (isinstance(f, FunctionType) and not is_closed(f))


def test_formulas_call_what_has_rules():
    called = {
        value_of(node.func): label(f)
        for f, formula in formulas()
        for node in gast.walk(formula.node.body)
        if isinstance(node, gast.Call) and value_of(node.func) is not None
    }
    without = {label(g): f for g, f in called.items() if find(g) is None and not ends(g)}
    assert not without


@pytest.mark.parametrize(
    "f, call, why",
    [
        (np.sum, "f(v, out=w)", "out"),
        (np.median, "f(v, 0, None, False, True)", "positional"),
        (np.linspace, "f(s, 2.0, 5, True, True)", "retstep"),
        (np.sin, "f(v, out=w)", "out"),
        (np.deg2rad, "f(v, where=m)", "where"),
        (np.matmul, "f(M)", "needs"),
        (np.pad, "f(v, 1, 'median')", "median"),
        (np.gradient, "f(v, w)", "varargs"),
        (np.quantile, "f(v, s, weights=w)", "weights"),
        (np.mean, "f(v, nonsense=1)", "nonsense"),
    ],
)
def test_refused(f, call, why):
    node = quote(call)
    args, keywords = operands(node)
    site = Site(name("ans"), node, args, keywords)
    keys = [k for k, x in [*enumerate(args), *keywords.items()] if is_name(x)]
    for mode in (
        lambda: find(f).forward(site, {k: name("dot") for k in keys}),
        lambda: find(f).reverse(site, name("bar"), keys),
    ):
        with pytest.raises(Unsupported, match=why) as caught:
            mode()
        assert caught.value.node is node
