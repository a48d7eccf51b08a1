"""Where a rule is used: one call, what is known of its operands, and which is which parameter."""

from collections.abc import Callable, Mapping
from dataclasses import field

import gast

from ..errors import Unsupported
from ..frozen import frozen
from ..trees.tree import LOAD, like
from ..types import UNKNOWN, Array, Number, Tuple, is_number, type_of


def same_name(id, value):
    return id


@frozen
class Site:
    """One use of a function that has a rule.

    call: the Call, BinOp, UnaryOp, Compare or Attribute; `args`: its positional operands, atoms,
    the object of a method first. `bind(name, value)` says by what name the emitted code knows the
    object `value`, which a formula calls `name`. `users`: the name of the function, where its rule
    is the user's own, and checked.
    """

    ans: gast.Name
    call: gast.AST
    args: tuple
    keywords: Mapping = field(default_factory=dict)
    ans_type: object = UNKNOWN
    arg_types: tuple = ()
    keyword_types: Mapping = field(default_factory=dict)
    bind: Callable = same_name
    users: str | None = None

    def operand(self, key):
        """The argument at a position or of a name."""
        return self.keywords[key] if isinstance(key, str) else self.args[key]

    def type(self, key):
        """The type of the argument at a position or of a name."""
        operand = self.operand(key)
        if not isinstance(operand, gast.Name):
            return constant_type(operand)
        if isinstance(key, str):
            return self.keyword_types.get(key, UNKNOWN)
        return self.arg_types[key] if key < len(self.arg_types) else UNKNOWN

    def with_operands(self, new):
        """The call, its operands replaced by `new`, from keys to expressions."""
        args = [new.get(i, arg) for i, arg in enumerate(self.args)]
        match self.call:
            case gast.BinOp():
                return like(self.call, left=args[0], right=args[1])
            case gast.UnaryOp():
                return like(self.call, operand=args[0])
            case gast.Attribute():
                return like(self.call, value=args[0])
            case gast.Call(func=func, args=old):
                keywords = [like(k, value=new.get(k.arg, k.value)) for k in self.call.keywords]
                if len(old) < len(args):
                    func = like(func, value=args[0])
                return like(
                    self.call, func=func, args=args[len(args) - len(old) :], keywords=keywords
                )
        raise Unsupported("this can't be differentiated", self.call)


@frozen
class Bound:
    """A site's operands by the parameter they are for; `keys`: the keys of each parameter."""

    site: Site
    exprs: Mapping
    keys: Mapping
    vararg: str | None

    def parameter(self, key):
        """The parameter that the operand `key` is for."""
        return next(p for p, keys in self.keys.items() if key in keys)

    def type(self, parameter):
        keys = self.keys.get(parameter, ())
        if parameter == self.vararg:
            return Tuple(tuple(map(self.site.type, keys)))
        if keys:
            return self.site.type(keys[0])
        return constant_type(self.exprs.get(parameter))


def constant_type(expr):
    """The type of a constant, as an option's default is one."""
    try:
        return type_of(gast.literal_eval(expr))
    except (ValueError, TypeError, AttributeError):
        return UNKNOWN


def bind(formula, site):
    """The operands of `site` by the parameters that `formula` shows."""
    signature = formula.signature
    refuse_strangers(signature, site)
    own = signature.names[: signature.positional]
    keys = {p: (i,) for i, p in zip(range(len(site.args)), own)}
    keys |= {k: (k,) for k in site.keywords}
    exprs = {p: site.operand(k) for p, (k,) in keys.items()}
    if signature.vararg:
        rest = range(signature.positional, len(site.args))
        keys[signature.vararg] = tuple(rest)
        exprs[signature.vararg] = gast.Tuple([site.args[i] for i in rest], LOAD)
    return Bound(site, {**formula.defaults, **exprs}, keys, signature.vararg)


def refuse_strangers(signature, site):
    """Refuse what the rule has no parameter for."""
    for arg in site.args:
        if isinstance(arg, gast.Starred):
            raise Unsupported("the arguments of *args can't be told apart here", site.call)
    for option in site.keywords:
        if option not in signature.names:
            raise Unsupported(f"the rule knows no option `{option}=`", site.call)
    given = len(site.args)
    if given > signature.positional and not signature.vararg:
        raise Unsupported(
            f"the rule takes {signature.positional} positional arguments, got {given}:"
            " pass options by keyword",
            site.call,
        )
    refuse_out(signature, site)
    filled = {*signature.names[:given], *site.keywords}
    missing = [p for p in signature.names[: signature.required] if p not in filled]
    if missing:
        raise Unsupported(f"the rule needs the argument `{missing[0]}`", site.call)


def refuse_out(signature, site):
    """Refuse a place for the result, which no rule knows, unless it is None."""
    given = {**dict(zip(signature.names[: signature.positional], site.args)), **site.keywords}
    if getattr(given.get("out"), "value", None) is not None or isinstance(
        given.get("out"), gast.Name
    ):
        raise Unsupported("the rule knows no option `out=`", site.call)


def fits(formula, site):
    """Whether `formula` has a parameter for each of the operands of `site`."""
    try:
        refuse_strangers(formula.signature, site)
    except Unsupported:
        return False
    return True


def is_scalar(t):
    """Whether it surely has no dimensions."""
    return is_number(t) or (isinstance(t, Array) and t.ndim == 0)


def is_python_float(t):
    return isinstance(t, Number) and t.kind == "f" and t.python and not t.mixed
