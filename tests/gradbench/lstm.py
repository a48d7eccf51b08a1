"""A character model of LSTM layers with diagonal weights, as ADBench has it."""

import numpy as np


def sigmoid(x):
    """The logistic function."""
    return 1.0 / (1.0 + np.exp(-x))


def layer(weight, bias, hidden, cell, x):
    """The next hidden and cell state of one layer."""
    forget, ingate, outgate, change = np.split(
        np.concatenate((x, hidden, x, hidden)) * weight + bias, 4
    )
    cell = cell * sigmoid(forget) + sigmoid(ingate) * np.tanh(change)
    return sigmoid(outgate) * np.tanh(cell), cell


def predict(main, extra, state, x):
    """The prediction for the character after x, and the state of the layers."""
    x = x * extra[0]
    after = []
    for i in range(0, len(state), 2):
        x, cell = layer(main[i], main[i + 1], state[i], state[i + 1], x)
        after.extend([x, cell])
    return x * extra[1] + extra[2], after


def objective(main, extra, state, sequence):
    """The mean cross entropy of each character of a sequence given those before it."""
    total = 0.0
    for t in range(len(sequence) - 1):
        guess, state = predict(main, extra, state, sequence[t])
        scores = guess - np.log(np.sum(np.exp(guess)) + 2.0)
        total += np.sum(sequence[t + 1] * scores)
    return -total / ((len(sequence) - 1) * len(sequence[0]))
