"""What functions of itertools that compute make, as lists."""


def running(function, iterable, initial=None):
    """What `itertools.accumulate` makes, as a list; function: None for sums.

    >>> running(None, [1.0, 2.0, 3.0]), running(lambda x, y: x * y, [2.0, 3.0], 0.5)
    ([1.0, 3.0, 6.0], [0.5, 1.0, 3.0])
    """
    values = list(iterable)
    if initial is not None:
        values.insert(0, initial)
    totals = values[:1]
    for k in range(1, len(values)):
        if function is None:
            totals.append(totals[-1] + values[k])
        else:
            totals.append(function(totals[-1], values[k]))
    return totals


def longest(fill, *iterables):
    """What `itertools.zip_longest` makes, as a list.

    >>> longest(0.0, [1.0, 2.0], [3.0])
    [(1.0, 3.0), (2.0, 0.0)]
    """
    sequences = [list(xs) for xs in iterables]
    count = max([len(xs) for xs in sequences])
    filled = [xs + [fill] * (count - len(xs)) for xs in sequences]
    return [tuple([xs[k] for xs in filled]) for k in range(count)]
