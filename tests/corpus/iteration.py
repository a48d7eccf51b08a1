"""for over what is no range: arrays, lists, dicts, enumerate, zip, reversed, generators."""

import numpy as np
from program import Program

noise = np.random.default_rng(17)
vector, other = noise.normal(size=4), noise.normal(size=4)
matrix = noise.normal(size=(3, 4))


def elements(x):
    total = 1.0
    for item in x:
        total = total * item + item
    return total


def rows(a):
    total = 0.0
    for row in a:
        total = total + np.sum(np.sin(row)) * total + row[0]
    return total


def rows_and_elements(a):
    total = 0.0
    for row in a:
        for item in row:
            total += item * item
    return total


def enumerated(x):
    total = 0.0
    for i, item in enumerate(x):
        total += i * item**2
    return total


def enumerated_from(x):
    total = 0.0
    for i, item in enumerate(x, start=2):
        total += i * item * total + item
    return total


def zipped(x, y):
    total = 0.0
    for a, b in zip(x, y):
        total += a * b * a
    return total


def zipped_unevenly(x, y):
    total = 0.0
    for a, b, n in zip(x, y[:2], range(9)):
        total += a * b * n
    return total


def enumerated_zip(x, y):
    total = 0.0
    for i, (a, b) in enumerate(zip(x, y)):
        total = total * a + b * i
    return total


def backwards(x):
    y = 0.0
    for item in reversed(x):
        y = y * 0.5 + item * item
    return y


def backwards_range(x, n):
    y = x
    for i in reversed(range(n)):
        y = y * x + i
    return y


def over_items(weights):
    total = 0.0
    for name, w in weights.items():
        total += w * w * len(name)
    return total


def over_values(weights):
    total = 1.0
    for w in weights.values():
        total *= w
    return total


def over_keys(weights):
    total = 1.0
    for name in weights:
        total = total * weights[name] + total
    return total


def over_sorted_keys(weights):
    total = 0.0
    for i, name in enumerate(sorted(weights)):
        total += weights[name] * (i + 1)
    return total


def over_layers(layers, x):
    for w, b in layers:
        x = np.tanh(w @ x + b)
    return np.sum(x)


def over_tuple(x, y):
    total = 0.0
    for item in (x, y, x * y):
        total += item * item
    return total


def over_list(x):
    total = x
    for factor in [0.5, 1.5, 2.5]:
        total = total * factor + x
    return total


def over_text(x):
    for letter in "abca":
        if letter == "a":
            x = x * x
        else:
            x = x + 1.0
    return x


def over_first(x):
    total = 0.0
    for item in x[0]:
        total += item * item
    return total


def over_expression(x):
    total = 0.0
    for item in np.sin(x) * 2.0:
        total += item * item
    return total


def over_slice(x):
    total = 0.0
    for item in x[1::2]:
        total += item**3
    return total


def rebinds_iterated(x):
    total = 0.0
    for item in x:
        x = x * 0.5
        total += item * np.sum(x)
    return total


def rebinds_list(xs):
    total = 0.0
    for item in xs:
        xs = [item]
        total += item * xs[0]
    return total * xs[0]


def reassigns_item(x):
    total = 0.0
    for item in x:
        item = np.sin(item)
        total += item
        item *= 2.0
        total += item * item
    return total


def item_afterwards(x):
    for item in x:
        last = item * item
    return item * last


def item_before(x):
    item = 3.0
    for item in x:
        pass
    return item * item


def breaks_over_array(x):
    total = 0.0
    for item in x:
        if total > 0.5:
            break
        total += item * item
    else:
        total *= 2.0
    return total


def returns_over_array(x):
    for i, item in enumerate(x):
        if item < 0.0:
            return item * i * item
    return np.sum(x)


def empty(x):
    total = x * x
    for item in []:
        total += item
    for item in np.zeros(0):
        total += item
    return total


def pairs(points):
    total = 0.0
    for i, p in enumerate(points):
        for q in points[i + 1 :]:
            total += 1.0 / np.sqrt(np.sum((p - q) ** 2))
    return total


def windows(x):
    total = 0.0
    for a, b in zip(x, x[1:]):  # noqa: RUF007
        total += (b - a) ** 2
    return total


def generator_consumed(x):
    total = 0.0
    for item in (2.0 * v for v in x):
        total += item * item
    return total


def iterator(x):
    it = iter(x)
    total = 0.0
    for item in it:
        total += item * item
    return total


def nested_data(data):
    total = 0.0
    for row in data["rows"]:
        for k, (w, factor) in enumerate(row):
            total += w * factor * (k + 1)
    return total * data["scale"]


weights = {"first": 0.7, "b": 0.3, "cc": 1.2}

PROGRAMS = [
    Program(elements, (vector,), order=2),
    Program(elements, ([0.7, 0.3],)),
    Program(elements, ((0.7, 0.3, 1.2),)),
    Program(elements, (np.zeros(0),)),
    Program(rows, (matrix,), order=2),
    Program(rows_and_elements, (matrix,), order=2),
    Program(enumerated, (vector,)),
    Program(enumerated_from, (vector,)),
    Program(zipped, (vector, other), order=2),
    Program(zipped, (vector, [0.5, 0.2])),
    Program(zipped, (vector, vector)),
    Program(zipped_unevenly, (vector, other)),
    Program(enumerated_zip, (vector, other), order=2),
    Program(backwards, (vector,), order=2),
    Program(backwards, ([0.7, 0.3],)),
    Program(backwards_range, (0.7, 4)),
    Program(over_items, (weights,), order=2),
    Program(over_values, (weights,), order=2),
    Program(over_keys, (weights,)),
    Program(over_sorted_keys, (weights,)),
    Program(
        over_layers, ([(matrix.T @ matrix / 4.0, other), (matrix, vector[:3])], vector), order=2
    ),
    Program(over_tuple, (0.7, 0.3)),
    Program(over_list, (0.7,)),
    Program(over_text, (0.7,)),
    Program(over_first, (matrix,)),
    Program(over_first, (([0.7, 0.3], [1.2]),)),
    Program(over_expression, (vector,)),
    Program(over_slice, (vector,)),
    Program(rebinds_iterated, (vector,)),
    Program(rebinds_list, ([0.7, 0.3],)),
    Program(reassigns_item, (vector,)),
    Program(item_afterwards, (vector,)),
    Program(item_before, (vector,)),
    Program(breaks_over_array, (vector,), order=2),
    Program(breaks_over_array, (vector * 0.1,)),
    Program(returns_over_array, (vector,)),
    Program(returns_over_array, (np.abs(vector),)),
    Program(empty, (0.7,)),
    Program(pairs, (matrix,)),
    Program(windows, (vector,), order=2),
    Program(generator_consumed, (vector,)),
    Program(iterator, (vector,)),
    Program(
        nested_data,
        ({"rows": [[(0.7, 0.3), (1.2, 0.1)], [], [(0.2, 0.4)]], "scale": 2.0},),
        order=2,
    ),
]
