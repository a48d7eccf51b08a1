"""Normalization keeps the meaning: each program runs the same before and after each pass."""

import copy
import math
import random
import textwrap
import time
from pathlib import Path

import gast
import numpy as np
import pytest
from random_source import random_source

from wengert import runtime as wengert_runtime
from wengert.transform.errors import Unsupported
from wengert.transform.normalize import PASSES, RUNTIME, normalize
from wengert.transform.normalize.grammar import check
from wengert.transform.normalize.scope import Scope
from wengert.transform.printing.printer import to_source
from wengert.transform.trees.tree import statements

HERE = Path(__file__).parent / "normalizing"


def programs():
    for file in sorted(HERE.glob("*.py")):
        tree = gast.parse(file.read_text())
        setup = [s for s in tree.body if not isinstance(s, gast.FunctionDef)]
        for function in tree.body:
            if isinstance(function, gast.FunctionDef):
                yield pytest.param(function, to_source(gast.Module(setup, [])), id=function.name)


def inputs(function):
    """The argument lists in the docstring of a program."""
    text = function.body[0].value.value
    return eval(f"[{text.strip().replace(') (', '), (')}]", {"np": np, "math": math})


def outcome(function, setup, args, runtime=RUNTIME):
    """What a function does: value, type of its error, what it logged in order, what it changed."""
    effects, args = [], copy.deepcopy(args)

    def log(x=None, *more, **options):
        effects.append(repr((x, more, options)) if x is not log else "log")
        return x

    values = {"log": log}
    exec(setup, values)
    values[runtime] = wengert_runtime
    exec(to_source(function), values)
    try:
        return values[function.name](*args), None, effects, args
    except Exception as error:
        kind = type(error)
        return None, NameError if issubclass(kind, NameError) else kind, effects, args


def same(a, b):
    """Whether two values are equal all the way down, of the same types."""
    if type(a) is not type(b):
        return False
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and np.array_equal(a, b, equal_nan=True)
    return callable(a) or repr(a) == repr(b)


def stages(function):
    """The function after each pass, under the name of the pass."""
    scope = Scope(function)
    for name, pass_ in PASSES:
        function = pass_(function, scope)
        yield name, function


@pytest.mark.parametrize("function, setup", [*programs()])
def test_each_pass_keeps_the_meaning(function, setup):
    runtime = Scope(function).runtime
    runs = [(args, outcome(function, setup, args)) for args in inputs(function)]
    for name, after in stages(function):
        for args, want in runs:
            got = outcome(after, setup, args, runtime)
            assert same(got, want), (
                f"after {name}, of {args}: {got}, not {want}\n{to_source(after)}"
            )
    check(after)


@pytest.mark.parametrize("function, setup", [*programs()])
def test_normalizing_again_keeps_the_meaning(function, setup):
    runtime = Scope(function).runtime
    once = normalize(function)
    again = normalize(once, emitted=True)
    check(again)
    for args in inputs(function):
        want = outcome(function, setup, args)
        assert same(outcome(again, setup, args, runtime), want), to_source(again)


def refusals():
    """(function, line, words): the words stand in a comment on the line that is refused."""
    text = (HERE / "refused.txt").read_text()
    lines = text.splitlines()
    for function in gast.parse(text).body:
        own = range(function.lineno, function.end_lineno + 1)
        [line] = [n for n in own if "  # " in lines[n - 1]]
        words = lines[line - 1].split("  # ")[1]
        yield pytest.param(function, line, words, id=f"{line}-{words.replace(' ', '-')}")


@pytest.mark.parametrize("function, line, words", [*refusals()])
def test_refused_at_its_line(function, line, words):
    with pytest.raises(Unsupported) as caught:
        normalize(function)
    assert words in caught.value.msg
    assert caught.value.node.lineno == line


@pytest.mark.parametrize("seed", range(60))
def test_random_programs(seed):
    function = parse(random_source(random.Random(seed)))
    runs = [(args, outcome(function, "", args)) for args in ((1, 2, 3, 4), (0, -1, 2, 0))]
    for name, after in stages(function):
        for args, want in runs:
            assert same(outcome(after, "", args), want), f"{name}\n{to_source(after)}"
    check(after)


def parse(source):
    [function] = gast.parse(textwrap.dedent(source)).body
    return function


def normal(source, **options):
    function = normalize(parse(source), **options)
    check(function)
    return to_source(function)


def test_emitted_code_stores_and_appends():
    source = """
        def f(x, n):
            xs = []
            x_bar = np.zeros(3)
            for i in reversed(range(n)):
                xs.append(x)
                x_bar[i + 1] += x * 2.0
                x_bar[0] = xs.pop() * 2.0
            return x_bar
    """
    after = normal(source, emitted=True)
    assert "xs.append(x)" in after and "x_bar[i + 1] += x_bar_product" in after
    assert normal(source) == after
    wanted = outcome(parse(source), "import numpy as np", (2.0, 2))
    assert same(outcome(parse(after), "import numpy as np", (2.0, 2)), wanted)
    assert wanted[1] is None


def test_the_runtime_steps_aside():
    after = normal("def f(rt):\n    for x in rt:\n        y = rt[0]\n    return rt")
    assert "rt_1.sequence(rt)" in after


def test_a_shadowed_builtin_is_not_pythons():
    with pytest.raises(Unsupported, match="used up at once"):
        normal("def f(sum, xs): return sum(x for x in xs)")
    with pytest.raises(Unsupported, match="used up at once"):
        normal("def f(xs): return sum(x for x in xs)", builtins_ok=lambda id: id != "sum")
    with pytest.raises(Unsupported, match="range and len"):
        normal("def f(xs, len):\n    for x in xs:\n        pass")


def test_statements_take_the_place_of_the_users():
    function = parse("""
        def f(xs, w):
            ys = [x * w for x in xs
                  if x > 0]
            if sum(ys) > 3 and w:
                return (w if w > 0
                        else -w)
            return max(ys) * 2
    """)
    for name, after in stages(function):
        lines = [s.lineno for s in statements(after.body)]
        assert all(line in {3, 5, 6, 8} for line in lines), (name, lines)


def test_expressions_keep_their_places():
    after = normalize(parse("def f(x, w):\n    return x * (w +\n        x)\n"))
    [added, product, _] = after.body
    assert (added.lineno, added.value.lineno, added.value.end_lineno) == (2, 2, 3)
    assert product.value.col_offset == 11


def test_nothing_is_mutated():
    function = parse((HERE / "control.py").read_text().split("\n\n\n")[1])
    before = gast.dump(function, include_attributes=True)
    assert normalize(function) is not function
    assert gast.dump(function, include_attributes=True) == before


def test_versions_have_their_own_names():
    after = normal("""
        def f(x, n):
            x = x * 2
            t = x
            for i in range(n):
                t = t + x
            t = 3
            return t + x
    """)
    assert after.splitlines()[1:3] == ["    x_1 = x * 2", "    t = x_1"]
    assert "t = t + x_1" in after and "t_1 = 3" in after and "out = t_1 + x_1" in after


def test_a_captured_name_keeps_its_name():
    after = normal("def f(x):\n    g = lambda: x\n    x = 2\n    x = 3\n    return g()")
    assert "x_1" not in after


def straight(lines):
    odd, even = "    y = y * w + np.sin(x) / 3.0\n", "    z = y - x * 2\n"
    return "def f(x, w):\n    y = x\n" + (odd + even) * (lines // 2) + "    return y\n"


def seconds(function):
    start = time.process_time()
    normalize(function)
    return time.process_time() - start


def test_time_is_linear():
    short, long = (min(seconds(parse(straight(n))) for _ in range(2)) for n in (500, 2000))
    assert long < 14 * short


def test_many_terms_are_taken():
    check(normalize(parse("def f(x): return " + " + ".join(["x"] * 120))))


def test_too_many_early_returns_are_refused():
    guards = "".join(f"    if x == {i}: return {i}\n" for i in range(95))
    with pytest.raises(Unsupported, match="too deeply"):
        normalize(parse(f"def f(x):\n{guards}    return x"))


@pytest.mark.parametrize(
    "body",
    [
        "y = x * x + 1\n    return y",
        "return x * x",
        "if x > 1:\n        pass\n    return x",
        "for y in x:\n        pass\n    return y",
        "for i in range(x + 1):\n        pass\n    return i",
        "while x:\n        break\n        y = 1\n    return x",
        "while x:\n        continue\n    return x",
        "while (y := x):\n        pass\n    return x",
        "while x:\n        pass\n    else:\n        y = 1\n    return x",
        "a, (b, c) = x\n    return b",
        "a = b = x\n    return b",
        "y = f(x)(x)\n    return y",
        "y = f(x).g(x)\n    return y",
        "y = x[g(x)]\n    return y",
        "y = [i for i in x]\n    return y",
        "y = x if x else 1\n    return y",
        "y = (z := x)\n    return y",
        "x.a = f(x)\n    return x",
        "x.a.b = 1\n    return x",
        "x[0][1] = 1\n    return x",
        "x[f(x)] = 1\n    return x",
        "x[0] = y = 1\n    return x",
        "x.a += x * 1\n    return x",
        "x += f(x)\n    return x",
        "x + 1\n    return x",
        "y = [*x]\n    return y",
        "if x:\n        return x\n    return x",
        "y = 1",
        "del x\n    return 1",
    ],
)
def test_the_grammar_is_strict(body):
    with pytest.raises(AssertionError):
        check(parse(f"def f(x):\n    {body}"))
