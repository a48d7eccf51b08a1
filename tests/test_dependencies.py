"""What the transformer looks up in a program is in its trace; a text comes back from its file."""

import importlib
import inspect
import pkgutil
from types import FunctionType

import corpus
import pytest

from wengert.transform import pipeline
from wengert.transform.calls.choices import floats
from wengert.transform.calls.derivative import Callee
from wengert.transform.infer import places
from wengert.transform.reading import resolve
from wengert.transform.request import Request
from wengert.transform.storage import stored, things
from wengert.transform.storage.dependencies import Walk, trace
from wengert.transform.types import differentiable, type_of

EACH = 12  # of how many programs one is tried


def programs():
    """Some programs of the corpus, with arguments."""
    names = [module.name for module in pkgutil.iter_modules(corpus.__path__)]
    modules = [importlib.import_module(f"corpus.{name}") for name in names]
    return [p for module in modules for p in getattr(module, "PROGRAMS", ())][::EACH]


@pytest.fixture
def seen(monkeypatch):
    """All that is looked up while a derivative is built."""
    found = []

    def noted(look):
        def looked(*args):
            value = look(*args)
            found.append(value)
            return value

        return looked

    monkeypatch.setattr(resolve.Namespace, "lookup", noted(resolve.Namespace.lookup))
    monkeypatch.setattr(places, "member_of", noted(resolve.attribute))
    return found


def asked(program):
    """All derivatives of a program at once, and the arguments."""
    target = Callee(program.function).target
    args = [x if type(x) is int else floats(x) for x in (*target.before, *program.args)]
    bound = inspect.signature(target.function).bind(*args, **target.keywords)
    bound.apply_defaults()
    types = tuple(map(type_of, bound.arguments.values()))
    wrt = tuple(name for name, t in zip(bound.arguments, types) if differentiable(t))
    return Request(target.function, "split", wrt, types)


def reached(request):
    """The ids of what a trace goes to."""
    walk = Walk(exact=True)
    for part in (request.function, *map(walk.type, request.types)):
        if isinstance(part, FunctionType):
            walk.refer(part)
    walk.go()
    return {id(thing) for thing in walk.things}


def is_theirs(value):
    """Whether it is a function or a class of the program's own."""
    lifted = isinstance(value, FunctionType) and "source" in value.__dict__
    return isinstance(value, FunctionType | type) and not things.is_closed(value) and not lifted


@pytest.mark.parametrize("program", programs(), ids=str)
def test_what_is_looked_up_is_traced(program, seen):
    request = asked(program)
    built = pipeline.build(request)
    known = reached(request)
    assert not [v for v in seen if v is not resolve.MISSING and is_theirs(v) and id(v) not in known]
    traced = trace(request, exact=True)
    file = stored.written(built.text, {"now": stored.record(request, built, traced)})
    text, records = stored.parsed(file)
    again = stored.restored(request, text, records["now"], trace(request, exact=True))
    assert again.text == built.text
    assert all(known in built.codes for known in again.codes)
    assert len(again.codes) == len(built.codes)
    ours = [a for a in built.assumptions if not stored.is_own(a.place)]
    assert [*again.assumptions] == ours
    for old, new in zip(built.entry, again.entry):
        assert old.__code__ == new.__code__ and old.__defaults__ == new.__defaults__
        assert old.__globals__ is new.__globals__
