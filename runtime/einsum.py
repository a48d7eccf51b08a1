"""The transpose of np.einsum by one of its operands."""

from string import ascii_letters, ascii_lowercase, ascii_uppercase

import numpy as np

from .arrays import conj
from .shapes import fitted

OF_NUMBERS = ascii_uppercase + ascii_lowercase  # the letters that np.einsum takes numbers for


def einsum_back(g, position, *operands, optimize=False):
    """What the argument at `position` gets from the adjoint of `np.einsum(*operands)`.

    >>> einsum_back(np.ones(2), 1, "ij->i", np.zeros((2, 3)))
    array([[1., 1., 1.],
           [1., 1., 1.]])
    """
    subscripts, arrays, place = as_text(operands, position)
    inputs, output = spelled(subscripts, arrays)
    x, own = arrays[place], inputs[place]
    others = [i for i in range(len(arrays)) if i != place]
    there = output + "".join(inputs[i] for i in others)
    once = "".join(dict.fromkeys(c for c in own if c in there))
    text = ",".join([output, *(inputs[i] for i in others)]) + "->" + once
    found = np.einsum(text, g, *(conj(arrays[i]) for i in others), optimize=optimize)
    return fitted(spread(found, once, own, x), x)


def as_text(operands, position):
    """The subscripts as text, the arrays, and which of them the argument at `position` is.

    >>> as_text((1.0, [0, ...], 2.0, [1], [...]), 2)
    ('A...,B->...', (1.0, 2.0), 1)
    """
    if isinstance(operands[0], str):
        return operands[0], operands[1:], position - 1
    arrays, lists = operands[:-1:2] if len(operands) % 2 else operands[::2], operands[1::2]
    text = ",".join(map(lettered, lists))
    output = "->" + lettered(operands[-1]) if len(operands) % 2 else ""
    return text + output, tuple(arrays), position // 2


def lettered(axes):
    return "".join("..." if a is Ellipsis else OF_NUMBERS[a] for a in axes)


def spread(found, letters, own, like):
    """Values by `letters`, in an array like `like` whose axes are `own`: on its diagonals."""
    sizes = dict(zip(own, np.shape(like)))
    out = np.zeros(np.shape(like), found.dtype)
    unique = "".join(dict.fromkeys(own))
    shape = [sizes[c] if c in letters else 1 for c in unique]
    order = [letters.index(c) for c in unique if c in letters]
    found = narrowed(np.transpose(found, order), [sizes[c] for c in unique if c in letters])
    diagonal = np.einsum(own + "->" + unique, out)
    diagonal.flags.writeable = True
    diagonal[...] = np.reshape(found, shape)
    return out


def narrowed(x, shape):
    """`x` summed along the axes where the operand was broadcast."""
    axes = tuple(a for a, (n, m) in enumerate(zip(x.shape, shape)) if n != m)
    return np.sum(x, axis=axes, keepdims=True) if axes else x


def spelled(subscripts, operands):
    """The letters of each operand and of the output, an ellipsis spelled out."""
    left, arrow, output = subscripts.replace(" ", "").partition("->")
    inputs = left.split(",")
    spare = [c for c in ascii_letters if c not in subscripts]
    hidden = [np.ndim(x) - len(t.replace("...", "")) if "..." in t else 0
              for t, x in zip(inputs, operands)]  # fmt: skip
    most = max(hidden)
    dots = "".join(spare[:most])
    if not arrow:
        output = implied(left)
    inputs = [t.replace("...", dots[most - n :]) for t, n in zip(inputs, hidden)]
    return inputs, output.replace("...", dots)


def implied(left):
    """The output where none is written: what occurs once, in the order of the alphabet."""
    letters = sorted(c for c in set(left) if c.isalpha() and left.count(c) == 1)
    return ("..." if "..." in left else "") + "".join(letters)


def spliced(operands, position, new):
    """`operands` with another one at `position`."""
    return (*operands[:position], new, *operands[position + 1 :])
