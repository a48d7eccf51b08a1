"""Indices: negative, slices, steps, newaxis, Ellipsis, masks, repeated integers, nested."""

import numpy as np
from program import Program

noise = np.random.default_rng(23)
vector, matrix, cube = noise.normal(size=5), noise.normal(size=(3, 4)), noise.normal(size=(2, 3, 4))


def first_and_last(x):
    return x[0] * x[-1] + x[-2] ** 2


def slices(x):
    return x[1:4] * x[:3] - x[-3:]


def steps(x):
    return x[::2] * x[::-2] + x[4:1:-1]


def reversed_slice(x):
    return x[::-1] * x


def of_matrix(a):
    return a[1] * a[0, 2] + a[:, 1][0] * a[2, ::-1] + a[1:, 1:].sum()


def new_axes(x):
    return x[:, None] * x[None, :] + x[np.newaxis, :3].T[0]


def ellipses(a):
    return a[..., 0] * a[..., -1] + a[0, ..., 1][0] + a[..., None][0, 0, 0, 0]


def masks(x):
    return x[x > 0.0] ** 2


def mask_of_matrix(a):
    return np.sum(a[a > 0.2]) * a[0, 0]


def mask_given(x, mask):
    return np.sum(x[mask] * 2.0) + x[~mask][0]


def repeated(x):
    return x[[0, 0, 2, 0]] * np.array([1.0, 2.0, 3.0, 4.0])


def repeated_array(x, index):
    return x[index] ** 2


def pairs_of_integers(a):
    return a[[0, 2, 0], [1, 1, 1]] * 2.0


def integers_and_slices(a):
    return a[[0, 0, 1]] @ a[0] + a[:, [1, 1]].sum(axis=1)


def computed(x, i):
    return x[i] * x[i + 1] + x[len(x) - 1 - i] + x[i % 2 : i + 2].sum()


def index_depends(x):
    return x[int(x[0] > 0.0)] * x[np.argmax(x)]


def chained(a):
    return a[1][2] * a[0][1:][0] + a[1][::-1][0]


def tuple_index(a, where):
    return a[where] * a[0, 0]


def slice_object(x):
    part = slice(1, 4, 2)
    return x[part] * 3.0


def of_list(xs):
    return xs[0] * xs[-1] + sum(xs[1:])


def of_nested_list(xs):
    return xs[0][1] * xs[1][0] + xs[-1][-1] ** 2


def of_tuple(pair):
    return pair[0] * pair[1][0]


def of_dict(params):
    return params["w"] * params["b"] + params["layers"][0]["w"][1]


def get_with_default(params):
    return params.get("w", 1.0) * params.get("missing", 2.0)


def by_variable_key(params, key):
    return params[key] ** 2 + params["w"]


def zero_dimensional(x):
    return x[()] * 2.0 + x[...] * x


def empty_slice(x):
    return np.sum(x[3:3]) + x[0]


def whole(x):
    return x[:] * x[...]


def in_loop(x):
    total = 0.0
    for i in range(len(x) - 1):
        total += x[i] * x[i + 1] ** 2
    return total


def rows_in_loop(a):
    total = 0.0
    for i in range(len(a)):
        row = a[i]
        total += row[i] * np.sum(row[1:])
    return total


def recurrence(x):
    a, b = x[0], x[1]
    for i in range(2, len(x)):
        a, b = b, a * x[i] + b * x[i - 1]
    return b


def take(x):
    return np.take(x, [0, 2, 2]) + x.take([1, 1, 0])


def taps(x, kernel):
    total = 0.0
    for k in range(len(kernel)):
        total = total + kernel[k] * x[k : len(x) - len(kernel) + k + 1]
    return total


def diagonal(a):
    return np.diag(a[:3, :3]) + a.diagonal() * 2.0


def float32_element(x):
    return x[1] * x[0] + x[1:].sum()


PROGRAMS = [
    Program(first_and_last, (vector,), order=2),
    Program(slices, (vector,)),
    Program(steps, (vector,)),
    Program(reversed_slice, (vector,)),
    Program(of_matrix, (matrix,)),
    Program(new_axes, (vector[:3],)),
    Program(ellipses, (cube,)),
    Program(masks, (vector,)),
    Program(mask_of_matrix, (matrix,)),
    Program(mask_given, (vector, np.array([True, False, True, False, True]))),
    Program(repeated, (vector,)),
    Program(repeated_array, (vector, np.array([1, 1, 4, 1]))),
    Program(repeated_array, (vector, np.array([[1, 1], [0, 1]]))),
    Program(repeated_array, (matrix, np.array([1, 1]))),
    Program(pairs_of_integers, (matrix,)),
    Program(integers_and_slices, (matrix,)),
    Program(computed, (vector, 1)),
    Program(index_depends, (vector,)),
    Program(chained, (matrix,)),
    Program(tuple_index, (matrix, (1, 2))),
    Program(tuple_index, (matrix, (1, slice(0, 2)))),
    Program(slice_object, (vector,)),
    Program(of_list, ([0.7, 0.3, 1.2],)),
    Program(of_nested_list, ([[0.7, 0.3], [1.2], [0.1, 0.2]],)),
    Program(of_tuple, ((0.7, [0.3, 0.1]),)),
    Program(of_dict, ({"w": 0.7, "b": 0.3, "layers": [{"w": vector}]},)),
    Program(get_with_default, ({"w": 0.7},)),
    Program(by_variable_key, ({"w": 0.7, "b": 0.3}, "b")),
    Program(by_variable_key, ({"w": 0.7, "b": 0.3}, "w")),
    Program(zero_dimensional, (np.array(0.7),)),
    Program(empty_slice, (vector,)),
    Program(whole, (vector,)),
    Program(in_loop, (vector,), order=2),
    Program(in_loop, ([0.7, 0.3, 1.2],)),
    Program(rows_in_loop, (matrix,)),
    Program(recurrence, (vector,), order=2),
    Program(take, (vector,)),
    Program(taps, (vector, vector[:2])),
    Program(diagonal, (matrix,)),
    Program(float32_element, (vector.astype(np.float32),)),
]
