"""The way of a function from its source to the source of its derivative.

    source → resolve → normalize → infer → analyze → differentiate → simplify → print → load

`build(request)` goes all the way, for one function and every function that it calls; `stages` stops
at each stage on the way and prints it, as Python that returns what the function returns.
"""

from .calls.annotations import annotated_types
from .calls.load import Binding, load
from .calls.origins import origins
from .errors import Unsupported
from .normalize import PASSES
from .normalize.scope import Scope
from .printing.printer import to_source
from .program.free_names import builtins_of, meanings
from .program.module import Module, seed_names
from .program.program import is_emitted, prepared, taken_apart
from .reading import shield
from .reading.closed import MOST, closing, place_of
from .reading.source import read
from .request import Built, Request, edition, file_of
from .trees.deep import on_high_stack
from .trees.tree import forget, like

__all__ = ["Built", "Request", "build", "show", "stages"]


def build(request, checked=False):
    """Emit and load the derivative that is asked for; `checked`: for debugging.

    What is refused in a branch is refused when it is reached.
    """
    places = {}
    while True:
        try:
            with closing(places):
                return emitted(request, checked)
        except Unsupported as error:
            place = place_of(error)
            if place is None or place in places or len(places) == MOST:
                raise
            places |= {place: f"{error.msg}, at: {(error.text or '').strip()}"}


def emitted(request, checked=False):
    """What is asked for, or Unsupported at the first thing that is refused."""
    try:
        return loaded_from(Module(request, checked), request)
    except RecursionError:
        return on_high_stack(lambda: loaded_from(Module(request, checked), request))
    finally:
        forget()


def loaded_from(module, request):
    """What a module has when it is finished, loaded."""
    ids = module.finish()
    text, places = module.text_and_places()
    bindings = module.bindings()
    loaded = load(text, file_of(request, text), bindings)
    entry = tuple(loaded[id] for id in ids)
    taken = module.seeds_taken(request.function, module.captured)
    sources = module.program.sources()
    return Built(
        text=text,
        entry=entry if len(entry) > 1 else entry[0],
        assumptions=(*module.assumptions.values(), *meanings(sources)),
        dots=dict(zip(request.wrt, seed_names(request.wrt, taken))),
        changes=module.changes_arguments(),
        codes=tuple(map(edition, sources)),
        bindings=bindings,
        origins=origins(text, places, bindings),
    )


def trees(function):
    """Each stage of a function on its way to the small language: (name, tree)."""
    source = read(function)
    yield "source", source.tree
    ready = prepared(source)
    free = ready.namespace.namespace
    tree, shielded = shield.shield(taken_apart(source)[0], free)
    scope = Scope(tree, builtins_of(free), ready.namespace, is_emitted(source.function))
    for name, pass_ in PASSES:
        tree = pass_(tree, scope)
        yield name, shield.unshield(tree, shielded)[0]
    yield "normalize", shield.unshield(tree, shielded)[0]
    yield "prepare", shield.unshield(ready.tree, ready.shielded)[0]


def stages(function, *args):
    """Each stage of `function`: its name, its text, and the function that the text defines."""
    lifted = prepared(read(function)).lifted_functions
    for name, tree in trees(function):
        id = tree.name + "_" + name
        text = to_source(like(tree, name=id)) + "\n"
        binding = Binding(
            function,
            {"rt": shield.emitted_object("rt"), **lifted},
            tuple(function.__code__.co_freevars),
        )
        file = file_of(Request(function, "stage", (), ()), text)
        yield name, text, load(text, file, {id: binding})[id]


def show(function, mode="reverse", types=None, after=None, wrt=None):
    """The text of the derivative of `function`, or of `function` itself after a stage.

    types: one for each parameter; by default what annotations say.
    """
    if after is not None:
        found = dict(trees(function))
        if after not in found:
            raise LookupError(f"no stage {after!r}: there are {', '.join(found)}")
        return to_source(found[after]) + "\n"
    parameters = list(annotated_types(function))
    wrt = tuple(wrt or parameters[:1])
    types = types or tuple(annotated_types(function).values())
    return build(Request(function, mode, wrt, tuple(types))).text
