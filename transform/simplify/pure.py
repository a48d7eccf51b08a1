"""Whether evaluating an expression has no effect but its value."""

import gast

from ..trees.tree import children

MODULES = frozenset({"np", "math", "rt"})
OF_SCIPY = frozenset("special linalg fft signal ndimage".split())  # where all is pure
IMPURE = frozenset(
    "add_inside add_to_attr add_to_item at attribute_slot begin bound can_call can_change"
    " can_set can_store check_adjoint clear_item copyto end ending enter failed_again fill_diagonal"
    " floats_only fromiter info leave"
    " part_of place pullback pullback_method pullback_of pushforward pushforward_method"
    " pushforward_of put put_along_axis put_attribute put_back put_item putmask random real_only"
    " real_scalar rebound restore same_sharing save savetxt savez savez_compressed"
    " set_printoptions setbufsize seterr seterrcall show_config show_runtime slot steady take_out"
    " test".split()
)
BUILTINS = frozenset(
    "abs bool complex dict divmod enumerate float int isinstance len list max min pow range "
    "reversed round slice sorted sum tuple type zip".split()
)


def is_pure(node, pure_call=lambda func: False):
    """Whether `node` has no effect; `pure_call` knows more functions that have none.

    >>> from wengert.transform.trees.quote import quote
    >>> is_pure(quote("np.sin(x) + len(y)")), is_pure(quote("np.random.rand()"))
    (True, False)
    """
    todo = [node]
    while todo:
        node = todo.pop()
        match node:
            case gast.Call(func=func):
                if has_effect(func) or not (known_pure(func) or pure_call(func)):
                    return False
            case gast.NamedExpr() | gast.Await() | gast.Yield() | gast.YieldFrom():
                return False
            case gast.Lambda():
                continue
        todo.extend(children(node))
    return True


def has_effect(func):
    """Whether a function of the runtime does more than its value, though it may have a rule."""
    parts = dotted_parts(func)
    return parts[:1] == ["rt"] and not IMPURE.isdisjoint(parts)


def known_pure(func):
    match func:
        case gast.Name(id=id):
            return id in BUILTINS
        case gast.Attribute(attr="copy", value=gast.Name()):
            return True
        case gast.Attribute():
            parts = dotted_parts(func)
            if parts[:1] == ["scipy"]:
                return len(parts) == 3 and parts[1] in OF_SCIPY
            return bool(parts) and parts[0] in MODULES and IMPURE.isdisjoint(parts)
    return False


def dotted_parts(node):
    parts = []
    while isinstance(node, gast.Attribute):
        parts.append(node.attr)
        node = node.value
    return [node.id, *reversed(parts)] if isinstance(node, gast.Name) else []
