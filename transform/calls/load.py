"""From emitted text to functions: the code that is shown is the code that runs.

>>> def primal(x, n=3):
...     return x**n
>>> text = "def d(x, n=3, out_bar=1.0):\\n    return n * np.power(x, n - 1)\\n"
>>> import numpy
>>> d = load(text, "<wengert d>", {"d": Binding(primal, {"np": numpy})})["d"]
>>> float(d(2.0)), d.__globals__ is primal.__globals__
(12.0, True)

Each function is compiled inside of another whose parameters become its cells, and that other never
runs.  What is in no cell is looked up in the primal's own globals, where nothing is written.
"""

import ast
import linecache
import types
import weakref
from collections import Counter
from dataclasses import field

from ..frozen import frozen


@frozen
class Binding:
    """What an emitted function sees: objects by name, cells of its primal, its primal's globals.

    outer: where the primal is a nested function made into one of its own, the one it was nested in
    """

    primal: types.FunctionType
    names: dict[str, object] = field(default_factory=dict)
    captured: tuple[str, ...] = ()
    outer: types.FunctionType | None = None


def load(text, file, bindings, change=lambda tree: tree):
    """The functions of the module `text`, by name; shown as `file` in tracebacks.

    change: of the syntax tree of the text, before it is compiled
    """
    tree = change(ast.parse(text, file))
    imports = [n for n in tree.body if isinstance(n, (ast.Import, ast.ImportFrom))]
    defs = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
    siblings = {name: types.CellType() for name in defs}
    functions = {}
    for name, node in defs.items():
        binding = bindings[name]
        cells = {**cells_of(binding), **siblings}
        functions[name] = function(code_of(node, imports, list(cells), file), node, binding, cells)
        siblings[name].cell_contents = functions[name]
    remember(text, file, functions.values())
    return functions


def cells_of(binding):
    """The cells of an emitted function: new ones, and those it shares with its primal."""
    primal = binding.primal
    shared = dict(zip(primal.__code__.co_freevars, primal.__closure__ or ()))
    new = {name: types.CellType(value) for name, value in binding.names.items()}
    return {**new, **{name: shared[name] for name in binding.captured}}


def code_of(node, imports, names, file):
    """The code of a def whose free variables are `names`, at the places that the text has."""
    factory = ast.parse("def factory(): pass").body[0]
    factory.args.args = [ast.arg(name, lineno=1, col_offset=0) for name in names]
    factory.body = [node]
    module = ast.Module([*imports, factory], [])
    outer = next(codes(compile(module, file, "exec", dont_inherit=True)))
    return next(code for code in codes(outer) if code.co_name == node.name)


def codes(code):
    return (c for c in code.co_consts if isinstance(c, types.CodeType))


def function(code, node, binding, cells):
    """The function of `code`, with the primal's globals, defaults and place."""
    primal = binding.primal
    closure = tuple(cells[name] for name in code.co_freevars)
    made = types.FunctionType(code, primal.__globals__, node.name, None, closure)
    known, args = defaults_of(primal), node.args
    places = [*args.posonlyargs, *args.args]
    given = zip(places[len(places) - len(args.defaults) :], args.defaults)
    made.__defaults__ = tuple(default(p, value, known) for p, value in given) or None
    named = [(p, value) for p, value in zip(args.kwonlyargs, args.kw_defaults) if value]
    made.__kwdefaults__ = {p.arg: default(p, value, known) for p, value in named} or None
    made.__qualname__ = "".join(primal.__qualname__.rpartition(".")[:2]) + node.name
    made.__module__ = primal.__module__
    return made


def defaults_of(function):
    """The default objects of a function's parameters, by name."""
    code, values = function.__code__, function.__defaults__ or ()
    places = code.co_varnames[: code.co_argcount]
    last = places[len(places) - len(values) :]
    return {**dict(zip(last, values)), **(function.__kwdefaults__ or {})}


def default(parameter, value, known):
    """The primal's own default object, or the constant that the text says."""
    return known[parameter.arg] if parameter.arg in known else ast.literal_eval(value)


ALIVE = Counter()  # file → how many functions of it there are


def remember(text, file, functions):
    """Let linecache show `text` as `file` for as long as one of its functions lives."""
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    for f in functions:
        watch(f, file)


def watch(function, file):
    """Keep the text of `file` in linecache while `function` lives."""
    ALIVE[file] += 1
    weakref.finalize(function, forget, file).atexit = False


def forget(file):
    """Drop a text from linecache with the last of its functions."""
    ALIVE[file] -= 1
    if not ALIVE[file]:
        del ALIVE[file]
        linecache.cache.pop(file, None)
