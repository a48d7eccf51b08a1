"""Shapes axis by axis: what a slice, a product of matrices or a sum makes of them.

>>> from wengert.transform.types import Array
>>> x = Array(1, "float64", "x")
>>> ends = [Tuple((Known(slice(1, None)),)), Tuple((Known(slice(None, -1)),))]
>>> one, other = (of_item(x, end) for end in ends)
>>> one == other, one == "x", one == of_item(x, Known(slice(2, None)))
(True, False, False)

A token for a shape stands for the lengths of its axes, each an Axis; `whole` puts lengths together
to a token, the old one where they are all of its axes.
"""

from ..types import Known, Number, Tuple, is_number, lengths
from ..types.kinds import ONE, Axes, Axis


def whole(found):
    """The token of a shape with these axes; None where one of them is None."""
    if found is None or None in found or not found:
        return None
    first = found[0]
    if first.ndim == len(found) and found == every(first.shape, first.ndim):
        return first.shape
    return Axes(tuple(found))


def every(shape, ndim):
    return tuple(Axis(shape, i, ndim) for i in range(ndim))


def of_item(t, index):
    """The shape of `t[index]`, where the index is of ints and of slices with constant ends."""
    axes = lengths(t)
    if axes is None:
        return None
    parts = list(index.items if isinstance(index, Tuple) else (index,))
    if parts.count(Known(...)) == 1:
        k, named = parts.index(Known(...)), len(parts) - 1 - parts.count(Known(None))
        parts[k : k + 1] = [Known(slice(None))] * (len(axes) - named)
    left, found = list(axes), []
    for part in parts:
        if part == Known(None):
            found.append(ONE)
        elif not left:
            return None
        else:
            found += taken(left.pop(0), part)
    return whole((*found, *left))


def taken(axis, part):
    """What an index leaves of an axis: nothing, an axis, or one of unknown length, None."""
    match part:
        case Known(slice() as cut):
            return [shortened(axis, cut)]
        case Known(value):
            return [] if type(value) is int else [None]
        case Number("i", _, False):
            return []
    return [None]


def shortened(axis, cut):
    """An axis without its first and last few; what is cut off at either end is cut off in all."""
    first, last = cut.start or 0, cut.stop
    if cut.step not in (None, 1) or type(first) is not int or first < 0:
        return None
    if last is not None and (type(last) is not int or last >= 0):
        return None
    removed = first - (last or 0)
    if not removed:
        return axis
    return None if axis == ONE else Axis(axis.shape, axis.position, axis.ndim, axis.cut + removed)


def of_product(a, b):
    """The shape of `a @ b`, for vectors and matrices."""
    a, b = lengths(a), lengths(b)
    if not a or not b or max(len(a), len(b)) > 2:
        return None
    return whole((*a[:-1], *(b[1:] if len(b) == 2 else ())))


def of_outer(a, b):
    """The shape of `np.outer(a, b)`, for vectors."""
    a, b = lengths(a), lengths(b)
    return whole((*a, *b)) if a and b and len(a) == len(b) == 1 else None


def of_transposed(t):
    axes = lengths(t)
    return whole(axes[::-1]) if axes else None


def of_sum(t, axis, keepdims):
    """The shape of a sum of `t` over an axis."""
    axes = lengths(t)
    if not axes or type(axis) is not int or not -len(axes) <= axis < len(axes):
        return None
    where = axis % len(axes)
    return whole((*axes[:where], *[ONE] * bool(keepdims), *axes[where + 1 :]))


def of_broadcast(types):
    """The shape that numbers and arrays have together, where each axis is certain."""
    if not all(is_number(t) or lengths(t) is not None for t in types):
        return None
    found = [lengths(t) for t in types if not is_number(t)]
    ndim = max(map(len, found), default=0)
    filled = [(ONE,) * (ndim - len(axes)) + axes for axes in found]
    return whole(tuple(map(common, zip(*filled))))


def common(axes):
    """The length of an axis that is any of `axes` in what broadcasts; None if it isn't certain."""
    longer = set(axes) - {ONE}
    return ONE if not longer else longer.pop() if len(longer) == 1 else None
