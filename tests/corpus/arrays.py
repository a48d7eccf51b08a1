"""NumPy on vectors and matrices: broadcasting, methods, reductions, shapes at the edge."""

import numpy as np
from program import Program

noise = np.random.default_rng(7)
vector, other = noise.normal(size=4), noise.normal(size=4)
positive = noise.uniform(0.5, 2.0, 4)
matrix, square = noise.normal(size=(3, 4)), noise.normal(size=(4, 4))
column = noise.normal(size=(3, 1))


def norm(x):
    return np.sqrt(np.sum(x**2))


def softmax(x):
    e = np.exp(x - np.max(x))
    return e / e.sum()


def logsumexp(x):
    top = x.max()
    return top + np.log(np.sum(np.exp(x - top)))


def cosine(x, y):
    return x @ y / (np.linalg.norm(x) * np.linalg.norm(y))


def affine(w, x, b):
    return w @ x + b


def layer(w, x, b):
    return np.tanh(np.dot(w, x) + b)


def two_layers(x, w1, b1, w2, b2):
    h = np.maximum(0.0, x @ w1 + b1)
    return np.mean((h @ w2 + b2) ** 2)


def left_broadcast(x, a):
    return x * a


def right_broadcast(a, x):
    return a / (2.0 + x * x) - x


def both_broadcast(row, column):
    return np.sin(row * column) + row - column


def three_ways(scalar, row, a):
    return scalar * row + a * scalar


def mean_squares(a):
    return np.mean(a * a, axis=0)


def variance(a):
    centred = a - a.mean(axis=1, keepdims=True)
    return np.sum(centred**2, axis=1) / (a.shape[1] - 1)


def methods(x):
    return x.sum(axis=0) + x.mean() * x.T.dot(x)[0, 0] + x.reshape(-1)[1] + x.copy()[0, 1]


def more_methods(x):
    return x.ravel().cumsum()[-1] * x.flatten()[2] + x.transpose().sum() + x.prod() + x.var()


def attributes(x):
    return x.sum() / x.size + x.ndim * x[0, 0] + x.shape[0] * x.T[1, 0] + len(x) * x[1, 1]


def transposes(a):
    return a.T @ a + np.transpose(a).dot(a)


def quadratic(x, a):
    return x @ a @ x


def covariance(a):
    centred = a - np.mean(a, axis=0)
    return centred.T @ centred / (len(a) - 1)


def stacks(x, y):
    a = np.stack([x, y, x * y])
    b = np.concatenate([x, y[:2]])
    return a.sum(axis=0) * b[:4]


def rows_and_columns(x, y):
    return np.vstack([x, y]) @ np.hstack([x, y])[:4]


def wheres(x, y):
    return np.where(x > 0.0, x * y, y / (3.0 + x))


def clips(x):
    return np.clip(x, -0.5, 0.5) * x


def extremes(x, y):
    return np.maximum(x, y) + np.minimum(x, 0.1) * np.max(y) + np.abs(x)


def outer(x, y):
    return np.outer(x, y) @ y


def einsums(a, b):
    return np.einsum("ij,kj->ik", a, b)


def solves(a, b):
    return np.linalg.solve(a + 5.0 * np.eye(4), b)


def inverse(a):
    return np.trace(np.linalg.inv(a + 5.0 * np.eye(4)) @ a)


def log_determinant(a):
    return np.linalg.slogdet(a @ a.T + np.eye(4))[1]


def differences(x):
    return np.sum(np.diff(x) ** 2) + np.sum((x[1:] - x[:-1]) ** 2)


def smallest(x):
    order = np.argsort(x)
    return x[order[0]] * x[order[-1]]


def zeros(x):
    return np.zeros(3) + x + np.ones_like(x) * np.zeros_like(x)


def in_float32(x, w):
    return np.sum(np.tanh(x * w)) * 2.0


def mixed(x, w):
    return np.sum(x * w)


def of_integers(k):
    return np.sum(k * k) / 2.0


def with_integers(x, k):
    return np.sum(x**k) + x[k[0]] * k[1]


def zero_dimensional(x):
    return np.sin(x) * x


def nothing(x):
    return np.sum(x * x) + 1.0


def numpy_scalar(x):
    return np.float64(2.0) * x + np.square(x)


def elementary(x):
    return np.exp(x) + np.log(x) * np.sqrt(x) - np.arctan(x) + np.log1p(x) + np.expm1(x) / x


def trigonometry(x):
    return np.sin(x) * np.cos(x) + np.tan(x / 4.0) + np.sinh(x / 2.0) - np.tanh(x) + np.cosh(x)


def ratios(x, y):
    return np.arctan2(x, y) + np.hypot(x, y) + np.logaddexp(x, y) + x**y


def meshed(x, y):
    a, b = np.meshgrid(x, y)
    return np.sum(np.sin(a) * b)


def padded(x):
    y = np.zeros(6)
    return np.concatenate([y[:1], x, y[:1]]) * 2.0 + np.pad(x, 1)


def tiled(x):
    return np.tile(x, 2)[1:5] * np.repeat(x, 2)[3:7] + np.roll(x, 1) * np.flip(x)


def matrix_power(a):
    b = a @ a / 4.0
    b = b @ b / 4.0
    return np.sum(b)


def rosenbrock(x):
    return np.sum(100.0 * (x[1:] - x[:-1] ** 2) ** 2 + (1.0 - x[:-1]) ** 2)


def least_squares(w, b, a, y):
    residual = a @ w + b - y
    return 0.5 * np.dot(residual, residual) + 0.1 * np.sum(w**2)


single = vector.astype(np.float32)

PROGRAMS = [
    Program(norm, (vector,), order=2),
    Program(norm, (matrix,)),
    Program(softmax, (vector,)),
    Program(logsumexp, (vector,), order=2),
    Program(cosine, (vector, other), order=2),
    Program(affine, (matrix, vector, noise.normal(size=3))),
    Program(affine, (matrix, vector, 0.3)),
    Program(layer, (matrix, vector, column[:, 0])),
    Program(two_layers, (matrix, square, vector, noise.normal(size=(4, 2)), np.array([0.1, 0.2]))),
    Program(left_broadcast, (0.7, matrix)),
    Program(left_broadcast, (vector, matrix)),
    Program(left_broadcast, (column, matrix)),
    Program(left_broadcast, (matrix, matrix)),
    Program(right_broadcast, (matrix, 0.7)),
    Program(right_broadcast, (matrix, vector)),
    Program(right_broadcast, (0.7, vector)),
    Program(both_broadcast, (vector, column)),
    Program(three_ways, (0.7, vector, matrix)),
    Program(three_ways, (np.array(0.7), vector, matrix)),
    Program(mean_squares, (matrix,)),
    Program(variance, (matrix,)),
    Program(methods, (square,)),
    Program(more_methods, (matrix,)),
    Program(attributes, (matrix,)),
    Program(transposes, (matrix,)),
    Program(quadratic, (vector, square), order=2),
    Program(covariance, (matrix,)),
    Program(stacks, (vector, other)),
    Program(rows_and_columns, (vector, other)),
    Program(wheres, (vector, other)),
    Program(clips, (vector,)),
    Program(extremes, (vector, other)),
    Program(outer, (vector, other)),
    Program(einsums, (matrix, square)),
    Program(solves, (square, vector)),
    Program(inverse, (square,)),
    Program(log_determinant, (square,)),
    Program(differences, (vector,), order=2),
    Program(smallest, (vector,)),
    Program(zeros, (vector[:3],)),
    Program(in_float32, (single, single[:1])),
    Program(in_float32, (single, np.float32(0.3))),
    Program(mixed, (single, vector)),
    Program(of_integers, (np.array([1, 2, 3]),), wrt=("k",)),
    Program(with_integers, (positive, np.array([1, 2, 3, 2]))),
    Program(zero_dimensional, (np.array(0.7),)),
    Program(zero_dimensional, (np.float64(0.7),)),
    Program(zero_dimensional, (np.float32(0.7),)),
    Program(nothing, (np.zeros(0),)),
    Program(nothing, (np.zeros((0, 3)),)),
    Program(mean_squares, (np.zeros((2, 0)),)),
    Program(numpy_scalar, (0.7,)),
    Program(elementary, (positive,)),
    Program(trigonometry, (vector,)),
    Program(ratios, (positive, positive[::-1].copy())),
    Program(meshed, (vector, column[:, 0])),
    Program(padded, (vector,)),
    Program(tiled, (vector,)),
    Program(matrix_power, (square,), order=2),
    Program(rosenbrock, (vector,), order=2, tolerance=1e-5),
    Program(least_squares, (vector, 0.2, matrix, column[:, 0]), order=2),
]
