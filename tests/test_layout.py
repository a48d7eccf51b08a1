"""The shape of the source: what may import what, and how large things may grow."""

import ast
import configparser
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = [  # each may import from those above it, and from its own line
    "runtime",
    "transform.frozen transform.errors transform.request transform.words",
    "transform.types",
    "transform.trees",
    "transform.printing",
    "transform.calls",
    "transform.api transform.within transform.jacobians",
    "transform.library",
    "transform.reading",
    "transform.analyze transform.infer transform.rules",
    "transform.normalize transform.simplify transform.differentiate",
    "transform.program",
    "transform.pipeline",
    "transform.storage",
    "transform.looking",
    "transform.inside",
    "wengert",
]
HALVES = "runtime", "transform", "wengert"


def modules():
    """Every module by its name in the checkout, with its tree."""
    for half in HALVES:
        for file in sorted((ROOT / half).rglob("*.py")):
            parts = file.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts), ast.parse(file.read_text(encoding="utf-8"))


NAMES, TREES = zip(*modules())
KNOWN = {name.removesuffix(".__init__") for name in NAMES}


def layer(module):
    """Which of LAYERS a module belongs to; a new one must be given its place there."""
    for k, names in enumerate(LAYERS):
        if any((module + ".").startswith(name + ".") for name in names.split()):
            return k
    assert module == "transform", f"{module} is in no layer"
    return 0


def imported(module, tree):
    """The modules of this project that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            base = module.split(".")[: -node.level] if node.level else []
            start = ".".join([*base, *filter(None, [node.module])])
            for alias in node.names:
                yield existing(f"{start}.{alias.name}")
        elif isinstance(node, ast.Import):
            yield from (existing(alias.name) for alias in node.names)


def existing(name):
    """The module of this project that `name` is, or is in, or None."""
    name = name.removeprefix("wengert.")
    while name not in KNOWN and "." in name:
        name = name.rpartition(".")[0]
    return name if name in KNOWN else None


GRAPH = {
    name.removesuffix(".__init__"): sorted(set(imported(name, tree)) - {None})
    for name, tree in zip(NAMES, TREES)
}


def test_imports_point_down():
    assert not [(m, i) for m, all_ in GRAPH.items() for i in all_ if layer(i) > layer(m)]


def test_the_graph_of_imports_is_seen():
    assert "transform.trees.tree" in GRAPH["transform.trees.quote"]
    assert "transform.errors" in GRAPH["transform.reading.source"]
    assert sum(map(len, GRAPH.values())) > len(GRAPH)


def test_the_api_is_imported_without_the_transformer():
    """A derivative is made, in a user's module, before anything of the transformer is imported."""
    reached, todo = set(), ["transform.jacobians"]
    while todo:
        module = todo.pop()
        reached.add(module)
        todo += [m for m in GRAPH[module] if m not in reached]
    assert {"transform.api", "transform.calls.cache", "transform.calls.wrapper"} <= reached
    trees = {"import gast", "import astunparse"}
    for name, tree in zip(NAMES, TREES):
        if name.removesuffix(".__init__") in reached:
            assert not trees & {*map(ast.unparse, tree.body)}, name


def test_no_module_imports_itself_by_way_of_others():
    open_, done = [], set()

    def visit(module):
        assert module not in open_, " -> ".join([*open_, module])
        if module not in done:
            open_.append(module)
            for other in GRAPH[module]:
                if other != module:
                    visit(other)
            done.add(open_.pop())

    for module in GRAPH:
        visit(module)


@pytest.mark.parametrize("name, tree", [*zip(NAMES, TREES)], ids=NAMES)
def test_a_module_is_small_and_says_what_it_is(name, tree):
    file = ROOT.joinpath(*name.split(".")).with_suffix(".py")
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300
    assert ast.get_docstring(tree) or not tree.body
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    assert not [f.name for f in functions if f.end_lineno - f.lineno >= 40]


@pytest.mark.parametrize("name, tree", [*zip(NAMES, TREES)], ids=NAMES)
def test_nothing_is_imported_inside_a_function(name, tree):
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.Lambda)]
    inner = [n for f in functions for n in ast.walk(f)]
    assert not [n.lineno for n in inner if isinstance(n, ast.Import | ast.ImportFrom)]


def test_nothing_is_imported_by_its_bare_name():
    bare = {"transform", "runtime"}
    for name, tree in zip(NAMES, TREES):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and not node.level:
                assert (node.module or "").split(".")[0] not in bare, name
            if isinstance(node, ast.Import):
                assert not bare & {a.name.split(".")[0] for a in node.names}, name
    assert not [m for m in sys.modules if m.split(".")[0] in bare]


def test_every_package_is_shipped():
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    there = {
        ".".join(("wengert", *file.parent.relative_to(ROOT).parts))
        for half in ("transform", "runtime")
        for file in (ROOT / half).rglob("__init__.py")
    }
    folders = {f.parent for half in ("transform", "runtime") for f in (ROOT / half).rglob("*.py")}
    assert set(setup["options"]["packages"].split()) == there | {"wengert"}
    assert all((folder / "__init__.py").exists() for folder in folders)
