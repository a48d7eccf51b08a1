"""Random programs with state: stores, views, aliases, lists, dicts, objects, callees that change.

They are the programs of `programs`, with more kinds of statements.  Arrays keep their length and
lists keep two numbers, so that every index is there; `main` changes its arguments.

`KINDS` names the kinds; `state_programs(kinds=…)` makes programs of some of them.
"""

import re
from dataclasses import dataclass, replace
from functools import partial

from hypothesis import strategies as st
from programs import Scope as Plain
from programs import (
    block,
    common,
    fill,
    function,
    indented,
    merged,
    number,
    pick,
    test,
)
from templates import NUMBERS, VECTORS

STORE = (
    "{name}[{i}] = {s}",
    "{name}[{i}] = 0.5",
    "{name}[1:] = {s}",
    "{name}[:2] = 0.7 * {v}[1:]",
    "{name}[::2] = {v}[:2]",
    "{name}[[0, 2, 0]] = {v}",
    "{name}[{v} > {c}] = {s}",
    "{name}[...] = 0.6 * {v}",
    "{name}[0], {name}[1] = {name}[1], {s}",
)
AUGMENT = (
    "{name}[{i}] += 0.3 * {s}",
    "{name}[{i}] *= np.cos({s})",
    "{name}[1:] -= 0.2 * {v}[:2]",
    "{name}[::-1] *= 0.8",
    "{name} += 0.1 * {s}",
    "{name} *= np.cos({v})",
    "{name} -= 0.2 * {v}",
    "{name} /= 2.0 + np.sin({v})",
    "np.add.at({name}, [0, 0, 2], {s})",
    "np.multiply({name}, {s}, out={name})",
    "np.copyto({name}, 0.9 * {v})",
    "{name}.fill({s})",
)
VIEW = (
    "{v}",
    "{v}[::-1]",
    "{v}.copy()",
    "{v}.reshape(3)",
    "{v}.ravel()",
    "np.asarray({v})",
    "{v}[:, None][:, 0]",
    "np.zeros(3)",
)
VIEW_OF_DATA = ("m[{i}]", "m[1][::-1]", "m.T[:, 0]")
STORE_OF_DATA = (
    "m[{k2}, {i}] = {s}",
    "m[1] = 0.8 * {v}",
    "m[:, 1] *= {s}",
    "m[0][{i}] += 0.2 * {s}",
    "m *= 0.9",
    "m[0], m[1] = m[1].copy(), {v}.copy()",
)
LIST = (
    "{list}[{two}] = {s}",
    "{list}[{two}] += 0.2 * {s}",
    "{list}.append({s})",
    "{list}.insert({two}, {s})",
    "{list}.extend([{s}, 0.25])",
    "{list} += [{s}]",
    "{list}[0], {list}[-1] = {list}[-1], {list}[0]",
    "{list}[:1] = [{s}, {s}]",
    "{list}.reverse()",
    "if len({list}) > 2:\n    {number} = {list}.pop()",
    "if len({list}) > 2:\n    {number} = 0.5 * {list}.pop({two})",
    "if len({list}) > 2:\n    del {list}[0]",
    "while len({list}) > 2:\n    {number} = 0.6 * {s} - 0.3 * {list}.pop()",
    "for i, w in enumerate({list}):\n    {list}[i] = 0.7 * w",
)
DICT = (
    "{dict}[{key}] = {s}",
    "{dict}[{key}] *= np.cos({s})",
    "{dict}.update(a={s})",
    "{number} = {dict}.setdefault('c', {s})",
    "{dict}['d'] = 0.3 * {dict}.pop('d', {s})",
    "for key in {dict}:\n    {dict}[key] *= 0.7",
)
BOX = (
    "{box}.a = {s}",
    "{box}.a += 0.2 * {s}",
    "{box}.v[{i}] = {s}",
    "{box}.v = 0.8 * {v}",
    "{box}.v = {v}",
    "{box}.v *= {s}",
    "{number} = {box}.step({s})",
    "{box}.b = 0.5 * {s}",
)
SHELF = (  # lists of vectors
    "{shelf}[{two}][{i}] = {s}",
    "{shelf}[{two}] = {v}",
    "{shelf}[{two}] *= 0.8",
    "{shelf}.append(0.5 * {v})",
    "for u in {shelf}:\n    u += 0.1 * {s}",
)
BOX_CLASS = """\
class Box:
    def __init__(self, a, v):
        self.a = a
        self.b = 0.5
        self.v = v

    def step(self, x):
        self.b += 0.1 * x
        self.a = 0.5 * self.a + self.b * self.v[0]
        self.v[1:] *= np.cos(x)
        return self.a * x"""
LISTS, DICTS, BOXES, SHELVES = ("xs", "zs"), ("table",), ("box",), ("shelf",)
KINDS = "store", "augment", "view", "list", "dict", "box", "shelf", "call", "attempt", "within"


@dataclass(frozen=True)
class Scope(Plain):
    """What is bound, and what of it can be changed."""

    lists: tuple = ()
    dicts: tuple = ()
    boxes: tuple = ()
    shelves: tuple = ()
    changers: tuple = ()


def filled(draw, scope, template, **names):
    """The lines of a template, with names, indices and expressions in its holes."""
    places = {"two": pick(draw, ("0", "1", "-1")), "k2": pick(draw, ("0", "1", "-1"))}
    places |= {"number": pick(draw, NUMBERS), "key": pick(draw, ("'a'", "'b'"))}
    for hole, text in {**places, **names}.items():
        template = template.replace(f"{{{hole}}}", text)
    return fill(draw, scope, template, 2).split("\n")


def bound(scope, lines):
    """The scope after lines that may bind a number, outside of blocks."""
    first = lines[0].partition(" = ")[0]
    return scope.with_number(first) if first in NUMBERS and " = " in lines[0] else scope


def store(draw, scope):
    """Into an array: items, slices, masks, integers with repeats."""
    if scope.data and pick(draw, [False, False, True]):
        return filled(draw, scope, pick(draw, STORE_OF_DATA)), scope
    return filled(draw, scope, pick(draw, STORE), name=pick(draw, scope.vectors)), scope


def augment(draw, scope):
    """An array is changed in place."""
    return filled(draw, scope, pick(draw, AUGMENT), name=pick(draw, scope.vectors)), scope


def view(draw, scope):
    """Another name for an array, or for a part of one."""
    name = pick(draw, VECTORS)
    made = filled(draw, scope, pick(draw, VIEW + VIEW_OF_DATA * scope.data))
    return [f"{name} = {made[0]}"], scope.with_vector(name)


def changed(draw, scope, field, names, templates, making, hole):
    """Make a container or an object, or change one that is there; then it is read, too."""
    there = getattr(scope, field)
    if not there or pick(draw, [False, False, True]):
        name = pick(draw, names)
        lines = filled(draw, scope, f"{name} = {pick(draw, making)}", **{hole: (*there, name)[0]})
        return lines, replace(scope, **{field: merged(there, [name])}, **reading(scope, name))
    lines = filled(draw, scope, pick(draw, templates), **{hole: pick(draw, there)})
    return lines, bound(scope, lines)


def reading(scope, name):
    """The templates of a scope, with those that read this name."""
    numbers = {
        "xs": ("xs[0]", "0.3 * sum(xs)", "xs[-1] * {s}"),
        "zs": ("zs[1]", "0.2 * sum([w * {s} for w in zs])"),
        "table": ("table['a']", "table['b'] * {s}", "0.3 * sum(table.values())"),
        "box": ("box.a", "box.v[{i}] * {s}", "0.5 * box.b"),
        "shelf": ("shelf[0][{i}]", "np.tanh(np.sum(shelf[1]))"),
    }
    vectors = {"box": ("box.v",), "shelf": ("shelf[0]", "0.5 * shelf[-1]")}
    return {
        "reads": merged(scope.reads, numbers[name]),
        "views": merged(scope.views, vectors.get(name, ())),
    }


change_list = partial(
    changed,
    field="lists",
    names=LISTS,
    templates=LIST,
    making=("[{s}, {s}]", "[{s}] * 2", "[{v}[0], {s}]"),
    hole="list",
)
change_dict = partial(
    changed,
    field="dicts",
    names=DICTS,
    templates=DICT,
    making=("{'a': {s}, 'b': {s}}", "dict(a={s}, b=0.4)"),
    hole="dict",
)
change_box = partial(
    changed,
    field="boxes",
    names=BOXES,
    templates=BOX,
    making=("Box({s}, {v})", "Box({s}, 0.5 * {v})"),
    hole="box",
)
change_shelf = partial(
    changed,
    field="shelves",
    names=SHELVES,
    templates=SHELF,
    making=("[{v}, 0.5 * {v}]", "[{v}.copy(), {v}.copy()]", "[w * {v} for w in {v}]"),
    hole="shelf",
)


def call(draw, scope):
    """A helper that changes what it is given."""
    if not scope.changers:
        return store(draw, scope)
    name, target = pick(draw, scope.changers), pick(draw, NUMBERS)
    box = pick(draw, (*scope.lists, "[0.3, 0.4]"))
    line = f"{name}({number(draw, scope)}, {pick(draw, scope.vectors)}, {box})"
    if pick(draw, [True, False]):
        return [f"{target} = {line}"], scope.with_number(target)
    return [line], scope


def attempt(draw, scope):
    """try, with a handler, and now and then finally."""
    if scope.depth > 2:
        return store(draw, scope)
    inner = replace(scope, depth=scope.depth + 1)
    lines, then = block(draw, inner, 2)
    stop = pick(draw, [[f"if {test(draw, scope)}:", "    raise ValueError"], []])
    more, then = block(draw, then, 1)
    handler, other = block(draw, inner, 2)
    made = ["try:", *indented([*lines, *stop, *more])]
    made += ["except ValueError:", *indented(handler)]
    if pick(draw, [False, False, True]):
        last, _ = block(draw, inner, 1)
        made += ["finally:", *indented(map(staying, last))]
    return made, common(scope, [then, other])


def staying(line):
    """A line of a block that isn't left; `return q` leaves a nested function."""
    return re.sub(r"^( *)(return(?! q$)|break|continue)\b.*", r"\1pass", line)


def within(draw, scope):
    """The body of a with."""
    if scope.depth > 2:
        return store(draw, scope)
    lines, after = block(draw, replace(scope, depth=scope.depth + 1), 2)
    return ["with np.errstate(all='ignore'):", *indented(lines)], common(scope, [after])


MAKERS = dict(
    store=store,
    augment=augment,
    view=view,
    list=change_list,
    dict=change_dict,
    box=change_box,
    shelf=change_shelf,
    call=call,
    attempt=attempt,
    within=within,
)


@st.composite
def state_programs(draw, size=7, kinds=KINDS):
    """The text of a module whose `main` changes arrays, lists, dicts and objects."""
    parts, changers = ["import math\n\nimport numpy as np"] + [BOX_CLASS] * ("box" in kinds), ()
    more = tuple(MAKERS[kind] for kind in kinds)
    for i in range(draw(st.integers(0, 2)) if "call" in kinds else 0):
        scope = Scope(("x", "d"), ("v",), changers=changers, more=more, lists=("xs",))
        scope = replace(scope, **reading(scope, "xs"))
        parts.append(function(draw, f"change{i}(x, v, xs, d=0.4)", scope, 3))
        changers += (f"change{i}",)
    scope = Scope(("x", "y"), ("v",), changers=changers, more=more, data=True)
    if "list" in kinds:
        scope = replace(scope, lists=("ws",))
    parts.append(function(draw, "main(x, y, v, m, ws)", scope, size))
    return "\n\n\n".join(parts) + "\n"
