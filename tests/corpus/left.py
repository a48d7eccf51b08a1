"""A module whose helpers have the names that `corpus.right` has too."""

import math

GAIN = 0.75


def response(x):
    """Saturates."""
    return GAIN * math.tanh(x)


def through(x):
    """Calls the helper of this module."""
    return response(x) + response(2.0 * x)
