"""Small networks, filters and solvers with a state, as people write them."""

import numpy as np
from program import Program

noise = np.random.default_rng(137)


inputs, targets = noise.normal(size=(4, 3)), noise.normal(size=(4, 2))


class Recurrent:
    def __init__(self, w, u, h):
        self.w, self.u, self.h = w, u, h

    def step(self, x):
        self.h = np.tanh(self.w @ self.h + self.u @ x)
        return self.h


def recurrent(cell, xs):
    total = 0.0
    for x in xs:
        total += np.sum(cell.step(x) ** 2)
    return total


def dropout_with_masks(w, x, masks):
    for mask in masks:
        h = w @ x
        h[mask] = 0.0
        x = np.tanh(h)
    return np.sum(x)


def relu_in_place(w, x):
    for _ in range(3):
        x = w @ x
        x[x < 0.0] *= 0.01
    return np.sum(x)


def gram_schmidt(a):
    q = np.zeros_like(a)
    for j in range(a.shape[1]):
        v = a[:, j].copy()
        for i in range(j):
            v -= (q[:, i] @ a[:, j]) * q[:, i]
        q[:, j] = v / np.sqrt(v @ v)
    return np.sum(np.triu(q) * a)


def cholesky(a):
    n = len(a)
    low = np.zeros_like(a)
    for i in range(n):
        for j in range(i + 1):
            s = a[i, j]
            for k in range(j):
                s -= low[i, k] * low[j, k]
            low[i, j] = np.sqrt(s) if i == j else s / low[j, j]
    return np.sum(np.log(np.diag(low))) + low[2, 0]


def lu(a):
    n = len(a)
    for k in range(n):
        for i in range(k + 1, n):
            a[i, k] /= a[k, k]
            for j in range(k + 1, n):
                a[i, j] -= a[i, k] * a[k, j]
    det = 1.0
    for k in range(n):
        det *= a[k, k]
    return det


def lu_by_rows(a):
    for k in range(len(a) - 1):
        a[k + 1 :, k] /= a[k, k]
        a[k + 1 :, k + 1 :] -= np.outer(a[k + 1 :, k], a[k, k + 1 :])
    return np.sum(np.log(np.abs(np.diag(a))))


def thomas(low, mid, up, d):
    """A tridiagonal system, solved in place."""
    n = len(d)
    for i in range(1, n):
        w = low[i - 1] / mid[i - 1]
        mid[i] -= w * up[i - 1]
        d[i] -= w * d[i - 1]
    d[-1] /= mid[-1]
    for i in range(n - 2, -1, -1):
        d[i] = (d[i] - up[i] * d[i + 1]) / mid[i]
    return np.sum(d * d)


def gauss_seidel(a, b, n):
    x = np.zeros_like(b)
    for _ in range(n):
        for i in range(len(b)):
            s = b[i]
            for j in range(len(b)):
                if j != i:
                    s -= a[i, j] * x[j]
            x[i] = s / a[i, i]
    return np.sum(x * x)


def kalman(x, p, zs, q, r):
    for z in zs:
        p += q
        k = p / (p + r)
        x = x + k * (z - x)
        p *= 1.0 - k
    return x * p


def leapfrog(state, dt, n):
    position, velocity = state["x"], state["v"]
    for _ in range(n):
        velocity -= 0.5 * dt * position**3
        position += dt * velocity
        velocity -= 0.5 * dt * position**3
    return np.sum(state["x"] ** 2) + np.sum(state["v"])


def ring_buffer(x, y, n):
    buffer = np.zeros(3)
    out = x
    for i in range(n):
        out = out + y * buffer[i % 3]
        buffer[i % 3] = np.sin(out)
    return out


def histogram(x, edges):
    counts = np.zeros(len(edges) - 1)
    for v in x:
        for k in range(len(edges) - 1):
            if edges[k] <= v < edges[k + 1]:
                counts[k] += v * v
    return np.sum(counts**2)


square = noise.normal(size=(3, 3))


positive = square @ square.T + 2.0 * np.eye(3)


PROGRAMS = [
    Program(recurrent, (Recurrent(square, 0.5 * square, square[0]), inputs)),
    Program(
        dropout_with_masks,
        (square, inputs[0], [np.array([True, False, False]), np.array([False, False, True])]),
    ),
    Program(relu_in_place, (square, inputs[0]), order=2),
    Program(gram_schmidt, (square,)),
    Program(cholesky, (positive,), order=2),
    Program(lu, (positive,), order=2),
    Program(lu_by_rows, (positive,)),
    Program(thomas, (square[0], np.array([3.0, 3.5, 4.0, 3.2]), square[1], inputs[:, 0]), order=2),
    Program(gauss_seidel, (positive, square[0], 3), order=2),
    Program(kalman, (0.7, 0.3, inputs[0], 0.1, 0.4), order=2),
    Program(leapfrog, ({"x": square[0], "v": square[1]}, 0.1, 3), order=2),
    Program(ring_buffer, (0.7, 0.3, 7), order=2),
    Program(histogram, (inputs[0], np.array([-3.0, -0.5, 0.5, 3.0])), order=2),
]
