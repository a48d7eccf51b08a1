"""The evaluation trace of a function at a point, as textbooks print it.

>>> import math
>>> def f(x1, x2):
...     return math.log(x1) + x1 * x2 - math.sin(x2)
>>> print(trace(f, 2.0, 5.0))
     statement                            value  tangent  adjoint
v-1  x1                                       2        1      5.5
v0   x2                                       5        0  1.71634
v1   out_log = math.log(x1)            0.693147      0.5        1
v2   out_product = x1 * x2                   10        5        1
v3   out_sum = out_log + out_product    10.6931      5.5        1
v4   out_sin = math.sin(x2)           -0.958924        0       -1
v5   out = out_sum - out_sin            11.6521      5.5        1

What a statement changes in place has a row with its values after it.

>>> def g(x, n):
...     table = np.zeros(n)
...     for k in range(n):
...         table[k] = k * x
...     return np.sum(table)
>>> print(trace(g, 3.0, 2))
    statement                   value  tangent  adjoint
v0  x                               3        1        1
v1  table_product = k * x           0        0        1
v2  table[k] = table_product  [0. 0.]  [0. 0.]  [1. 0.]
v3  table_product = k * x           3        1        1
v4  table[k] = table_product  [0. 3.]  [0. 1.]  [1. 1.]
v5  out = np.sum(table)             3        1        1

The program is run in the small language, one operation at a time, through branches taken and turns
of loops; each operation is differentiated by itself, which gives the columns.  (A. G. Baydin, B. A.
Pearlmutter, A. A. Radul, J. M. Siskind: Automatic differentiation in machine learning: a survey,
JMLR 18, 2018, tables 2 and 3.)
"""

import copy

import numpy as np

from wengert.runtime.trees import CONTAINERS, add, rebuilt, values, zeros_like

from ..api import jvp, vjp
from ..calls.choices import floats
from ..calls.derivative import Callee
from ..calls.targets import own_signature
from ..frozen import frozen
from ..types import differentiable, type_of
from .running import Run


@frozen
class Row:
    """One value: its number, what computed or changed it, and its derivatives."""

    number: int
    statement: str
    value: object
    tangent: object
    adjoint: object


class Evaluation:
    """The rows of a trace; printed as a table."""

    def __init__(self, rows):
        self.rows = rows

    def __str__(self):
        head = ("", "statement", "value", "tangent", "adjoint")
        cells = [
            (f"v{r.number}", r.statement, *map(shown, (r.value, r.tangent, r.adjoint)))
            for r in self.rows
        ]
        widths = [max(map(len, column)) for column in zip(head, *cells)]
        lines = []
        for row in (head, *cells):
            left = [text.ljust(width) for text, width in zip(row[:2], widths)]
            right = [text.rjust(width) for text, width in zip(row[2:], widths[2:])]
            lines.append("  ".join(left + right).rstrip())
        return "\n".join(lines)


def trace(function, *args, wrt=0):
    """The evaluation trace of a function at a point, with the tangent along one argument.

    Each argument that carries a derivative has a row, numbered up to v0, then each operation.
    Integers are taken as floats if all arguments are.  wrt: which argument has the tangent one.
    The adjoint is for the result's being one.
    """
    callee = Callee(function)
    if not any(differentiable(type_of(x)) for x in args):
        args = tuple(map(floats, args))
    args, kwargs = callee.full(callee.bind(args, {}))
    bound = own_signature(callee.target.function).bind(*args, **kwargs)
    bound.apply_defaults()
    run = Run(callee.target.function, copy.deepcopy(dict(bound.arguments)))
    rows = zip(run.entries, tangents(run.entries, run.inputs, wrt), adjoints(run))
    shown = [row for row in rows if not row[0].hidden]
    return Evaluation(
        [Row(k - run.inputs + 1, e.text, e.value, *both) for k, (e, *both) in enumerate(shown)]
    )


def tangents(entries, inputs, wrt):
    """The tangent of each entry along one input."""
    dots = []
    for k, entry in enumerate(entries):
        if entry.operation is None:
            dots.append(one(entry.value) if k == wrt and k < inputs else zeros_like(entry.value))
        else:
            primals = [entries[j].value for j in entry.operands]
            dots.append(jvp(entry.operation, primals, [dots[j] for j in entry.operands])[1])
    return dots


def adjoints(run):
    """The adjoint of each entry, for the result's being one."""
    bars = [zeros_like(entry.value) for entry in run.entries]
    if run.result is not None:
        bars[run.result] = one(run.entries[run.result].value)
    for k, entry in reversed([*enumerate(run.entries)]):
        if entry.operation is not None:
            _, pull = vjp(entry.operation, *(run.entries[j].value for j in entry.operands))
            for j, part in zip(entry.operands, pull(bars[k])):
                bars[j] = add(bars[j], part)
    return bars


def one(value):
    """The direction in which every number of a value grows by one."""
    return filled(zeros_like(value))


def filled(zero):
    """Ones in place of zeros."""
    if isinstance(zero, CONTAINERS):
        return rebuilt(zero, [*map(filled, values(zero))])
    if isinstance(zero, np.ndarray | np.generic):
        return np.ones_like(zero)[()]
    if hasattr(zero, "__dict__"):
        vars(zero).update({name: filled(part) for name, part in vars(zero).items()})
        return zero
    return 1.0 if isinstance(zero, float) else zero


def shown(value):
    """A value in a cell of the table."""
    if isinstance(value, np.ndarray):
        return np.array2string(value, precision=4, threshold=6, edgeitems=2).replace("\n", "")
    if type(value) is dict:
        return f"{{{', '.join(f'{key!r}: {shown(part)}' for key, part in value.items())}}}"
    if type(value) is list:
        return f"[{', '.join(map(shown, value))}]"
    return f"{value:.6g}" if isinstance(value, float | np.floating) else repr(value)
