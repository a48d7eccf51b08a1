"""What one spring does."""


def stretched(now, rest):
    """The energy of a spring, which is stiffer when it is pulled than when it is pushed."""
    if now > rest:
        return 2.0 * (now - rest) ** 2
    return (now - rest) ** 2
