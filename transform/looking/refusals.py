"""All that would be refused in a function and in what it calls, found without calling it.

>>> def f(x):
...     y = eval("x + 1")
...     z = x * y
...     exec("z = 2")
...     return z
>>> [(error.lineno, error.msg.partition(" looks")[0]) for error in check(f)]
[(2, 'eval()'), (4, 'exec()')]

Each statement that is refused is taken out, and the rest is looked at again.
"""

from ..calls.annotations import annotated_types
from ..calls.choices import choices, names
from ..calls.derivative import Callee
from ..calls.targets import own_signature
from ..errors import Unsupported
from ..pipeline import emitted
from ..reading.source import DROPPED
from ..request import Request
from ..types import as_float, type_of

MOST = 100


def check(function, *args, argnums=0, mode="reverse"):
    """What would be refused, as a list of Unsupported, each at its line; empty if nothing is.

    args: arguments such as a call would have, which tell the types; by default annotations do.
    """
    request = request_for(Callee(function), args, argnums, mode)
    found, places = [], ()
    while len(found) < MOST and (error := refusal(request, places)):
        found.append(error)
        node = error.node
        place = error.filename, getattr(node, "lineno", None), getattr(node, "col_offset", None)
        if None in place or place in places:
            break
        places = (*places, place)
    return sorted(found, key=lambda error: (error.filename or "", error.lineno or 0))


def request_for(callee, args, argnums, mode):
    """What is looked at."""
    plain = callee.target.function
    types = annotated_types(plain)
    if args:
        passed, named = callee.full(callee.bind(args, {}))
        bound = own_signature(plain).bind(*passed, **named).arguments
        types |= {id: type_of(value) for id, value in bound.items()}
    wrt = names(choices(argnums, callee.signature))
    types = tuple(as_float(t) if id in wrt else t for id, t in types.items())
    return Request(plain, mode, wrt, types)


def refusal(request, places):
    """What is refused first where the statements at some places are taken out, or None."""
    before = DROPPED.set(places)
    try:
        emitted(request)
    except Unsupported as error:
        return error
    finally:
        DROPPED.reset(before)
    return None
