"""A network with gradients by hand, and an optimizer with a state, as people write them."""

import numpy as np
from program import Program

noise = np.random.default_rng(149)


class Layer:
    def __init__(self, w, b, curved=True):
        self.w, self.b, self.curved = w, b, curved

    def forward(self, x):
        self.x = x
        self.z = x @ self.w + self.b
        self.out = np.tanh(self.z) if self.curved else self.z
        return self.out

    def backward(self, g):
        if self.curved:
            g = g * (1.0 - self.out**2)
        self.dw = self.x.T @ g
        self.db = g.sum(axis=0)
        return g @ self.w.T


class Network:
    def __init__(self, layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, g):
        for layer in reversed(self.layers):
            g = layer.backward(g)


class Descent:
    """Gradient descent with momentum; its state is a dict of arrays."""

    def __init__(self, rate, momentum=0.9):
        self.rate, self.momentum, self.state = rate, momentum, {}

    def step(self, network):
        for i, layer in enumerate(network.layers):
            if i not in self.state:
                self.state[i] = (np.zeros_like(layer.w), np.zeros_like(layer.b))
            vw, vb = self.state[i]
            vw = self.momentum * vw - self.rate * layer.dw
            vb = self.momentum * vb - self.rate * layer.db
            self.state[i] = (vw, vb)
            layer.w = layer.w + vw
            layer.b = layer.b + vb


def trained(w1, b1, w2, b2, rate, x, y):
    network = Network([Layer(w1, b1), Layer(w2, b2, curved=False)])
    optimizer = Descent(rate)
    for _ in range(3):
        out = network.forward(x)
        network.backward(2.0 * (out - y) / len(x))
        optimizer.step(network)
    return np.mean((network.forward(x) - y) ** 2)


class Cell:
    def __init__(self, value):
        self.value = value

    def extend(self, y):
        self.extra = self.value * y


def some_have_it(cells, y):
    return cells[1].extra * cells[0].value * y


def one_gets_it(x, y):
    cells = [Cell(x), Cell(y)]
    cells[1].extend(x)
    return cells[1].extra * cells[0].value


def with_extra(value, extra):
    cell = Cell(value)
    cell.extra = extra
    return cell


WEIGHTS = noise.normal(size=(3, 4)), noise.normal(size=4), noise.normal(size=(4, 2))
DATA = noise.normal(size=(5, 3)), noise.normal(size=(5, 2))
PROGRAMS = [
    Program(trained, (*WEIGHTS, noise.normal(size=2), 0.05, *DATA)),
    Program(some_have_it, ([Cell(0.7), with_extra(0.3, 0.9)], 0.6)),
    Program(one_gets_it, (0.7, 0.3)),
]
