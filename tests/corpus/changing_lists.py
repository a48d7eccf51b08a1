"""Lists that change: every way to grow, to shrink and to store, nested, given, handed on."""

import operator

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2])


numbers = [0.7, 0.3, 1.1, -0.4]


def store(x):
    xs = [x, x * x, 1.0]
    xs[0] = xs[1] * xs[2]
    xs[-1] = xs[0] * x
    return xs[0] * xs[1] * xs[2]


def store_constant(x):
    xs = [x, x * x]
    xs[0] = 0.0
    xs[0] = xs[0] + xs[1]
    return xs[0] * xs[1]


def store_into_argument(xs, y):
    xs[1] = xs[0] * y
    xs[0] = xs[1] * xs[2]
    return sum(xs) * y


def store_in_loop(x, n):
    xs = [0.0] * n
    for i in range(n):
        xs[i] = x * xs[i - 1] + i
    return sum(v * v for v in xs)


def augmented(xs, y):
    xs[0] += y * xs[1]
    xs[1] *= xs[0]
    xs[2] -= xs[1]
    xs[-1] /= 2.0 + y
    xs[0] **= 2
    return xs[0] * xs[1] * xs[2] * xs[3]


def arrays_augmented(x, y):
    xs = [x * x, x]
    alias = xs[0]
    xs[0] += y
    xs[1] = xs[1] * y
    return np.sum(alias * xs[1])


def append_and_pop(x):
    xs = [x]
    xs.append(x * x)
    xs.append(xs[-1] * x)
    last = xs.pop()
    return last * xs[-1] * len(xs)


def pop_at(xs):
    second = xs.pop(1)
    last = xs.pop(-1)
    first = xs.pop(0)
    return second * last + first * xs[0]


def stack_machine(x, y):
    stack, total = [x, y], 1.0
    while stack:
        top = stack.pop()
        if top > 0.2:
            stack.append(top - 0.25)
            total = total * (1.0 + 0.3 * top)
    return total * x


def queue(x, n):
    xs = [x, x * x, 0.5]
    for _ in range(n):
        xs.append(xs.pop(0) * xs[0])
    return sum(xs)


def insert(x, y):
    xs = [x]
    xs.insert(0, y)
    xs.insert(1, x * y)
    xs.insert(-1, y * y)
    return xs[0] * xs[1] + xs[2] * xs[3]


def insert_in_loop(x, n):
    xs = []
    for i in range(n):
        xs.insert(i // 2, x**i)
    return xs[0] * xs[1] + xs[2] * 3.0


def extend(x, y):
    xs, ys = [x], [y, x * y]
    xs.extend(ys)
    xs.extend([y, 2.0])
    xs.extend(v * v for v in ys)
    return xs[1] * xs[2] + xs[3] * xs[-1]


def extend_by_array(x, v):
    xs = [x]
    xs.extend(v)
    return xs[0] * xs[2] + xs[3] ** 2


def extend_in_place(x, y):
    xs = [x]
    alias = xs
    xs += [y, x * y]
    xs += (y,)
    return sum(alias) * alias[2]


def repeat_in_place(x, y):
    xs = [x, y]
    alias = xs
    xs *= 2
    xs[2] = xs[0] * xs[1]
    return alias[0] * alias[2] + alias[3]


def plus_is_new(x, y):
    xs = [x]
    ys = [y]
    ys = xs + ys
    xs[0] = y * y
    ys[1] = xs[0] * ys[0]
    zs = ys * 2
    zs[0] = 1.0
    return xs[0] * ys[0] + zs[2] * zs[3] + zs[0]


def remove(x):
    xs = [x, 2.0, x * x, 3.0]
    xs.remove(2.0)
    xs.remove(3.0)
    return xs[0] * xs[1]


def delete(xs):
    del xs[1]
    del xs[-1]
    return xs[0] * xs[1]


def delete_slice(xs):
    del xs[1:3]
    return xs[0] * xs[1]


def slice_store(xs, y):
    xs[1:3] = [y, y * y]
    xs[:1] = [xs[1] * y, 2.0 * y, y]
    return sum(v * k for k, v in enumerate(xs))


def slice_step(xs, y):
    xs[::2] = [y, xs[1]]
    return xs[0] * xs[1] + xs[2] * xs[3]


def clear(x):
    xs = [x, x * x]
    first = xs[0]
    xs.clear()
    xs.append(first * x)
    return xs[0] * len(xs)


def reverse(xs):
    xs.reverse()
    return xs[0] * xs[1] + xs[2]


def sorts_counts(x, order):
    order.sort()
    total = 0.0
    for k in order:
        total = total * x + k
    return total


def sorts_numbers(xs):
    xs.sort()
    return xs[0] * xs[1] - xs[2]


def sorts_pairs(x, y):
    pairs = [(2, x), (1, y), (3, x * y)]
    pairs.sort(key=lambda pair: pair[0])
    return pairs[0][1] * pairs[1][1] ** 2


class Weighted:
    def __init__(self, value, weight):
        self.value, self.weight = value, weight


def sorts_objects(x, y):
    """The key is an object of a class written in C, which is handed on as it is."""
    pairs = [Weighted(x, 2), Weighted(y, 1), Weighted(x * y, 3)]
    pairs.sort(key=operator.attrgetter("weight"))
    return pairs[0].value * pairs[1].value ** 2


def copies(xs, y):
    ys, zs, ws = xs.copy(), xs[:], list(xs)
    xs[0] = y
    ys[1] = y * y
    zs[2] = xs[0] * ys[0]
    ws.append(zs[2])
    return xs[0] * ys[1] + zs[2] * ws[0] * ws[-1]


def alias(xs, y):
    ys = xs
    ys[0] = y * xs[1]
    xs.append(ys[0])
    return xs[0] * ys[-1] * len(ys)


def rows_are_one_each(x, n):
    rows = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            rows[i][j] = x ** (i + 1) + rows[i - 1][j - 1]
    return sum(sum(row) for row in rows)


def table(x, n):
    best = [[0.0] * n for _ in range(n)]
    for i in range(1, n):
        for j in range(1, n):
            best[i][j] = best[i - 1][j] + x * best[i][j - 1] + x * x
    return best[-1][-1]


def layers(ws, x):
    """Written arrays of a given list."""
    for w in ws:
        w *= 0.5
        w[0] += x[1]
        x = np.tanh(w * x)
    return np.sum(x)


def built_then_consumed(x, n):
    xs, total = [], 0.0
    for i in range(n):
        xs.append(np.sin(x * (i + 1)))
    while xs:
        total = total * 0.5 + xs.pop() ** 2
    return total


def built_backwards(x, n):
    xs = []
    for i in range(n):
        xs.insert(0, x * i)
    for i in range(n):
        xs[i] = xs[i] * xs[-1]
    return sum(xs)


def iterated_while_it_changes(x):
    xs = [x, x * x]
    total = 0.0
    for v in xs:
        if len(xs) < 5:
            xs.append(v * x)
        total = total + v
    return total


def elements_stored(xs, y):
    for i, v in enumerate(xs):
        xs[i] = v * y if v > 0.0 else v
    return sum(v * v for v in xs)


def swaps(xs):
    xs[0], xs[1] = xs[1], xs[0] * xs[2]
    i = 2
    xs[i], i = xs[0] * xs[i], 1
    return xs[0] * xs[i] + xs[2]


def sorting_network(xs):
    for i, j in ((0, 1), (2, 3), (0, 2), (1, 3), (1, 2)):
        if xs[i] > xs[j]:
            xs[i], xs[j] = xs[j], xs[i]
    return xs[0] + 2.0 * xs[1] * xs[2] + 3.0 * xs[3] ** 2


def bubble_sort(xs):
    n = len(xs)
    for i in range(n):
        for j in range(n - 1 - i):
            if xs[j] > xs[j + 1]:
                t = xs[j]
                xs[j] = xs[j + 1]
                xs[j + 1] = t
    return xs[0] * xs[1] ** 2 * xs[3]


def returned(x, y):
    xs = [x, y]
    xs[0] = x * y
    xs.append(xs[0] * y)
    return xs


def argument_returned(xs, y):
    xs.append(y * xs[0])
    xs[0] = y
    return xs


def tuples_rebuilt(x, y):
    pair = (x, y)
    for _ in range(3):
        pair = (pair[1], pair[0] * pair[1])
    pair += (x,)
    return pair[0] * pair[1] * pair[2]


def tuple_of_lists(x, y):
    pair = ([x], [y])
    pair[0][0] = y * y
    pair[1].append(pair[0][0] * x)
    return pair[0][0] * pair[1][1]


def sets_of_counts(x, n):
    seen = set()
    total = 0.0
    for i in range(n):
        k = i * i % 5
        if k not in seen:
            seen.add(k)
            total = total + x**k
    return total * len(seen)


def counts_in_list(x, n):
    counts = [0] * 3
    for i in range(n):
        counts[i % 3] += 1
    return x ** counts[0] + x * counts[1]


def numbers_of_any_kind(x, n):
    xs = [1, x, "name"]
    xs[0] = n
    xs[2] = x * xs[0]
    return xs[1] * xs[2]


def inserted_after_read(x, xs):
    """The adjoint of a list starts with the length that it has after the insertion is undone."""
    total = 0.0
    for item in xs:
        total += item * item * x
    xs.insert(0, x)
    return total


def argument_called_as_a_tape(x, v, ws):
    """What the values of `w` are kept in would be called ws."""
    while len(ws) > 2:
        x = 0.6 * x - 0.3 * ws.pop()
    try:
        shelf = [w * v * x for w in v]
        x = x * np.sum(shelf[1])
    except ValueError:
        x = 0.3
    return x * ws[-1]


PROGRAMS = [
    Program(inserted_after_read, (0.7, [0.3, 1.1]), order=2),
    Program(store, (0.7,), order=2),
    Program(store_constant, (0.7,), order=2),
    Program(store_into_argument, (numbers, 0.7), order=2),
    Program(store_in_loop, (0.7, 4), order=2),
    Program(augmented, (numbers, 0.7), order=2),
    Program(arrays_augmented, (vector, 0.7)),
    Program(append_and_pop, (0.7,), order=2),
    Program(pop_at, (numbers,), order=2),
    Program(stack_machine, (0.73, 0.61), order=2),
    Program(queue, (0.7, 4), order=2),
    Program(insert, (0.7, 0.3), order=2),
    Program(insert_in_loop, (0.7, 4), order=2),
    Program(extend, (0.7, 0.3)),
    Program(extend_by_array, (0.7, vector), order=2),
    Program(extend_in_place, (0.7, 0.3), order=2),
    Program(repeat_in_place, (0.7, 0.3)),
    Program(plus_is_new, (0.7, 0.3)),
    Program(remove, (0.7,), order=2),
    Program(delete, (numbers,), order=2),
    Program(delete_slice, (numbers,), order=2),
    Program(slice_store, (numbers, 0.7)),
    Program(slice_step, (numbers, 0.6)),
    Program(clear, (0.7,), order=2),
    Program(reverse, (numbers,), order=2),
    Program(sorts_counts, (0.7, [3, 1, 2]), order=2),
    Program(sorts_numbers, (numbers,)),
    Program(sorts_pairs, (0.7, 0.3)),
    Program(sorts_objects, (0.7, 0.3)),
    Program(copies, (numbers, 0.6), order=2),
    Program(alias, (numbers, 0.6), order=2),
    Program(rows_are_one_each, (0.7, 3)),
    Program(table, (0.7, 4)),
    Program(layers, ([vector, vector[::-1].copy()], vector * 0.5), order=2),
    Program(built_then_consumed, (0.7, 4), order=2),
    Program(built_backwards, (0.7, 4), order=2),
    Program(iterated_while_it_changes, (0.7,), order=2),
    Program(elements_stored, (numbers, 0.7), order=2),
    Program(swaps, (numbers,), order=2),
    Program(sorting_network, (numbers,), order=2),
    Program(bubble_sort, (numbers,), order=2),
    Program(returned, (0.7, 0.3)),
    Program(argument_returned, (numbers, 0.6)),
    Program(tuples_rebuilt, (0.7, 0.3), order=2),
    Program(tuple_of_lists, (0.7, 0.3), order=2),
    Program(sets_of_counts, (0.7, 6), order=2),
    Program(counts_in_list, (0.7, 7), order=2),
    Program(numbers_of_any_kind, (0.7, 3)),
    Program(argument_called_as_a_tape, (0.7, vector[:3], [0.1, 0.2, 0.3, 0.4])),
]
