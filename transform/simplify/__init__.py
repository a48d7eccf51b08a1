"""Make emitted code read as if a person had written it: prune, inline, coalesce."""

from ..normalize.versions import versions
from ..trees.regions import closed
from ..trees.tree import like
from .again import again
from .cleared import cleared
from .coalesce import coalesce
from .copies import copies
from .increments import increments
from .inline import inline
from .last_turn import last_turn
from .prune import Pruner, prune
from .pure import is_pure
from .repeats import repeats
from .together import together

__all__ = ["Simplifier", "live_into"]


class Simplifier:
    """Simplifies functions.

    temporaries: of a function, the names that are nobody's; variables: the user's names
    numbers: of a function, the adjoints that are numbers; scalars: the values that are
    pure_call: whether the function that an expression denotes has no effect
    changing: whether the program changes what may have two names; primal: the primal's names
    added_to: place of an assignment → the number that it adds to; counters: what counts turns
    """

    def __init__(
        self, temporaries, variables, numbers, pure_call, scalars=(), added_to=None, counters=(),
        changing=False, primal=frozenset(),
    ):  # fmt: skip
        self.temporaries, self.variables, self.numbers = temporaries, variables, numbers
        self.scalars, self.added_to, self.counters = scalars, added_to or {}, counters
        self.changing, self.primal = changing, primal
        self.pure = lambda node: is_pure(node, pure_call)

    def __call__(self, function):
        function = repeats(function) if self.changing else function
        function = versions(self.prune(function))
        temporaries = self.temporaries(function)
        function = copies(function, temporaries)
        function = again(function, temporaries, self.scalars, self.prune)
        function = inline(function, temporaries, self.pure, self.numbers(function),
                          self.together(function))  # fmt: skip
        function = coalesce(function, self.variables)
        function = cleared(self.prune(function), self.together(function), self.primal)
        function = last_turn(function)
        function = increments(function, self.added_to, self.counters)
        return like(function, body=closed(function.body))

    def together(self, function):
        """The names that share memory, where the program changes any."""
        if not self.changing:
            return None
        return together(function, self.scalars | self.numbers(function))

    def prune(self, function):
        return prune(function, self.pure, frozenset(self.together(function) or ()))


def live_into(function):
    """The names that a function's body reads before it binds them."""
    shared = frozenset(together(function))
    return Pruner(is_pure, shared=shared).block(function.body, frozenset())[1]
