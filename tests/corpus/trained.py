"""A small network of objects, with the step of training as people write it."""

from dataclasses import dataclass

import numpy as np
from program import Program

noise = np.random.default_rng(211)
inputs, targets = noise.normal(size=(5, 3)), noise.normal(size=(5, 2))
first, second = noise.normal(size=(3, 4)), noise.normal(size=(4, 2))


class Layer:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def forward(self, x):
        self.x = x
        return np.tanh(x @ self.w + self.b)


class Network:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def loss(self, x, y):
        return np.mean((self.b.forward(self.a.forward(x)) - y) ** 2)

    def step(self, x, y, rate):
        h = self.a.forward(x)
        out = self.b.forward(h)
        g = (out - y) * (1.0 - out**2)
        gh = (g @ self.b.w.T) * (1.0 - h * h)
        self.b.w -= rate * (h.T @ g)
        self.b.b -= rate * g.sum(axis=0)
        self.a.w -= rate * (x.T @ gh)
        self.a.b -= rate * gh.sum(axis=0)


@dataclass
class Spring:
    x: float
    stiffness: float = 3.0


def trained(network, x, y, rate):
    for _ in range(2):
        network.step(x, y, rate)
    return network.loss(x, y)


def made_and_trained(w, v, x, y, rate):
    network = Network(Layer(w.copy(), np.zeros(4)), Layer(v.copy(), np.zeros(2)))
    network.step(x, y, rate)
    return network.loss(x, y)


def default_field(x):
    spring = Spring(x)
    spring.x *= x
    return spring.x * spring.stiffness


def changes_one(network):
    network.a.w[0] *= 2.0
    return np.sum(network.b.w * network.a.w)


def tied():
    layer = Layer(first, np.zeros(4))
    return (Network(layer, layer),)


def same_weights():
    return (Network(Layer(first, np.zeros(4)), Layer(first, np.zeros(4))),)


def network():
    return Network(Layer(first, np.zeros(4)), Layer(second, np.zeros(2)))


PROGRAMS = [
    Program(trained, (network(), inputs, targets, 0.1)),
    Program(made_and_trained, (first, second, inputs, targets, 0.1)),
    Program(default_field, (0.7,), order=2),
]

OVERLAPPING = [(changes_one, tied), (changes_one, same_weights)]
