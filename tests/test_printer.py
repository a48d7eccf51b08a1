"""Printed trees mean what they meant, and are laid out as the formatter would lay them out."""

import ast
import math
import subprocess
import sys
import sysconfig
from pathlib import Path

import gast
import numpy as np
import pytest

from wengert.transform.printing.printer import Blank, Comment, to_source
from wengert.transform.trees.tree import const, like

RUFF = Path(sys.executable).with_name("ruff")


def expression(text):
    return gast.parse(text, mode="eval").body


def ast_of(text):
    """The tree of a text, without the `u` of strings, which says nothing."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.kind = None
    return ast.dump(tree)


EXPRESSIONS = """\
-(a * (b + c)) ** 2 + w[1:, ::2] * (not p)
a - (b - c) - d
a / (b * c) / d * (e % f)
(a + b) * c @ d // e
x**2 - x**-1.0 + x[0] ** 2 + f(x) ** 2 + (-x) ** 2 + x**y**z + (x**y) ** z + m.a.b**2j
-(x**2) + -(f(x) ** 2) + ~x + +y - -z
not (a and b) or c and (d or e) and not f
a < b <= c == (d in e) is not None
(a if b else c) if (d if e else f) else (g if h else i)
lambda: 0
lambda a, b=1, /, c=2, *d, e, f=3, **g: (a, b)
lambda *, k: k
lambda x: lambda y: x + y
f(a, *b, k=c, **d)(e)[f].g
f(x for x in y)
f((x for x in y), z)
[x + y for x in a if x if y for y, z in b]
{k: v for k, v in d.items() if (lambda: v)}
{x for x in (a if b else c)}
x[1:, ::2], x[...], x[()], x[a, b], x[(a,)], x[1:,], x[:], x[::]
x[a + 1 : b - 1], x[f(a) :], x[: f(a)], x[-1:-n:2], x[:: f(a)], x[a : f(b) : -1]
x[(a, *b)], x[a[b[c]]]
(1).real + 1.0.real + 1j.imag + True.real + "a".join(b)
{**a, "k": 1, **b}
[*a, *b], {*a, b}, (a,), ()
(y := f(x)) + (z := 2)
(a, b) < (c, (d, e))
f"{x!r:>{width}} {y:.3f} {d['k']} {{}}"
"it's", 'say "hi"', "both ' and \\"", "back\\\\slash\\n", b"bytes\\xff", "\\x00é", ""
1e-07, 1e20, 1e400, 100000000000000000000000, 0.1, 2j, 1e500j, ..., None, True
a & b | c ^ d << (e >> f)
(yield_), (await_)
""".splitlines()


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_expressions_come_back(text):
    shown = to_source(expression(text))
    assert ast_of(shown) == ast_of(text)


@pytest.mark.parametrize("text", EXPRESSIONS[:4] + EXPRESSIONS[6:8] + EXPRESSIONS[9:13])
def test_what_has_no_needless_parentheses_stays_as_it_is(text):
    assert to_source(expression(text)) in (text, text.replace("-(a * (b + c)) ** 2", POWER))


POWER = "-((a * (b + c)) ** 2)"

STATEMENTS = '''\
"""A module."""

from __future__ import annotations

import a.b.c as d, e
from . import f
from ..g import (h as i, j)

x = y = z
(a, b), *c = d, e
(x,) = y
x: int = 1
(x): int
x.y: int = (1, 2)
x += yield_
x[0] **= 2
del a, b[0], c.d
assert a, "b"
global_ = 1


@decorator(1)
class C(A, metaclass=M):
    """Text."""

    @property
    def f(self, a: int, /, b: str = "s", *args: float, c, d=1, **kw) -> None:
        """Text
        in lines
        """
        nonlocal_ = 1
        return

    async def g(self):
        async with a as b, c:
            async for x in y:
                await z
        return [x async for x in y]


def generator(a):
    global g
    x = yield a
    yield
    yield a, b
    yield from c
    return (yield x)


def control(x):
    if x:
        pass
    elif y:
        for i in a, b:
            continue
        else:
            pass
    else:
        while (z := f()):
            break
        else:
            pass
    try:
        raise A from b
    except (A, B) as e:
        raise
    except C:
        pass
    except:
        pass
    else:
        pass
    finally:
        pass
    with (open(a)) as b, c as (d, e):
        pass


match x, y:
    case [1, -2.5, *rest] if rest:
        pass
    case {"k": v, **others} | C(a, b=[_, None]) as whole:
        pass
    case A.B | (1 + 2j) | "s" | [("a" | "b") as q]:
        pass
    case []:
        pass
    case _:
        pass
'''


def test_statements_come_back():
    assert ast_of(to_source(gast.parse(STATEMENTS))) == ast_of(STATEMENTS)


def test_groups_of_exceptions():
    [tree] = gast.parse("try:\n    pass\nexcept (A, B) as e:\n    pass").body
    group = gast.TryStar(**dict(gast.iter_fields(tree)))
    assert to_source(group) == "try:\n    pass\nexcept* (A, B) as e:\n    pass"


@pytest.mark.parametrize(
    "value",
    [-1, -2.5, 0.0, -0.0, 1e-300, math.inf, -math.inf, math.nan, 2j, -2j, 1 + 2j, -1 - 2j,
     complex(0.0, -0.0), complex(-0.0, 0.0), complex(-0.0, -2.0), complex(1.0, -0.0),
     np.float64(2.5), np.int64(-3), np.bool_(True), np.complex128(1 - 1j), 10**30],
)  # fmt: skip
def test_made_constants_keep_their_value_and_sign(value):
    shown = to_source(const(value))
    made = eval(shown, {})
    plain = value.item() if isinstance(value, np.generic) else value
    assert (type(made), repr(made)) == (type(plain), repr(plain))


@pytest.mark.parametrize("value", [-1, -2.5, 1 + 2j, -2j, 2j, math.nan, -math.inf])
@pytest.mark.parametrize(
    "text", ["x**2", "2**x", "-x", "x.real", "3 - x", "x * 2", "x if x else x"]
)
def test_made_constants_bind_as_one_value(value, text):
    from_name = eval(text, {"x": value})
    hole = expression(text)
    for node in gast.walk(hole):
        for field, old in gast.iter_fields(node):
            if isinstance(old, gast.Name):
                setattr(node, field, const(value))
    assert repr(eval(to_source(hole))) == repr(from_name)


def test_an_array_is_no_literal():
    with pytest.raises(TypeError, match="can't be printed as a literal"):
        to_source(const(np.zeros(2)))


def function(*body):
    [tree] = gast.parse("def f(x): pass").body
    return like(tree, body=list(body))


def test_comments_and_blank_lines():
    body = gast.parse("x = 1\ny = 2").body
    tree = function(
        Blank(), Comment("first"), body[0], Blank(), Blank(), Comment(""), body[1], Blank()
    )
    assert to_source(tree) == "def f(x):\n    # first\n    x = 1\n\n    #\n    y = 2"


@pytest.mark.parametrize("text", ["y = x\nos.exit()", "y" * 300, "a\\\nb", "é \r b"])
def test_a_comment_never_becomes_code(text):
    shown = to_source(function(Comment(text), *gast.parse("return x").body))
    assert len(shown.splitlines()) == 3
    assert ast_of(shown) == ast_of("def f(x):\n    return x")


def test_a_module_is_laid_out():
    text = "import a\ndef f():\n  import b\n  def g(): pass\n  return g\nx = 1\nclass C: pass"
    assert to_source(gast.parse(text)) == (
        "import a\n\n\ndef f():\n    import b\n\n    def g():\n        pass\n\n    return g\n\n\n"
        "x = 1\n\n\nclass C:\n    pass"
    )


def test_many_statements_need_no_recursion():
    text = "\n".join(f"x{k} = x{k - 1} * 2" for k in range(1, 5000))
    assert to_source(gast.parse(text)) == text
    chain = "if a:\n    pass\n" + "elif b:\n    pass\n" * 60 + "else:\n    pass"
    assert to_source(gast.parse(chain)) == chain


STDLIB = Path(sysconfig.get_paths()["stdlib"])
SAMPLE = "argparse", "copy", "fractions", "heapq", "random", "statistics", "types"
LIBRARY = [STDLIB / f"{module}.py" for module in SAMPLE]
LIBRARY += sorted((Path(np.__file__).parent / "lib").glob("_[in]*_impl.py"))


@pytest.mark.parametrize("file", LIBRARY, ids=lambda f: f.name)
def test_library_code_comes_back(file):
    text = file.read_text(encoding="utf-8")
    assert ast_of(to_source(gast.parse(text))) == ast_of(text)


def formatted(files, *more):
    """What the formatter would change in `files`."""
    command = [RUFF, "format", "--isolated", "--line-length=100", "--diff", *more, *files]
    return subprocess.run(command, capture_output=True, text=True).stdout


def without_docstrings(tree):
    for node in gast.walk(tree):
        match getattr(node, "body", None):
            case [gast.Expr(value=gast.Constant(value=str())), *rest]:
                node.body = rest or [gast.Pass()]
    return tree


def test_the_formatter_leaves_library_code_as_it_is(tmp_path):
    for file in LIBRARY:
        tree = without_docstrings(gast.parse(file.read_text(encoding="utf-8")))
        (tmp_path / file.name).write_text(to_source(tree) + "\n")
    assert formatted([tmp_path]) == ""


LONG = """\
a_{w}, b_{w}, c = tape_{w}
a_{w}, b_{w}, c = f(tape_{w}, x)
a_bar, b_bar = f_reverse(tape_{w}, x_bar_{w}, y_bar)
a, b = f(x_{w}, {w}), g(y_{w})
x_{w} = {w}.{w}.{w}
x_bar = x_bar + rt.sum_to(y_bar * w_{w} * {w}_z, like=y_{w})
x_bar = x_bar / u + rt.sum_to(y_bar * w_{w} * {w}_z, like=y_{w}) - 3 * x_{w}
x_bar += aaaa_{w} * (b_{w} + cccc - d_{w})
x_bar += (b_{w} + cccc - d_{w}) * aaaa_{w}
x_bar += (b_{w} + cccc - d_{w}) * aaaa_{w} / {w}
x_bar += aaaa_{w} - (b_{w} + cccc_{w})
x_bar[i, {w}] += f_{w}(x, {w}) * y_{w}
x_bar[i, {w}] = y_{w}[j, {w}]
x_bar[i, {w}, f(x_{w}), g(y_{w})] = y_{w}[j, {w}]
x_bar = -y_{w}[j, {w} + 1, 2 : {w} - 1, f(x)]
x = a_{w} if b_{w} > c else d_{w}
x = a_{w} < b_{w} and (c_{w} or not d_{w})
xs_{w}.append((a_{w}, b_{w}, c_{w}))
xs_{w}.append(a_{w} * b_{w} + c_{w})
f([a_{w}, b_{w}, c_{w}], k=d_{w})
f({{a_{w}: b_{w}, c_{w}: d_{w}}})
x = sum(a_{w} * b_{w} for a in x_{w} if c_{w})
x = [a_{w} * b_{w} for a in x_{w} for b in y_{w}]
x = lambda a, b: (a_{w} * b_{w} + c_{w})
return a_{w}, b_{w}, c_{w}
return a_{w}, f(b_{w}, c_{w})
return a_{w} * b_{w} + c_{w} / d_{w}
return np.where(a_{w} > b_{w}, c_{w} * 2, -d_{w})
return x_{w} @ (y_{w} + z_{w}).T
raise ValueError(f"a_{w}" "b_{w}" "c_{w}")
assert a_{w} == b_{w} + c_{w}
from a_{w} import b_{w}, c_{w}
"""
HEADS = """\
for a_{w}, b in zip(c_{w}, d_{w}):
for i in reversed(range(a_{w}, b_{w}, c_{w})):
if a_{w} and b_{w} or c_{w}:
while a_{w} < b_{w} and f(c_{w}, d_{w}):
with f(a_{w}, b_{w}, c_{w}) as x:
def f_{w}(a_{w}, b_{w}=1, *, c_{w}, **d_{w}):
def f_{w}(a_{w}: int, b_{w}: float = 1.0) -> tuple[int, float]:
"""


def long_lines():
    """The lines of LONG and HEADS with words of many lengths, each in a function of its own."""
    for n in range(1, 60, 2):
        for line in LONG.format(w="w" * n).splitlines():
            yield f"def f():\n    {line}"
            yield f"def f():\n    if x:\n        while y:\n            {line}"
        for line in HEADS.format(w="w" * n).splitlines():
            yield f"{line}\n    pass"


def test_the_formatter_leaves_long_lines_as_they_are(tmp_path):
    shown = "\n\n\n".join(to_source(gast.parse(text)) for text in long_lines()) + "\n"
    (tmp_path / "long.py").write_text(shown)
    assert formatted([tmp_path]) == ""
    assert shown.count("\n") > 8000


def test_long_lines_mean_what_they_meant():
    for text in long_lines():
        assert ast_of(to_source(gast.parse(text))) == ast_of(text)
