"""The transpose of np.einsum by one of its operands."""

import numpy as np

from .arrays import conj
from .checks import WITHOUT_TEXT, Refused
from .shapes import fitted


def einsum_back(g, position, subscripts, *operands):
    """What the operand at `position` gets from the adjoint of their product."""
    inputs, output = spelled(subscripts, operands)
    x, own = operands[position], inputs[position]
    others = [i for i in range(len(operands)) if i != position]
    there = output + "".join(inputs[i] for i in others)
    once = "".join(dict.fromkeys(c for c in own if c in there))
    text = ",".join([output, *(inputs[i] for i in others)]) + "->" + once
    found = np.einsum(text, g, *(conj(operands[i]) for i in others))
    return fitted(spread(found, once, own, x), x)


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
    if not isinstance(subscripts, str):
        raise Refused(WITHOUT_TEXT)
    left, arrow, output = subscripts.replace(" ", "").partition("->")
    inputs = left.split(",")
    spare = [c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if c not in subscripts]
    hidden = [np.ndim(x) - len(t.replace("...", "")) if "..." in t else 0
              for t, x in zip(inputs, operands)]  # fmt: skip
    most = max(hidden)
    dots = "".join(spare[:most])
    if not arrow:
        letters = sorted(c for c in set(left) if c.isalpha() and left.count(c) == 1)
        output = ("..." if "..." in left else "") + "".join(letters)
    inputs = [t.replace("...", dots[most - n :]) for t, n in zip(inputs, hidden)]
    return inputs, output.replace("...", dots)


def spliced(operands, position, new):
    """`operands` with another one at `position`."""
    return (*operands[:position], new, *operands[position + 1 :])
