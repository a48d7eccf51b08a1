"""Running the two sweeps of a function: what `vjp`, and calls known at run time, have in common."""

from functools import partial
from types import FunctionType, MethodType

from wengert.runtime.trees import OnTape, copy_tape

from ..types import differentiable, type_of
from .cache import contents
from .targets import own_signature
from .wrapper import note_origin


def sweep(callee, bound, names=None, captured=()):
    """The result, and the pullback, whose result is a dict: name of a parameter -> its adjoint.

    names: the parameters it may be asked for, or None for all; those of the plain function.
    """
    args, kwargs = callee.floats(*callee.full(bound))
    values = own_signature(callee.target.function).bind(*args, **kwargs).arguments
    names = values if names is None else names
    wrt = tuple(name for name in names if differentiable(type_of(values[name]))) + captured
    if not wrt:
        return callee.function(args, kwargs)(*args, **kwargs), OnTape((), lambda tape, y_bar: {})
    extra = [type_of(cells(callee.target.function)[name]) for name in captured]
    built = callee.find("split", wrt, args, kwargs, extra)
    forward, _ = built.entry
    result, tape = telling(built, forward, *args, **kwargs)
    return result, pulling(callee.target.function, built, tape, wrt)


def telling(built, function, /, *args, **kwargs):
    """Call a function of what was built; an exception is told the primal's line."""
    try:
        return function(*args, **kwargs)
    except Exception as error:
        note_origin(built, error)
        raise


def pulling(function, built, tape, wrt):
    """The pullback of a call that was made, as often as it is called.

    It sees what the function captured as it was in that call: a loop binds such names again.
    """
    _, backward = built.entry
    held = held_by(function, ())

    def pull(tape, y_bar):
        changed = exchange(held)
        try:
            bars = telling(built, backward, own(tape, backward), y_bar)
        finally:
            exchange(changed)
        return dict(zip(wrt, bars if len(wrt) > 1 else (bars,)))

    return OnTape(tape, pull)


def held_by(function, around):
    """The cells that a function reads, and the functions in them, each with what it holds."""
    if not function.__closure__ or function in around:
        return []
    around = (*around, function)
    found = []
    for cell in function.__closure__:
        value = contents(cell)
        if value is not None:
            found.append((cell, value))
        if type(value) is FunctionType:
            found += held_by(value, around)
    return found


def exchange(held):
    """Put into cells what is `held` for them; returns what was there instead."""
    changed = [(cell, contents(cell)) for cell, value in held if contents(cell) is not value]
    if changed:
        for cell, value in held:
            cell.cell_contents = value
    return changed


def own(tape, backward):
    """A tape that a reverse sweep may use up; one that copies what it changes gets the tape."""
    copies = "own_tape" in backward.__code__.co_names
    return tape if copies else copy_tape(tape)


def cells(function):
    """Name of a captured variable -> its value, for those that have one."""
    found = {}
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or ()):
        try:
            found[name] = cell.cell_contents
        except ValueError:  # it is not bound yet
            continue
    return found


def active(function, around=()):
    """The names of the captured variables that may carry a derivative."""
    if function in around:
        return ()
    around = (*around, function)
    return tuple(n for n, value in cells(function).items() if carries(value, around))


def carries(value, around):
    """Whether a captured value may carry a derivative: a function, if what it captures does."""
    match value:
        case FunctionType():
            return bool(active(value, around))
        case MethodType():
            return carries(value.__self__, around) or carries(value.__func__, around)
        case partial():
            return any(carries(v, around) for v in (value.func, value.args, value.keywords))
        case list() | tuple():
            return any(carries(v, around) for v in value)
        case dict():
            return any(carries(v, around) for v in value.values())
    return differentiable(type_of(value))
