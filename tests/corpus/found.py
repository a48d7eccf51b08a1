"""What is changed is found when it runs: one of two, what is returned, views kept in lists."""

import numpy as np
from program import Program

u = np.linspace(0.2, 1.0, 6) ** 2
matrix = np.outer(u[1:4], u[1:4]) + np.eye(3)


class Cell:
    def __init__(self, value):
        self.value = value

    def set(self, value):
        self.value = value * self.value
        return self

    def inner(self):
        return self.value[1:-1]


class Layer:
    def __init__(self, w):
        self.w = w

    def back(self, x):
        self.w_bar = x * self.w


class Network:
    def __init__(self, v, w):
        self.first = Layer(v)
        self.second = Layer(w)

    def decay(self, rate):
        for layer in (self.first, self.second):
            layer.w *= rate

    def train(self, x, rate):
        self.first.back(x)
        self.second.back(np.tanh(x * self.first.w))
        for layer in (self.first, self.second):
            layer.w -= rate * layer.w_bar


def step(x, k):
    x[1:-1] = x[1:-1] + k * x[1:-1] * (x[2:] - x[:-2])
    return x


def either(x, y, flag):
    return x if flag else y


def which_of_two(x, y, flag):
    target = x if flag else y
    target[0] = x[1] * y[1]
    return np.sum(x * x) * np.sum(y * y)


def which_in_loop(x, y):
    total = 0.0
    for i in range(4):
        target = x if i % 2 else y
        target[i] = target[i - 1] * target[i] * x[0]
        total = total + target[i]
    return total * np.sum(x * y)


def which_object(x, y, flag):
    one, other = Cell(x), Cell(y)
    target = one if flag else other
    target.value = target.value * y
    return one.value * other.value


def which_is_returned(x, y, flag):
    target = either(x, y, flag)
    target[0] = x[1] * y[1]
    return np.sum(x * x) * np.sum(y * y)


def step_and_old_view(x, k):
    inside = x[1:-1]
    y = step(x, k)
    inside *= k
    y[-1] = x[0] * inside[0]
    return np.sum(x * y)


def steps(x, k, n):
    x = x.copy()
    for _ in range(n):
        y = step(x, k)
        y[0] = y[1] * k
        x[-1] = x[0] * y[1]
    return np.sum(x * x)


def view_of_object(cell, k):
    inside = cell.inner()
    inside *= k
    return np.sum(cell.value**2)


def chained(x, y):
    cell = Cell(x)
    cell.set(y).set(x * y)
    return cell.value * x


def views_in_list(x):
    parts = [x[:3], x[3:]]
    parts[0][1] = parts[1][1] * x[0]
    for part in parts:
        part *= x[5]
    return np.sum(x * x)


def views_in_dict(x):
    parts = {"left": x[:3], "right": x[3:]}
    parts["left"] += parts["right"]
    return np.sum(x * x)


def made_in_each_turn(x, k, n):
    s = 0.0
    for _ in range(n):
        a, b = x.copy(), np.zeros(6)
        for part in (a[1:], b[:3]):
            part += k * x[2]
        s += np.sum(a * b) + a[1] * b[0]
    return s


def descended(x, y, rate, n):
    weights, bias = x * 1.0, x * y
    params = [weights, bias]
    for _ in range(n):
        for p in params:
            p -= rate * p * p
    return np.sum(params[0] * params[1]) + np.sum(weights)


def fields_in_loop(x, rate):
    network = Network(x.copy(), 0.5 * x)
    network.decay(rate)
    network.train(x, rate)
    network.decay(x[0])
    return np.sum(network.first.w * network.second.w)


def keys_made_up(x, rate, n):
    params = {f"w{k}": x * (k + 1.0) for k in range(3)}
    for _ in range(n):
        for name in params:
            params[name] -= rate * params[name] ** 2
    return np.sum(params["w0"] * params["w2"])


def rows_unpacked(a):
    first, second, third = a
    first[0] = second[0] * third[1]
    second += first
    return np.sum(a * a)


def part_of_transposed(a, flag):
    b = a.T if flag else a
    c = b[1:, ::-1]
    c[0] = a[:, 1] * a[0, 0]
    return np.sum(a * a * a)


def replayed_for_inner_loop(a, x, n):
    """What only an inner loop's replays read is computed again before that loop is walked."""
    x, b, c = x.copy(), np.zeros_like(a), np.zeros_like(x)
    for _ in range(n):
        for i in range(len(x)):
            r = x[i]
            x[i] = 0.0
            s = r / a[i, i]
            b[i, i] -= r * (s / a[i, i])
            for j in range(len(x)):
                if j != i:
                    p = -s
                    x[j] += p * a[i, j]
                    b[i, j] += p * c[j]
            c[i] += r
    return np.sum(b) + np.sum(c * c)


def real_and_complex(x):
    z = np.array([np.cos(x), 1j * np.sin(x) / x])
    return np.abs(z[0] / (z[1] * x + 1.0)) ** 2


PROGRAMS = [
    Program(which_of_two, (u, u[::-1].copy(), True)),
    Program(which_of_two, (u, u[::-1].copy(), False)),
    Program(which_in_loop, (u, u[::-1].copy())),
    Program(which_object, (0.7, 0.4, True)),
    Program(which_is_returned, (u, u[::-1].copy(), False)),
    Program(step_and_old_view, (u, 0.3)),
    Program(steps, (u, 0.3, 3)),
    Program(view_of_object, (Cell(u), 0.3)),
    Program(chained, (0.7, 0.4)),
    Program(views_in_list, (u,)),
    Program(views_in_dict, (u,)),
    Program(made_in_each_turn, (u, 0.3, 2)),
    Program(descended, (u, 0.4, 0.1, 2)),
    Program(fields_in_loop, (u, 0.3)),
    Program(keys_made_up, (u, 0.3, 2)),
    Program(rows_unpacked, (matrix,)),
    Program(part_of_transposed, (matrix, True)),
    Program(replayed_for_inner_loop, (np.eye(3) + matrix, u[:3], 2), order=2),
    Program(real_and_complex, (0.7,), order=2),
]
