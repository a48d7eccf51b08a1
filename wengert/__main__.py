"""The command line: `python -m wengert show FILE:FUNCTION`."""

import argparse
import importlib
import importlib.util
import sys
import traceback
from functools import reduce
from pathlib import Path

from wengert.transform import highlight, pipeline


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
    show = listed.add_parser("show", help="print the derivative of a function")
    show.add_argument("function", metavar="FILE:FUNCTION", help="a path or a module, and a name")
    show.add_argument("--mode", choices=["reverse", "forward", "split"], default="reverse")
    show.add_argument("--wrt", type=lambda text: text.split(","), help="parameters: x,y")
    show.add_argument("--after", metavar="STAGE", help="stop at this stage, such as normalize")
    show.set_defaults(run=run_show)
    return commands


def run_show(options):
    """Print what was asked for."""
    function = find(options.function)
    keywords = {"after": options.after} if options.after else {}
    if options.wrt:
        keywords["wrt"] = tuple(options.wrt)
    highlight.show(pipeline.show(function, options.mode, None, **keywords))
    return 0


def find(place):
    """The function at FILE:FUNCTION or module:FUNCTION; of a derivative, its primal."""
    module, colon, name = place.rpartition(":")
    if not colon:
        raise LookupError(f"{place!r}: FILE:FUNCTION was expected")
    found = reduce(getattr, name.split("."), load(module))
    return getattr(found, "primal", found)


def load(module):
    """The module in a file, or with a dotted name."""
    if not module.endswith(".py"):
        sys.path.insert(0, "")
        return importlib.import_module(module)
    path = Path(module).resolve()
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = loaded
    spec.loader.exec_module(loaded)
    return loaded


if __name__ == "__main__":
    sys.exit(main())
