"""How much memory a call needs while it runs, by tracemalloc."""

import tracemalloc


def peak(f, arguments):
    """Bytes: the greatest amount that a call of f holds at once, its result included."""
    f(*arguments)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        f(*arguments)
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
