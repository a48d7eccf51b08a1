"""A program to differentiate: a function, and a point to do it at."""

import copy
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field

from structures import leaves


@dataclass(frozen=True)
class Program:
    """A function, and arguments to differentiate it at.

    `wrt` has the names or positions of what is differentiated; by default each argument that has a
    floating number in it. `smooth=False`: no finite differences (a kink is near).
    """

    function: Callable
    args: tuple
    keywords: dict = field(default_factory=dict)
    wrt: tuple | None = None
    order: int = 1
    smooth: bool = True
    tolerance: float = 1e-6

    def __str__(self):
        name = getattr(self.function, "__qualname__", type(self.function).__name__)
        return name.replace("<locals>.", "").replace(".<lambda>", "")

    def fresh(self):
        """The arguments, as no earlier call has touched them."""
        return copy.deepcopy(self.args), copy.deepcopy(self.keywords)

    def call(self, *args):
        """The plain function, called with these arguments in place of its own."""
        return self.outcome(*args)[0]

    def outcome(self, *args):
        """What the plain function returns, and its arguments as it leaves them."""
        given = self.function, args or self.args, self.keywords
        run, args, keywords = copy.deepcopy(given)
        return run(*args, **keywords), args

    def positions(self):
        """Where in `args` the differentiated arguments are."""
        if self.wrt is None:
            return tuple(i for i, value in enumerate(self.args) if leaves(value))
        names = list(inspect.signature(self.function).parameters)
        return tuple(names.index(w) if isinstance(w, str) else w for w in self.wrt)
