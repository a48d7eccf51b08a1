"""Which expressions make a new value, that nothing else refers to."""

import gast

MAKERS = frozenset(
    "zeros_like ones_like full_like zeros ones full copy array sum_to_new outer dot sin cos exp "
    "where add multiply sum".split()
)
LISTS = frozenset("to_each at_position star_part pack_like sorted_back".split())


def is_fresh_list(expr):
    """Whether the value of `expr`, a list, certainly belongs to nobody else; its items may."""
    match expr:
        case gast.Call(func=gast.Attribute(value=gast.Name(), attr=attr)):
            return attr in LISTS
        case gast.Call(func=gast.Name(id="list")):
            return True
        case gast.Subscript(slice=gast.Slice()):
            return True
    return is_fresh(expr)


def is_fresh(expr):
    """Whether the value of `expr` certainly belongs to nobody else.

    Arithmetic and the functions in MAKERS return new arrays; views, `sum_to` and names may not.
    """
    match expr:
        case gast.BinOp() | gast.UnaryOp(op=gast.USub()) | gast.Constant():
            return True
        case gast.Call(func=gast.Attribute(attr="sum_to" | "sum_to_shape"), args=[value, *_]):
            return is_fresh(value)
        case gast.Call(func=gast.Attribute(value=gast.Name(id="np"), attr=attr)):
            return attr in MAKERS
        case gast.Call(func=gast.Attribute(value=gast.Attribute(attr="multiply"), attr="outer")):
            return True
        case gast.Call(func=gast.Attribute(attr="copy"), args=[]):
            return True
    return False
