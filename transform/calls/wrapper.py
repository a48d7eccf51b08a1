"""The function that users call: it finds by the types of its arguments what to run.

It is generated, with the parameters of the primal, so that a call costs little more than the tests:

    def df(x, y, n=None):
        slow, type, float, int, df_float_float_int, np_is = HELD
        if type(x) is float and type(y) is float and type(n) is int and np is np_is:
            try:
                return run(x, y, n)
            except Exception as error:
                note(error)
                raise
        return slow(x, y, n)

HELD stands for a constant, the tuple of these objects.  The function runs in the primal's own
globals: `np`, which the derivative relies on, is read where the primal reads it.  When there is
another variant, the function gets new code.

A variant for numbers of NumPy could take Python's, but costs twice as much: it leaves them alone.

        if type(x) in doubles_f and type(y) is float and not (type(x) is float):
"""

import builtins
import functools
import inspect
import keyword
import re
from collections.abc import Callable
from functools import partial
from importlib import import_module
from types import CellType, FunctionType

from ..frozen import frozen
from ..trees.fresh import Names
from ..types import GUARD_NAMES, guard, of_python
from .cache import BUILTINS, is_type, object_of

HELD = "wengert: what is held"
ORIGINS = "wengert.transform.calls.origins"  # imported when an exception is to be told its origin
AVAILABLE = {**vars(builtins), **GUARD_NAMES}
WORD = re.compile(r"(?<![.\w])[A-Za-z_]\w*")
REST, OTHERS = inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD
NAMED = inspect.Parameter.KEYWORD_ONLY


@frozen
class Variant:
    """What to run for arguments of some types.

    types: ((parameter, type), …); before: ((value, type), …) of what is passed ahead of them
    convert: parameter -> function of its value; keywords: what is passed besides
    """

    types: tuple
    run: Callable
    built: object
    convert: dict
    before: tuple
    keywords: dict


class Held:
    """The objects that a text refers to, each under one name."""

    def __init__(self, taken):
        self.names = Names(taken)
        self.objects = {}

    def name(self, base, value):
        """The name of `value`, which it gets now if it has none."""
        for name, held in self.objects.items():
            if held is value:
                return name
        base = base if base.isidentifier() and not keyword.iskeyword(base) else "value"
        name = self.names.fresh(base)
        self.objects[name] = value
        return name


def wrapper(name, signature, namespace, slow):
    """A function with this signature that as yet has no variants."""
    code = code_of(name, signature, namespace, slow, ())
    function = FunctionType(code, namespace, name)
    parameters = signature.parameters.values()
    given = [p for p in parameters if p.default is not p.empty]
    function.__defaults__ = tuple(p.default for p in given if p.kind is not NAMED) or None
    function.__kwdefaults__ = {p.name: p.default for p in given if p.kind is NAMED} or None
    return function


def code_of(name, signature, namespace, slow, variants):
    """The code that runs the first of `variants` that fits, or else `slow`; Python's come first."""
    assumed = {a.name for v in variants for a in v.built.assumptions}
    held = Held({*signature.parameters, *assumed})
    ordered = sorted(variants, key=lambda v: bool(by_python(v)))
    lines = [line for v in ordered for line in tests(v, signature, namespace, held)]
    lines.append(f"return {call(held.name('slow', slow), signature, {})}")
    head = f"def {function_name(name)}{header(signature)}:"
    text = "\n    ".join([head, f"{', '.join(held.objects)}, = {HELD!r}", *lines])
    code = compiled(text)
    objects = tuple(held.objects.values())
    consts = tuple(objects if c == HELD else c for c in code.co_consts)
    return code.replace(co_consts=consts, co_name=name)


@functools.lru_cache(maxsize=512)
def compiled(text):
    """The code of the one function that `text` defines."""
    module = compile(text + "\n", "<variants of a derivative>", "exec")
    return next(c for c in module.co_consts if inspect.iscode(c))


def function_name(name):
    return name if name.isidentifier() and not keyword.iskeyword(name) else "derivative"


def header(signature):
    """The parameters as text; the defaults' values come later."""
    bare = [
        p.replace(annotation=p.empty, default=p.empty if p.default is p.empty else None)
        for p in signature.parameters.values()
    ]
    return str(inspect.Signature(bare))


def tests(variant, signature, namespace, held):
    """The lines that run a variant if the arguments fit."""
    tests = [guarded(t, name, held) for name, t in variant.types]
    if python := by_python(variant):
        served = " and ".join(guarded(t, name, held) for name, t in python.items())
        tests.append(f"not ({served})")
    passed = [held.name("bound", value) for value, _ in variant.before]
    tests += [guarded(t, name, held) for name, (_, t) in zip(passed, variant.before)]
    ahead = []
    for assumption in variant.built.assumptions:
        test, line = assumed(assumption, signature, namespace, held)
        tests.append(test)
        ahead += line
    tests += [test for known in variant.built.codes for test in unedited(held, *known)]
    run = held.name("run", variant.run)
    returned = call(run, signature, texts(variant, held), passed, keywords(variant, held))
    tests = " and ".join(t for t in tests if t != "True") or "True"
    note = held.name("note", partial(note_origin, variant.built))
    return [*ahead, f"if {tests}:", *attempted(returned, note)]


def by_python(variant):
    """Parameter -> the type of Python's own numbers, for those that are for NumPy's too."""
    return {name: of_python(t) for name, t in variant.types if of_python(t) != t}


def guarded(t, name, held):
    """The test that the value of `name` is of type `t`."""

    def named(word):
        match word[0]:
            case "value":
                return name
            case "value_type":
                return held.name(f"{name}_type", t)
            case other if other in AVAILABLE and not keyword.iskeyword(other):
                return held.name(other, AVAILABLE[other])
        return word[0]

    return WORD.sub(named, guard(t, "value"))


def attempted(returned, note):
    """The lines that return a value, and tell an exception where it comes from."""
    head = "    try:", f"        return {returned}", "    except Exception as error:"
    return *head, f"        {note}(error)", "        raise"


def note_origin(built, error):
    """Tell an exception the line of the primal that it comes from."""
    import_module(ORIGINS).note(built, error)


def unedited(held, function, code, defaults, by_name, *values):
    """The tests that a function has the code that it had, which some editors exchange, and so on.

    One that had no defaults may get some: that changes no call of it.
    """
    name = held.name(function.__name__, function)
    parts = ("code", code), ("defaults", defaults), ("kwdefaults", by_name)
    for part, value in parts:
        if value is not None:
            yield f"{name}.__{part}__ is {held.name(f'{name}_{part}', value)}"
    for key, value in zip(by_name or (), values):
        yield f"{name}.__kwdefaults__.get({key!r}) is {held.name(key, value)}"


def assumed(assumption, signature, namespace, held):
    """The test of an assumption, and the lines that go before it."""
    place, name, expected = assumption.place, assumption.name, assumption.expected
    if isinstance(place, CellType):
        value = f"{held.name('cell', place)}.cell_contents"
    elif place is namespace and name.isidentifier() and name not in signature.parameters:
        value = name
    else:
        builtin = f", {held.name(f'own_{name}', BUILTINS[name])}" if name in BUILTINS else ""
        value = f"{held.name('place', place)}.get({name!r}{builtin})"
    if not is_type(expected):
        return f"{value} is {held.name(f'{name}_is', object_of(expected))}", []
    local = held.names.fresh(f"{name}_now")
    return guarded(expected, local, held), [f"{local} = {value}"]


def texts(variant, held):
    """Parameter -> the text of its converted value, for those that are converted."""
    return {
        name: f"{held.name('convert', convert)}({name})"
        for name, convert in variant.convert.items()
    }


def keywords(variant, held):
    return [f"{key}={held.name(key, value)}" for key, value in variant.keywords.items()]


def call(function, signature, converted, before=(), after=()):
    """The text of a call with a wrapper's own arguments."""
    passed = list(before)
    for p in signature.parameters.values():
        value = converted.get(p.name, p.name)
        stars = {REST: "*", OTHERS: "**", NAMED: f"{p.name}="}.get(p.kind, "")
        passed.append(stars + value)
    if after and signature.parameters and [*signature.parameters.values()][-1].kind is OTHERS:
        return f"{function}({', '.join([*passed[:-1], *after, passed[-1]])})"
    return f"{function}({', '.join([*passed, *after])})"
