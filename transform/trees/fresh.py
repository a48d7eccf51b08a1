"""Names that are not taken yet."""

import keyword
import re

VERSION = re.compile(r"(.+)_\d+")  # the names that `Names.fresh` makes of a taken one


class Names:
    """Hands out names that are not taken.

    >>> names = Names({"y", "y_1"})
    >>> names.fresh("y"), names.fresh("y"), names.fresh("z")
    ('y_2', 'y_3', 'z')
    """

    def __init__(self, taken=()):
        self.taken = {*taken, *keyword.kwlist}
        self.last = {}  # of each base, the last number tried: names are only ever taken

    def fresh(self, base):
        id, k = base, self.last.get(base, 0)
        while id in self.taken:
            k += 1
            id = f"{base}_{k}"
        self.taken.add(id)
        self.last[base] = k
        return id
