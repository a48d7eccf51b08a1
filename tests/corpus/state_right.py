"""A module whose helpers change arrays, with the names that `corpus.state_left` has too."""

RATE = -0.75


def update(u):
    """Grows, and is not linear."""
    u[:-1] *= 1.0 + RATE * u[1:]
    return u[1]


def both(u):
    """Calls the helper of this module."""
    return update(u) * update(u[::-1])
