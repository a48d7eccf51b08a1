"""Programs as notebooks, papers and course work have them."""

import logging
import warnings
from itertools import pairwise

import numpy as np
from program import Program

noise = np.random.default_rng(149)
logger = logging.getLogger(__name__)


class Dense:
    """A layer that is called."""

    def __init__(self, w, b, activation):
        self.w, self.b, self.activation = w, b, activation

    def __call__(self, x):
        z = x @ self.w + self.b
        if self.activation == "tanh":
            return np.tanh(z)
        return z


class Stack:
    """Layers, one after the other."""

    def __init__(self, sizes):
        self.layers = []
        for i, (m, n) in enumerate(pairwise(sizes)):
            activation = "tanh" if i < len(sizes) - 2 else "linear"
            self.layers.append(Dense(noise.normal(size=(m, n)), np.zeros(n), activation=activation))

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    @property
    def depth(self):
        return len(self.layers)


def mean_square(model, x, y):
    guess = model.forward(x)
    return ((guess - y) ** 2).mean() / model.depth


def called_twice(layer, x):
    return np.sum(layer(layer(x)) ** 2)


def call_received(f, x):
    return np.sum(f(x) * x)


def softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)


def layer_norm(x, g, b, eps=1e-5):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return g * (x - mean) / np.sqrt(variance + eps) + b


def split_heads(x, heads):
    length, width = x.shape
    return x.reshape(length, heads, width // heads).transpose(1, 0, 2)


def attention_block(params, x, heads):
    length, width = x.shape
    qkv = np.split(layer_norm(x, **params["norm"]) @ params["qkv"], 3, axis=-1)
    q, k, v = (split_heads(part, heads) for part in qkv)
    causal = np.tril(np.ones((length, length), dtype=bool))
    scores = np.where(causal, q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1]), -1e9)
    mixed = (softmax(scores) @ v).transpose(1, 0, 2).reshape(length, width)
    return x + mixed @ params["out"]


def next_token_loss(params, tokens):
    x = params["tokens"][tokens[:-1]] + params["places"][: len(tokens) - 1]
    for block in params["blocks"]:
        x = attention_block(block, x, heads=2)
    logits = x @ params["tokens"].T
    log_p = logits - np.log(np.exp(logits).sum(-1, keepdims=True))
    return -np.mean(log_p[np.arange(len(tokens) - 1), tokens[1:]])


def values_before_deleted(x):
    """What `values()` gives is a view: it sees what is deleted later."""
    shelves = [{}]
    shelf = shelves[0]
    shelf["tea"] = x * x
    total = sum(shelves[-1].values())
    del shelf["tea"]
    return total


def kick_and_drift(q, eps, steps, seed):
    """What a generator draws is an array that may be changed in place."""
    rng = np.random.RandomState(seed)
    p = rng.normal(size=q.shape)
    p -= eps * q / 2.0
    for _ in range(steps):
        q += eps * p
        p -= eps * q
    jump = np.random.default_rng(seed).uniform(-1.0, 1.0, size=2)
    p[:2] *= jump
    return np.sum(p * q)


def noisy(x, seed=3):
    rng = np.random.default_rng(seed)
    x = x * 2.0
    x *= rng.standard_normal(len(x))
    return np.sum(x * x[rng.permutation(len(x))])


def walk(x, seed):
    """What is drawn and not used counts too: the next draw is another."""
    np.random.seed(seed)
    rng = np.random.default_rng(seed)
    rng.normal(size=2)
    s = x
    for _ in range(4):
        push, kick = rng.normal(), np.random.randn()
        if rng.random() < 0.5:
            s = s + np.sin(push * x + s)
        np.random.rand()
        s = kick * s * s + push
    return s


def lists_as_arrays(xs, pair, a):
    """NumPy takes lists and tuples where it takes arrays."""
    squares = [x * x for x in xs]
    total = np.mean(squares) + np.sum(pair) * np.max(xs) + np.linalg.norm(squares)
    total += np.dot(xs, squares) + np.sum(np.add(pair, [xs[0], 1.0]) * np.exp(pair))
    total += np.sum(a @ pair) + np.sum(pair * a) + np.average(squares, weights=xs)
    joined = np.hstack([xs, pair, a[0]])
    return total + np.sum(np.cumsum(joined) * np.stack([joined, joined])[1])


def spread_of_calls(x, f):
    """The items are of unknown type."""
    found = []
    for k in range(3):
        found.append(f(x * k))
    return np.mean(found) + np.std(found) * np.sum([f(x), x])


def thin_films(widths, indices, wavelength):
    """Real and complex numbers in one array are complex."""
    total = np.eye(2, dtype=complex)
    for width, index in zip(widths, indices):
        phase = 2.0 * np.pi * index * width / wavelength
        layer = np.array(
            [
                [np.cos(phase), 1j * np.sin(phase) / index],
                [1j * index * np.sin(phase), np.cos(phase)],
            ]
        )
        total = total @ layer
    b, c = total @ np.array([1, 1.5])
    return np.abs((b - c) / (b + c)) ** 2


class Rectangle:
    def __init__(self, width, height):
        super().__init__()
        self.width, self.height = width, height

    def cost(self, price):
        return self.width * self.height * price


class Square(Rectangle):
    def __init__(self, width):
        Rectangle.__init__(self, width, width)

    def cost(self, price):
        return Rectangle.cost(self, price) * 0.9


def cost_of_shapes(x, price):
    wide, narrow = Rectangle(x, 2.0), Square(x)
    return wide.cost(price) + narrow.cost(price)


class Root:
    """A solver that says how it is getting on."""

    def __init__(self, tol):
        self.tol, self.turns = tol, 0
        self.log = logging.getLogger("root")

    def solve(self, x, callback=None):
        r = x
        while abs(r * r - x) > self.tol:
            r = 0.5 * (r + x / r)
            self.turns += 1
            self.log.debug("turn %d: %g", self.turns, r)
            if callback is not None:
                callback(self.turns, r)
        if self.turns > 20:
            warnings.warn("slow", stacklevel=2)
        logger.debug("root %s", r)
        return r


def logged_root(x):
    return Root(1e-12).solve(x) * x


def block():
    return {
        "norm": {"g": np.ones(4), "b": np.zeros(4)},
        "qkv": noise.normal(size=(4, 12)),
        "out": noise.normal(size=(4, 4)),
    }


inputs, targets = noise.normal(size=(3, 2)), noise.normal(size=(3, 2))
square = Dense(noise.normal(size=(2, 2)), noise.normal(size=2), "tanh")
model = {
    "tokens": noise.normal(size=(5, 4)),
    "places": noise.normal(size=(4, 4)),
    "blocks": [block(), block()],
}


PROGRAMS = [
    Program(mean_square, (Stack([2, 3, 2]), inputs, targets), order=2),
    Program(called_twice, (square, inputs), order=2),
    Program(call_received, (square, inputs), order=2),
    Program(next_token_loss, (model, [1, 3, 0, 4])),
    Program(values_before_deleted, (0.7,)),
    Program(kick_and_drift, (noise.normal(size=3), 0.1, 2, 5), order=2),
    Program(lists_as_arrays, ([0.3, 0.9, 0.5], (0.7, 0.4), inputs)),
    Program(spread_of_calls, (0.7, lambda z: z * z), wrt=("x",)),
    Program(thin_films, ([0.3, 0.4], np.array([1.4, 2.1]), 0.9)),
    Program(cost_of_shapes, (0.7, 1.3)),
    Program(walk, (0.7, 4), order=2),
    Program(noisy, (noise.normal(size=3),), order=2),
    Program(logged_root, (0.7,)),
]
