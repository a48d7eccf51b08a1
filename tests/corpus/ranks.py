"""Parameters of different ranks in one dict or list, changed one after the other in a loop."""

import numpy as np
from program import Program

x = np.array([0.7, 0.5, 1.3])


def descended(x):
    params = {"W": np.outer(x, x), "b": x.copy()}
    grads = {"W": params["W"] ** 2, "b": np.sin(params["b"])}
    for k in params:
        params[k] -= 0.1 * grads[k]
    return np.sum(params["W"] @ params["b"])


def descended_list(x):
    params = [np.outer(x, x), x.copy()]
    for _ in range(2):
        grads = [params[0] ** 2, np.sin(params[1])]
        for k in range(len(params)):
            params[k] -= 0.1 * grads[k]
    return np.sum(params[0] @ params[1])


def scaled(x):
    params = [np.outer(x, x), x.copy()]
    for k in range(2):
        params[k] *= 1.0 + params[k]
    return np.sum(params[0] @ params[1])


def momentum(x):
    params = [np.outer(x, x), x.copy()]
    speeds = [np.zeros_like(p) for p in params]
    for _ in range(3):
        for k in range(2):
            speeds[k] *= 0.9
            speeds[k] += np.sin(params[k])
            params[k] -= 0.1 * speeds[k]
    return np.sum(params[0] @ params[1])


def sgd(params, grads, rate):
    for k in params:
        params[k] -= rate * grads[k]


def by_function(x):
    params = {"W": np.outer(x, x), "b": x.copy()}
    for _ in range(2):
        sgd(params, {"W": params["W"] ** 2, "b": np.sin(params["b"])}, 0.1)
    return np.sum(params["W"] @ params["b"])


def of_argument(params, rate):
    for k in params:
        params[k] -= rate * np.sin(params[k])
    return np.sum(params["W"] @ params["b"])


class Adam:
    def __init__(self, params, rate):
        self.rate, self.turns = rate, 0
        self.m = {k: np.zeros_like(p) for k, p in params.items()}
        self.v = {k: np.zeros_like(p) for k, p in params.items()}

    def step(self, params, grads):
        self.turns += 1
        for k in params:
            self.m[k] = 0.9 * self.m[k] + 0.1 * grads[k]
            self.v[k] = 0.99 * self.v[k] + 0.01 * grads[k] ** 2
            m = self.m[k] / (1 - 0.9**self.turns)
            v = self.v[k] / (1 - 0.99**self.turns)
            params[k] -= self.rate * m / (np.sqrt(v) + 1e-8)


def adam(x, rate):
    params = {"W": np.outer(x, x), "b": x.copy()}
    optimizer = Adam(params, rate)
    for _ in range(3):
        optimizer.step(params, {"W": params["W"] ** 2, "b": np.sin(params["b"])})
    return np.sum(params["W"] @ params["b"])


PROGRAMS = [
    Program(descended, (x,)),
    Program(descended_list, (x,)),
    Program(scaled, (x,)),
    Program(momentum, (x,)),
    Program(by_function, (x,)),
    Program(of_argument, ({"W": np.outer(x, x), "b": x}, 0.1)),
    Program(adam, (x, 0.1)),
]
