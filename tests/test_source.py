"""Which node a callable comes from, for every kind of callable, or clear words."""

import ast
import asyncio
import functools
import linecache
import math
import operator
import types

import gast
import numpy as np
import pytest

from wengert.transform.errors import NoSource, Unsupported
from wengert.transform.printing.printer import to_source
from wengert.transform.reading.source import read, show, unwrap


def plain(x):
    return x + 1


def doubled(function):
    @functools.wraps(function)
    def wrapper(*args):
        return 2 * function(*args)

    return wrapper


@doubled
def wrapped(x):
    return x + 2


@functools.lru_cache(
    maxsize=8,
)
@functools.lru_cache
def cached(x):
    return x + 3


def documented(x):
    """Text that is
    flush left."""
    return x + 4


def outer(k):
    def inner(x):
        return x + k

    return inner


def fact(n):
    return 1 if n == 0 else n * fact(n - 1)


def signature(a, /, b: int = 1, *rest: float, c, d=(lambda: 5), **options) -> float:
    return a + b + c


def asserting(x):
    assert x > 0
    return x + 5


def local_recursion():
    def down(n):
        return n and down(n - 1)

    return down


class Base:
    def method(self, x):
        return x + 6


class Model(Base):
    def __init__(self, w):
        self.__w = w

    def method(self, x):
        return self.__w * super().method(x)

    def __call__(self, x):
        return self.__w * x + 7

    @staticmethod
    def static(x):
        return x + 8

    @classmethod
    def of_class(cls, x):
        return x + 9

    @property
    def prop(self):
        return self.__w + 10

    @property
    def nested(self):
        return lambda x: self.__w * x + 11

    @functools.lru_cache
    def cached(self, x):
        return x + 12


class StaticCall:
    @staticmethod
    def __call__(x):
        return x + 13


class ClassCall:
    @classmethod
    def __call__(cls, x):
        return x + 14


model = Model(3.0)
three = [lambda x: x + 15, lambda x: x + 16, lambda x: [y + 17 for y in x]]
twins = (lambda x: x + 18), (lambda x: x + 18)
chain = lambda x: lambda y: x + y + 19  # noqa: E731
long_lambda = functools.reduce(
    lambda f, g: lambda x: f(g(x)),
    [lambda x: x + 20,
     lambda x: x + 21],
)  # fmt: skip
defaulted = lambda x, f=lambda x: x + 22: f(x)  # noqa: E731
renamed = types.FunctionType(plain.__code__, globals(), "other_name")
table = {"f": lambda x: x + 23}
if True:

    def conditional(x): return x + 24  # fmt: skip


REAL = [  # callable, bound positional arguments, bound keywords, name, the text of its return
    (plain, (), {}, "plain", "x + 1"),
    (wrapped, (), {}, "wrapper", "2 * function(*args)"),
    (wrapped.__wrapped__, (), {}, "wrapped", "x + 2"),
    (cached, (), {}, "cached", "x + 3"),
    (documented, (), {}, "documented", "x + 4"),
    (outer(1), (), {}, "inner", "x + k"),
    (fact, (), {}, "fact", "1 if n == 0 else n * fact(n - 1)"),
    (signature, (), {}, "signature", "a + b + c"),
    (signature.__kwdefaults__["d"], (), {}, "lambda_", "5"),
    (asserting, (), {}, "asserting", "x + 5"),
    (local_recursion(), (), {}, "down", "n and down(n - 1)"),
    (Base.method, (), {}, "method", "x + 6"),
    (Model.method, (), {}, "method", "self.__w * super().method(x)"),
    (model.method, (model,), {}, "method", "self.__w * super().method(x)"),
    (model, (model,), {}, "__call__", "self.__w * x + 7"),
    (Model.static, (), {}, "static", "x + 8"),
    (Model.__dict__["static"], (), {}, "static", "x + 8"),
    (model.of_class, (Model,), {}, "of_class", "x + 9"),
    (Model.__dict__["of_class"], (), {}, "of_class", "x + 9"),
    (Model.prop.fget, (), {}, "prop", "self.__w + 10"),
    (model.nested, (), {}, "lambda_", "self.__w * x + 11"),
    (model.cached, (model,), {}, "cached", "x + 12"),
    (StaticCall(), (), {}, "__call__", "x + 13"),
    (ClassCall(), (ClassCall,), {}, "__call__", "x + 14"),
    (three[0], (), {}, "lambda_", "x + 15"),
    (three[1], (), {}, "lambda_", "x + 16"),
    (three[2], (), {}, "lambda_", "[y + 17 for y in x]"),
    (twins[1], (), {}, "lambda_", "x + 18"),
    (chain, (), {}, "lambda_", "lambda y: x + y + 19"),
    (chain(1), (), {}, "lambda_", "x + y + 19"),
    (long_lambda, (), {}, "lambda_", "f(g(x))"),
    (long_lambda.__closure__[0].cell_contents, (), {}, "lambda_", "x + 20"),
    (long_lambda.__closure__[1].cell_contents, (), {}, "lambda_", "x + 21"),
    (defaulted, (), {}, "lambda_", "f(x)"),
    (defaulted.__defaults__[0], (), {}, "lambda_", "x + 22"),
    (renamed, (), {}, "plain", "x + 1"),
    (table["f"], (), {}, "lambda_", "x + 23"),
    (conditional, (), {}, "conditional", "x + 24"),
    (functools.partial(plain, 1), (1,), {}, "plain", "x + 1"),
    (
        functools.partial(functools.partial(signature, 1, c=2), 3, c=4, d=5),
        (1, 3), {"c": 4, "d": 5}, "signature", "a + b + c",
    ),
    (functools.partial(model.method, 5), (model, 5), {}, "method", "self.__w * super().method(x)"),
]  # fmt: skip


@pytest.mark.parametrize("function, args, keywords, name, returned", REAL)
def test_every_kind_is_found(function, args, keywords, name, returned):
    inner, bound, named = unwrap(function)
    source = read(inner)
    assert (bound, named) == (args, keywords)
    assert source.function is inner
    assert source.tree.name == name
    assert isinstance(source.tree, gast.FunctionDef)
    assert not source.tree.decorator_list
    assert to_source(source.tree.body[-1]) == "return " + returned


@pytest.mark.parametrize("function, args, keywords, name, returned", REAL)
def test_places_are_those_of_the_file(function, args, keywords, name, returned):
    source = read(unwrap(function)[0])
    value = source.tree.body[-1].value
    text = "\n".join(source.lines)
    assert source.file == __file__
    assert to_source(gast.parse(ast.get_source_segment(text, value))) == returned


@pytest.mark.parametrize(
    "thing, words",
    [
        (math.sin, "sin is a builtin_function_or_method without Python source"),
        (len, "len is a builtin"),
        (np.sin, "sin is a ufunc without Python source"),
        (np.sum, "sum is a"),
        (Model, "Model is a class"),
        (operator.itemgetter(1), "itemgetter"),
        (functools.partial(math.sin, 1), "sin is a"),
        (3, "3 is not a function"),
    ],
)
def test_what_is_not_python_is_named(thing, words):
    with pytest.raises(NoSource, match=words):
        read(unwrap(thing)[0])


def generator(x):
    yield x


async def coroutine(x):
    return x


async def async_generator(x):
    yield x


@pytest.mark.parametrize(
    "function, words",
    [
        (generator, "generator is a generator"),
        (coroutine, "coroutine is an async function"),
        (async_generator, "async_generator is an async generator"),
    ],
)
def test_generators_and_async_functions_are_refused_at_their_line(function, words):
    with pytest.raises(Unsupported, match=words) as caught:
        read(function)
    assert caught.value.filename == __file__
    assert caught.value.lineno == function.__code__.co_firstlineno
    assert function.__name__ in caught.value.text


@pytest.mark.parametrize("file", ["<string>", "<stdin>", "nowhere.py"])
def test_without_text_there_is_no_source(file):
    space = {}
    exec(compile("def f(x):\n    return x\n", file, "exec"), space)
    with pytest.raises(NoSource, match="no source is available for f: it was made by exec"):
        read(space["f"])


def write_and_run(path, text):
    path.write_text(text)
    space = {"__name__": "written"}
    exec(compile(text, str(path), "exec"), space)
    return space


def test_an_edited_file_is_noticed(tmp_path):
    path = tmp_path / "edited.py"
    space = write_and_run(path, "def f(x):\n    return x * 2\n")
    path.write_text("def f(x):\n    return x * 3\n")
    with pytest.raises(NoSource, match=r"f is not what .*edited.py says at line 1: it was edited"):
        read(space["f"])


@pytest.mark.parametrize("edit", ["x * 2.0", "x * True", "y * 2", "x * 2 + 0", "x.real * 2"])
def test_the_smallest_edit_is_noticed(tmp_path, edit):
    path = tmp_path / "edited.py"
    space = write_and_run(path, "def f(x):\n    return x * 2\n")
    path.write_text(f"def f(x):\n    return {edit}\n")
    with pytest.raises(NoSource, match="was edited"):
        read(space["f"])


def test_a_reloaded_file_is_read_anew(tmp_path):
    path = tmp_path / "again.py"
    first = write_and_run(path, "def f(x):\n    return x * 2\n")["f"]
    assert to_source(read(first).tree.body[0]) == "return x * 2"
    second = write_and_run(path, "def f(x):\n    return x * 3000\n")["f"]
    assert to_source(read(second).tree.body[0]) == "return x * 3000"
    with pytest.raises(NoSource, match="was edited"):
        read(first)


def test_a_file_that_no_longer_parses(tmp_path):
    path = tmp_path / "broken.py"
    space = write_and_run(path, "def f(x):\n    return x * 2\n")
    path.write_text("def f(x:\n")
    with pytest.raises(NoSource, match="was edited"):
        read(space["f"])


def test_two_functions_of_one_name_are_told_apart(tmp_path):
    text = "def f(x):\n    return 1\ng = f\ndef f(x):\n    return 2\n"
    space = write_and_run(tmp_path / "two.py", text)
    assert [read(space[n]).tree.lineno for n in "gf"] == [1, 4]


def test_text_that_linecache_knows_is_found():
    text = "def f(x):\n    return x * 4\n"
    linecache.cache["<cell 1>"] = (len(text), None, text.splitlines(True), "<cell 1>")
    space = {}
    exec(compile(text, "<cell 1>", "exec"), space)
    assert to_source(read(space["f"]).tree) == text.strip()


def test_future_annotations_and_imported_names_do_not_hide_a_function(tmp_path):
    text = (
        "from __future__ import annotations\nimport math\n\n"
        "def f(x: Unknown) -> 3:\n    y: int = math.sin(x)\n    return math.cos(y)\n"
    )
    space = write_and_run(tmp_path / "future.py", text)
    assert read(space["f"]).tree.lineno == 4


def test_the_module_of_asyncio_is_found_whole():
    functions = [f for f in vars(asyncio.base_events).values() if isinstance(f, types.FunctionType)]
    here = [f for f in functions if f.__module__ == "asyncio.base_events"]
    assert len(here) > 5
    assert [read(f).tree.name for f in here] == [f.__code__.co_name for f in here]


def test_show_prints_a_pass(capsys):
    show(lambda function: function, "\n    def f(x):\n        return (x)\n")
    assert capsys.readouterr().out == "def f(x):\n    return x\n"
