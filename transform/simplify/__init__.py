"""Make emitted code read as if a person had written it: prune, inline, coalesce."""

from ..normalize.versions import versions
from .coalesce import coalesce
from .copies import copies
from .inline import inline
from .prune import Pruner, prune
from .pure import is_pure

__all__ = ["Simplifier", "live_into"]


class Simplifier:
    """Simplifies functions: of a function, `temporaries` are the names that are nobody's, `numbers`
    the adjoints that are numbers; `variables` are the user's names.

    `pure_call(func)`: whether the function that an expression denotes has no effect.
    """

    def __init__(self, temporaries, variables, numbers, pure_call):
        self.temporaries, self.variables, self.numbers = temporaries, variables, numbers
        self.pure = lambda node: is_pure(node, pure_call)

    def __call__(self, function):
        function = versions(prune(function, self.pure))
        temporaries = self.temporaries(function)
        function = copies(function, temporaries)
        function = inline(function, temporaries, self.pure, self.numbers(function))
        function = coalesce(function, self.variables)
        return prune(function, self.pure)


def live_into(function):
    """The names that a function's body reads before it binds them."""
    return Pruner(is_pure).block(function.body, frozenset())[1]
