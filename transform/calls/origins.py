"""Which line of a primal each line of an emitted text belongs to.

>>> text = '''def f_grad(x, out_bar=1.0):
...     y = x * x
...
...     # 2: y = x * x
...     y_bar = out_bar
...     x_bar = y_bar * 2.0 * x
...     return x_bar'''
>>> from wengert.transform.calls.load import Binding
>>> def f(x): ...
>>> found = origins(text, {1: 1, 2: 2, 4: 2, 7: 1}, {"f_grad": Binding(f)})
>>> [line for file, line in found.values()]
[1, 2, 2, 2, 2, 1]

The printer tells where statements start that stood in the primal; what the transformer added goes
with the line above it.
"""

import linecache
import re

from .codes import line_at, located

DEF = re.compile(r"def (\w+)\(")


def origins(text, places, bindings):
    """Line of the text → (file, line), from the lines of statements that are known."""
    found, line = {}, None
    for number, shown, primal in with_primals(text, bindings):
        line = places.get(number, line)
        if line is not None and shown.strip():
            found[number] = primal.__code__.co_filename, line
    return found


def with_primals(text, bindings):
    """The lines of a text: its number, itself, and the primal of the function that it is in."""
    primal = None
    for number, shown in enumerate(text.split("\n"), 1):
        if match := DEF.match(shown):
            primal = primal_of(bindings[match[1]])
        yield number, shown, primal


def primal_of(binding):
    """The function of the user's that an emitted one belongs to."""
    return binding.outer or binding.primal


def in_code(built):
    """The origins of what was built as a text that says where they are in the primals' code."""
    found, before = [], None
    for number, _, primal in with_primals(built.text, built.bindings):
        origin = built.origins.get(number, before)
        if origin != before:
            k, offset, below = located(primal.__code__, origin[1])
            found.append(f"{number}:{k}.{offset}+{below}")
        before = origin
    return " ".join(found)


def from_code(text, told, bindings):
    """The origins that `in_code` told, where the primals stand now."""
    places = {}
    primals = [primal for _, _, primal in with_primals(text, bindings)]
    for number, *place in (map(int, re.split("[:.+]", word)) for word in told.split()):
        places[number] = line_at(primals[number - 1].__code__, place)
    return origins(text, places, bindings)


def primal_lines(function):
    """The file, the first line and the lines of a function; no lines where there is no source."""
    code = function.__code__
    last = max((line for _, _, line in code.co_lines() if line), default=code.co_firstlineno)
    lines = linecache.getlines(code.co_filename, function.__globals__)
    first = code.co_firstlineno
    return code.co_filename, first, [line.rstrip("\n") for line in lines[first - 1 : last]]


def note(built, error):
    """Add the primal's file and line to an exception that emitted code raised."""
    entry = built.entry[0] if isinstance(built.entry, tuple) else built.entry
    line, step = None, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == entry.__code__.co_filename:
            line = step.tb_lineno
        step = step.tb_next
    place = built.origins.get(line)
    if place is not None:
        add_note(error, f"in the derivative of {place[0]}, line {place[1]}{quoted(*place)}")


def quoted(file, line):
    text = linecache.getline(file, line).strip()
    return f": {text}" if text else ""


def add_note(error, note):
    """Add a line to what is shown of an exception; from Python 3.11 on tracebacks show it."""
    notes = getattr(error, "__notes__", [])
    if note not in notes:
        error.__notes__ = [*notes, note]
