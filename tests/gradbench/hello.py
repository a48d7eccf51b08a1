"""Hello: the square of a number."""


def square(x):
    """x squared."""
    return x * x
