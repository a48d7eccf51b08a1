"""The energy of a chain, and its derivatives."""

import numpy as np

from wengert import grad

from . import forces


def energy(points, length):
    """The energy of a chain through `points`, (n, 2), whose springs are `length` long at rest."""
    total = 0.0
    for k in range(1, len(points)):
        apart = points[k] - points[k - 1]
        total += forces.stretched(np.sqrt(np.sum(apart * apart)), length)
    return total


tension = grad(energy)


@grad
def stiffness(stretch: float, length: float):
    """The force of one spring."""
    return forces.stretched(stretch, length)
