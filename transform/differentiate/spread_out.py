"""Spread out: the items of `*args` and `**kwargs` are passed one by one where types tell how many.

`f(*pair)` is `pair_item = pair[0]; pair_item_1 = pair[1]; f(pair_item, pair_item_1)`, so that it is
known which parameter gets what. A dict is spread where nothing but reads of it is to be seen.
"""

import gast

from ..infer.alone import alone
from ..trees.names import writes
from ..trees.tree import assign, const, like, name, placed, statements, walk
from ..types import Dict, Tuple


def spread_out(work, stmt, node):
    """The statements before the call `node`, and the call without spreads; None as it is."""
    spreads = [a.value for a in node.args if isinstance(a, gast.Starred)]
    named = [k.value for k in node.keywords if k.arg is None]
    if not spreads + named or not all(is_known(work, s) for s in [*spreads, *named]):
        return None
    before, args, keywords = [], [], []

    def item(base, key):
        new = work.names.fresh(f"{base.id}_item")
        value = placed(gast.Subscript(base, const(key), gast.Load()), node)
        before.append(assign(new, value, at=stmt))
        work.types[new] = work.found(value)
        return name(new)

    for given in node.args:
        args += items(work, given, item) if isinstance(given, gast.Starred) else [given]
    for given in node.keywords:
        keywords += named_items(work, given.value, item) if given.arg is None else [given]
    work.settled = False
    return before, like(node, args=args, keywords=keywords)


def is_known(work, node):
    """Whether it is certain what is in a tuple or dict that is spread."""
    if not isinstance(node, gast.Name):
        return False
    match work.type(node.id):
        case Tuple():
            return True
        case Dict(items=items):
            texts = all(isinstance(key, str) for key, _ in items)
            return texts and is_only_read(node.id, work.facts.tree)
    return False


def is_only_read(id, tree):
    """Whether a dict is seen by nobody else, bound once, and never changed."""
    bound = sum(id in writes(s) for s in statements(tree.body))
    kwarg = getattr(tree.args.kwarg, "id", None)
    changed = any(changes(node, id) for s in tree.body for node in walk(s))
    return id in alone(tree) and bound + (id == kwarg) == 1 and not changed


def changes(node, id):
    match node:
        case gast.Subscript(value=gast.Name(id=base), ctx=gast.Store() | gast.Del()):
            return base == id
        case gast.Attribute(value=gast.Name(id=base), attr="pop"):
            return base == id
    return False


def items(work, spread, item):
    """What a tuple or the keys of a dict are as arguments."""
    match work.type(spread.value.id):
        case Tuple(items=parts):
            return [item(spread.value, k) for k in range(len(parts))]
        case Dict(items=parts):
            return [const(key) for key, _ in parts]


def named_items(work, base, item):
    return [gast.keyword(key, item(base, key)) for key, _ in work.type(base.id).items]
