"""The derivatives that were built, and whether what they were built on still holds.

A derivative is built once for a function's code.  Another closure of the same code, such as a
lambda that is made anew in each turn of a loop, gets the emitted functions with its own cells.
"""

import builtins
import gc
from collections import OrderedDict
from contextlib import contextmanager
from importlib import import_module
from operator import is_
from threading import RLock
from types import CellType, FunctionType
from weakref import WeakKeyDictionary

from .. import words
from ..frozen import replace
from ..request import edition
from ..types import Known, fits, kinds
from .load import watch

TYPES = tuple(t for t in vars(kinds).values() if isinstance(t, type) and t is not Known)
OFFLINE = "wengert.transform.storage.offline"  # imported when something is first built
LARGEST = 1024
CLOSURES = 4
BUILTINS = vars(builtins)
LOCK = RLock()
MADE_FOR = WeakKeyDictionary()  # emitted function -> the request that it was made for
BUILT = OrderedDict()  # key -> [(function, Built), …], the key used last at the end


def find(request):
    """What `pipeline.build` makes of a request, built once as long as its assumptions hold."""
    key = key_of(request)
    with LOCK:
        known = BUILT.setdefault(key, [])
        BUILT.move_to_end(key)
        for function, built in known:
            usable = bound_to(request.function, function, built)
            if still(built.codes) and all(map(holds, usable.assumptions)):
                return usable
        return build(request, known)


def still(codes):
    """Whether functions have the code that they had, which some editors exchange, and defaults."""
    return all(is_edition(edition(known[0]), known) for known in codes)


def is_edition(now, then):
    return len(now) == len(then) and all(map(is_, now, then))


def build(request, known):
    """A new derivative, kept ahead of those that are `known`."""
    with uncollected():
        built = import_module(OFFLINE).find(request)
    known.insert(0, (request.function, built))
    for entry in built.entry if isinstance(built.entry, tuple) else (built.entry,):
        MADE_FOR[entry] = request
    del known[CLOSURES:]
    if len(BUILT) > LARGEST:
        BUILT.popitem(last=False)
    return built


@contextmanager
def uncollected():
    """Collect no garbage: trees and modules grow, and next to nothing of them is garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def forget():
    """Build all anew: what a rule says has changed."""
    with LOCK:
        BUILT.clear()


words.LISTENERS.append(forget)


def key_of(request):
    """What makes two requests one: the function's code and globals, and what is asked for."""
    f = request.function
    asked = request.mode, request.wrt, request.types, request.value, request.has_aux
    return id(f.__code__), id(f.__globals__), asked


def bound_to(function, other, built):
    """What was built for the function `other`, for a `function` of the same code."""
    swaps = {id(c): d for c, d in zip(other.__closure__ or (), function.__closure__ or ())}
    if all(id(d) == c for c, d in swaps.items()):
        return built
    moved = (replace(a, place=swaps.get(id(a.place), a.place)) for a in built.assumptions)
    entries = built.entry if isinstance(built.entry, tuple) else (built.entry,)
    rebound = Rebound(swaps, {f.__code__.co_filename for f in entries})
    entries = tuple(map(rebound.function, entries))
    entry = entries if isinstance(built.entry, tuple) else entries[0]
    return replace(built, entry=entry, assumptions=tuple(moved))


class Rebound:
    """The emitted functions of one module, with some of their cells exchanged."""

    def __init__(self, swaps, files):
        self.cells, self.files = dict(swaps), files

    def function(self, f):
        """`f` with its own cells; the functions that it calls are in those."""
        cells = tuple(map(self.cell, f.__closure__ or ()))
        new = FunctionType(f.__code__, f.__globals__, f.__name__, f.__defaults__, cells)
        new.__kwdefaults__ = f.__kwdefaults__
        new.__qualname__, new.__module__ = f.__qualname__, f.__module__
        watch(new, f.__code__.co_filename)
        return new

    def cell(self, cell):
        if id(cell) not in self.cells:
            self.cells[id(cell)] = cell
            inner = contents(cell)
            if isinstance(inner, FunctionType) and inner.__code__.co_filename in self.files:
                self.cells[id(cell)] = new = CellType()
                new.cell_contents = self.function(inner)
        return self.cells[id(cell)]


def holds(assumption):
    """Whether a derivative may still be used, as far as this assumption goes."""
    value = current(assumption.place, assumption.name)
    expected = assumption.expected
    if is_type(expected):
        return fits(value, expected)
    return value is object_of(expected) or is_alike(value, object_of(expected), ())


def is_alike(a, b, around):
    """Whether two emitted functions are the same code with the same in its cells."""
    if a is b or (a, b) in around:
        return True
    for f in (a, b):
        if not isinstance(f, FunctionType) or not f.__code__.co_filename.startswith("<wengert"):
            return False
    around = (*around, (a, b))
    cells = zip(a.__closure__ or (), b.__closure__ or ())
    return a.__code__ is b.__code__ and all(
        is_alike(contents(c), contents(d), around) for c, d in cells
    )


def is_type(expected):
    """Whether an assumption tells the type of a value, not the value."""
    return isinstance(expected, TYPES)


def object_of(expected):
    """The value that an assumption tells."""
    return expected.value if isinstance(expected, Known) else expected


def current(place, name):
    """What a name stands for now in a namespace, or what a cell holds; None if nothing."""
    return contents(place) if isinstance(place, CellType) else place.get(name, BUILTINS.get(name))


def contents(cell):
    try:
        return cell.cell_contents
    except ValueError:  # the cell is empty
        return None
