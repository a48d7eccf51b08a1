"""What a code object says: what it does, and the names that it looks up outside of itself.

>>> code = compile("def f(x): return np.sin(x) * scale", "f.py", "exec").co_consts[0]
>>> sorted(free_names(code)), sorted(attributes(code))
(['np', 'scale'], ['sin'])
"""

import dis
from functools import lru_cache
from types import CodeType

FIELDS = (
    "co_name", "co_code", "co_names", "co_varnames", "co_freevars", "co_cellvars", "co_flags",
    "co_argcount", "co_posonlyargcount", "co_kwonlyargcount",
)  # fmt: skip
PLACES = "co_filename", "co_firstlineno", "co_linetable"
GLOBAL = {"LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS"}
NAMES = {dis.opname[op] for op in dis.hasname}


def code_parts(code, exact=False):
    """All that decides what a code object does; `exact`: and the places of its lines."""
    fields = (*FIELDS, *PLACES) if exact else FIELDS
    told = [getattr(code, field) for field in fields]
    told.append(getattr(code, "co_exceptiontable", None))
    return *told, [constant(c, exact) for c in code.co_consts]


def constant(value, exact):
    match value:
        case CodeType():
            return code_parts(value, exact)
        case tuple():
            return tuple(constant(v, exact) for v in value)
        case frozenset():
            return sorted(repr(constant(v, exact)) for v in value)
    return type(value).__name__, repr(value)


def nested(code):
    """A code object, and those inside of it."""
    found = [code]
    for outer in found:
        found += [c for c in outer.co_consts if isinstance(c, CodeType)]
    return found


def located(code, line):
    """Where a line is in the code itself: the number of the nested code, an offset, lines below.

    It says the same of the same code that stands elsewhere, or with other comments in it.

    >>> text = "def f(x):\\n    y = x\\n    return y\\n"
    >>> one, two = (compile(t, "f.py", "exec").co_consts[0] for t in (text, f"#\\n\\n{text}"))
    >>> [line_at(two, located(one, k)) for k in (1, 2, 3)]
    [3, 4, 5]
    """
    starts = [
        (above, -k, -start)
        for k, inner in enumerate(nested(code))
        for start, _, above in inner.co_lines()
        if above is not None and above <= line
    ]
    above, k, start = max(starts, default=(code.co_firstlineno, 0, 1))
    return -k, -start, line - above


def line_at(code, place):
    """The line that is at a place where `located` found it."""
    k, offset, below = place
    for start, end, line in nested(code)[k].co_lines():
        if start <= offset < end and line is not None:
            return line + below
    return code.co_firstlineno + below


@lru_cache(maxsize=256)
def named(code):
    """The operations about names, each once, in order: (what it does, the name)."""
    steps = (step for c in nested(code) for step in dis.get_instructions(c))
    return list(dict.fromkeys((s.opname, s.argval) for s in steps if s.opname in NAMES))


def reads(code, operations):
    """The names that some operations are about, in order, each once."""
    return list(dict.fromkeys(name for operation, name in named(code) if operation in operations))


def free_names(code):
    return reads(code, GLOBAL)


def imported(code):
    """The modules that a function itself imports."""
    return reads(code, {"IMPORT_NAME"})


def attributes(code):
    """The attributes that are read or written, and the names that are imported."""
    return reads(code, NAMES - GLOBAL - {"IMPORT_NAME"})
