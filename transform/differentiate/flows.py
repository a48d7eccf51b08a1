"""Which names may depend on which, by way of what the statements do."""

from ..names import reads
from ..tree import statements
from .steps import (
    Append,
    Build,
    Closure,
    Copy,
    Dynamic,
    Field,
    Load,
    Partial,
    Pop,
    PulledBack,
    Ruled,
    Store,
    Unpack,
    UserCall,
    atoms,
)


def flow(step):
    """Pairs (names read, names written) of what may flow through a step."""
    match step:
        case Copy(target, source):
            return {source}, {target}
        case Ruled(target=target, operands=operands):
            return set(operands.values()), {target}
        case Load(target=target, base=base) | Field(target=target, base=base):
            return {base}, {target}
        case Pop(target=target, base=base):
            return {base}, {target}
        case Build(target=target, items=items):
            return reads(*(atom for _, atom in items)), {target}
        case Unpack(names=names, source=source):
            return {source}, set(names)
        case UserCall(target=target, operands=operands):
            return reads(*atoms(operands)), {target}
        case Dynamic(target=target):
            args = reads(step.callee, *step.args, *(k.value for k in step.keywords))
            return args, {target}
        case PulledBack(target=target, function=function, given=given, node=node):
            return reads(*filter(None, (function, *given)), *node.keywords), {target}
        case Closure(target=target, captured=captured):
            return set(captured), {target}
        case Partial(target=target):
            keywords = (value for _, value in step.keywords)
            return reads(step.function, *step.args, *keywords), {target}
        case Append(base=base, item=item) | Store(base=base, item=item):
            return reads(item), {base}
    return set(), set()


def varied(facts, wrt):
    """The names that may depend on those in `wrt`: a closure over every statement, in any order."""
    onward = {}
    for stmt in statements(facts.tree.body):
        sources, targets = flow(facts.step(stmt))
        for source in sources:
            onward.setdefault(source, set()).update(targets)
    found, todo = set(), [id for id in wrt if facts.differentiable(id)]
    while todo:
        id = todo.pop()
        if id not in found and facts.differentiable(id):
            found.add(id)
            todo.extend(onward.get(id, ()))
    return frozenset(found)
