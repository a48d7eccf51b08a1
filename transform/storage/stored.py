"""An emitted derivative as a file: its text, then what it was made from.

The text is Python that a person can read; the record under it tells what `find` must see again
before the text is used, and how its functions are bound.  The last line is a digest of all above:
a file that was cut off, or edited, is never run.
"""

import ast
import builtins
import importlib
from pprint import pformat
from types import CellType, FunctionType

from ..calls import origins
from ..calls.cache import MADE_FOR, current
from ..calls.load import Binding, load
from ..request import Assumption, Built, edition, file_of, namespace_of
from ..types import object_type
from . import things
from .things import Untraceable, digest, label
from .told import told

MADE_FROM = "\n\n# What this was made from.\n__manifest__ = "
LINK = "\n\n# As a module of its own, this runs in the world of what it was made from.\n"
LINK += "from wengert.transform.storage.offline import link  # noqa: E402\n\nlink(__name__)\n"
DIGEST = "# sha256: "
EMITTED = ("np", "numpy"), ("math", "math"), ("rt", "wengert.runtime")
BUILTINS = "range", "reversed", "len", "slice"


class Corrupt(Exception):
    """A file that does not say what it was written to say."""


def objects():
    """What emitted code may bind by a name of its own, by what it is called in a record."""
    modules = {id: importlib.import_module(name) for id, name in EMITTED}
    return modules | {id: getattr(builtins, id) for id in BUILTINS}


def record(request, built, trace):
    """What must be known to use a text again, as a dict of constants."""
    entries = built.entry if isinstance(built.entry, tuple) else (built.entry,)
    functions = loaded(entries)
    return {
        "key": trace.key,
        **asked(request),
        "entry": tuple(f.__name__ for f in entries),
        "dots": built.dots,
        "changes": built.changes,
        "sources": [n for f, *_ in built.codes if isinstance(n := numbered(f, trace), int)],
        "lines": origins.in_code(built),
        "functions": {id: bound(f, built.bindings[id], trace) for id, f in functions.items()},
        "assumptions": [placed(a, trace) for a in built.assumptions if not is_own(a.place)],
        "parts": trace.parts,
        "versions": things.versions(),
    }


def asked(request):
    """What was asked for; `inner`, of which emitted function, where it was of one."""
    made_for = MADE_FOR.get(request.function)
    return {
        "of": label(request.function),
        "inner": asked(made_for) if made_for else None,
        "mode": request.mode,
        "wrt": request.wrt,
        "types": told(request.types),
        "value": request.value,
        "has_aux": request.has_aux,
    }


def loaded(entries):
    """All emitted functions of the module that `entries` are of, by name."""
    file = entries[0].__code__.co_filename
    found = {f.__name__: f for f in entries}
    todo = list(entries)
    for f in todo:
        for cell in f.__closure__ or ():
            inner = cell.cell_contents if things.filled(cell) else None
            if isinstance(inner, FunctionType) and inner.__code__.co_filename == file:
                if inner.__name__ not in found:
                    found[inner.__name__] = inner
                    todo.append(inner)
    return found


def bound(function, binding, trace):
    """How an emitted function is bound: by which primal, to which objects, to whose cells."""
    primal = binding.outer or binding.primal
    known = {id(value): name for name, value in objects().items()}
    names, cells = {}, []
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or ()):
        value = cell.cell_contents if things.filled(cell) else None
        if name in binding.names and value is binding.names[name]:
            if id(value) not in known:
                raise Untraceable(f"it calls {name}, which is nested in {label(primal)}")
            names[name] = known[id(value)]
        elif name in binding.captured:
            if name not in primal.__code__.co_freevars:
                raise Untraceable(f"it captures {name}")
            cells.append(name)
    lifted = binding.primal.__qualname__ if binding.outer else None
    return {"of": numbered(primal, trace), "lifted": lifted, "names": names, "cells": cells}


def numbered(primal, trace):
    """Where a function is found again: its number in the trace, or its name if it is ours."""
    for number, function in enumerate(trace.primals):
        if function is primal:
            return number
    if str(primal.__module__).startswith("wengert."):
        return label(primal)
    raise Untraceable(f"it rests on {label(primal)}")


def is_own(place):
    """Whether a namespace is one of this project's modules, which its version tells."""
    return not isinstance(place, CellType) and str(place.get("__name__")).startswith("wengert.")


def placed(assumption, trace):
    """Where an assumption looks: (kind, number of a function or a holder, name)."""
    place, name = assumption.place, assumption.name
    for number, f in enumerate(trace.primals):
        if f.__globals__ is place:
            return "globals", number, name
        for own, cell in zip(f.__code__.co_freevars, f.__closure__ or ()):
            if cell is place:
                return "cell", number, own
    for number, holder in enumerate(trace.holders):
        if namespace_of(holder) is place:
            return "holder", number, name
    raise Untraceable(f"it rests on {name}")


def restored(request, text, record, trace):
    """What was built, from its text and its record, for what is there now."""
    primals = {id: primal_of(how, trace) for id, how in record["functions"].items()}
    known = objects()
    bindings = {}
    for id, how in record["functions"].items():
        names = {name: known[what] for name, what in how["names"].items()}
        primal, outer = primals[id]
        bindings[id] = Binding(primal, names, tuple(how["cells"]), outer)
    found = load(text, file_of(request, text), bindings)
    entry = tuple(found[id] for id in record["entry"])
    assumptions = tuple(assumed(place, trace) for place in record["assumptions"])
    sources = [trace.primals[number] for number in record["sources"]]
    return Built(
        text=text,
        entry=entry if len(entry) > 1 else entry[0],
        assumptions=assumptions,
        dots=record["dots"],
        changes=record["changes"],
        codes=tuple(map(edition, sources)),
        bindings=bindings,
        origins=origins.from_code(text, record["lines"], bindings),
    )


def primal_of(how, trace):
    """The primal of an emitted function; of a lifted one a stand-in, and what it was nested in."""
    place = how["of"]
    if isinstance(place, int):
        primal = trace.primals[place]
    else:
        module, _, name = place.partition(":")
        primal = getattr(importlib.import_module(module), name)
    if not how["lifted"]:
        return primal, None
    made = FunctionType(
        primal.__code__, primal.__globals__, how["lifted"], None, primal.__closure__
    )
    made.__qualname__ = how["lifted"]
    made.__module__ = primal.__module__
    return made, primal


def assumed(where, trace):
    """The assumption at a place: that what is there now stays."""
    kind, number, name = where
    if kind == "holder":
        place = namespace_of(trace.holders[number])
    elif kind == "globals":
        place = trace.primals[number].__globals__
    else:
        f = trace.primals[number]
        place = f.__closure__[f.__code__.co_freevars.index(name)]
    return Assumption(place, name, object_type(current(place, name)))


def written(text, records, link=False):
    """The file for a text and what it was made from: {version of Python: record}."""
    shown = pformat(records, width=96, sort_dicts=False)
    above = text.rstrip("\n") + "\n" + MADE_FROM + shown + "\n" + (LINK if link else "")
    return f"{above}{DIGEST}{digest(above)}\n"


def parsed(file):
    """(text, {version of Python: record}) of a file; Corrupt if it is not as it was written."""
    file = file.replace("\r\n", "\n")
    above, found, said = file.rpartition(DIGEST)
    if not found or said != digest(above) + "\n":
        raise Corrupt("it was cut off or edited")
    text, _, rest = above.partition(MADE_FROM)
    try:
        return text, ast.literal_eval(rest.partition("\n\n")[0])
    except (ValueError, SyntaxError) as error:
        raise Corrupt(str(error)) from None
