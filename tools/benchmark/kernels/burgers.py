"""Burgers' equation in two dimensions, 1,000 explicit steps in place on two fields."""

import numpy as np

ARGNUMS = (0, 1)
AUTOGRAD = False  # it can't store


def arguments(quick):
    size, steps = (6, 4) if quick else (32, 1000)
    noise = np.random.default_rng(11)
    return noise.uniform(size=(size, size)), noise.uniform(size=(size, size)), 0.02, 0.05, steps


def primal(u, v, dt, nu, steps):
    u, v = u.copy(), v.copy()
    for _ in range(steps):
        p, q = u.copy(), v.copy()
        u[1:-1, 1:-1] += nu * (
            p[2:, 1:-1] + p[:-2, 1:-1] + p[1:-1, 2:] + p[1:-1, :-2] - 4.0 * p[1:-1, 1:-1]
        ) - dt * (
            p[1:-1, 1:-1] * (p[2:, 1:-1] - p[:-2, 1:-1])
            + q[1:-1, 1:-1] * (p[1:-1, 2:] - p[1:-1, :-2])
        )
        v[1:-1, 1:-1] += nu * (
            q[2:, 1:-1] + q[:-2, 1:-1] + q[1:-1, 2:] + q[1:-1, :-2] - 4.0 * q[1:-1, 1:-1]
        ) - dt * (
            p[1:-1, 1:-1] * (q[2:, 1:-1] - q[:-2, 1:-1])
            + q[1:-1, 1:-1] * (q[1:-1, 2:] - q[1:-1, :-2])
        )
    return np.sum(u * u) + np.sum(v * v)


def adjoint(u, v, dt, nu, steps):
    u, v = u.copy(), v.copy()
    kept = []
    for _ in range(steps):
        p, q = u.copy(), v.copy()
        kept.append((p, q))
        p_mid, q_mid = p[1:-1, 1:-1], q[1:-1, 1:-1]
        advance(u, p, p_mid, q_mid, dt, nu)
        advance(v, q, p_mid, q_mid, dt, nu)
    u_bar, v_bar = 2.0 * u, 2.0 * v
    while kept:
        p, q = kept.pop()
        u_in, v_in = u_bar[1:-1, 1:-1].copy(), v_bar[1:-1, 1:-1].copy()
        back(u_bar, u_in, p, q, dt, nu)
        back(v_bar, v_in, p, q, dt, nu)
        u_bar[1:-1, 1:-1] -= dt * (
            u_in * (p[2:, 1:-1] - p[:-2, 1:-1]) + v_in * (q[2:, 1:-1] - q[:-2, 1:-1])
        )
        v_bar[1:-1, 1:-1] -= dt * (
            u_in * (p[1:-1, 2:] - p[1:-1, :-2]) + v_in * (q[1:-1, 2:] - q[1:-1, :-2])
        )
    return u_bar, v_bar


def advance(u, p, p_mid, q_mid, dt, nu):
    """One field, moved by both."""
    u[1:-1, 1:-1] += nu * (
        p[2:, 1:-1] + p[:-2, 1:-1] + p[1:-1, 2:] + p[1:-1, :-2] - 4.0 * p[1:-1, 1:-1]
    ) - dt * (p_mid * (p[2:, 1:-1] - p[:-2, 1:-1]) + q_mid * (p[1:-1, 2:] - p[1:-1, :-2]))


def back(bar, inner, p, q, dt, nu):
    """What one field's new values say of its neighbours' old ones."""
    along, across = dt * inner * p[1:-1, 1:-1], dt * inner * q[1:-1, 1:-1]
    spread = nu * inner
    bar[2:, 1:-1] += spread - along
    bar[:-2, 1:-1] += spread + along
    bar[1:-1, 2:] += spread - across
    bar[1:-1, :-2] += spread + across
    bar[1:-1, 1:-1] -= 4.0 * spread
