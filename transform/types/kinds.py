"""The types themselves."""

from ..frozen import frozen


@frozen
class Number:
    """A scalar of Python or NumPy: bool, int, float or complex, of 64 bits at most.

    `python`: surely no NumPy scalar. `mixed`: may be of a lower kind too, as `0` is in
    `s = 0; s = s + x`. `double`: surely of the precision of Python's own, as a float64 is; of
    those of Python it goes without saying.
    """

    kind: str
    python: bool = False
    mixed: bool = False
    double: bool = False


@frozen
class Array:
    """An ndarray; where `ndim` is None, maybe a NumPy scalar. None: unknown.

    Two arrays with the same `shape`, a token, surely have the same shape. What is complex or real,
    as its values are, such as the eigenvalues of a real matrix, is complex here; of unknown rank it
    may also be a Python number.
    """

    ndim: int | None = None
    dtype: str | None = None
    shape: object = None


@frozen
class Axis:
    """The length of one axis of a shape that has `ndim`, less `cut`, but not less than 0."""

    shape: object
    position: int
    ndim: int
    cut: int = 0


ONE = Axis(None, 0, 0)  # an axis of length 1


@frozen
class Axes:
    """A token for a shape that is known axis by axis."""

    axes: tuple


@frozen
class Known:
    """The very object: a module, function, class, None; or a constant int, bool, str, tuple."""

    value: object

    def __eq__(self, other):
        return isinstance(other, Known) and self.key() == other.key()

    def __hash__(self):
        return hash(self.key())

    def key(self):
        return constant_key(self.value)


@frozen
class Text:
    """A str."""


@frozen
class Range:
    """A range."""


@frozen
class Random:
    """A source of random numbers: numpy.random's Generator or RandomState, by its name."""

    cls: str


@frozen
class List:
    """A list, its items all of one type."""

    item: object


@frozen
class Tuple:
    """A tuple, item by item."""

    items: tuple


@frozen
class TupleOf:
    """A tuple of unknown length."""

    item: object


@frozen
class Dict:
    """A dict with just these keys: `items` is ((key, type), …)."""

    items: tuple


@frozen
class DictOf:
    """A dict with any keys."""

    value: object


@frozen
class Instance:
    """An object of just this class: `fields` is ((name, type), …), for a namedtuple in order."""

    cls: type
    fields: tuple = ()


@frozen
class Function:
    """A callable; `node` is the lambda or nested function it is, where that is certain."""

    node: object = None


@frozen
class Anything:
    """One of the three types without parts."""

    name: str

    def __repr__(self):
        return self.name


NOTHING = Anything("NOTHING")  # no value: what an empty list holds
NUMERIC = Anything("NUMERIC")  # a number or an array
UNKNOWN = Anything("UNKNOWN")
INT = Number("i", True)
CONSTANTS = (bool, int, str)
CONTAINERS = (List, Tuple, TupleOf, Dict, DictOf)
HOLDERS = (*CONTAINERS, Instance)  # types of what holds other values


def constant_key(value):
    """What makes a constant that constant: 1 is not True, and an object is itself alone."""
    if type(value) is tuple:
        return (tuple, *map(constant_key, value))
    if type(value) is slice:
        return (slice, *map(constant_key, (value.start, value.stop, value.step)))
    return (type(value), value) if type(value) in CONSTANTS else (object, id(value))
