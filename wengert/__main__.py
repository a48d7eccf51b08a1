"""The command line: `python -m wengert COMMAND`, or `wengert COMMAND`."""

import argparse
import importlib
import pkgutil
import sys
import traceback
from functools import partial, reduce
from inspect import signature
from pathlib import Path

import numpy

import wengert
from wengert.transform.looking import graphviz
from wengert.transform.storage import disk

PLACE = "FILE:FUNCTION"
WIDTH = 30  # of a progress bar
CLEAR = "\r\x1b[K"


def main(argv=None):
    """Run a command; returns the exit status."""
    options = parser().parse_args(argv)
    try:
        return options.run(options)
    except (SyntaxError, LookupError, AttributeError, ImportError, OSError) as error:
        print(*traceback.format_exception_only(error), sep="", end="", file=sys.stderr)
        return 1


def parser():
    commands = argparse.ArgumentParser(prog="wengert", description=__doc__)
    listed = commands.add_subparsers(required=True, metavar="COMMAND")
    add_show(listed.add_parser("show", help="print the derivative of a function"))
    add_precompile(listed.add_parser("precompile", help="write derivatives as modules"))
    add_check(listed.add_parser("check", help="tell what would be refused, without calling it"))
    add_graph(listed.add_parser("graph", help="draw the computational graph"))
    add_trace(listed.add_parser("trace", help="print the evaluation trace at a point"))
    add_cache(listed.add_parser("cache", help="what is kept on disk"))
    return commands


def add_show(show):
    show.add_argument("function", metavar=PLACE, help="a path or a module, and a name")
    show.add_argument("--mode", choices=["reverse", "forward", "split"], default="reverse")
    show.add_argument("--wrt", type=lambda text: text.split(","), help="parameters: x,y")
    show.add_argument("--after", metavar="STAGE", help="stop at this stage, such as normalize")
    show.add_argument("--at", metavar="ARGUMENTS", help='of a call, such as "1.0, np.ones(3)"')
    show.add_argument("--side", action="store_true", help="the primal beside it")
    show.add_argument("--html", metavar="FILE", help="write a page with links between the lines")
    show.set_defaults(run=run_show)


def add_precompile(command):
    command.add_argument("targets", nargs="*", metavar="TARGET", help="module, package or " + PLACE)
    command.add_argument("--like", action="append", default=[], help='such as "f(1.0, np.ones(3))"')
    command.add_argument("-o", "--out", metavar="FOLDER", help="instead of beside the modules")
    command.add_argument("--check", action="store_true", help="change nothing; 1 if any is stale")
    command.add_argument("--all", action="store_true", help="all packages in this folder")
    command.add_argument("--mode", choices=["grad", "value_and_grad", "vjp", "jvp"], default="grad")
    command.add_argument("--argnums", type=argnums, default=0, help="positions or names: 0,w")
    command.set_defaults(run=run_precompile)


def add_check(command):
    command.add_argument("function", metavar=PLACE)
    command.add_argument("--at", metavar="ARGUMENTS", help="of a call: they tell the types")
    command.add_argument("--argnums", type=argnums, default=0, help="positions or names: 0,w")
    command.add_argument("--mode", choices=["reverse", "forward"], default="reverse")
    command.set_defaults(run=run_check)


def add_graph(command):
    command.add_argument("function", metavar=PLACE)
    command.add_argument("--argnums", type=argnums, default=0, help="positions or names: 0,w")
    command.add_argument("--svg", metavar="FILE", help="a picture, by Graphviz, instead of DOT")
    command.set_defaults(run=run_graph)


def add_trace(command):
    command.add_argument("function", metavar=PLACE)
    command.add_argument("--at", metavar="ARGUMENTS", required=True, help='such as "2, 5"')
    command.add_argument("--wrt", type=int, default=0, help="whose tangent is one: 0, 1, …")
    command.set_defaults(run=run_trace)


def add_cache(command):
    command.add_argument("what", choices=["info", "clear"])
    command.set_defaults(run=run_cache)


def argnums(text):
    """The argnums that a text says: one, or a tuple of several."""
    found = tuple(int(a) if a.lstrip("-").isdigit() else a for a in text.split(","))
    return found if len(found) > 1 else found[0]


def run_show(options):
    """Print what was asked for."""
    function = target(options.function) if options.at or options.html else find(options.function)
    wengert.show(
        function, *arguments(options, function), mode=options.mode, wrt=options.wrt,
        after=options.after, side=options.side, html=options.html,
    )  # fmt: skip
    return 0


def run_check(options):
    """Print all that would be refused; 1 if there is anything."""
    function = find(options.function)
    found = wengert.check(
        function, *arguments(options, function), argnums=options.argnums, mode=options.mode
    )
    for error in found:
        print(*traceback.format_exception_only(error), sep="", end="")
    print(f"{len(found)} refused" if found else "nothing is refused")
    return int(bool(found))


def run_graph(options):
    """Print a graph, or write its picture."""
    dot = wengert.graph(find(options.function), options.argnums)
    if options.svg:
        Path(options.svg).write_text(graphviz.svg(dot), "utf-8")
    else:
        print(dot)
    return 0


def run_trace(options):
    """Print an evaluation trace."""
    function = find(options.function)
    print(wengert.trace(function, *arguments(options, function), wrt=options.wrt))
    return 0


def arguments(options, function):
    """The values that --at says, for the parameters that the function has."""
    around = {"np": numpy, **getattr(function, "__globals__", {})}
    try:
        found = eval(f"({options.at},)", around) if options.at else ()
        signature(function).bind(*found) if found else None
    except (NameError, TypeError, ValueError) as error:
        raise LookupError(f"--at {options.at!r}: {error}") from None
    return found


def run_precompile(options):
    """Write modules, or check them; 1 if one is stale, missing or refused."""
    targets = [*map(target, options.targets), *(packages() if options.all else ())]
    if not targets:
        raise LookupError("a module, a package or --all was expected")
    wrong = False
    for count, found in enumerate(targets):
        shown = partial(progress, before=count, of=len(targets))
        for outcome in wengert.precompile(
            found, options.like, options.out, options.check, options.mode, options.argnums, shown
        ):
            wrong = wrong or outcome.is_wrong
            print(outcome)
    return int(wrong)


def run_cache(options):
    """Tell what is kept on disk, or remove it."""
    print(disk.info() if options.what == "info" else f"{disk.clear()} files removed")
    return 0


def target(place):
    """The module at a path or of a name, or the function in it."""
    if ":" in place.removeprefix(Path(place).drive):
        module, _, name = place.rpartition(":")
        return reduce(getattr, name.split("."), load(module))
    return load(place)


def packages():
    """The packages in this folder."""
    sys.path.insert(0, "")
    return [importlib.import_module(m.name) for m in pkgutil.iter_modules(["."]) if m.ispkg]


def progress(modules, before=0, of=1):
    """Go through the modules of one target, and show on a terminal how much of all is done.

    before: how many targets were gone through, of how many.
    """
    if not sys.stderr.isatty():
        yield from modules
        return
    modules = list(modules)
    for done, module in enumerate(modules):
        full = WIDTH * (before * len(modules) + done) // (of * len(modules))
        where = f"{before + 1}/{of}, module {done + 1}/{len(modules)}: {module.__name__}"
        print(f"{CLEAR}[{'#' * full:.<{WIDTH}}] {where}", end="\r", file=sys.stderr, flush=True)
        yield module
    print(CLEAR, end="", file=sys.stderr, flush=True)


def find(place):
    """The function at FILE:FUNCTION or module:FUNCTION; of a derivative, its primal."""
    if not place.rpartition(":")[1]:
        raise LookupError(f"{place!r}: {PLACE} was expected")
    found = target(place)
    return getattr(found, "primal", found)


def load(module):
    """The module in a file or a folder, which may be in a package, or with a dotted name."""
    path = Path(module)
    if not module.endswith(".py") and not (path.is_dir() and "." not in module):
        sys.path.insert(0, "")
        return importlib.import_module(module)
    path = path.resolve()
    names = [path.stem] if path.name != "__init__.py" else []
    folder = path.parent
    while (folder / "__init__.py").exists():
        names.insert(0, folder.name)
        folder = folder.parent
    sys.path.insert(0, str(folder))
    return importlib.import_module(".".join(names))


if __name__ == "__main__":
    sys.exit(main())
