"""Precompiled derivatives: emitted code as modules that are committed, shipped and imported.

`__wengert__/MODULE/FUNCTION_grad.py`, beside the module, is what a call of `grad(FUNCTION)` runs,
as long as all that it was made from is as it was: see `offline`.  What is written for a module is
what is decorated there, for the types that annotations tell; what calls that are given as examples
need; and what is there already, made again.
"""

import ast
import importlib
import pkgutil
import sys
import warnings
from pathlib import Path

from .. import pipeline
from ..calls.annotations import annotated_types
from ..calls.targets import target_of
from ..errors import Unsupported
from ..frozen import frozen, replace
from ..types import NUMERIC, UNKNOWN
from . import stored, told
from .asked import by_annotations, likely, request_by_annotations
from .dependencies import trace
from .offline import FOLDER, Precompiled, Stale, file_name, request_of, title_of
from .things import Untraceable

PACKAGE = '"""Derivatives, by wengert: emitted code, do not edit."""\n'


@frozen
class Outcome:
    """What became of one file: "written", "same"; when checked: "stale", "missing", "left over".

    "moved": when checked, right as code, but lines that it quotes have other numbers or spaces.
    """

    file: Path
    state: str
    why: str = ""

    @property
    def is_wrong(self):
        return self.state in ("stale", "missing", "left over", "refused")

    def __str__(self):
        return f"{self.state}: {self.file}" + (f" ({self.why})" if self.why else "")


def precompile(target, like=(), out=None, check=False, mode="grad", argnums=0, progress=iter):
    """Write the derivatives of a module, a package or a function as importable modules.

    target: a module, its name, "module:function", a function, or a derivative
    like: calls such as "f(1.0, np.zeros(3))", whose arguments tell the types; by default those of
    the annotations.  out: the folder that stands for the one the packages are in; by default
    beside each module.  check: change nothing, tell what is missing or stale.
    mode: "grad", "value_and_grad", "vjp" or "jvp", for a function that is not decorated.
    progress: what the modules are passed through, such as tqdm.

    Returns an Outcome for each file.
    """
    module, function = target_module(target)
    like = (like,) if isinstance(like, str) else tuple(like)
    if function is not None:
        folder = folder_of(module, out)
        asked = [*likely(module, like, mode, argnums)]
        asked = asked or [request_by_annotations(function, mode, argnums)]
        return update(folder, module, asked, check, whole=False)
    found = []
    for module in progress(submodules(module)):
        asked = [*likely(module, like, mode, argnums)]
        if out is not None:
            asked += [r for r in known_in(folder_of(module), module).values() if r]
        found += update(folder_of(module, out), module, asked, check)
    return found


def target_module(target):
    """The module of a target, and the function in it if the target is one."""
    if isinstance(target, str):
        name, _, path = target.partition(":")
        module = importlib.import_module(name)
        return module, told.found(target) if path else None
    if callable(target):
        return sys.modules[target_of(target).function.__module__], target
    return target, None


def submodules(module):
    """A module; of a package, also all that are in it."""
    yield module
    for found in pkgutil.walk_packages(getattr(module, "__path__", ()), module.__name__ + "."):
        if f".{FOLDER}" not in found.name and not found.name.endswith(".__main__"):
            yield importlib.import_module(found.name)


def folder_of(module, out=None):
    """Where the derivatives of a module go."""
    path = Path(module.__file__)
    if out is None:
        return path.parent / FOLDER / path.stem
    package = module.__name__ if hasattr(module, "__path__") else module.__name__.rpartition(".")[0]
    return Path(out).joinpath(*filter(None, package.split(".")), FOLDER, path.stem)


def update(folder, module, asked, check, whole=True):
    """Bring the files of a module up to date, or tell which are not."""
    kept = dict(read_folder(folder))
    known = [request for request in known_in(folder, module).values() if request]
    others = [*known, *asked]
    decorated = by_annotations(module) if whole else ()
    for request in [*asked, *(r for r in decorated if not any(same(r, o) for o in others))]:
        if request not in known:
            known.append(request)
    files = {}
    for request in known:
        files[free_name(folder, request, files)] = request
    found = [brought(file, request, kept.get(file), check) for file, request in files.items()]
    gone = [file for file in kept if file not in files]
    if not check:
        for file in gone:
            file.unlink()
        if files:
            initialize(folder)
    return found + [Outcome(file, "left over" if check else "removed") for file in gone]


def known_in(folder, module):
    """What the files of a folder were asked for, None where that can't be told any more."""
    return {file: again(old, module) for file, old in read_folder(folder)}


def same(request, other):
    """Whether two requests are for one derivative, for whatever types."""
    types = other.types
    return replace(request, types=types) == other


def read_folder(folder):
    """(file, Precompiled) for what a folder holds; None for what can't be read."""
    for file in sorted(folder.glob("*.py"), key=lambda file: (len(file.name), file.name)):
        if file.name != "__init__.py":
            try:
                yield file, Precompiled(str(file), *stored.parsed(file.read_text("utf-8")))
            except stored.Corrupt:
                yield file, None


def again(old, module):
    """What to ask for to make a file again, or None."""
    if old is None:
        return None
    try:
        [record, *_] = old.records.values()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a file is stale is why it is made again
            return request_of(record, module.__name__)
    except (ImportError, AttributeError, LookupError, StopIteration, Unsupported):
        return None


def free_name(folder, request, taken):
    """The file for one more derivative of a function."""
    name, k = file_name(request.function, title_of(request)), 1
    while (file := folder / (f"{name}_{k}.py" if k > 1 else f"{name}.py")) in taken:
        k += 1
    return file


def brought(file, request, old, check):
    """The Outcome of one file, which is written unless it is as it should be, or checked."""
    try:
        text, record = made(request)
    except (Unsupported, Untraceable) as error:
        return Outcome(file, "refused", str(error))
    if old and old.text == text and old.records.get(record["versions"]["python"]) == record:
        return Outcome(file, "same")
    if check:
        return checked(file, request, old, text, record)
    others = old.records if old and old.text == text else {}
    records = {**others, record["versions"]["python"]: record}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(stored.written(text, records, link=True), "utf-8", newline="")
    vague = [n for n, t in zip(annotated_types(request.function), request.types) if is_vague(t)]
    hint = f"types of {', '.join(vague)} unknown: used only without the transformer"
    return Outcome(file, "written", hint if vague else "")


def checked(file, request, old, text, record):
    """The Outcome of a file that would be written anew."""
    if old is None:
        return Outcome(file, "missing")
    known = old.records.get(record["versions"]["python"], {})
    if is_same_code(old.text, text) and {**known, "lines": record["lines"]} == record:
        return Outcome(
            file, "moved", "as code it is right, but the lines that it quotes were moved"
        )
    return Outcome(file, "stale", why_stale(old, request, text))


def is_same_code(text, other):
    """Whether two texts differ in comments alone."""
    return ast.dump(ast.parse(text)) == ast.dump(ast.parse(other))


def is_vague(t):
    return t is UNKNOWN or t is NUMERIC


def made(request):
    """The text and the record of what is asked for, built anew."""
    built = pipeline.build(request)
    return built.text, stored.record(request, built, trace(request))


def why_stale(old, request, text):
    """What changed since a file was written."""
    try:
        old.built(request)
    except Stale as error:
        return str(error).partition(" is stale: ")[2] or str(error)
    return "the transformer would write another" if old.text != text else "its record has changed"


def initialize(folder):
    """Make packages of the folders of derivatives."""
    for package in (folder, folder.parent):
        file = package / "__init__.py"
        if not file.exists():
            file.write_text(PACKAGE, "utf-8")
