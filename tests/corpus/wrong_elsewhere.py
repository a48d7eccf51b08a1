"""What other transformers get wrong in silence, or what only looks like trouble."""

import numpy as np
from program import Program

from corpus import state_left, state_right

noise = np.random.default_rng(139)


vector, matrix = noise.normal(size=4), noise.normal(size=(3, 4))


def rebinds_what_it_iterates(x):
    total = 0.0
    for v in x:
        x = x * 0.5
        total += v * x[0]
    return total


def writes_what_it_iterates(x):
    total = 0.0
    for v in x:
        x[-1] = v * x[-1]
        total += v * x[0]
    return total


def iterates_over_row(a):
    total = 0.0
    for v in a[0]:
        a[1, 0] += v * v
        total += a[1, 0]
    return total


def iterates_over_expression(x, y):
    total = 0.0
    for v in x * y:
        total += v * v
        y = y * 0.9
    return total * y


def loop_variable_reassigned(x):
    total = 0.0
    for v in x:
        v = v * v
        total += v
        v = 0.0
    return total + v


def counter_reassigned(x):
    total = 0.0
    for i in range(3):
        i = i + 1
        total += x[i] * i
    return total * i


def integer_array_in_element_loop(x, counts):
    total = 0.0
    for v, k in zip(x, counts):
        total += v**k
    return total


def integer_array_stored(x, counts):
    y = np.zeros(4)
    for i, k in enumerate(counts):
        y[i] = x[k] * k
        counts[i] = 0
    return np.sum(y * y) + counts[0]


def named_like_ours(d, n, cx):
    d[0] = n * cx
    for i in range(1, 3):
        d[i] = d[i - 1] * cx
    return np.sum(d * d) * n


def names_of_adjoints(x_bar, x_dot, rt):
    x = x_bar * 2.0
    x[0] = x_dot
    x_bars = [x[0]]
    x_bars.append(rt * x[1])
    return np.sum(x * x) * x_bars[1]


def by_keywords(x, y):
    return put(value=y * y, at=1, into=x) * put(x, 2, value=x[1])


def put(into, at, value=1.0):
    into[at] = value
    return np.sum(into * into)


def default_of_array(x, y):
    return put(x, 0) * y


def same_names_in_two_modules(u):
    a = state_left.update(u)
    b = state_right.update(u)
    c = state_left.both(u)
    return a * b + c + state_right.both(u) * np.sum(u)


def old_value_is_kept(x):
    first = x[0]
    x[0] = x[1] * first
    return first * x[0]


def old_row_is_a_view(a):
    first = a[0]
    a[0] = a[1] * a[2]
    return np.sum(first * a[1])


def used_then_zeroed(x):
    y = x * x
    total = np.sum(y)
    y[:] = 0.0
    return total + np.sum(y)


def zeroed_then_used(x):
    y = x * x
    y *= 0.0
    y += x
    return np.sum(y * y)


def stored_and_dropped(x):
    y = x * x
    y[0] = np.sin(x[0])
    y[0] = 2.0
    return np.sum(y * y)


def adjoint_is_not_shared(x, y):
    z = x + y
    x[0] = z[1] * 3.0
    z[0] = x[1]
    return np.sum(x * y) + np.sum(z)


def sum_of_aliases(x):
    y = x + 0.0
    z = y
    w = y + z
    y[1] = w[0] * z[2]
    return np.sum(w * y)


def identity_functions(x):
    y = +x
    z = np.positive(y)
    y[0] = z[1] * 2.0
    w = 1.0 * x
    w[0] = 5.0
    return np.sum(x * y * z * w)


def seed_is_not_changed(x):
    x *= 2.0
    y = x
    y += 1.0
    return y


def broadcast_is_read_only(x):
    y = np.broadcast_to(x, (2, 4)).copy()
    y[0] *= x
    return np.sum(y * y)


def empty_is_filled(x):
    y = np.empty(4)
    for i in range(4):
        y[3 - i] = x[i] ** 2
    return np.sum(y * x)


def like_of_integers(x):
    y = np.zeros_like([1, 2, 3], dtype=float)
    y[:2] = x[1:3]
    return np.sum(y * y)


def while_with_store_in_test(x):
    i = 0
    while (v := x[i] * x[i]) < 100.0 and i < 3:
        x[i + 1] = v * x[i + 1]
        i += 1
    return np.sum(x * x)


def early_return_after_store(x, flag):
    x[0] = x[1] * x[2]
    if flag:
        return x[0] * x[1]
    x[1] = x[0] * x[3]
    return x[1] * x[0]


def argument_unchanged_but_copied(x, y):
    x = x.copy()
    x[0] = y
    x = np.array(x)
    x[1] *= y
    return np.sum(x * x)


def prints_in_between(x):
    x[0] = x[1] * 2.0
    print(x[0])
    x[0] *= x[0]
    return x[0] * x[1]


def comprehension_reads_before(x):
    y = np.array([v * v for v in x])
    x[0] = y[1]
    squares = [v * w for v, w in zip(x, y)]
    return sum(squares)


PROGRAMS = [
    Program(rebinds_what_it_iterates, (vector,), order=2),
    Program(writes_what_it_iterates, (vector,), order=2),
    Program(iterates_over_row, (matrix,), order=2),
    Program(iterates_over_expression, (vector, 0.7), order=2),
    Program(loop_variable_reassigned, (vector,), order=2),
    Program(counter_reassigned, (vector,), order=2),
    Program(integer_array_in_element_loop, (vector + 2.0, np.array([2, 0, 3, 1])), order=2),
    Program(integer_array_stored, (vector, np.array([2, 0, 3, 1])), wrt=("x",), order=2),
    Program(named_like_ours, (vector, 0.7, 0.3), order=2),
    Program(names_of_adjoints, (vector, 0.7, 0.3), order=2),
    Program(by_keywords, (vector, 0.7)),
    Program(default_of_array, (vector, 0.7), order=2),
    Program(same_names_in_two_modules, (vector,)),
    Program(old_value_is_kept, (vector,), order=2),
    Program(old_row_is_a_view, (matrix,), order=2),
    Program(used_then_zeroed, (vector,), order=2),
    Program(zeroed_then_used, (vector,), order=2),
    Program(stored_and_dropped, (vector,), order=2),
    Program(adjoint_is_not_shared, (vector, vector[::-1].copy()), order=2),
    Program(sum_of_aliases, (vector,), order=2),
    Program(identity_functions, (vector,), order=2),
    Program(seed_is_not_changed, (vector,)),
    Program(broadcast_is_read_only, (vector,), order=2),
    Program(empty_is_filled, (vector,), order=2),
    Program(like_of_integers, (vector,), order=2),
    Program(while_with_store_in_test, (vector,), order=2),
    Program(early_return_after_store, (vector, True), order=2),
    Program(early_return_after_store, (vector, False), order=2),
    Program(argument_unchanged_but_copied, (vector, 0.7), order=2),
    Program(prints_in_between, (vector,), order=2),
    Program(comprehension_reads_before, (vector,), order=2),
]
