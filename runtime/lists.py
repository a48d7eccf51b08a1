"""Changes of parts of lists, as calls: their derivatives are those of the library's functions."""


def put_slice(xs, places, values):
    """`xs[i:j:k] = values`, where `places` is `range(len(xs))[i:j:k]`."""
    xs[cut(places)] = values


def delete_slice(xs, places):
    """`del xs[i:j:k]`, where `places` is `range(len(xs))[i:j:k]`."""
    del xs[cut(places)]


def cut(places):
    """The slice of the indices in a range.

    >>> cut(range(3, -1, -1))
    slice(3, None, -1)
    """
    return slice(places.start, None if places.stop < 0 else places.stop, places.step)
