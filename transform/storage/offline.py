"""Where a derivative comes from that this process has not built yet.

First a precompiled module beside the primal's, `__wengert__/MODULE/FUNCTION_grad.py`, read by what
loaded the primal's module, be it a folder or a zip file; then the cache on disk; then it is built,
and kept on disk.  The first two need neither the transformer nor the primal's source.
"""

import os
import sys
import warnings
from functools import lru_cache
from importlib import import_module
from pathlib import PurePath

from ..calls import cache
from ..frozen import frozen, replace
from ..request import Request
from ..types import in_words
from ..words import NEEDED, installed
from . import disk, stored, told
from .dependencies import Untraceable, trace
from .things import label, versions

PIPELINE = "wengert.transform.pipeline"  # imported when something is first built
FOLDER = "__wengert__"
MOST = 64  # precompiled derivatives of one function
TITLES = {"split": "vjp", "forward": "jvp"}


class Stale(ImportError):
    """A precompiled module that was made from something else than what is there now."""


@frozen
class Precompiled:
    """A precompiled module: its file, its text, and what it was made from, by Python's version."""

    file: str
    text: str
    records: dict

    def record(self):
        """What it was made from for this version of Python; Stale if there is none."""
        python = versions()["python"]
        if python not in self.records:
            made = ", ".join(self.records)
            raise Stale(f"{self.file} was made for Python {made}, not {python}")
        return self.records[python]

    def built(self, request):
        """What was built for a request; Stale unless all it was made from is as it was."""
        record = self.record()
        traced = trace(request)
        if traced.key != record["key"]:
            raise Stale(f"{self.file} is stale: {', '.join(changes(record, traced))}")
        return stored.restored(request, self.text, record, traced)


def changes(record, traced):
    """What is not as it was, in words."""
    now = versions()
    for name, version in record["versions"].items():
        if now[name] != version:
            yield f"{name} is {now[name]}, it was made with {version}"
    old, new = record["parts"], traced.parts
    edited = [name for name in old if name in new and old[name] != new[name]]
    for what, names in (
        ("was edited", edited),
        ("is new", new.keys() - old.keys()),
        ("is gone", old.keys() - new.keys()),
    ):
        yield from (f"{name} {what}" for name in sorted(names))
    if old == new and now == record["versions"]:
        yield "what it relies on has changed"


def find(request):
    """What `pipeline.build` makes of a request, from where it costs least."""
    built = precompiled(request, loosely=not installed())
    if built:
        return built
    built, key = disk.find(request)
    if built:
        return built
    if not installed():
        raise ImportError(missing(request))
    built = import_module(PIPELINE).build(request)
    if key:
        disk.keep(request, built, key)
    return built


def missing(request):
    """What is wrong where there is neither a derivative nor the transformer."""
    types = ", ".join(map(in_words, request.types))
    return (
        f"no derivative of {label(request.function)} for ({types}) was precompiled, and the "
        f"transformer can't make one without {' and '.join(NEEDED)}: install them, or precompile it"
    )


def precompiled(request, loosely=False):
    """What a precompiled module says was built for a request, or None."""
    for kept in nearest(beside(request.function, title_of(request)), request):
        try:
            record = kept.record()
            if not is_for(record, request, loosely):
                continue
            return kept.built(replace(request, types=told.type_told(record["types"])))
        except Stale as error:
            if not installed():
                raise
            warnings.warn(f"{error}; precompile it again", stacklevel=2)
        except (Untraceable, ImportError, AttributeError, LookupError, TypeError) as error:
            warnings.warn(f"{kept.file} is not used: {error}", stacklevel=2)
    return None


def nearest(found, request):
    """Precompiled modules, those first that were made for just the types of a request."""
    try:
        types = told.told(request.types)
    except Untraceable:
        return found
    return sorted(found, key=lambda kept: all(r["types"] != types for r in kept.records.values()))


def is_for(record, request, loosely):
    """Whether a precompiled derivative is what a request is about."""
    asked = request.mode, request.wrt, request.value, request.has_aux
    made = record["mode"], record["wrt"], record["value"], record["has_aux"]
    types = told.type_told(record["types"])
    return made == asked and told.fits_call(types, request.types, loosely)


def title_of(request):
    """What users call a derivative of this mode."""
    return TITLES.get(request.mode) or ("value_and_grad" if request.value else "grad")


def request_of(record, module=None):
    """The request that a record is about; its primal is in `module`, if that is told."""
    if record["inner"]:
        entry = cache.find(request_of(record["inner"], module)).entry
        entries = entry if isinstance(entry, tuple) else (entry,)
        name = record["of"].rpartition(":")[2].rpartition(".")[2]
        function = next(f for f in entries if f.__name__ == name)
    else:
        place, _, name = record["of"].partition(":")
        found = told.found(f"{module or place}:{name}")
        function = getattr(found, "primal", found)
    types = told.type_told(record["types"])
    asked = record["mode"], record["wrt"], types, record["value"], record["has_aux"]
    return Request(function, *asked)


def beside(function, title):
    """The precompiled modules of a function, beside its own."""
    module = sys.modules.get(function.__module__)
    file = getattr(module, "__file__", None)
    loader = getattr(module, "__loader__", None)
    if not file or not hasattr(loader, "get_data"):
        return ()
    path = PurePath(file)
    return read_all(loader, str(path.parent / FOLDER / path.stem), file_name(function, title))


def file_name(function, title):
    """The name of the first precompiled module of a function, without its ending."""
    name = function.__qualname__.replace(".<locals>.", "_").replace(".", "_")
    return f"{name.replace('<lambda>', 'lambda')}_{title}"


@lru_cache(maxsize=256)
def read_all(loader, folder, name):
    """The modules `name`, `name_2`, `name_3`, … in a folder."""
    found = []
    for k in range(1, MOST):
        file = os.path.join(folder, f"{name}_{k}.py" if k > 1 else f"{name}.py")
        try:
            text = loader.get_data(file).decode()
        except OSError:
            return tuple(found)
        try:
            found.append(Precompiled(file, *stored.parsed(text)))
        except stored.Corrupt as error:
            warnings.warn(f"{file} is not used: {error}", stacklevel=2)
    return tuple(found)


def link(name):
    """Let the functions of a precompiled module that is imported run in their primal's world."""
    module = sys.modules[name]
    kept = Precompiled(
        module.__file__, *stored.parsed(module.__loader__.get_data(module.__file__).decode())
    )
    record = kept.record()
    built = kept.built(request_of(record))
    entries = built.entry if isinstance(built.entry, tuple) else (built.entry,)
    vars(module).update({f.__name__: f for f in entries})
