"""What is asked of the transformer, and what it returns."""

from dataclasses import field
from types import ModuleType
from weakref import WeakKeyDictionary
from zlib import crc32

from .frozen import frozen

NAMESPACES = WeakKeyDictionary()  # class -> the proxy of its namespace


@frozen
class Request:
    """A derivative: of which function, by which parameters, for arguments of which types.

    mode: "reverse", "split" or "forward"; wrt: names of parameters, or of captured variables;
    types: one for each parameter, then one for each captured variable in wrt.
    """

    function: object
    mode: str
    wrt: tuple
    types: tuple
    value: bool = False
    has_aux: bool = False


@frozen
class Assumption:
    """That `name`, in a namespace or a cell, is still of the type `expected` when the code runs."""

    place: object
    name: str
    expected: object


def namespace_of(holder):
    """What the attributes of a module or a class are kept in: the same object each time."""
    if isinstance(holder, ModuleType):
        return vars(holder)
    return NAMESPACES.setdefault(holder, vars(holder))


@frozen
class Built:
    """An emitted module: its text, the functions to call, and what it takes for granted.

    changes: whether the function changes what it is given, which the entry copies
    codes: (function, its code, its defaults) of those that the text was made from; see `edition`
    bindings: what the emitted functions see, by name
    origins: line of the text → (file, line) of the primal's source
    """

    text: str
    entry: object
    assumptions: tuple
    dots: dict
    changes: bool = False
    codes: tuple = ()
    bindings: dict = field(default_factory=dict)
    origins: dict = field(default_factory=dict)


def edition(function):
    """A function, and what of it may be exchanged: its code and the values of its defaults."""
    by_name = function.__kwdefaults__
    return function, function.__code__, function.__defaults__, by_name, *(by_name or {}).values()


def file_of(request, text):
    """The name that tracebacks show for an emitted text, the same on every machine."""
    fingerprint = f"{crc32(text.encode()):08x}"
    return f"<wengert {request.mode} {request.function.__qualname__} {fingerprint}>"
