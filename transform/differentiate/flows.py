"""Which names may depend on which, by way of what the statements do."""

from ..trees.tree import statements
from .steps import flow


def varied(facts, wrt):
    """The names that may depend on those in `wrt`: a closure over every statement, in any order."""
    onward = {}
    for stmt in statements(facts.tree.body):
        sources, targets = flow(facts.step(stmt))
        targets = targets | facts.memory.touched(stmt)
        for source in sources:
            onward.setdefault(source, set()).update(targets)
    found, todo = set(), [id for id in wrt if facts.differentiable(id)]
    while todo:
        id = todo.pop()
        if id not in found and facts.differentiable(id):
            found.add(id)
            todo.extend(onward.get(id, ()))
    return frozenset(found)
