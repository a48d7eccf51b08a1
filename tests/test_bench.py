"""The kernels of tools/bench: ours against the adjoint by hand, and that against differences."""

import numpy as np
import pytest

from tools.benchmark.kernels import NAMES, argnums, distance, leaves, load, moved
from wengert import grad

STEP = 1e-6


@pytest.mark.parametrize("name", NAMES)
def test_ours_agrees_with_the_adjoint_by_hand(name):
    kernel = load(name)
    arguments = kernel.arguments(quick=True)
    ours = grad(kernel.primal, argnums=argnums(kernel))(*arguments)
    assert distance(ours, kernel.adjoint(*arguments)) < 1e-12


@pytest.mark.parametrize("name", NAMES)
def test_the_adjoint_by_hand_agrees_with_differences(name):
    """Along one random direction of all differentiated arguments together."""
    kernel = load(name)
    arguments = kernel.arguments(quick=True)
    active = [arguments[i] for i in kernel.ARGNUMS]
    noise = np.random.default_rng(1)
    directions = [noise.normal(size=leaf.shape) for leaf in leaves(active)]

    def value(step):
        there = dict(zip(kernel.ARGNUMS, moved(active, iter(directions), step)))
        return kernel.primal(*(there.get(i, x) for i, x in enumerate(arguments)))

    bars = leaves(kernel.adjoint(*arguments))
    expected = sum(np.vdot(bar, direction) for bar, direction in zip(bars, directions, strict=True))
    assert np.isclose((value(STEP) - value(-STEP)) / (2 * STEP), expected, rtol=1e-5)
