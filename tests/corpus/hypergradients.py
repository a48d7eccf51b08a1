"""Training by gradients that are taken inside, as people write it, by the rate of learning."""

import numpy as np
from program import Program

from wengert import grad, value_and_grad

noise = np.random.default_rng(307)
inputs, targets = noise.normal(size=(6, 3)), noise.normal(size=(6, 2))
first, second = 0.5 * noise.normal(size=(3, 4)), 0.5 * noise.normal(size=(4, 2))
start = 0.5 * noise.normal(size=3)


def loss(w, v):
    return np.mean((np.tanh(inputs @ w) @ v - targets) ** 2)


def loss_of_rows(w):
    """In place: an array that is filled."""
    out = np.zeros(6)
    for i in range(6):
        out[i] = np.tanh(inputs[i] @ w)
    return np.mean((out - targets[:, 0]) ** 2)


def of_layers(layers):
    x = inputs
    for w, b in layers:
        x = np.tanh(x @ w + b)
    return np.mean((x - targets) ** 2)


def arrays_in_place(rate):
    w, v = first.copy(), second.copy()
    slope = grad(loss, argnums=(0, 1))
    for _ in range(2):
        w_slope, v_slope = slope(w, v)
        w -= rate * w_slope
        v -= rate * v_slope
    return loss(w, v)


def items_of_a_list(rate):
    weights = [first, second]
    for _ in range(2):
        slopes = grad(lambda ws: loss(ws[0], ws[1]))(weights)
        for k in range(2):
            weights[k] = weights[k] - rate * slopes[k]
    return loss(*weights)


def items_of_a_dict(rate):
    weights = {"w": first, "v": second}
    for _ in range(2):
        slopes = grad(lambda ws: loss(ws["w"], ws["v"]))(weights)
        for key in weights:
            weights[key] = weights[key] - rate * slopes[key]
    return loss(weights["w"], weights["v"])


def layers(rate):
    weights = [(first, np.zeros(4)), (second, np.zeros(2))]
    for _ in range(2):
        slopes = grad(of_layers)(weights)
        weights = [(w - rate * dw, b - rate * db) for (w, b), (dw, db) in zip(weights, slopes)]
    return of_layers(weights)


def history(rate):
    w, losses, slopes = start.copy(), [], []
    for _ in range(3):
        value, slope = value_and_grad(loss_of_rows)(w)
        losses.append(value)
        slopes.append(slope)
        w -= rate * slope
    return sum(losses) + rate * np.sum(slopes[0] * slopes[2])


def value_is_no_view(x):
    """What comes beside a gradient doesn't change with the argument."""
    u = np.array([2.0, 3.0])
    u *= x
    value, slope = value_and_grad(lambda v: v[1:].reshape(()))(u)
    u *= 3.0
    return value + slope @ u


class Momentum:
    def __init__(self, rate):
        self.rate, self.v = rate, None

    def step(self, w, slope):
        self.v = slope if self.v is None else 0.9 * self.v + slope
        return w - self.rate * self.v


def optimizer(rate):
    """What a method stores is of unknown type, in an object whose other fields are not in sight."""
    momentum, w = Momentum(rate), start.copy()
    for _ in range(2):
        w = momentum.step(w, grad(loss_of_rows)(w))
    return loss_of_rows(w)


def cubic(w):
    return np.sum(w**3) * w[0]


def read_again(rate):
    """What the gradient inside was taken at is changed, and is what its own gradient reads."""
    w = start.copy()
    for _ in range(2):
        w -= rate * grad(cubic)(w)
    return np.sum(w)


def known_when_it_runs(x):
    """A call of what only running tells; what it was given is changed then."""
    w = start * x
    functions = [lambda v: float(np.sum(v * v * v))]
    y = float(functions[0](w))
    w *= x
    return y + np.sum(w)


class Net:
    def __init__(self, w, v):
        self.w, self.v = w, v


def of_net(net):
    return loss(net.w, net.v)


def fields_in_place(rate):
    """A gradient changes nothing of what it is given: the fields are still arrays."""
    net = Net(first.copy(), second.copy())
    for _ in range(2):
        slope = grad(of_net)(net)
        net.w -= rate * slope.w
        net.v -= rate * slope.v
    return of_net(net)


def doubled(net):
    net.w *= 2.0
    return net


def stepped(net, slope, known):
    if known:
        slope = grad(of_net)
    return slope(net)


def given_or_taken(x):
    """What is called is a gradient only where it is taken here."""
    net = Net(x * first, second.copy())
    return of_net(stepped(net, doubled, known=False)) + of_net(stepped(net, doubled, known=True))


PROGRAMS = [
    Program(function, (0.3,))
    for function in [
        arrays_in_place, items_of_a_list, items_of_a_dict, layers, history, value_is_no_view,
        read_again, known_when_it_runs, optimizer, fields_in_place,
        given_or_taken,
    ]
]  # fmt: skip
