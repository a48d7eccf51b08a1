"""The Lennard-Jones energy of a cluster: a double loop over pairs of atoms."""

import numpy as np

ARGNUMS = (0,)


def arguments(quick):
    side = 2 if quick else 3
    grid = np.stack(np.meshgrid(*[np.arange(float(side))] * 3), axis=-1).reshape(-1, 3)
    return (1.1 * grid + 0.05 * np.random.default_rng(0).normal(size=grid.shape),)


def primal(positions):
    energy = 0.0
    for i in range(len(positions)):
        for j in range(i):
            apart = positions[i] - positions[j]
            inverse = 1.0 / np.sum(apart * apart)
            sixth = inverse * inverse * inverse
            energy += 4.0 * (sixth * sixth - sixth)
    return energy


def adjoint(positions):
    positions_bar = np.zeros_like(positions)
    for i in range(len(positions)):
        for j in range(i):
            apart = positions[i] - positions[j]
            inverse = 1.0 / (apart @ apart)
            sixth = inverse * inverse * inverse
            apart_bar = (24.0 * inverse * (sixth - 2.0 * sixth * sixth)) * apart
            positions_bar[i] += apart_bar
            positions_bar[j] -= apart_bar
    return positions_bar
