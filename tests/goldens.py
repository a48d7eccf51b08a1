"""The derivatives whose emitted source is kept in tests/golden/, and how each is emitted.

Run as a program, it prints them all.  The sources quote their primals' lines with their numbers:
a program that moves within its file changes its golden.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from corpus import (
    appending,
    arrays,
    assignments,
    branches,
    calls,
    closures,
    comprehensions,
    containers,
    iteration,
    leaving,
    loops,
    scalars,
    written,
)
from program import Program

from examples.relax import relax
from wengert import grad
from wengert.transform import pipeline
from wengert.transform.calls.targets import types_of
from wengert.transform.types import UNKNOWN


@dataclass(frozen=True)
class Golden:
    """A program, and which derivative of it: `mode` is also part of the file's name.

    reverse, forward, split: by the types of the arguments; generic: reverse, with unknown types;
    value, aux: reverse with those options; second: the gradient of the gradient.
    """

    mode: str
    program: Program

    @property
    def name(self):
        return f"{self.program}.{self.mode}.py"

    def text(self):
        """The source that is emitted."""
        program, f = self.program, self.program.function
        if self.mode == "second":
            return grad(grad(f)).source_for(*program.args)
        mode = self.mode if self.mode in ("forward", "split") else "reverse"
        types = types_of(f, program.args, {})
        if self.mode == "generic":
            types = (UNKNOWN,) * len(types)
        wrt = tuple(f.__code__.co_varnames[k] for k in program.positions())
        options = {"value": self.mode == "value", "has_aux": self.mode == "aux"}
        return pipeline.build(pipeline.Request(f, mode, wrt, types, **options)).text


def newton(a, n):
    x = a
    for _ in range(n):
        x = 0.5 * (x + a / x)
    return x


def energy(positions, charge):
    total = 0.0
    for i in range(len(positions)):
        for j in range(i):
            r = positions[i] - positions[j]
            total += charge / np.sqrt(np.sum(r * r))
    return total


def bond(r, stiffness):
    return 0.5 * stiffness * (r - 1.0) ** 2


def chain_energy(x, stiffness):
    e = bond(x[1] - x[0], stiffness)
    return e + bond(x[2] - x[1], 2.0 * stiffness)


def mlp(layers, x, target):
    for w, b in layers:
        x = np.tanh(x @ w + b)
    return np.mean((x - target) ** 2)


def fit(w, b, x, y):
    residual = x @ w + b - y
    loss = np.mean(residual**2)
    return loss, residual


def clashes(x, x_bar, np):
    y = x * x_bar
    for xs in range(3):
        y = y * np + xs * x
    return y


NOISE = np.random.default_rng(3)
VECTOR = np.array([0.3, -0.8, 1.2, 0.5])
MATRIX = NOISE.normal(size=(3, 4))
LAYERS = [(NOISE.normal(size=(4, 3)), VECTOR[:3]), (NOISE.normal(size=(3, 2)), VECTOR[:2])]
LAYER = containers.Layer(MATRIX, 0.3)

GOLDENS = [
    Golden("reverse", Program(scalars.polynomial, (1.3,))),
    Golden("forward", Program(scalars.quotient, (1.3, 0.4))),
    Golden("reverse", Program(scalars.black_scholes, (100.0, 95.0, 0.05, 0.2, 1.5))),
    Golden("reverse", Program(scalars.ternary, (0.7,))),
    Golden("second", Program(scalars.polynomial, (1.3,))),
    Golden("reverse", Program(newton, (2.3, 4))),
    Golden("forward", Program(newton, (2.3, 4))),
    Golden("split", Program(newton, (2.3, 4))),
    Golden("generic", Program(newton, (2.3, 4))),
    Golden("reverse", Program(relax, (VECTOR * 5.0, 1.5, 4))),
    Golden("forward", Program(relax, (VECTOR * 5.0, 1.5, 4))),
    Golden("split", Program(relax, (VECTOR * 5.0, 1.5, 4))),
    Golden("generic", Program(relax, (VECTOR * 5.0, 1.5, 4))),
    Golden("reverse", Program(energy, (MATRIX, 0.7))),
    Golden("reverse", Program(chain_energy, (VECTOR, 1.4))),
    Golden("reverse", Program(mlp, (LAYERS, MATRIX, NOISE.normal(size=(3, 2))))),
    Golden("aux", Program(fit, (VECTOR, 0.2, MATRIX, VECTOR[:3]))),
    Golden("reverse", Program(clashes, (0.7, 0.3, 1.1))),
    Golden("value", Program(arrays.rosenbrock, (VECTOR,))),
    Golden("split", Program(arrays.both_broadcast, (VECTOR, MATRIX[:, :1]))),
    Golden("generic", Program(arrays.least_squares, (VECTOR, 0.2, MATRIX, MATRIX[:, 0]))),
    Golden("split", Program(arrays.softmax, (VECTOR,))),
    Golden("split", Program(arrays.layer, (MATRIX, VECTOR, MATRIX[:, 0]))),
    Golden("reverse", Program(branches.grades, (1.5,))),
    Golden("reverse", Program(branches.overwrites_in_branch, (0.7,))),
    Golden("reverse", Program(loops.newton_while, (2.3,))),
    Golden("reverse", Program(loops.pendulum, (0.7, 0.1, 0.05, 10))),
    Golden("reverse", Program(loops.runge_kutta, (0.7, 0.1, 4))),
    Golden("reverse", Program(loops.element_loop, (VECTOR,))),
    Golden("reverse", Program(leaving.breaks, (0.7, 9))),
    Golden("reverse", Program(leaving.returns_inside, (0.7, 9))),
    Golden("reverse", Program(calls.positional, (0.7, 0.3))),
    Golden("reverse", Program(calls.factorial, (0.7, 4))),
    Golden("split", Program(calls.factorial, (0.7, 4))),
    Golden("reverse", Program(calls.call_in_loop, (0.7, 3))),
    Golden("reverse", Program(calls.function_argument, (0.7,))),
    Golden("reverse", Program(closures.nested, (0.7, 0.3))),
    Golden("reverse", Program(closures.passed, (0.7, 1.3))),
    Golden("forward", Program(closures.passed, (0.7, 1.3))),
    Golden("reverse", Program(comprehensions.squares, (VECTOR,))),
    Golden("reverse", Program(comprehensions.generator_sum, (0.7, 5))),
    Golden("reverse", Program(written.rotated, (0.7, VECTOR[:2]))),
    Golden("reverse", Program(appending.powers, (0.7, 1.2, 4))),
    Golden("reverse", Program(containers.of_dict, ({"w": VECTOR, "b": 0.3},))),
    Golden("reverse", Program(containers.calls_layer, (LAYER, VECTOR))),
    Golden("reverse", Program(assignments.swap, (0.7, 0.3))),
    Golden("reverse", Program(assignments.named_np, (0.7, 0.3))),
    Golden("reverse", Program(iteration.enumerated_zip, (VECTOR, VECTOR[::-1] * 0.7))),
]

if __name__ == "__main__":
    print("\n".join(f"{golden.name}\n{golden.text()}" for golden in GOLDENS))
