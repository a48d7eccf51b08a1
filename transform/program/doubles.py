"""Doubles: derivatives of one function for other types of arguments that came out the same."""

import re
from collections import Counter

from ..printing.printer import to_source
from ..trees.quote import replace


def without_doubles(functions, groups):
    """The functions of a module, (tree, primal, aliases), without those that double others.

    groups: the names of what was written together, as a forward and a reverse sweep are. That two
    doubles are one may make doubles of those that call them.
    """
    while renamed := doubles(functions, groups):
        kept = [item for item in functions if item[0].name not in renamed]
        functions = [(replace(tree, renamed), *more) for tree, *more in kept]
    return functions


def doubles(functions, groups):
    """Name → the name of the same function that was written first."""
    by_name = {tree.name: (tree, ready, aliases) for tree, ready, aliases in functions}
    of = {names: id(by_name[names[0]][1]) for names in groups if names[0] in by_name}
    often, first, renamed = Counter(of.values()), {}, {}
    for names, primal in of.items():
        if often[primal] > 1:
            same = first.setdefault((primal, told(names, by_name)), names)
            if same != names:
                renamed.update(zip(names, same))
    return renamed


def told(names, by_name):
    """The text of functions, with numbers for their own names, and how they call what they see."""
    own = {name: f"<{k}>" for k, name in enumerate(names)}
    word = re.compile(rf"\b({'|'.join(own)})\b")
    texts = [to_source(by_name[name][0]) for name in names]
    aliases = [sorted(by_name[name][2].items()) for name in names]
    return tuple(word.sub(lambda found: own[found[0]], text) for text in texts), str(aliases)
