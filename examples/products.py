"""Backpropagation is vector-Jacobian products, last layer first, without any Jacobian.

A layer's Jacobian has as many entries as outputs times inputs.  The pullback multiplies a vector by
it from the left without writing it down: by hand this is called backpropagation, and emitted code
does it.
"""

import itertools

import numpy as np

from wengert import grad, jacrev, vjp

SIZES = 12, 40, 30, 1


def layer(w, x):
    """One layer of a network."""
    return np.tanh(w @ x)


def network(ws, x):
    """Layers one after the other; returns a number."""
    for w in ws:
        x = layer(w, x)
    return x[0]


def by_jacobians(ws, x):
    """The gradient by the first weights: the chain rule with whole matrices."""
    xs = [x]
    for w in ws:
        xs.append(layer(w, xs[-1]))
    product = np.eye(1)
    for w, x in zip(ws[:0:-1], xs[-2:0:-1]):
        product = product @ jacrev(layer, 1)(w, x)
    first = jacrev(layer)(ws[0], xs[0])
    return np.tensordot(product[0], first, 1), product.size + first.size


def by_pullbacks(ws, x):
    """The same by the pullback of each layer, from the last to the first."""
    pullbacks = []
    for w in ws:
        x, pullback = vjp(layer, w, x)
        pullbacks.append(pullback)
    bar, largest = np.ones(1), 0
    for pullback in reversed(pullbacks):
        w_bar, bar = pullback(bar)
        largest = max(largest, w_bar.size)
    return w_bar, largest


def by_hand(ws, x):
    """The same as backpropagation is written in textbooks."""
    xs = [x]
    for w in ws:
        xs.append(np.tanh(w @ xs[-1]))
    delta = 1.0 - xs[-1] ** 2
    for k in range(len(ws) - 1, 0, -1):
        delta = (ws[k].T @ delta) * (1.0 - xs[k] ** 2)
    return np.outer(delta, xs[0])


def main():
    """Compare the four ways."""
    random = np.random.default_rng(0)
    ws = [0.3 * random.normal(size=(m, n)) for n, m in itertools.pairwise(SIZES)]
    x = random.normal(size=SIZES[0])
    expected = grad(network)(ws, x)[0]
    jacobians, entries = by_jacobians(ws, x)
    pulled, numbers = by_pullbacks(ws, x)
    for found in (jacobians, pulled, by_hand(ws, x)):
        assert np.allclose(found, expected, rtol=1e-12)
    print(f"Jacobians: {entries} entries in the last two matrices")
    print(f"pullbacks: at most {numbers} numbers at a time, as many as a layer has weights")
    print(grad(network).source_for(ws, x))


if __name__ == "__main__":
    main()
