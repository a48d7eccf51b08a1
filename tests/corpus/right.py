"""A module whose helpers have the names that `corpus.left` has too."""

import numpy as np

GAIN = -1.25


def response(x):
    """Oscillates."""
    return GAIN * np.sin(3.0 * x)


def through(x):
    """Calls the helper of this module."""
    return response(x) * response(x + 1.0)
