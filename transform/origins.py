"""Which line of a primal each line of an emitted text belongs to.

>>> text = '''def f_grad(x, out_bar=1.0):
...     y = x * x
...     # Backward: the same lines, last first
...     # 2: y = x * x
...     x_bar = out_bar * 2.0 * x
...     return x_bar
... '''
>>> lines = ["def f(x):", "    y = x * x", "    return y"]
>>> origins(text, {"f_grad": ("f.py", 1, lines)})
{1: ('f.py', 1), 2: ('f.py', 2), 3: ('f.py', 1), 4: ('f.py', 2), 5: ('f.py', 2), 6: ('f.py', 2)}

On the way back each line stands under a heading with the number of the user's line; the forward
sweep is the user's own lines, after what they need.
"""

import linecache
import re

BACKWARD = "# Backward"
HEADING = re.compile(r"\s*# (\d+): ")
DEF = re.compile(r"def (\w+)\(")


def origins(text, primals):
    """Line of the text → (file, line); `primals`: function → its primal's file, first line, lines.

    The lines of a primal may be empty, where its source is not there.
    """
    found, place, near, back, waiting, last = {}, None, None, False, [], ""
    for number, line in enumerate(text.splitlines(), 1):
        if match := DEF.match(line):
            near, back, waiting = primals.get(match[1]), False, []
            place = near and near[:2]
        elif match := HEADING.match(line):
            place = near and (near[0], int(match[1]))
        elif near and (own := same_line(line, near, place)):
            place = own
            found |= dict.fromkeys(waiting, place)
            waiting, last = [], line.strip()
        elif near and line.strip() and not back and not is_tangent(line, last):
            waiting.append(number)
            back = line.strip().startswith(BACKWARD)
        if place and line.strip():
            found[number] = near[:2] if number in waiting else place
    return found


def is_tangent(line, last):
    """Whether a line computes the tangent of what the last one computed."""
    name, _, rest = last.partition(" = ")
    return bool(rest) and line.strip().startswith(f"{name}_dot = ")


def same_line(line, primal, place):
    """Where a line stands in the primal, after the last such place, if it does."""
    file, first, lines = primal
    stripped = line.strip()
    at = [k for k, own in enumerate(lines, first) if is_same(stripped, own.strip())]
    after = [k for k in at if k > place[1]] or at
    return (file, after[0]) if after else None


def is_same(line, own):
    """Whether an emitted line is a line of the primal, which may return a tape besides."""
    return line == own or (own.startswith("return ") and line.startswith(f"{own}, "))


def primal_lines(function):
    """The file, the first line and the lines of a function; no lines where there is no source."""
    code = function.__code__
    last = max((line for _, _, line in code.co_lines() if line), default=code.co_firstlineno)
    lines = linecache.getlines(code.co_filename, function.__globals__)
    first = code.co_firstlineno
    return code.co_filename, first, [line.rstrip("\n") for line in lines[first - 1 : last]]


def origins_of(built):
    """As `origins`, of what was built."""
    primals = {id: primal_lines(b.outer or b.primal) for id, b in built.bindings.items()}
    return origins(built.text, primals)


def note(built, error):
    """Add the primal's file and line to an exception that emitted code raised."""
    entry = built.entry[0] if isinstance(built.entry, tuple) else built.entry
    line, step = None, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == entry.__code__.co_filename:
            line = step.tb_lineno
        step = step.tb_next
    place = origins_of(built).get(line)
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
