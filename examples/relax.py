"""A loop around a branch: the first thing to look at.  Prints the gradient's own source."""

import numpy as np

from wengert import grad


def relax(x, w, steps):
    """Damp x, or fold it back where it has grown."""
    y = x
    for _ in range(steps):
        if np.sum(y) > 10.0:
            y = np.sin(y)
        else:
            y = y * w
    return np.sum(y**2)


def main():
    """Print the gradient by x and w, and the function that computed it."""
    slope = grad(relax, argnums=("x", "w"))
    x, w = np.array([1.0, 2.0, 3.0]), 1.5
    x_bar, w_bar = slope(x, w, 4)
    print(slope.source_for(x, w, 4))
    print("by x:", x_bar)
    print("by w:", w_bar)

    step = 1e-6
    difference = (relax(x, w + step, 4) - relax(x, w - step, 4)) / (2 * step)
    assert np.isclose(w_bar, difference, rtol=1e-6)


if __name__ == "__main__":
    main()
