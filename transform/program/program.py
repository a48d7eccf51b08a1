"""All functions of a program: each in the small language once, its types for each kind of call.

`Program.of(function)` prepares one function; `Program.types(function, types)` infers it together
with all that it calls.  A callee is inferred when its first call is met, so that most functions are
inferred once; what calls itself in a circle, or too deep to recurse, waits in a list of work and is
inferred again, to a fixpoint.
"""

from collections import Counter
from functools import cached_property

import gast

from ..differentiate.by_key import by_key
from ..differentiate.decided import Decided, decided
from ..differentiate.lower import lower
from ..differentiate.prepare import prepare
from ..errors import Unsupported
from ..frozen import frozen, replace
from ..infer import ANYTHING, Inferred, infer
from ..infer.bound import bound_types
from ..normalize import normalize
from ..normalize.returns import without_aux
from ..reading.lift import lift
from ..reading.lifted import compiled
from ..reading.shield import Shielded, shield
from ..reading.source import read
from ..trees.names import all_names, parameters
from ..trees.tree import like
from ..types import NOTHING, UNKNOWN
from .free_names import FreeNames, builtins_of, called, identities
from .passing import pass_on
from .pastable import Pastable, Small

ROUNDS = 12  # of inference for a function that calls itself
DEEPEST = 10  # calls within calls that are inferred on the way
VARIANTS = 16  # of one function in one program; more kinds of arguments share a generic one


@frozen
class Prepared:
    """A function, ready to be differentiated."""

    source: object
    tree: gast.FunctionDef
    args: gast.arguments
    turns: frozenset
    namespace: object
    shielded: dict
    variables: frozenset
    aux: str | None
    lifted: dict
    copies: dict  # of those that are lifted, the ones that are copies: name → original
    pasted: tuple = ()  # the assumptions on functions that are pasted into `tree`, or copied

    @property
    def lifted_functions(self):
        return {id: source.function for id, source in self.lifted.items()}

    @property
    def lifts(self):
        return self.lifted_functions.values()

    @cached_property
    def parameters(self):
        return [p.id for p in parameters(self.tree.args)]

    def shielded_name(self, id):
        return self.shielded.get(id, id)


def taken_apart(source, captured=()):
    """The function of `source` without its nested ones, those, and what is passed to what.

    Where a copy can't be lifted, nothing is copied.
    """
    function = source.function

    def callee(call, within):
        around = read(within) if within else source
        names = FreeNames(around.function, around.tree, () if within else captured)
        return called(call.func, names)

    try:
        if not is_emitted(function):
            own = FreeNames(function, source.tree, captured).local
            passed = pass_on(source.tree, own, callee)
            outer, inner = lift(passed.tree)
            if passed.copies.keys() <= inner.keys():
                return outer, inner, passed.copies, passed.assumptions
        return *lift(source.tree), {}, ()
    except Unsupported as error:
        raise error.locate(source.file, source.lines) from None


def small(source, captured=()):
    """The function of `source` in the small language."""
    function = source.function
    outer, inner, copies, assumptions = taken_apart(source, captured)
    lifted = compiled(inner, source, copies)
    names = FreeNames(function, outer, captured, {id: s.function for id, s in lifted.items()})
    looked_up = []
    try:
        tree, shielded = shield(outer, names)
        namespace = Shielded(names, shielded)
        tree = normalize(tree, is_emitted(function), builtins_of(names), namespace, looked_up)
    except Unsupported as error:
        raise error.locate(source.file, source.lines) from None
    variables = frozenset(all_names(outer) | set(shielded.values()))
    assumptions = *assumptions, *identities(looked_up, names)
    return Small(source, tree, names, shielded, lifted, variables, copies, assumptions)


def prepared(source, aux=False, captured=(), pastable=None):
    """Bring the function of `source` into the small language, and make it ready.

    captured: free variables that are differentiated; in `tree` they are parameters.
    """
    pastable = pastable or Pastable(small)
    this = small(source, captured)
    tree, pasted = (this.tree, ()) if is_emitted(source.function) else pastable.paste(this)
    shielded = this.shielded
    try:
        tree, aux_name = without_aux(tree) if aux else (tree, None)
        ready = prepare(tree)
    except Unsupported as error:
        raise error.locate(source.file, source.lines) from None
    namespace = Shielded(this.names, shielded)
    active = [shielded.get(id, id) for id in captured]
    return Prepared(
        source=source, tree=with_captured(ready.tree, active), args=ready.tree.args,
        turns=ready.turns, namespace=namespace, shielded=shielded,
        variables=this.variables, aux=aux_name, lifted=this.lifted, copies=this.copies,
        pasted=(*this.assumptions, *pasted),
    )  # fmt: skip


def is_users(function):
    """Whether a function is as a user wrote it: not lifted, not emitted, not one of ours."""
    ours = str(function.__module__).startswith("wengert.")
    return not ours and "source" not in function.__dict__ and not is_emitted(function)


def is_emitted(function):
    return function.__code__.co_filename.startswith("<wengert")


def with_captured(tree, captured):
    """`tree` with captured variables as parameters, last."""
    if not captured:
        return tree
    params = [gast.Name(id, gast.Param(), None, None) for id in captured]
    args = tree.args
    args = like(
        args,
        kwonlyargs=[*args.kwonlyargs, *params],
        kw_defaults=[*args.kw_defaults, *[None] * len(params)],
    )
    return like(tree, args=args)


class Program:
    """What is known of the functions that one derivative is made of."""

    def __init__(self, aux=None):
        self.aux = aux
        self.functions = {}
        self.pastable = Pastable(small)
        self.found = {}  # (function, types, captured) → Inferred
        self.readers = {}  # the same → keys that rest on it
        self.rounds = Counter()  # how often each was inferred
        self.variants = {}  # function → its keys
        self.root = None  # the key that was asked for
        self.open = []  # keys that are being inferred, each called by the one before
        self.todo = {}  # keys to infer, or to infer again

    def of(self, function, captured=()):
        if (function, captured) not in self.functions:
            ready = prepared(read(function), function is self.aux, captured, self.pastable)
            self.functions[function, captured] = ready
        return self.functions[function, captured]

    def sources(self):
        """The plain functions that were looked into, to be differentiated or to be pasted."""
        looked = {function: None for function, _ in self.functions}
        looked |= dict.fromkeys(self.pastable.opened)
        looked |= dict.fromkeys(self.originals().values())
        return [f for f in looked if is_users(f)]

    def originals(self):
        """A function that is a copy → the function that it is a copy of."""
        return {r.lifted_functions[id]: original
                for r in self.functions.values() for id, original in r.copies.items()}  # fmt: skip

    def outer(self, function):
        """The function that a lifted one was nested in at last, or is a copy of; or None."""
        originals = self.originals()
        if function in originals:
            return originals[function]
        around = {f: r.source.function for r in self.functions.values() for f in r.lifts}
        outer = None
        while function in around:
            outer = function = around[function]
        return outer

    def types(self, function, types, captured=()):
        """The types in `function`, and in all that it calls, for parameters of `types`.

        The last of them are those of the `captured` variables, which are parameters too.
        """
        key = self.key(function, types, captured)
        if key not in self.found:
            self.root = key
            self.update(key)
            while self.todo:
                self.update(self.todo.popitem()[0])
        return self.found[key]

    def key(self, function, types, captured=()):
        """`types`, or unknown ones for a function that is called in too many ways."""
        keys = self.variants.setdefault(function, set())
        if (types, captured) not in keys and len(keys) >= VARIANTS:
            types = (UNKNOWN,) * len(types)
        keys.add((types, captured))
        return function, types, captured

    def update(self, key):
        """Infer a function, and note what rests on it if that is news."""
        self.rounds[key] += 1
        self.open.append(key)
        try:
            new = self.infer(key)
        except Unsupported:
            if key == self.root:
                raise
            new = Inferred({}, UNKNOWN, (), {})
        finally:
            self.open.pop()
        if self.rounds[key] > ROUNDS:
            new = replace(new, returns=UNKNOWN, stored=dict.fromkeys(new.stored, ANYTHING))
        old = self.found.get(key)
        self.found[key] = new
        if old is None or (new.returns, new.stored) != (old.returns, old.stored):
            self.todo |= self.readers.get(key, {})

    def infer(self, key):
        function, types, captured = key
        ready = self.of(function, captured)

        def inferred(called, positional, keywords):
            inner = self.key(called, bound_types(called, positional, keywords))
            self.meet(inner)
            self.readers.setdefault(inner, {})[key] = None
            return self.found.get(inner)

        try:
            return self.settled(ready, dict(zip(ready.parameters, types)), inferred)
        except Unsupported as error:
            raise error.locate(ready.source.file, ready.source.lines) from None

    def meet(self, key):
        """Infer what is called for the first time, now or later."""
        if key in self.found or key in self.open:
            return
        if len(self.open) < DEEPEST:
            self.update(key)
        else:
            self.todo[key] = None

    def settled(self, ready, given, inferred):
        """The types in a function, and its statements as these types have them."""
        emitted = is_emitted(ready.source.function)

        def callee(*call):
            found = inferred(*call)
            return found.returns if found else NOTHING

        def effects(called, *types):
            found = inferred(called, *types)
            return found.stored if found else {}

        plain = emitted or ready.aux is not None
        taken = Decided(ready.tree) if plain else decided(ready.tree, given, ready.namespace)
        found = infer(taken.tree, given, ready.namespace, callee, effects)
        keyed = taken.tree if emitted else by_key(taken.tree, found.types)
        if keyed is not taken.tree:
            found = infer(keyed, given, ready.namespace, callee, effects)
        made = lower(keyed, found.types, ready.namespace, ready.variables, emitted)
        types = made.types
        if not made.settled:
            found = infer(made.tree, given, ready.namespace, callee, effects)
            types = found.types
        return replace(
            found, types=types, tree=made.tree, asked=made.asked, refused=made.refused,
            assumptions=(*found.assumptions, *taken.assumptions),
        )  # fmt: skip
