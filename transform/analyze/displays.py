"""Lists and tuples that are written down for one use alone.

>>> [function] = gast.parse('''
... def f(x, y):
...     rows = [x, y]
...     pairs = [rows, rows]
...     table = [pairs]
...     return np.array(table)
... ''').body
>>> sorted(displays(function))
['pairs', 'table']
"""

from collections import Counter

import gast

from ..trees.names import writes
from ..trees.tree import blocks, statements, walk


def displays(function):
    """Name → the display that it is bound to, of names that are bound once and read once."""
    bound, read, found = Counter(), Counter(), {}
    for stmt in statements(function.body):
        if not blocks(stmt):
            bound.update(writes(stmt))
        match stmt:
            case gast.Assign(
                targets=[gast.Name(id=id)], value=(gast.List() | gast.Tuple()) as display
            ):
                found[id] = display
    for node in walk(gast.Module(function.body, [])):
        if isinstance(node, gast.Name):
            read[node.id] += 1
    return {id: value for id, value in found.items() if bound[id] == 1 and read[id] == 2}
