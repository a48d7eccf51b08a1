"""Dual numbers, to any order: an oracle that runs a program's own, unmodified source.

A `Dual` is a value and its derivative; both are numbers, arrays, or Duals again for higher orders.
NumPy's functions find their way here through `__array_ufunc__` and `__array_function__`.  A view
of a Dual is a Dual of two views, so what is stored into it is seen wherever the array is.

>>> x = Dual(2.0, 1.0)
>>> bool((x * np.sin(x)).tangent == np.sin(2.0) + 2.0 * np.cos(2.0))
True
"""

import copy
import functools
import math
import types

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin
from structures import is_leaf, tree_map

PARTIALS = {
    np.add: (lambda x, y: 1.0, lambda x, y: 1.0),
    np.subtract: (lambda x, y: 1.0, lambda x, y: -1.0),
    np.multiply: (lambda x, y: y, lambda x, y: x),
    np.divide: (lambda x, y: 1.0 / y, lambda x, y: -x / (y * y)),
    np.power: (lambda x, y: y * x ** (y - 1), lambda x, y: np.log(x) * x**y),
    np.negative: (lambda x: -1.0,),
    np.positive: (lambda x: 1.0,),
    np.absolute: (lambda x: np.sign(primal(x)),),
    np.square: (lambda x: 2.0 * x,),
    np.sqrt: (lambda x: 0.5 / np.sqrt(x),),
    np.exp: (lambda x: np.exp(x),),
    np.log: (lambda x: 1.0 / x,),
    np.log1p: (lambda x: 1.0 / (1.0 + x),),
    np.sin: (lambda x: np.cos(x),),
    np.cos: (lambda x: -np.sin(x),),
    np.tanh: (lambda x: 1.0 - np.square(np.tanh(x)),),
    np.arctan: (lambda x: 1.0 / (1.0 + x * x),),
    np.arctan2: (lambda y, x: x / (x * x + y * y), lambda y, x: -y / (x * x + y * y)),
    np.hypot: (lambda x, y: x / np.hypot(x, y), lambda x, y: y / np.hypot(x, y)),
}
FLAT = {np.less, np.less_equal, np.greater, np.greater_equal, np.equal, np.not_equal, np.sign}
BILINEAR = {np.matmul, np.dot, np.vdot, np.inner, np.outer}
LINEAR = {  # which arguments carry derivatives
    **dict.fromkeys([np.sum, np.mean, np.reshape, np.transpose, np.ravel, np.cumsum], (0,)),
    **dict.fromkeys([np.copy, np.squeeze], (0,)),
    **dict.fromkeys([np.concatenate, np.stack, np.trace, np.roll, np.diff, np.flip], (0,)),
    np.where: (1, 2),
}
OF_MATH = {"pow": np.power, "atan": np.arctan, "atan2": np.arctan2, "fabs": np.absolute}


MADE = ["zeros", "ones", "full", "empty", "zeros_like", "ones_like", "full_like", "empty_like"]


class Dual(NDArrayOperatorsMixin):
    """A value and its derivative along one direction."""

    def __init__(self, value, tangent):
        self.value, self.tangent = value, tangent

    def __array_ufunc__(self, ufunc, method, *inputs, out=None, **options):
        if method == "at" and ufunc is np.add:
            return add_at(*inputs)
        if method != "__call__" or options:
            raise TypeError(f"no dual number for {ufunc.__name__}.{method}")
        if ufunc in FLAT:
            return ufunc(*map(primal, inputs))
        result = bilinear(ufunc, *inputs) if ufunc in BILINEAR else chain(ufunc, inputs)
        return result if out is None else stored(out[0], result)

    def __array_function__(self, function, kinds, args, options):
        if function is np.copyto:
            stored(*args)
            return None
        if function in BILINEAR:
            return bilinear(function, *args)
        if function in LINEAR:
            return linear(function, args, options)
        return function(*map(primal, args), **options)

    def __iadd__(self, other):
        return updated(self, self + other)

    def __isub__(self, other):
        return updated(self, self - other)

    def __imul__(self, other):
        return updated(self, self * other)

    def __itruediv__(self, other):
        return updated(self, self / other)

    def __ipow__(self, other):
        return updated(self, self**other)

    def __getitem__(self, index):
        return Dual(self.value[index], self.tangent[index])

    def __setitem__(self, index, item):
        """Item and derivative, read before either is written: they may be views of this."""
        value, tangent = copied(value_of(item)), copied(tangent_of(item))
        self.value[index] = value
        self.tangent[index] = tangent

    def __len__(self):
        return len(self.value)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __bool__(self):
        return bool(primal(self))

    def __repr__(self):
        return f"Dual({self.value!r}, {self.tangent!r})"

    shape = property(lambda self: np.shape(primal(self)))
    size = property(lambda self: np.size(primal(self)))
    ndim = property(lambda self: np.ndim(primal(self)))
    T = property(lambda self: np.transpose(self))

    def sum(self, *args, **options):
        return np.sum(self, *args, **options)

    def mean(self, *args, **options):
        return np.mean(self, *args, **options)

    def dot(self, other):
        return np.dot(self, other)

    def reshape(self, *shape):
        return np.reshape(self, shape[0] if len(shape) == 1 else shape)

    def ravel(self):
        return np.ravel(self)

    def copy(self):
        return copied(self)

    def flatten(self):
        return copied(self).reshape(-1)

    def fill(self, item):
        self[...] = item


def value_of(x):
    """The value, one order down."""
    return x.value if isinstance(x, Dual) else x


def tangent_of(x):
    """The derivative; zeros for what has none."""
    if isinstance(x, Dual):
        return x.tangent
    return [tangent_of(item) for item in x] if isinstance(x, list | tuple) else x * 0.0


def primal(x):
    """The plain number or array under all orders."""
    while isinstance(x, Dual):
        x = x.value
    return x


def copied(x):
    """An array, or a Dual of arrays, of its own; a number as it is."""
    if isinstance(x, Dual):
        return Dual(copied(x.value), copied(x.tangent))
    return x.copy() if isinstance(x, np.ndarray) else x


def stored(x, result):
    """The array `x`, that now holds `result`."""
    x[...] = result
    return x


def updated(x, result):
    """What an augmented assignment makes of x: an array is changed, a number is not."""
    return stored(x, result) if isinstance(primal(x), np.ndarray) else result


def add_at(x, index, item):
    """np.add.at, of value and derivative."""
    np.add.at(x.value, index, value_of(item))
    np.add.at(x.tangent, index, tangent_of(item))


def chain(ufunc, inputs):
    """The chain rule for an elementwise function."""
    values = [value_of(x) for x in inputs]
    terms = [
        partial(*values) * x.tangent
        for partial, x in zip(PARTIALS[ufunc], inputs)
        if isinstance(x, Dual)
    ]
    value = ufunc(*values)
    return Dual(value, sum(terms[1:], terms[0]) + value_like_zero(value))


def value_like_zero(value):
    """Zeros of the value's shape: the tangent broadcasts as the value does."""
    return np.zeros(np.shape(primal(value)))[()]


def bilinear(function, left, right):
    """A product: each factor in turn."""
    x, y = value_of(left), value_of(right)
    return Dual(function(x, y), function(tangent_of(left), y) + function(x, tangent_of(right)))


def linear(function, args, options):
    """A linear function: the same one, of the tangents."""
    at = LINEAR[function]
    values = [nested(value_of, x) for x in args]
    tangents = [tangent_of(x) if i in at else nested(value_of, x) for i, x in enumerate(args)]
    return Dual(function(*values, **options), function(*tangents, **options))


def nested(function, x):
    """`function` of x, or of its items."""
    return [function(item) for item in x] if isinstance(x, list | tuple) else function(x)


def array(items, *args, **options):
    """np.array, of Duals too."""
    if isinstance(items, list | tuple) and any(isinstance(array(x), Dual) for x in items):
        return np.stack([array(x) for x in items])
    return copied(items) if isinstance(items, Dual) else np.array(items, *args, **options)


def constant(value, order):
    """Numbers in an array that Duals of this order can be stored into."""
    if order == 0 or not np.issubdtype(value.dtype, np.inexact):
        return value
    return Dual(constant(value, order - 1), constant(np.zeros_like(value), order - 1))


def maker(function, order):
    """A function that makes arrays, of Duals."""

    def make(*args, **options):
        return constant(function(*map(primal, args), **options), order)

    return make


class Namespace(types.ModuleType):
    """A module, with some of its functions replaced by those that take Duals."""

    def __init__(self, module, replaced):
        super().__init__(module.__name__)
        self.__dict__.update({**vars(module), **replaced})


def for_math(name):
    """A function of math, through NumPy where its arguments are Duals."""
    plain, general = getattr(math, name), OF_MATH.get(name) or getattr(np, name)
    return lambda *args: (general if any(isinstance(x, Dual) for x in args) else plain)(*args)


@functools.cache
def numpy_for(order):
    """NumPy, for programs that are run on Duals of this order."""

    def as_array(items, *args, **options):
        made = items if isinstance(items, Dual) else array(items, *args, **options)
        return made if isinstance(made, Dual) else constant(made, order)

    def new_array(*args, **options):
        return copied(as_array(*args, **options))

    made = {name: maker(getattr(np, name), order) for name in MADE}
    return Namespace(np, {**made, "array": new_array, "asarray": as_array})


MATH = Namespace(
    math, {n: for_math(n) for n in vars(math) if n in OF_MATH or callable(getattr(np, n, None))}
)


def lift(value, direction):
    """Make each number in a structure a Dual, with its derivative from `direction`."""
    return tree_map(Dual, value, direction)


def tangents(value):
    """The derivatives in a structure of results, one order down."""
    if isinstance(value, Dual):
        return value.tangent
    if isinstance(value, list | tuple):
        return type(value)(map(tangents, value))
    return 0.0 if is_leaf(value) else value


def derivative(function, args, direction):
    """The exact derivative of `function` at `args` along `direction`."""
    return tangents(function(*lift(*copy.deepcopy((args, direction)))))


def second_derivative(function, args, first, then):
    """The exact second derivative, along two directions."""
    args, first, then = copy.deepcopy((args, first, then))
    inside = lift(args, first)
    zeros = tree_map(lambda x: x * 0.0, args)
    outer = tree_map(lambda x, y: (x, y), then, zeros)
    return tangents(tangents(function(*over(inside, outer))))


def over(value, direction):
    """Duals of Duals: the second direction is constant."""
    if isinstance(value, Dual):
        return Dual(value, Dual(*direction))
    if isinstance(value, list | tuple):
        return type(value)(map(over, value, direction))
    return value
