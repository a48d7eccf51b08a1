"""A parameter that is bound anew is another variable, where what it was given may change.

    def f(u):                   def f(u):
        u[0] = 2.0                  u_1 = u
        for k in range(3):   →      u_1[0] = 2.0
            u = u * u               for k in range(3):
        return u                        u_1 = u_1 * u_1
                                    return u_1

The adjoint of what the caller gave goes back under the parameter's name, which so is a name of that
to the end.
"""

import gast

from ..normalize.rename import rename
from ..trees.names import parameters, writes
from ..trees.tree import assign, like, name, statements
from ..types import plain
from .callees import is_plain
from .places import FIXED


def with_own_parameters(tree, facts):
    """The function with another name for each parameter that it binds anew."""
    bound = writes(*tree.body)
    anew = [p.id for p in parameters(tree.args) if p.id in bound]
    anew = [id for id in anew if not isinstance(plain(facts.types.get(id)), FIXED)]
    if not anew or not any(may_change(stmt, facts) for stmt in statements(tree.body)):
        return tree
    new = {id: facts.names.fresh(id) for id in anew}
    facts.types.update({new[id]: facts.types[id] for id in anew if id in facts.types})
    at = tree.body[0]
    first = [assign(new[id], name(id), at) for id in anew]
    return like(tree, body=[*first, *(rename(stmt, new) for stmt in tree.body)])


def may_change(stmt, facts):
    """Whether a statement may change something, as far as this function shows."""
    match stmt:
        case gast.Assign(value=gast.Call(func=func)) if is_plain(facts.resolve(func)):
            return True
    return has_form_of_change(stmt)


def has_form_of_change(stmt):
    """Whether a statement has the form of one that changes something."""
    match stmt:
        case gast.AugAssign() | gast.Delete():
            return True
        case gast.Assign(targets=[gast.Subscript() | gast.Attribute()]):
            return True
        case gast.Expr(value=gast.Call(func=gast.Attribute())):
            return True
        case gast.Assign(value=gast.Call(func=gast.Attribute(attr="pop"))):
            return True
    return False
