"""Lists and dicts that have one name, and that nothing else holds while the function runs.

What goes into such a list goes into no other, and what goes into others not into it: its items may
be anyone's, the list is not.  Most lists on which emitted code keeps values are such, and the dict
of `**kwargs`.

>>> function = gast.parse('''
... def f(x, n):
...     ys = []
...     zs = []
...     us = []
...     us.append(ys)
...     for i in range(n):
...         ys.append(x[i])
...         zs.append(ys[-1])
...     out = (zs.pop(), zs)
...     return out
... ''').body[0]
>>> sorted(alone(function))
['us', 'zs']
"""

from collections import Counter

import gast

from ..trees.tree import walk

OWN = {"append", "insert", "pop", "get", "items", "keys", "values"}  # methods that keep it alone


def alone(function):
    """The names of such lists in a function in the small language."""
    seen, own, shown = Counter(), Counter(), {}
    for node in walk(function):
        if isinstance(node, gast.Name):
            seen[node.id] += 1
        own.update(uses(node))
        match node:
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.Tuple(elts=elts)):
                shown.setdefault(id, []).append([e.id for e in elts if isinstance(e, gast.Name)])
    returned = only_returned(function, seen, shown)
    for id in returned:
        own.update(n for names in shown[id] for n in names)
    return frozenset(id for id in made(function) if seen[id] == own[id])


def made(function):
    """The names that a list or dict is bound to that is written down, or of what is in no name."""
    for node in walk(function):
        match node:
            case gast.Assign(targets=[gast.Name(id=id)], value=gast.List() | gast.Dict()):
                yield id
            case gast.arguments(kwarg=gast.Name(id=id)):
                yield id


def uses(node):
    """The names that a node uses as lists that stay where they are."""
    match node:
        case gast.Assign(targets=[gast.Name(id=id)], value=gast.List() | gast.Dict()):
            return [id]
        case gast.arguments(kwarg=gast.Name(id=id)):
            return [id]
        case (
            gast.Subscript(value=gast.Name(id=id)) | gast.keyword(arg=None, value=gast.Name(id=id))
        ):
            return [id]
        case gast.Call(func=gast.Attribute(value=gast.Name(id=id), attr=attr)) if attr in OWN:
            return [id]
        case gast.Call(func=gast.Name(id="len"), args=[gast.Name(id=id)]):
            return [id]
    return []


def only_returned(function, seen, shown):
    """The names of tuples that are returned, or stand in what is, and are not used otherwise."""
    found = {*shown}
    while True:
        own = Counter({id: len(shown[id]) for id in found})
        own.update(n for id in found for names in shown[id] for n in names)
        for node in walk(function):
            match node:
                case gast.Return(value=gast.Name(id=id)):
                    own[id] += 1
        left = {id for id in found if seen[id] == own[id]}
        if left == found:
            return found
        found = left
