"""The derivatives that were built, and whether what they were built on still holds."""

from collections import OrderedDict
from threading import RLock
from types import CellType

from . import pipeline
from .types import fits, kinds

TYPES = tuple(t for t in vars(kinds).values() if isinstance(t, type))
LARGEST = 1024
LOCK = RLock()
BUILT = OrderedDict()  # key -> (function, Built), the one used last at the end


def find(request):
    """What `pipeline.build` makes of a request, built once as long as its assumptions hold."""
    key = key_of(request)
    with LOCK:
        function, built = BUILT.get(key, (None, None))
        if built is None or not all(map(holds, built.assumptions)):
            function, built = request.function, pipeline.build(request)
            BUILT[key] = function, built
        BUILT.move_to_end(key)
        if len(BUILT) > LARGEST:
            BUILT.popitem(last=False)
    return built


def key_of(request):
    """What makes two requests one: the function's code in its surroundings, not its identity."""
    f = request.function
    surroundings = id(f.__code__), id(f.__globals__), *map(id, f.__closure__ or ())
    return surroundings, request.mode, request.wrt, request.types, request.value, request.has_aux


def holds(assumption):
    """Whether a derivative may still be used, as far as this assumption goes."""
    value = current(assumption.place, assumption.name)
    expected = assumption.expected
    return fits(value, expected) if is_type(expected) else value is expected


def is_type(expected):
    """Whether an assumption tells the type of a value, not the value."""
    return isinstance(expected, TYPES)


def current(place, name):
    """What a name stands for now in a namespace, or what a cell holds."""
    if not isinstance(place, CellType):
        return place.get(name)
    try:
        return place.cell_contents
    except ValueError:  # the cell is empty
        return None
