"""A network of 784-512-512-10 units and a batch of 128: a list of layers, cross entropy."""

from itertools import pairwise

import numpy as np

ARGNUMS = (0,)


def arguments(quick):
    sizes, batch = ((6, 5, 4, 3), 7) if quick else ((784, 512, 512, 10), 128)
    random = np.random.default_rng(0)
    layers = [
        (random.normal(size=(n, m)) / np.sqrt(n), random.normal(size=m)) for n, m in pairwise(sizes)
    ]
    labels = np.eye(sizes[-1])[random.integers(sizes[-1], size=batch)]
    return layers, random.normal(size=(batch, sizes[0])), labels


def primal(layers, x, labels):
    for w, b in layers[:-1]:
        x = np.tanh(x @ w + b)
    w, b = layers[-1]
    scores = x @ w + b
    shifted = scores - np.max(scores, axis=1, keepdims=True)
    logs = shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    return -np.sum(labels * logs) / len(labels)


def adjoint(layers, x, labels):
    xs = [x]
    for w, b in layers[:-1]:
        x = np.tanh(x @ w + b)
        xs.append(x)
    w, b = layers[-1]
    scores = x @ w + b
    likely = np.exp(scores - np.max(scores, axis=1, keepdims=True))
    out_bar = (likely / np.sum(likely, axis=1, keepdims=True) - labels) / len(labels)
    bars = []
    for (w, _), x in zip(reversed(layers), reversed(xs)):
        bars.append((x.T @ out_bar, np.sum(out_bar, axis=0)))
        if x is not xs[0]:
            out_bar = (out_bar @ w.T) * (1.0 - x * x)
    return bars[::-1]
