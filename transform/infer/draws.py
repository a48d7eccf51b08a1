"""The type of what is drawn at random: a number, an array of what the parameters are, or of a size.

>>> from wengert.transform.types import INT, Known, Tuple
>>> drawn("normal", (Number("f", True),))
Number(kind='f', python=True, mixed=False, double=False)
>>> drawn("normal", (Known(0), Known(1), Tuple((INT, INT))))
Array(ndim=2, dtype='float64', shape=None)
>>> drawn("uniform", (Array(1, "float64"), INT))
Array(ndim=1, dtype='float64', shape=None)
>>> drawn("permutation", (INT,))
Array(ndim=1, dtype='int64', shape=None)
>>> drawn("default_rng", ())
Random(cls='Generator')
"""

from ..types import UNKNOWN, Array, Number, Random, Tuple, is_number, plain

# How many parameters stand before the size.
BEFORE_SIZE = {
    **dict.fromkeys("random standard_normal standard_exponential standard_cauchy".split(), 0),
    **dict.fromkeys("random_sample ranf sample".split(), 0),
    **dict.fromkeys("exponential rayleigh weibull power pareto".split(), 1),
    **dict.fromkeys("standard_gamma chisquare standard_t".split(), 1),
    **dict.fromkeys("normal laplace logistic gumbel uniform lognormal gamma beta f".split(), 2),
    **dict.fromkeys("vonmises wald noncentral_chisquare".split(), 2),
}
SOURCES = {"default_rng": "Generator", "Generator": "Generator", "RandomState": "RandomState"}


def is_random(function):
    """Whether it is of numpy.random, told without importing it."""
    return str(getattr(function, "__module__", None)).startswith("numpy.random")


def drawn(name, args, options=()):
    """The type of what the function or method `name` of numpy.random returns."""
    options = dict(options)
    if name in SOURCES:
        return Random(SOURCES[name])
    if name in ("rand", "randn"):
        return of_size(Tuple(tuple(args))) if args else Number("f", True)
    if name == "permutation" and len(args) == 1:
        return args[0] if isinstance(args[0], Array) else of_number(args[0])
    if name not in BEFORE_SIZE or not options.keys().isdisjoint({"dtype", "out"}):
        return UNKNOWN
    count = BEFORE_SIZE[name]
    size = options.pop("size", args[count] if len(args) > count else None)
    if size is None or getattr(size, "value", 0) is None:
        return of_parameters([*args[:count], *options.values()])
    return of_size(size)


def of_number(count):
    """A permutation of as many integers."""
    return Array(1, "int64") if isinstance(plain(count), Number) else UNKNOWN


def of_size(size):
    """An array of a size, which is a number or a tuple."""
    match plain(size):
        case Number():
            return Array(1, "float64")
        case Tuple(items):
            return Array(len(items), "float64")
    return UNKNOWN


def of_parameters(types):
    """What has the shape of the parameters: a number where they are."""
    if all(map(is_number, types)):
        return Number("f", True)
    arrays = [t for t in types if not is_number(t)]
    if all(isinstance(t, Array) and t.ndim for t in arrays):
        return Array(max(t.ndim for t in arrays), "float64")
    return UNKNOWN
