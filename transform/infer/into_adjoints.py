"""What helpers of the runtime put into adjoints.

>>> into_adjoint("add_to_item", [List(Number("f")), Known(0), Number("f")])
{('item',): Number(kind='f', python=False, mixed=False, double=False)}
"""

from ..types import UNKNOWN, Array, Dict, DictOf, Known, List, Number, is_numeric, item_of, plain
from .adjoints import item_added, zero
from .containers import ITEM
from .helpers import CHANGING
from .operations import element


def into_adjoint(name, types):
    """What `rt.name` puts into its first argument: {key: type}; None if it may be anything."""
    match name, types:
        case "add_item", [bar, key, g]:
            grown = item_added(bar, key, g)
            if grown is not UNKNOWN:
                holder = isinstance(grown, List | Dict | DictOf)
                return {key_of(key): item_of(grown)} if holder else {}
        case "add_to_item", [bar, key, g]:
            whole = isinstance(bar, List) and not is_numeric(key)  # a slice, item by item
            return {key_of(key): element(g) if whole else g}
        case (("add_attr" | "add_to_attr"), [_, Known(str(attr)), g]):
            return {attr: g}
        case (("slot" | "attribute_slot"), [_, key, x]):
            return {key_of(key): zero(x)}
        case "add_inside", [_, g]:
            return added_inside(plain(g))
    return None if name in CHANGING else {}


def added_inside(g):
    """What adding an adjoint of type `g` into another puts there: its parts."""
    match g:
        case Array() | Number():
            return {}
        case List(item):
            return {ITEM: item}
    return None


def key_of(t):
    """Under which key of a `Stored` something goes whose key is of type `t`."""
    text = isinstance(t, Known) and isinstance(t.value, str)
    return t.value if text else ITEM
