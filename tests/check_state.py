"""Programs that change what they are given: also what they leave behind has derivatives.

`left_behind` checks a second program, made of the first: it calls that one, and returns its
arguments too. So reverse against forward by the dot product is, in one identity,
<y_bar, y_dot> + <x_bar after, x_dot after> = <x_bar before, x_dot before>.
"""

import copy
import inspect
import itertools
import linecache
from dataclasses import replace

import check
import numpy as np
import pytest
from check import argnums, is_scalar
from structures import leaves, parts, same_bits

from wengert import grad, jvp, value_and_grad, vjp

serial = itertools.count()
AFTER = """\
def {name}({parameters}):
    result = run({parameters})
    return {results}
"""


def check_state(program):
    """Raise AssertionError unless the derivatives of what `program` changes are right."""
    point = check.point_of(program)
    for step in STEPS:
        step(point)


def twice(point):
    """A derivative that is called again, with the same arguments, gives the same again."""
    run = point.program.function
    for name, call in ways(point).items():
        args, keywords = point.program.fresh()
        first = copy.deepcopy(call(run, args, keywords))
        again = call(run, args, keywords)
        if not same_bits(again, first):
            check.fail(point, f"{name}, called again", again, first)


def ways(point):
    """Each way to differentiate the program, as a function of the function and its arguments."""
    wrt, made = argnums(point), {}
    if not point.program.keywords:
        made["jvp"] = lambda run, args, _: jvp(run, args, point.dots)
        made["vjp"] = lambda run, args, _: pulled(vjp(run, *args), point.bar)
    if is_scalar(point.value) and wrt:
        made["grad"] = lambda run, args, given: grad(run, argnums=wrt)(*args, **given)
    return made


def pulled(pair, bar):
    """The value, and two results of the pullback."""
    value, pullback = pair
    return value, copy.deepcopy(pullback(bar)), pullback(bar)


def captured(point):
    """What the function holds, and what it reads of its module, is left as it was found."""
    held = holdings(point.program.function)
    before = copy.deepcopy(held)
    for name, call in ways(point).items():
        args, keywords = point.program.fresh()
        call(point.program.function, args, keywords)
        if not same_bits(held, before):
            check.fail(point, f"{name} changed what the function holds", held, before)


def holdings(run):
    """The object that a method is bound to, captured values, and globals that are no code."""
    if not inspect.isfunction(run):
        return getattr(run, "__self__", run)
    found = inspect.getclosurevars(run)
    names = {**found.globals, **found.nonlocals}
    return {name: x for name, x in names.items() if not (callable(x) or inspect.ismodule(x))}


def same_sharing(point):
    """Parts of the result share memory in the derivative's where they do in the function's."""
    if point.program.keywords:
        return
    args, _ = point.program.fresh()
    run = point.program.function
    for found in (jvp(run, args, point.dots)[0], vjp(run, *args)[0]):
        if sharing(found) != sharing(point.value):
            check.fail(point, "other parts share memory", sharing(found), sharing(point.value))


def sharing(value):
    """Which leaves of a structure share memory."""
    pairs = itertools.combinations(enumerate(leaves(value)), 2)
    return [(i, j) for (i, x), (j, y) in pairs if np.shares_memory(x, y)]


def left_behind(point):
    """The result together with the arguments as the program leaves them, if it changes them."""
    program = point.program
    value, after = program.outcome()
    if program.keywords or same_bits(after, program.args):
        return
    whole = returning_arguments(program, alone=are_entangled(value, after))
    check.check(replace(program, function=whole, wrt=point.wrt, order=1))


def are_entangled(value, after):
    """Is something that can be changed in both?"""
    both = [value, after]
    shared = {id(part) for part in changeable(value)} & {id(part) for part in changeable(after)}
    count = len(leaves(value))
    return bool(shared) or any(i < count <= j for i, j in sharing(both))


def changeable(value):
    """The lists, dicts and objects in a structure."""
    inside = [part for item in parts(value) for part in changeable(item)]
    return inside if isinstance(value, tuple) or not parts(value) else [value, *inside]


def returning_arguments(program, alone):
    """A function that calls the program's, and returns its result and the arguments after it.

    alone: without the result, which is made of the arguments
    """
    name = f"after_{getattr(program.function, '__name__', 'call')}"
    names = [f"x{i}" for i in range(len(program.args))]
    results = ("", *names, "") if alone else ("result", *names)
    given = dict(parameters=", ".join(names), results=", ".join(results).removeprefix(", "))
    text = AFTER.format(name=name, **given)
    file = f"<{name} {next(serial)}>"
    linecache.cache[file] = len(text), None, text.splitlines(True), file
    namespace = {"run": program.function}
    exec(compile(text, file, "exec"), namespace)
    return namespace[name]


STEPS = (twice, captured, same_sharing, left_behind)


def check_raising(program):
    """Raise AssertionError unless each derivative raises as the program, and leaves no trace."""
    with pytest.raises(Exception) as wanted:
        program.call()
    run, wrt = program.function, program.positions()
    dots = tuple(map(check.standing_still, program.args))
    calls = {
        "grad": lambda *args: grad(run, argnums=wrt)(*args),
        "value_and_grad": lambda *args: value_and_grad(run, argnums=wrt)(*args),
        "jvp": lambda *args: jvp(run, args, dots),
        "vjp": lambda *args: vjp(run, *args),
    }
    held = copy.deepcopy(holdings(run))
    for name, call in calls.items():
        raises_alike(program, name, call, wanted.value)
        assert same_bits(held, holdings(run)), f"{program}: {name} changed what it holds"


def raises_alike(program, name, call, wanted):
    """The call raises `wanted`, and leaves its arguments as they were."""
    args, _ = program.fresh()
    with pytest.raises(type(wanted)) as caught:
        call(*args)
    assert str(caught.value) == str(wanted), f"{program}: {name}"
    assert same_bits(args, program.args), f"{program}: {name} changed its arguments"


def check_overlapping(function, make):
    """Arguments that share memory, of which one is changed, are refused when they are met."""
    args = make()
    before = copy.deepcopy(args)
    dots = tuple(map(check.standing_still, args))
    calls = {
        "jvp": lambda: jvp(function, args, dots),
        "vjp": lambda: vjp(function, *args),
        "grad": lambda: grad(function)(*args),
    }
    for name, call in calls.items():
        with pytest.raises((TypeError, ValueError), match=r"share|overlap"):
            call()
        assert same_bits(args, before), f"{name} changed the arguments"
