"""Jacobians put together from rows and columns, and taken apart again.

A Jacobian has the structure of the result y, and in each part of it that of the arguments x; its
blocks have the shape of the part of y, then that of the part of x.  A row is an adjoint of x, for a
direction of y; a column a tangent of y, for a direction of x.

>>> from_rows([(1.0, 2.0), (3.0, 4.0)], np.zeros(2), (0.0, 0.0))
(array([1., 3.]), array([2., 4.]))
"""

import numpy as np

from .trees import CONTAINERS, NUMBERS, rebuilt, values, zero_number, zeros_like

__all__ = [
    "check_real", "columns_of", "directions", "from_columns", "from_rows", "ones", "rows_of",
]  # fmt: skip


def from_rows(rows, y, x):
    """The Jacobian of which these are the rows."""
    check_real(x, y)
    found = iter(rows)
    blocks = []
    for part in leaves(y):
        listed = [parts(next(found), x) for _ in range(np.size(part))]
        blocks.append([
            stacked([row[j] for row in listed], 0, part, of) for j, of in enumerate(leaves(x))
        ])  # fmt: skip
    return filled(y, [filled(x, row) for row in blocks])


def rows_of(jacobian, y, x):
    """The rows of a Jacobian."""
    found = []
    for block, part in zip(parts(jacobian, y), leaves(y)):
        blocks = parts(block, x)
        for i in np.ndindex(np.shape(part)):
            found.append(filled(x, [at(b, i, of) for b, of in zip(blocks, leaves(x))]))
    return found


def from_columns(columns, y, x):
    """The Jacobian of which these are the columns."""
    check_real(x, y)
    found = iter(columns)
    listed = [[parts(next(found), y) for _ in range(np.size(of))] for of in leaves(x)]
    return filled(y, [
        filled(x, [
            stacked([column[k] for column in listed[j]], -1, part, of)
            for j, of in enumerate(leaves(x))
        ])
        for k, part in enumerate(leaves(y))
    ])  # fmt: skip


def columns_of(jacobian, y, x):
    """The columns of a Jacobian."""
    table = [parts(block, x) for block in parts(jacobian, y)]
    found = []
    for j, of in enumerate(leaves(x)):
        for i in np.ndindex(np.shape(of)):
            column = [at(row[j], (..., *i), part) for row, part in zip(table, leaves(y))]
            found.append(filled(y, column))
    return found


def at(block, index, like):
    """One row or column of a block, zeros where there is no block."""
    return zeros_like(like) if block is None else np.asarray(block)[index][()]


def directions(x):
    """Each unit direction in the space of `x`."""
    found, kinds = [], leaves(x)
    for j, leaf in enumerate(kinds):
        for i in np.ndindex(np.shape(leaf)):
            unit = np.array(zero_number(leaf))
            unit[i] = 1.0
            units = [zero_number(other) for other in kinds]
            units[j] = unit if isinstance(leaf, np.ndarray) else type(units[j])(unit[()])
            found.append(filled(x, units))
    return found


def ones(x):
    """Ones in the structure of `x`."""
    return filled(x, [zero_number(leaf) + 1.0 for leaf in leaves(x)])


def stacked(blocks, axis, y, x):
    """A block of a Jacobian from its rows or columns, of which None is zero."""
    shape = np.shape(y) + np.shape(x)
    each = x if axis == 0 else y
    blocks = [np.zeros(np.shape(each)) if b is None else np.asarray(b) for b in blocks]
    return np.stack(blocks, axis).reshape(shape)[()] if blocks else np.zeros(shape)


def check_real(*found):
    """Raise for complex numbers: their Jacobian is not a matrix of the size of theirs."""
    if any(map(np.iscomplexobj, [leaf for x in found for leaf in leaves(x)])):
        raise TypeError("a Jacobian is taken of real arguments and results; use jvp or vjp")


def leaves(x):
    """The numbers and arrays in a structure."""
    return parts(x, x)


def parts(x, like):
    """What is in `x` where `like` has its numbers and arrays; None for those of a None."""
    if isinstance(like, CONTAINERS):
        inner = [None] * len(like) if x is None else values(x)
        return [leaf for each, of in zip(inner, values(like)) for leaf in parts(each, of)]
    return [x] if isinstance(like, NUMBERS) else []


def filled(x, leaves):
    """The structure of `x`, with `leaves` in place of its numbers and arrays, None for others."""
    given = iter(leaves)

    def fill(x):
        if isinstance(x, CONTAINERS):
            return rebuilt(x, [fill(part) for part in values(x)])
        return next(given) if isinstance(x, NUMBERS) else None

    return fill(x)
