"""Random programs: hypothesis strategies whose values are Python source, which shrinks.

A program is a module of a few helpers and `main(x, y, v, m, ws)`: two numbers, a vector, a matrix,
a list of numbers in, one number out. Few names, often overwritten.
"""

import re
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import strategies as st
from templates import (
    CALL,
    CONSTANT,
    LOOP,
    NUMBER,
    NUMBER_OF_DATA,
    NUMBERS,
    TEST,
    TEST_OF_COUNT,
    UPDATE,
    VECTOR,
    VECTOR_OF_DATA,
    VECTORS,
)


@dataclass(frozen=True)
class Scope:
    """What is bound at a place in a program, and how deep the place is.

    `more` has further makers of statements, `reads` and `views` templates for what they make.
    """

    numbers: tuple = ()
    vectors: tuple = ()
    counts: tuple = ()
    closures: tuple = ()
    helpers: tuple = ()
    data: bool = False
    loops: int = 0
    depth: int = 0
    more: tuple = ()
    reads: tuple = ()
    views: tuple = ()

    def with_number(self, *names):
        return replace(self, numbers=merged(self.numbers, names))

    def with_vector(self, name):
        return replace(self, vectors=merged(self.vectors, [name]))


def merged(names, more):
    """The names, each once."""
    return tuple(dict.fromkeys([*names, *more]))


def pick(draw, options):
    """One of the options; the first is the simplest."""
    return draw(st.sampled_from(options))


def fill(draw, scope, template, depth):
    """A template's holes, filled."""
    makers = {"s": number, "v": vector, "t": test, "c": constant, "i": index, "k": count}

    def hole(match):
        text = makers[match[1]](draw, scope, depth - 1)
        return f"({text})" if match[1] == "s" and binds_less(text) else text

    return re.sub(r"\{(\w)\}", hole, template)


def binds_less(text):
    """May the text need parentheses inside a larger expression?"""
    return (" " in text or text.startswith("-")) and not re.fullmatch(r"\w+\(\w+\)", text)


def number(draw, scope, depth=2):
    """An expression for a number."""
    if depth <= 0 or pick(draw, [True, False, False]):
        return pick(draw, scope.numbers)
    calls = tuple(f"{name}({{s}})" for name in scope.closures)
    if scope.helpers and depth > 1:
        calls += tuple(f"{name}{form}" for name in scope.helpers for form in CALL)
    data = NUMBER_OF_DATA if scope.data else ()
    return fill(draw, scope, pick(draw, calls * 2 + data + NUMBER + scope.reads * 2), depth)


def vector(draw, scope, depth=2):
    """An expression for a vector of three numbers."""
    if depth <= 0 or pick(draw, [True, False]):
        return pick(draw, scope.vectors)
    data = VECTOR_OF_DATA if scope.data else ()
    return f"({fill(draw, scope, pick(draw, VECTOR + data + scope.views * 2), depth)})"


def test(draw, scope, depth=1):
    """A condition, never at a kink."""
    of_count = TEST_OF_COUNT if scope.counts else ()
    return fill(draw, scope, pick(draw, TEST + of_count), max(depth, 0))


def constant(draw, scope, depth):
    """A number that no computed value hits."""
    return pick(draw, CONSTANT)


def index(draw, scope, depth):
    """An index into two or three items."""
    return pick(draw, ("0", "1", "-1", *(f"{name} % 2" for name in scope.counts)))


def count(draw, scope, depth):
    """The name of a loop's counter."""
    return pick(draw, scope.counts)


def indented(lines):
    """The lines, one level deeper."""
    return ["    " + line for line in lines]


def block(draw, scope, size=3):
    """Lines, and the scope after them; statements that leave end it."""
    lines, more = [], True
    while more:
        made, scope = statement(draw, scope)
        lines, size = lines + made, size - 1
        more = size > 0 and pick(draw, [False, True, True])
    if scope.depth and pick(draw, [False, False, False, True]):
        lines.append(leave(draw, scope))
    return lines, scope


def leave(draw, scope):
    """break, continue or return."""
    kinds = ["return"] + ["break", "continue"] * bool(scope.loops)
    kind = pick(draw, kinds[::-1])
    return kind if kind != "return" else f"return {number(draw, scope)}"


def statement(draw, scope):
    """One statement: lines, and the scope after it."""
    kinds = [assign, update, assign_vector, swap, *scope.more]
    if scope.depth < 3:
        kinds += [branch, branch, closure, guard]
        kinds += [for_loop, for_loop, while_loop] * (scope.loops < 2)
    return pick(draw, kinds)(draw, scope)


def assign(draw, scope):
    """A name gets a number."""
    name = pick(draw, NUMBERS)
    return [f"{name} = {number(draw, scope, 3)}"], scope.with_number(name)


def update(draw, scope):
    """A name is updated by an operator."""
    name = pick(draw, scope.numbers)
    return [name + fill(draw, scope, pick(draw, UPDATE), 2)], scope


def assign_vector(draw, scope):
    """A name gets a vector."""
    name = pick(draw, VECTORS)
    return [f"{name} = {vector(draw, scope, 3)}"], scope.with_vector(name)


def swap(draw, scope):
    """Two names at once, each from what was there before."""
    first, second = pick(draw, [("x", "y"), ("y", "x"), ("d", "x"), ("x_bar", "y")])
    line = f"{first}, {second} = {number(draw, scope)}, {number(draw, scope)}"
    return [line], scope.with_number(first, second)


def branch(draw, scope):
    """if, with or without else and elif."""
    inner = replace(scope, depth=scope.depth + 1)
    lines, then = block(draw, inner)
    made = [f"if {test(draw, scope)}:", *indented(lines)]
    after = [then]
    for head in pick(draw, [(), ("else",), ("elif",), ("elif", "else")]):
        condition = f" {test(draw, scope)}" if head == "elif" else ""
        lines, other = block(draw, inner)
        made += [f"{head}{condition}:", *indented(lines)]
        after.append(other)
    return made, common(scope, after if "else:" in made else [*after, scope])


def common(scope, scopes):
    """The scope after branches: what each of them binds."""
    return replace(
        scope,
        numbers=tuple(n for n in NUMBERS if all(n in s.numbers for s in scopes)),
        vectors=tuple(n for n in VECTORS if all(n in s.vectors for s in scopes)),
    )


def guard(draw, scope):
    """Leave under a condition."""
    return [f"if {test(draw, scope)}:", "    " + leave(draw, scope)], scope


def for_loop(draw, scope):
    """for over counts, elements, rows, pairs."""
    k, name = f"k{scope.loops}", pick(draw, NUMBERS)
    plain = [(f"for {k} in {pick(draw, LOOP)}:", (), (k,), ())]
    vec = vector(draw, scope)
    plain += [
        (f"for {name} in {vec}:", (name,), (), ()),
        (f"for {k}, {name} in enumerate({vec}):", (name,), (k,), ()),
        (f"for {name}, d in zip({vec}, {vector(draw, scope)}):", (name, "d"), (), ()),
    ]
    if scope.data:
        plain += [
            (f"for {name} in ws:", (name,), (), ()),
            ("for u in m:", (), (), ("u",)),
            (f"for {name}, u in zip(ws, m):", (name,), (), ("u",)),
        ]
    head, numbers, counts, vectors = pick(draw, plain)
    inner = replace(
        scope.with_number(*numbers),
        vectors=merged(scope.vectors, vectors),
        counts=merged(scope.counts, counts),
        loops=scope.loops + 1,
        depth=scope.depth + 1,
    )
    lines, _ = block(draw, inner)
    return [head, *indented(lines), *ending(draw, scope)], scope


def while_loop(draw, scope):
    """while, with a counter that bounds it."""
    k = f"k{scope.loops}"
    condition = pick(draw, [f"{k} < 3", f"{k} < 2 and {test(draw, scope)}"])
    inner = replace(
        scope, counts=merged(scope.counts, [k]), loops=scope.loops + 1, depth=scope.depth + 1
    )
    lines, _ = block(draw, inner)
    made = [f"{k} = 0", f"while {condition}:", f"    {k} += 1", *indented(lines)]
    return [*made, *ending(draw, scope)], scope


def ending(draw, scope):
    """The else of a loop, at times."""
    if pick(draw, [True, True, True, False]):
        return []
    lines, _ = block(draw, replace(scope, depth=scope.depth + 1), 1)
    return ["else:", *indented(lines)]


def closure(draw, scope):
    """A nested function that reads what surrounds it, then is called."""
    name, target = pick(draw, ["f", "g"]), pick(draw, NUMBERS)
    body = number(draw, replace(scope.with_number("p"), closures=()))
    argument = number(draw, scope)
    made = pick(
        draw,
        [
            [f"{name} = lambda p: {body}"],
            [f"def {name}(p, q=0.5):", f"    q = q * p + 0.2 * {body}", "    return q"],
        ],
    )
    after = replace(scope, closures=merged(scope.closures, [name]))
    return [*made, f"{target} = {name}({argument})"], after.with_number(target)


def function(draw, head, scope, size):
    """A function's text."""
    lines, after = block(draw, scope, size)
    return "\n".join([f"def {head}:", *indented([*lines, f"return {number(draw, after)}"])])


@st.composite
def programs(draw, size=7):
    """The text of a module whose `main` has at most `size` statements, a block counted as one."""
    parts, helpers = ["import math\n\nimport numpy as np"], ()
    for i in range(draw(st.integers(0, 2))):
        scope = Scope(("x", "y", "d"), ("v",), helpers=helpers)
        parts.append(function(draw, f"helper{i}(x, y, v, d=0.4)", scope, 3))
        helpers += (f"helper{i}",)
    scope = Scope(("x", "y"), ("v",), helpers=helpers, data=True)
    parts.append(function(draw, "main(x, y, v, m, ws)", scope, size))
    return "\n\n\n".join(parts) + "\n"


def arguments(seed=0):
    """Odd numbers for `main`, or for a direction at them."""
    noise = np.random.default_rng(seed)
    x, y = (float(noise.uniform(-1.0, 1.0)) for _ in range(2))
    v, m = noise.uniform(-1.0, 1.0, 3), noise.uniform(-1.0, 1.0, (2, 3))
    return x, y, v, m, [0.41 + 0.1 * x, 0.83 - 0.1 * y]
