"""What comes before the adjoints: functions made ready, and what a piece of code needs."""

import gast
import pytest

from wengert.transform.differentiate.needs import needs
from wengert.transform.differentiate.prepare import prepare
from wengert.transform.printing.printer import to_source
from wengert.transform.trees.quote import quote

PREPARED = """
def names_what_is_replaced(x, n):
    x = x * x
    x = x - n
    return x

def counts_while(x, n):
    while x < n:
        x = x * 2.0
        n = n - 1
    return x

def counts_breaks(x, n):
    for i in range(9):
        test = x > n
        if test:
            break
        else:
            x = x + i
    return x

def fixes_the_range(x, n):
    k = 2
    for i in range(k, n, k):
        n = i
        k = 1
        x = x + n * k
    return x

def fixes_the_test(x, n):
    test = x > n
    if test:
        test = False
        x = x * 3.0
    else:
        test = True
    if test:
        x = x - 1.0
    return x

def has_such_names(x, n):
    turns = 5
    x_1 = 7
    while x < n:
        x = x + x_1
        turns = turns - 1
    return x * turns

def takes_apart(x, n):
    xs = [x, n, 3.0]
    xs[0] *= xs[1]
    xs.pop()
    xs[-1] /= 2.0
    x = xs[0]
    x -= xs[1]
    return x
"""


@pytest.mark.parametrize("f", gast.parse(PREPARED).body, ids=lambda f: f.name)
@pytest.mark.parametrize("x, n", [(0.7, 4), (5.5, 2), (1.0, 9), (3.0, 0)])
def test_what_is_ready_computes_the_same(f, x, n):
    plain, ready = {}, {}
    exec(to_source(f), plain)
    exec(to_source(prepare(f).tree), ready)
    assert ready[f.name](x, n) == plain[f.name](x, n)


@pytest.mark.parametrize("x, n, wanted", [(0.7, 4, 2), (5.5, 2, 0), (0.1, 9, 6), (0.1, 5, 4)])
def test_turns_are_counted(x, n, wanted):
    f = next(f for f in gast.parse(PREPARED).body if f.name == "counts_while")
    found = prepare(f)
    (turns,) = found.turns
    world = {}
    exec(to_source(found.tree).replace("return x", f"return {turns}"), world)
    assert world[f.name](x, n) == wanted


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("x_bar * w", {"w"}),
        ("rt.sum_to(x_bar, like=w)", {"w.shape"}),
        ("rt.sum_to(x_bar, w)", {"w.shape"}),
        ("rt.sum_to(x_bar * w, like=w)", {"w"}),
        ("rt.sum_to(w, like=b)", {"w", "b.shape"}),
        ("np.zeros_like(w)", {"w.shape"}),
        ("w.shape[b]", {"w.shape", "b"}),
        ("len(w) + np.size(b)", {"w.shape", "b.shape"}),
        ("len(w) + w[0]", {"w"}),
        ("w.T @ x_bar", {"w"}),
        ("np.sum(w, b)", {"w", "b"}),
        ("rt.expand(x_bar, b)", {"b.shape"}),
        ("rt.expand(x_bar, w * b)", {"w", "b"}),
        ("x_bar + 1.0", set()),
    ],
)
def test_what_is_needed(text, wanted):
    assert needs([quote(text)], {"w", "b"}) == wanted
