"""The passes that tidy emitted code keep its values, whatever aliases, branches and loops do.

Names with t are temporaries, as in emitted code.
"""

import copy
import math

import gast
import pytest
from untidy import PROGRAMS

from wengert.transform.normalize.versions import versions
from wengert.transform.printing.printer import to_source
from wengert.transform.simplify import Simplifier, live_into
from wengert.transform.simplify.again import again
from wengert.transform.simplify.coalesce import coalesce
from wengert.transform.simplify.copies import copies
from wengert.transform.simplify.inline import inline
from wengert.transform.simplify.prune import prune
from wengert.transform.trees.names import reads, writes
from wengert.transform.trees.tree import statements

FUNCTIONS = {f.name: f for f in gast.parse(PROGRAMS).body}


def is_temporary(id):
    return id.startswith("t") and id[1:2] in ("", "_")


def temporaries(function):
    bound = set().union(*(writes(s) for s in statements(function.body)))
    return set(filter(is_temporary, bound))


def adjoints(function):
    bound = set().union(*(writes(s) for s in statements(function.body)))
    return {id for id in bound if id.endswith("_bar") and not id.startswith("ys")}


def all_of_them(function):
    variables = {"x", "y", "z", "n", "i", "xs", "ys", "last", "a", "log"}
    scalars = {"x", "n"}
    return Simplifier(temporaries, variables, adjoints, lambda func: False, scalars)(function)


PASSES = {
    "prune": prune,
    "copies": lambda f: copies(f, temporaries(f)),
    "again": lambda f: again(f, temporaries(f), {"x", "n"}),
    "inline": lambda f: inline(f, temporaries(f), numbers=adjoints(f)),
    "coalesce": lambda f: coalesce(f, {"x", "y", "z", "n", "xs", "ys"}),
    "versions and coalesce": lambda f: coalesce(versions(f), {"x", "y", "z", "n", "xs", "ys"}),
    "all": all_of_them,
}
POINTS = [(0.7, 0), (0.7, 1), (1.3, 2), (-0.4, 4)]


def outcome(function, x, n):
    """What a function returns, and what it leaves in its list."""
    world = {"math": math}
    exec(to_source(function), world)
    log = [4.0, 5.0]
    args = (x, n, log) if "log" in reads(*function.body) else (x, n)
    return [world[function.name](*args), *log]


@pytest.mark.parametrize("id", FUNCTIONS)
@pytest.mark.parametrize("pass_", PASSES)
def test_values_stay(pass_, id):
    before = copy.deepcopy(FUNCTIONS[id])
    after = PASSES[pass_](FUNCTIONS[id])
    assert gast.dump(before) == gast.dump(FUNCTIONS[id])
    for point in POINTS:
        assert outcome(after, *point) == pytest.approx(outcome(before, *point)), to_source(after)


@pytest.mark.parametrize(
    "id", ["only_the_other_branch", "swaps", "adjoint_joined", "alias_of_what_changes"]
)
def test_the_passes_do_something(id):
    after = to_source(all_of_them(FUNCTIONS[id]))
    assert len(after.splitlines()) < len(to_source(FUNCTIONS[id]).splitlines())


def body_of(id):
    return to_source(all_of_them(FUNCTIONS[id])).splitlines()[1:]


def test_a_branch_without_work_is_turned_around():
    assert body_of("only_the_other_branch")[1] == "    if not n > 1:"


def test_a_negative_contribution_is_taken_away():
    assert body_of("stores_what_is_taken_away")[1] == "    ys_bar[1] -= x * 3.0"
    joined = ["    y_bar = x * n - x * 3.0 / x * n", "    return y_bar"]
    assert body_of("adjoint_joined") == joined


def test_a_list_that_nothing_else_holds_goes_with_what_is_in_it():
    text = """def f(xs):
    kept = []
    ys = []
    for k in range(len(xs)):
        x = xs[k]
        kept.append(x)
        ys.append(x)
    for k in range(len(xs)):
        x = kept.pop()
    return ys
"""
    wanted = "\n".join(line for line in text.splitlines() if "kept" not in line)
    wanted = wanted.replace("    for k in range(len(xs)):\n    return", "    return")
    pruned = prune(gast.parse(text).body[0], shared=frozenset({"kept", "ys", "x"}))
    assert to_source(pruned).strip() == wanted


def test_the_size_of_a_power_is_that_of_its_base():
    f = gast.parse("def f(x):\n    t = x**2\n    y = np.size(t) * x\n    return y").body[0]
    assert "np.size(x) * x" in to_source(inline(f, {"t"}))
    f = gast.parse("def f(x):\n    t = x * 2\n    y = np.size(t) * x\n    return y").body[0]
    assert "np.size(x * 2) * x" in to_source(inline(f, {"t"}))


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("y = x + z\nz = y", {"x", "z"}),
        ("z = 1\ny = x + z", {"x"}),
        ("for i in range(n):\n    y = y + i", {"n", "y"}),
        ("if x:\n    z = 1\nelse:\n    w = 2\nreturn z + w", {"x", "z", "w"}),
        ("while a < b:\n    a = c", {"a", "b", "c"}),
    ],
)
def test_what_a_body_reads_before_it_binds_it(text, wanted):
    lines = "\n    ".join([*text.splitlines(), "return y" if "return" not in text else "pass"])
    found = live_into(gast.parse(f"def f():\n    {lines}").body[0])
    assert found - {"range", "y"} == wanted - {"y"}


@pytest.mark.parametrize(
    "before, asked",
    [
        ("t = x > n\nif t:\n    y = x", True),
        ("t = x > n\nn = 2\nif t:\n    y = x", False),
        ("t = x > n\nif t:\n    y = x\ny = t", False),
        ("t = x > other\nif t:\n    y = x", False),
        ("t = len(xs)\nfor i in range(t):\n    y = x", True),
        ("t = len(xs)\nxs.append(x)\nfor i in range(t):\n    y = x", False),
        ("for i in range(n):\n    t = x > n\nif t:\n    y = x", False),
    ],
)
def test_only_what_stays_is_asked_again(before, asked):
    lines = "\n    ".join(["y = 0.0", *before.splitlines(), "return y"])
    f = gast.parse(f"def f(x, n, xs, other):\n    {lines}").body[0]
    assert ("t =" not in to_source(again(f, {"t"}, {"x", "n"}))) == asked


def test_a_value_does_not_outlive_its_name():
    """`y_bar_1` need not be kept beside `y_bar` for a temporary that could be computed before."""
    text = "y_bar_1 = y_bar\n    t = y_bar_1 * x\n    y_bar = y_bar_1 * x\n    return y_bar + t"
    f = gast.parse(f"def f(x, n):\n    y_bar = x\n    {text}").body[0]
    assert "t = " in to_source(inline(f, {"t"}))
