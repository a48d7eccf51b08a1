"""Looking at functions and their derivatives: the commands, and the functions behind them."""

import math
import re
import shutil
import sys

import numpy as np
import pytest

from wengert import (
    bilinear,
    check,
    debug,
    grad,
    graph,
    jvp,
    show,
    trace,
    value_and_grad,
    vjp,
)
from wengert.__main__ import main
from wengert.transform.frozen import replace
from wengert.transform.looking import page
from wengert.transform.looking.graphviz import svg
from wengert.transform.rules import RULES

SURVEY = """
import math

def f(x1, x2):
    return math.log(x1) + x1 * x2 - math.sin(x2)

def refused(x):
    y = eval("x")
    return inner(x) + y

def inner(x):
    if x > 0:
        x.foo = globals()
    return x
"""


@pytest.fixture
def survey(tmp_path, monkeypatch):
    """The path of a module."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    (tmp_path / "survey.py").write_text(SURVEY)
    yield str(tmp_path / "survey.py")
    sys.modules.pop("survey", None)


def test_the_tables_of_the_survey(survey, capsys):
    """Tables 2 and 3 of Baydin et al., Automatic differentiation in machine learning, 2018."""
    assert main(["trace", survey + ":f", "--at", "2,5"]) == 0
    rows = [line.split()[0::1] for line in capsys.readouterr().out.splitlines()[1:]]
    numbers = {row[0]: [float(v) for v in row[-3:]] for row in rows}
    expected = {
        "v-1": (2, 1, 5.5), "v0": (5, 0, 1.716), "v1": (0.693, 0.5, 1), "v2": (10, 5, 1),
        "v3": (10.693, 5.5, 1), "v4": (-0.959, 0, -1), "v5": (11.652, 5.5, 1),
    }  # fmt: skip
    assert numbers.keys() == expected.keys()
    for name, row in expected.items():
        assert numbers[name] == pytest.approx(row, abs=6e-4)


def test_a_trace_goes_through_loops_and_arrays():
    def newton(a, n):
        x = a
        for _ in range(n):
            x = 0.5 * (x + a / x)
            if x < 1.42:
                break
        return x

    rows = trace(newton, 2.0, 9).rows
    assert len(rows) == 7 and rows[-1].value == pytest.approx(17 / 12)
    assert rows[0].adjoint == pytest.approx(rows[-1].tangent)

    def norm(w, x):
        h = np.tanh(w @ x)
        return np.sum(h * h)

    w, x = np.array([[0.5, 1.0], [2.0, -1.0]]), np.array([0.1, 0.2])
    rows = trace(norm, w, x, wrt=1).rows
    bars = grad(norm, (0, 1))(w, x)
    np.testing.assert_allclose(rows[0].adjoint, bars[0])
    np.testing.assert_allclose(rows[1].adjoint, bars[1])
    assert rows[-1].tangent == pytest.approx(np.sum(bars[1]))


def check_trace(f, *args):
    """The trace of a function whose result and derivatives are those of the function."""
    found = trace(f, *args)
    first = [row for row in found.rows if row.number <= 0]
    value, pull = vjp(f, *args)
    bars = [bar for bar in pull(1.0) if bar is not None]
    for row, bar in zip(first, bars, strict=True):
        np.testing.assert_allclose(row.adjoint, bar, rtol=1e-9)
    np.testing.assert_allclose(found.rows[-1].value, value)
    along = [row.tangent for row in first] + [0.0] * (len(args) - len(first))
    np.testing.assert_allclose(found.rows[-1].tangent, jvp(f, args, along)[1], rtol=1e-9)
    return found


def test_a_trace_shows_what_is_changed_in_place():
    def f(x, v, n):
        table, found = np.zeros((n, 2)), []
        for k in range(n):
            row = table[k]
            row[:] = v * k
            row *= x
            if k > 0:
                found.append(table[k - 1, 0] + row[1])
        table[0] += v
        return np.sum(table * table) + found[-1] * found[0]

    found = check_trace(f, 2.0, np.array([3.0, 5.0]), 3)
    stored = [row for row in found.rows if row.statement == "row *= x"]
    assert [row.value[:, 0].tolist() for row in stored] == [[0, 0, 0], [0, 6, 0], [0, 6, 12]]


def test_a_trace_goes_through_what_calls_and_closures_change():
    def put(u, i, value):
        u[i] = value * u[i - 1]

    def f(x, y):
        d = {"a": x}
        d["b"] = d["a"] * y
        del d["a"]
        u = np.array([x, y, x * y])
        put(u, 1, d["b"])
        scale = lambda t: t * u[1]  # noqa: E731
        with np.errstate(all="ignore"):
            u[2] += scale(y)
        xs = [u[2], d["b"]]
        last = xs.pop()
        xs[0] *= last
        return xs[0] + np.sum(u)

    check_trace(f, 2.0, 3.0)

    def through_a_closure(x):
        xs = []
        called(lambda v: xs.append(v), x)
        return xs[0]

    check_trace(through_a_closure, 2.0)


def test_a_trace_knows_the_names_of_one_array():
    def f(x, y):
        z = np.zeros(3)
        w = np.exp(x, out=z)
        w[0] = y
        return np.sum(z * w)

    check_trace(f, np.arange(3.0), 2.0)

    def whole_is_rebound(a):
        row = a[0]
        a = a * 2.0
        row[0] = a[1, 1]
        return np.sum(a) + np.sum(row)

    check_trace(whole_is_rebound, np.array([[1.0, 2.0], [3.0, 4.0]]))


def test_a_trace_leaves_its_arguments_as_they_were():
    def f(x):
        x[0] = x[1] * 2.0
        return x[0]

    x = np.ones(2)
    check_trace(f, x)
    assert x.tolist() == [1.0, 1.0]


def test_what_a_trace_can_not_follow_is_refused():
    def through_another_name(a):
        both = [a, a * 2.0]
        a[0] = 3.0 * a[1]
        return np.sum(both[0])

    def kept(x):
        both = [lambda t: t * x, math.sin]
        return both[0](2.0)

    with pytest.raises(SyntaxError, match="both was changed under another name") as caught:
        trace(through_another_name, np.ones(2))
    assert caught.value.lineno == through_another_name.__code__.co_firstlineno + 3
    with pytest.raises(SyntaxError, match="kept in something"):
        trace(kept, 1.0)


def called(f, x):
    return f(x)


def test_all_refusals_at_once(survey, capsys):
    assert main(["check", survey + ":refused"]) == 1
    said = capsys.readouterr().out
    assert [int(n) for n in re.findall(r"line (\d+)", said)] == [8, 13] and "2 refused" in said
    assert main(["check", survey + ":f"]) == 0
    assert check(lambda x: x * x, 1.0) == []


def test_a_function_that_was_checked_is_as_it_was():
    def f(x):
        y = 2.0 * x
        exec("pass")
        return y

    assert [error.msg[:6] for error in check(f)] == ["exec()"]
    with pytest.raises(SyntaxError, match="exec"):
        grad(f)(1.0)


def test_a_graph_has_clusters_and_active_nodes(survey, capsys):
    def f(x, n):
        y = x
        for k in range(n):
            if k > 2:
                y = y * x
            z = k + 1.0
        return y + z

    dot = graph(f)
    assert 'label="for k in range(n)"' in dot and dot.count("subgraph") == 2
    active = re.findall(r'label="([^"]*)".*lightblue', dot)
    assert len([text for text in active if "y * x" in text]) == 1
    assert not [text for text in active if "k + 1.0" in text]
    assert dot.count("{") == dot.count("}")
    assert main(["graph", survey + ":f"]) == 0 and "math.log" in capsys.readouterr().out


DOT = """#!{python}
import sys
from pathlib import Path
Path({record!r}).write_bytes(repr(sys.argv[1:]).encode() + b" " + sys.stdin.buffer.read())
print("<svg>größe</svg>" if sys.argv[1:] == ["-Tsvg"] else "no picture")
"""


def test_a_picture_is_what_graphviz_makes_of_the_graph(survey, tmp_path, monkeypatch):
    """With a program `dot` that notes what it is given, so that no Graphviz is needed."""
    record, folder = tmp_path / "given", tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(OSError, match="Graphviz"):
        svg("digraph f {}")
    program = folder / "dot"
    program.write_text(DOT.format(python=sys.executable, record=str(record)), "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PYTHONUTF8", "1")
    picture = tmp_path / "f.svg"
    assert main(["graph", survey + ":f", "--svg", str(picture)]) == 0
    assert picture.read_text("utf-8") == "<svg>größe</svg>\n"
    dot = graph(sys.modules["survey"].f)
    assert record.read_text("utf-8") == f"['-Tsvg'] {dot}"
    svg(graph(lambda größe: größe * größe))
    assert "größe * größe" in record.read_text("utf-8")
    assert 'digraph "<lambda>" {' in record.read_text("utf-8")


def test_graphviz_reads_the_graph():
    """Where it is installed; else the text is looked through."""

    def node(x, n):
        label = 'a "quoted" {text} | \\n'
        y = x
        while y > n and label != "<b>":
            y = y / 2.0
        return y

    for f in (node, lambda x: x * x):
        dot = graph(f)
        assert dot.startswith('digraph "') and dot.count("{") >= dot.count("subgraph") + 1
        if shutil.which("dot"):
            assert svg(dot).count('class="node"') == len(re.findall(r"(?m)^ *n\d+ \[", dot))


def curve(x, n):
    y = x
    for _ in range(n):
        y = math.sqrt(y - 1.0)
    return y


def test_an_exception_tells_the_line_of_the_primal():
    first = curve.__code__.co_firstlineno
    for _ in range(2):
        with pytest.raises(ValueError, match="math domain error") as caught:
            grad(curve)(1.5, 3)
        [note] = caught.value.__notes__
        assert f"line {first + 3}: y = math.sqrt(y - 1.0)" in note and __file__ in note
    for call in (
        lambda: grad(curve)(1.0, 1),
        lambda: vjp(curve, 1.0, 1)[1](1.0),
        lambda: jvp(curve, (1.0, 1), (1.0, 0)),
    ):
        with pytest.raises(ZeroDivisionError) as caught:
            call()
        assert f"line {first + 3}:" in caught.value.__notes__[0]


def roots(x):
    y = x - 1.0
    y = math.sqrt(y)
    y = y - 3.0
    y = math.sqrt(y)
    return y


@pytest.mark.parametrize("x, line", [(0.5, 2), (5.0, 4)])
def test_equal_lines_are_told_apart(x, line):
    with pytest.raises(ValueError, match="math domain error") as caught:
        grad(roots)(x)
    line += roots.__code__.co_firstlineno
    assert f"line {line}: y = math.sqrt(y)" in caught.value.__notes__[0]


def test_the_first_line_that_produces_a_nan():
    def f(x, w):
        y = np.sqrt(x)
        return np.sum(y * w)

    x, w = np.array([1.0, 0.0]), np.ones(2)
    checked = debug(value_and_grad(f, (1, 0)))
    y, bars = checked(x + 1.0, w)
    expected = value_and_grad(f, (1, 0))(x + 1.0, w)
    assert y == expected[0]
    np.testing.assert_allclose(bars, expected[1])
    with pytest.raises(FloatingPointError, match=r"x_bar is inf at .*: y = np.sqrt\(x\)"):
        checked(x, w)
    with np.errstate(all="ignore"), pytest.raises(FloatingPointError, match="y is nan"):
        checked(-x, w)
    with pytest.raises(ValueError, match="math domain error") as caught:
        debug(grad(roots))(5.0)
    line = roots.__code__.co_firstlineno + 4
    assert f"line {line}: y = math.sqrt(y)" in caught.value.__notes__[0]


def mixed(x, w):
    return np.sum(x * w, axis=-1)


@pytest.fixture
def not_summed():
    """A rule of `mixed` that gives w an adjoint of the shape of x, as if it were none of a user."""
    bilinear(mixed, lambda g, x, w: g[..., None] * w, lambda g, x, w: g[..., None] * x)
    RULES[mixed] = replace(RULES[mixed], users=False)
    yield
    del RULES[mixed]


def test_the_first_line_that_produces_a_wrong_shape(not_summed):
    def f(x, w):
        y = np.sin(x)
        z = mixed(y, w) * 2.0
        return np.sum(z)

    x, w = np.ones((2, 3)), np.ones(3)
    line = f.__code__.co_firstlineno + 2
    told = rf"w_bar has the shape \(2, 3\), not \(3,\) at .*, line {line}: z = mixed\(y, w\)"
    with pytest.raises(ValueError, match=told):
        debug(grad(f, (0, 1)))(x, w)
    np.testing.assert_allclose(debug(grad(f))(x, w), 2.0 * np.cos(x))


def test_what_debug_checks_is_right_in_loops_branches_and_changes():
    def f(x, n):
        table = np.zeros((n, 2))
        found = []
        for k in range(n):
            table[k] = x[k % 2] * np.sin(x)
            if k > 1:
                found.append(table[k - 1] * x)
        return np.sum(table) + np.sum(found[0])

    x = np.array([0.3, 0.4])
    np.testing.assert_allclose(debug(grad(f))(x, 4), grad(f)(x, 4))


def test_a_page_links_each_line_to_its_own(tmp_path, capsys):
    df = grad(curve)
    df(9.0, 1)
    show(df, html=tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text()
    line = curve.__code__.co_firstlineno + 3
    assert f'id="test-looking-py-{line}"' in text
    assert text.count(f'href="#test-looking-py-{line}"') >= 3
    assert df._repr_html_() in text
    show(df, side=True)
    assert re.search(r"y = x +\| import math", capsys.readouterr().out.replace("def", ""))
    show(curve, 9.0, 1, mode="forward")
    assert "def curve_jvp" in capsys.readouterr().out
    assert page.beside("a\nbb", "c") == "a   | c\nbb  |"


def test_what_a_command_can_not_do(capsys, survey):
    assert main(["show", "nowhere.py:f"]) == 1
    assert main(["show", "nothing"]) == 1
    for at in ("2", "2, x", "2, np.ones(-1)", "2,,"):
        assert main(["trace", survey + ":f", "--at", at]) == 1
    assert "Error" in capsys.readouterr().err
    assert main(["cache", "info"]) == 0
