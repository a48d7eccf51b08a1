"""One program through all that a derivative has to satisfy; failures say what and by how much."""

import copy
import inspect
import zlib
from dataclasses import dataclass
from functools import partial

import numpy as np
import pytest
from program import Program
from structures import floated, inner, leaves, same_bits, same_structure, tree_map

from wengert import grad, jvp, value_and_grad, vjp
from wengert.runtime.checks import Refusal
from wengert.transform import pipeline
from wengert.transform.calls import cache
from wengert.transform.errors import Unsupported
from wengert.transform.types import UNKNOWN

STEPS = (1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7)
EXACT = 1e-9  # reverse against forward


@dataclass(frozen=True)
class Point:
    """A program with its input direction, output direction and plain result."""

    program: Program
    wrt: tuple
    args: tuple  # as floats, where differentiated
    dots: tuple
    value: object
    bar: object

    def along(self, t):
        """The arguments, moved by `t` along the direction."""
        return tuple(
            tree_map(lambda x, dot: (x + t * dot).astype(np.asarray(x).dtype), x, dot)
            if i in self.wrt
            else x
            for i, (x, dot) in enumerate(zip(self.args, self.dots))
        )

    def only(self, values):
        """Of a value per argument, those that are differentiated."""
        return tuple(values[i] for i in self.wrt)


def check(program):
    """Raise AssertionError unless every derivative of `program` is right."""
    point = point_of(program)
    for step in steps(program):
        step(point)


def steps(program):
    """What to try a program with."""
    if program.keywords:
        return [gradients, stages]
    always = [call_by_call, forward, reverse, gradients, generic, stages]
    return [*always, second] if program.order == 2 else always


def point_of(program):
    """The program with random directions; the same ones in each run."""
    noise = np.random.default_rng(zlib.crc32(str(program).encode()))
    wrt = program.positions()
    args = tuple(floated(x) if i in wrt else x for i, x in enumerate(program.args))
    dots = tuple(direction(x, noise) if i in wrt else standing_still(x) for i, x in enumerate(args))
    value = program.call()
    return Point(program, wrt, args, dots, value, direction(value, noise))


def direction(value, noise):
    """Random numbers in the structure, shapes and types of `value`."""

    def draw(x):
        kind = np.asarray(x).dtype
        z = noise.normal(size=np.shape(x))
        z = z + 1j * noise.normal(size=np.shape(x)) if kind.kind == "c" else z
        return kind.type(z) if np.ndim(x) == 0 else z.astype(kind)

    return tree_map(draw, value, rest=no_direction)


def no_direction(value):
    """The tangent of what is no floating number: zero for a count, None for anything else."""
    if isinstance(value, np.ndarray | np.integer):
        return np.zeros(np.shape(value))[()]
    return 0.0 if isinstance(value, int) else None


def standing_still(value):
    """The tangent of an argument that isn't differentiated."""
    return tree_map(np.zeros_like, value, rest=no_direction)


def fail(point, what, found, wanted):
    """Say what is wrong with which program."""
    raise AssertionError(f"{point.program}: {what}\n    found  {found!r}\n    wanted {wanted!r}")


def near(point, what, found, wanted, tolerance):
    """Two numbers that should agree."""
    tolerance = max(tolerance, precision(point))
    if not np.isclose(found, wanted, rtol=tolerance, atol=tolerance):
        fail(point, what, found, wanted)


def precision(point):
    """What the coarsest number among arguments and results allows."""
    kinds = [np.asarray(x).dtype for x in leaves([point.args, point.value])]
    return max([float(np.finfo(kind).eps) for kind in kinds], default=0.0) * 1e4


def unchanged(point, what, function, *args, **keywords):
    """Call with copies of the arguments, and see that the call left them as it found them."""
    before = copy.deepcopy((args, keywords))
    result = function(*args, **keywords)
    if not same_bits(before, (args, keywords)):
        fail(point, f"{what} changed its arguments", (args, keywords), before)
    return result


def same_value(point, what, value):
    """The derivative's primal output is the plain call's."""
    if not same_bits(value, point.value):
        fail(point, f"{what}: another value than the function's", value, point.value)


def call_by_call(point):
    """Every way to call gives the function's own value and leaves the arguments alone."""
    args, _ = point.program.fresh()
    run = point.program.function
    same_value(point, "jvp", unchanged(point, "jvp", jvp, run, args, point.dots)[0])
    value, pullback = unchanged(point, "vjp", vjp, run, *args)
    same_value(point, "vjp", value)
    unchanged(point, "the pullback", pullback, point.bar)
    if not same_bits(value, point.value):
        fail(point, "the pullback changed the value", value, point.value)


def finite_difference(along, function, want):
    """The central difference, of `function` of what `along` gives, that comes nearest to `want`."""
    found = []
    for step in STEPS:
        ahead, behind = function(*along(step)), function(*along(-step))
        pairs = zip(leaves(ahead), leaves(behind))
        found.append([(np.asarray(x) - y) / (2 * step) for x, y in pairs])
    return min(found, key=partial(distance, want))


def distance(left, right):
    """The greatest difference between two lists of arrays."""
    pairs = zip(left, right, strict=True)
    return max([np.max(np.abs(x - y), initial=0.0) for x, y in pairs], default=0.0)


def loose(point):
    """The tolerance for finite differences of this program."""
    return max(point.program.tolerance, 10 * np.sqrt(precision(point) / 1e4))


def forward(point):
    """Forward mode against finite differences, in the structure of the result."""
    dot = jvp(point.program.function, point.program.fresh()[0], point.dots)[1]
    shaped(point, "the tangent of the result", dot, point.value)
    if point.program.smooth:
        found = leaves(dot, point.value)
        against_differences(point, "jvp", point.program.call, found)


def against_differences(point, what, function, found, along=None):
    """Tangents against differences of `function` along the direction."""
    wanted = finite_difference(along or point.along, function, found)
    if not distance(found, wanted) <= loose(point) * size(wanted):
        fail(point, f"{what} against finite differences", found, wanted)


def shaped(point, what, found, wanted):
    """`found` has the structure, shapes and types of `wanted`."""
    reason = same_structure(found, wanted)
    if reason:
        fail(point, f"{what}: {reason}", found, wanted)


def reverse(point):
    """Reverse against forward by the dot product; the pullback twice."""
    args, _ = point.program.fresh()
    dot = jvp(point.program.function, args, point.dots)[1]
    _, pullback = vjp(point.program.function, *args)
    bars = point.only(pullback(point.bar))
    shaped(point, "the adjoints of the arguments", bars, point.only(point.args))
    args, dots = point.only(point.args), point.only(point.dots)
    left, right = inner(point.bar, dot, point.value), inner(bars, dots, args)
    near(point, "reverse <x_bar, x_dot> against forward <y_bar, y_dot>", right, left, EXACT)
    again = point.only(pullback(point.bar))
    if not same_bits(again, bars):
        fail(point, "the pullback's second call", again, bars)


def is_scalar(value):
    """Can it be differentiated by grad?"""
    return isinstance(value, float | np.floating | np.ndarray) and np.ndim(value) == 0


def gradients(point):
    """grad and value_and_grad: value, structure, twice the same, and against differences."""
    if not (is_scalar(point.value) and argnums(point)):
        return
    run, wrt = point.program.function, argnums(point)
    args, keywords = point.program.fresh()
    both = value_and_grad(run, argnums=wrt)
    value, found = unchanged(point, "value_and_grad", both, *args, **keywords)
    same_value(point, "value_and_grad", value)
    shaped(point, "the gradients", found, differentiated(point))
    again = unchanged(point, "grad", grad(run, argnums=wrt), *args, **keywords)
    if not same_bits(again, found):
        fail(point, "grad against value_and_grad", again, found)
    if point.program.smooth and point.program.keywords:
        by_keyword(point, found)
    elif point.program.smooth:
        slope = inner(found, point.only(point.dots), point.only(point.args))
        against_differences(point, "grad", point.program.call, [slope])


def generic(point):
    """The code for arguments of unknown types gives the gradient of the code for known ones."""
    run, names = point.program.function, plain_names(point)
    if not (names and is_scalar(point.value)):
        return
    types = (UNKNOWN,) * len(inspect.signature(run).parameters)
    try:
        built = cache.find(pipeline.Request(run, "reverse", names, types, value=True))
    except Unsupported:
        return
    args = list(copy.deepcopy(point.args))
    if any(np.iscomplexobj(leaf) for leaf in leaves(args)):
        with pytest.raises(TypeError, match="is for real"):
            built.entry(*args)
        return
    try:
        value, found = built.entry(*args)
    except Refusal:  # `x += y`, where x is an array
        return
    wanted = grad(run, argnums=point.wrt)(*args)
    found = found if len(names) > 1 else (found,)
    if not np.allclose(value, point.value, rtol=1e-12):
        fail(point, "generic code: another value than the function's", value, point.value)
    shaped(point, "gradients by generic code", found, wanted)
    if distance(*(leaves(bars, wanted) for bars in (found, wanted))) > EXACT * size(wanted):
        fail(point, "gradients by generic code", found, wanted)


def plain_names(point):
    """The differentiated parameters' names, where each argument has a parameter of its own."""
    run = point.program.function
    parameters = inspect.signature(run).parameters.values() if inspect.isfunction(run) else ()
    if any(p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD) for p in parameters):
        return ()
    return tuple(p.name for i, p in enumerate(parameters) if i in point.wrt)


def size(values):
    """The greatest number in a structure, at least one."""
    return max([1.0, *(np.max(np.abs(x), initial=0.0) for x in leaves(values))])


def by_keyword(point, found):
    """Gradients against differences, where arguments are given by keyword."""
    given, names = by_name(point), argnums(point)
    values = {name: given[name] for name in names}
    dots = direction(values, np.random.default_rng(1))

    def along(t):
        return ({**given, **tree_map(lambda x, dot: x + t * dot, values, dots)},)

    slope = inner(dict(zip(names, found)), dots, values)
    run = point.program.function
    against_differences(point, "grad", lambda all_: run(**all_), [slope], along)


def argnums(point):
    """What to differentiate by: positions, or names of keywords."""
    return point.program.wrt if point.program.keywords else point.wrt


def by_name(point):
    """Every argument under its name, the defaults included."""
    given = inspect.signature(point.program.function).bind(*point.args, **point.program.keywords)
    given.apply_defaults()
    return given.arguments


def differentiated(point):
    """The values of what is differentiated, by position or by keyword."""
    return tuple(point.args[w] if isinstance(w, int) else by_name(point)[w] for w in argnums(point))


def stages(point):
    """Every stage of the transform prints as Python that returns what the function returns."""
    if not inspect.isfunction(point.program.function):
        return
    wanted = point.program.outcome()
    for name, text, function in pipeline.stages(point.program.function, *point.program.args):
        compile(text, name, "exec")
        args, keywords = point.program.fresh()
        value = function(*args, **keywords)
        if not same_bits((value, args), wanted):
            fail(point, f"after {name}, another value; the text is\n{text}", (value, args), wanted)


def second(point):
    """Derivatives of the gradient: forward over reverse and reverse over reverse."""
    slope = grad(point.program.function, argnums=point.wrt)
    args, _ = point.program.fresh()
    like, dots = point.only(point.args), point.only(point.dots)
    dot = jvp(slope, args, point.dots)[1]

    def slopes(*args):
        return leaves(slope(*args), like)

    against_differences(point, "jvp of grad", slopes, leaves(dot, like))
    bars = point.only(vjp(slope, *args)[1](dots))
    shaped(point, "grad of grad", bars, like)
    left, right = inner(dots, dot, like), inner(bars, dots, like)
    near(point, "grad of grad against jvp of grad", right, left, 1e-8)
