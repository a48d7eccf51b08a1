"""The passes that tidy emitted code keep its values, whatever aliases, branches and loops do.

Names with t are temporaries, as in emitted code.
"""

import copy
import math

import gast
import pytest

from wengert.transform.names import reads, writes
from wengert.transform.normalize.versions import versions
from wengert.transform.printer import to_source
from wengert.transform.simplify import Simplifier, live_into
from wengert.transform.simplify.coalesce import coalesce
from wengert.transform.simplify.copies import copies
from wengert.transform.simplify.inline import inline
from wengert.transform.simplify.prune import prune
from wengert.transform.tree import statements

PROGRAMS = """
def alias_of_what_changes(x, n):
    t = x
    x = x + 1.0
    return t * x

def product_of_what_changes(x, n):
    t = x * 2.0
    x = 3.0
    return t + x

def item_of_what_is_stored_into(x, n):
    xs = [x, n]
    t = xs[0]
    xs[0] = 5.0
    return t - xs[0]

def item_of_an_alias(x, n):
    xs = [x, n]
    ys = xs
    t = xs[0]
    ys[0] = 5.0
    return t - xs[0]

def last_item_before_append(x, n):
    xs = [x]
    t = xs[-1]
    xs.append(2.0 * x)
    return t - xs[-1]

def items_in_the_order_of_pops(x, n):
    xs = [x, 2.0, 3.0]
    t = xs.pop()
    t_1 = xs.pop()
    return t_1 - 2.0 * t

def length_before_pop(x, n):
    xs = [x, 2.0, 3.0]
    t = len(xs)
    t_1 = xs.pop()
    return t * t_1 + x

def killed_in_a_branch(x, n):
    t = x
    if n > 1:
        x = 0.0
    return t + 2.0 * x

def killed_in_the_other_branch(x, n):
    t = x * x
    if n > 1:
        y = 1.0
    else:
        y = t
        x = 0.0
        t_1 = x + y
        y = t_1
    return y + t + x

def bound_in_one_branch(x, n):
    y = x
    if n > 1:
        y = x * x
        z = y
        z = z + y
        y = y * z
    return y

def only_the_other_branch(x, n):
    y = x
    if n > 1:
        dead = x * 2.0
    else:
        y = 7.0
    return y

def killed_by_a_loop(x, n):
    t = x * x
    for i in range(n):
        x = x + 1.0
    return t - x

def bound_by_a_loop_that_may_not_run(x, n):
    y = x
    for i in range(n):
        y = x * i
    return y

def index_after_a_loop(x, n):
    i = 9
    for i in range(n):
        pass
    return x * i

def read_in_the_next_turn(x, n):
    y = x
    last = 0.0
    for i in range(n):
        t = last
        last = y * x
        y = t + i
    return y

def dead_but_for_the_next_turn(x, n):
    y = 0.0
    a = x
    for i in range(n):
        y = y + a
        a = a * 0.5
    return y

def rotates(x, n):
    y = 2.0
    z = 3.0
    for i in range(n):
        x_1 = y
        y_1 = z
        z_1 = x
        x = x_1
        y = y_1
        z = z_1
    return x - 2.0 * y + 4.0 * z

def swaps(x, n):
    y = 2.0
    x_1 = y
    y_1 = x
    x = x_1
    y = y_1
    return x - 2.0 * y

def versions_needed_at_once(x, n):
    x_1 = x * 2.0
    y = x + x_1
    x_2 = x_1 * y
    return x_2 - x_1

def version_across_a_branch(x, n):
    x_1 = x + 1.0
    if n > 1:
        x_1 = x_1 * 3.0
    return x_1 - x

def closure_sees_the_last_value(x, n):
    t = x
    g = lambda: x
    x = 3.0
    return t + 2.0 * g()

def called_before_a_change(x, n):
    xs = [x]
    def g():
        xs.append(4.0)
        return len(xs)
    t = g()
    t_1 = len(xs)
    t_2 = g()
    return t + 10 * t_1 + 100 * t_2 + x

def comprehension_shadows(x, n):
    t = x
    y = sum([t * x for x in range(n)])
    return y + x

def generator_shadows(x, n):
    t = x * 2.0
    y = sum(t + x for x in range(n))
    return y + x

def lambda_parameter_shadows(x, n):
    t = x
    g = lambda x: t - x
    return g(5.0)

def condition_before_a_change(x, n):
    t = x > 1.0
    x = 0.5
    if t:
        x = 9.0
    return x

def bound_of_a_loop_before_a_change(x, n):
    t = n + 1
    n = 0
    for i in range(t):
        x = x * 1.5 + n
    return x

def leaves_a_loop(x, n):
    y = 0.0
    for i in range(n):
        t = y > x
        y = y + 1.0
        if t:
            break
    return y

def counts_while(x, n):
    i = 0
    y = x
    while i < n:
        i = i + 1
        t = y * x
        y = t + i
    return y

def adds_to_an_adjoint(x, n):
    a = x
    y_bar = a * 2.0
    a = 5.0
    y_bar += a
    return y_bar

def reads_an_adjoint_between(x, n):
    y_bar = x * 2.0
    z = y_bar
    y_bar += z
    y_bar += -x * z / 3.0
    return y_bar + z

def adds_in_a_loop(x, n):
    y_bar = x
    for i in range(n):
        y_bar += -y_bar * i
    return y_bar

def adjoint_joined(x, n):
    t_bar = -x
    y_bar = x * n
    y_bar += t_bar * 3.0 / x * n
    return y_bar

def stores_what_is_taken_away(x, n):
    ys_bar = [1.0, 2.0]
    t_bar = -x * 3.0
    ys_bar[1] += t_bar
    return ys_bar[0] - ys_bar[1]

def appends_to_an_alias(x, n):
    xs = []
    ys = xs
    xs.append(x)
    return ys[0] + len(ys)

def stores_into_an_alias(x, n):
    xs = [x, 2.0]
    ys = xs
    ys[0] += 1.0
    return xs[0]

def stores_through_an_item(x, n):
    xs = [[x], [2.0]]
    ys = xs[0]
    ys[0] += 1.0
    return xs[0][0]

def changes_its_argument(x, n, log):
    log.append(x)
    t = log[0]
    log[0] = 0.0
    return t

def order_of_effects(x, n, log):
    t = log.pop()
    log.append(x)
    t_1 = log.pop()
    return t - 2.0 * t_1
"""
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
    return Simplifier(temporaries, variables, adjoints, lambda func: False)(function)


PASSES = {
    "prune": prune,
    "copies": lambda f: copies(f, temporaries(f)),
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
    log = [4.0, 5.0] if "log" in reads(gast.Module(function.body, [])) else None
    args = (x, n) if log is None else (x, n, log)
    return world[function.name](*args), log


@pytest.mark.parametrize("id", FUNCTIONS)
@pytest.mark.parametrize("pass_", PASSES)
def test_values_stay(pass_, id):
    before = copy.deepcopy(FUNCTIONS[id])
    after = PASSES[pass_](FUNCTIONS[id])
    assert gast.dump(before) == gast.dump(FUNCTIONS[id])
    for point in POINTS:
        assert outcome(after, *point) == pytest.approx(outcome(before, *point)), to_source(after)


@pytest.mark.parametrize("id", ["only_the_other_branch", "bound_in_one_branch", "adjoint_joined"])
def test_the_passes_do_something(id):
    after = to_source(all_of_them(FUNCTIONS[id]))
    assert len(after.splitlines()) < len(to_source(FUNCTIONS[id]).splitlines())


def body_of(id):
    return to_source(all_of_them(FUNCTIONS[id])).splitlines()[1:]


def test_a_branch_without_work_is_turned_around():
    assert body_of("only_the_other_branch")[1] == "    if not n > 1:"


def test_a_negative_contribution_is_taken_away():
    assert body_of("stores_what_is_taken_away")[1] == "    ys_bar[1] -= x * 3.0"
    assert body_of("adjoint_joined") == ["    return x * n - x * 3.0 / x * n"] or body_of(
        "adjoint_joined"
    ) == ["    y_bar = x * n - x * 3.0 / x * n", "    return y_bar"]


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
