"""Fit an epidemic: a loop over days, a branch, a loop inside, and the gradient of all of it.

Each boy is healthy, ill or recovered.  From the fifth day on most of the ill lie in the sick bay,
so that the rate of contact may change: how much is fitted too.  Leaves fit.png where matplotlib is.
"""

import csv
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from wengert import value_and_grad

BOYS = 763
STEPS = 10  # a day
ISOLATION = 4  # the day, counted from 0, that the sick bay opens
DATA = Path(__file__).parent / "data" / "influenza_1978.csv"


def epidemic(contact, recovery, first, isolation, days):
    """How many are ill at the start of each day."""
    healthy, ill = BOYS - first, first
    curve = []
    for day in range(days):
        curve.append(ill)
        rate = contact
        if day >= ISOLATION:
            rate = contact * isolation
        for _ in range(STEPS):
            caught = rate * healthy * ill / BOYS / STEPS
            healthy = healthy - caught
            ill = ill + caught - recovery * ill / STEPS
    return np.array(curve)


def misfit(logs, counts):
    """Half the sum of squares; the logarithms keep the parameters positive."""
    contact, recovery, first, isolation = np.exp(logs)
    curve = epidemic(contact, recovery, first, isolation, len(counts))
    return 0.5 * np.sum((curve - counts) ** 2)


def minimize(f_df, x, turns=200):
    """BFGS with halved steps: the least value of f, whose value and gradient `f_df` returns."""
    inverse = np.eye(len(x)) * 1e-6
    f, df = f_df(x)
    for _ in range(turns):
        step = -inverse @ df
        while not (ahead := f_df(x + step))[0] < f + 1e-4 * (df @ step):
            step = 0.5 * step
            if np.max(np.abs(step)) < 1e-10:
                return x, f
        change = ahead[1] - df
        inverse = updated(inverse, step, change)
        x, (f, df) = x + step, ahead
    return x, f


def updated(inverse, step, change):
    """The estimate of the inverse Hessian after a step and the change of gradient along it."""
    along = step @ change
    if along <= 0.0:
        return inverse
    turn = np.eye(len(step)) - np.outer(step, change) / along
    return turn @ inverse @ turn.T + np.outer(step, step) / along


def draw(file, counts, curve):
    """The counts and the fitted curve, as a picture."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4), layout="constrained")
    axes.bar(range(len(counts)), counts, color="#c9d6df", label="in bed")
    axes.plot(curve, color="#b3312c", linewidth=2, label="fitted")
    axes.axvline(ISOLATION, color="#555555", linestyle=":", label="isolation")
    axes.set(xlabel="day", ylabel="boys ill", title="Influenza in a boarding school, 1978")
    axes.legend(frameon=False)
    figure.savefig(file, dpi=120)


def main():
    """Fit, print and draw."""
    with open(DATA) as file:
        counts = np.array([float(row["in_bed"]) for row in csv.DictReader(file)])
    slope = value_and_grad(misfit)
    guess = np.log(np.array([1.5, 0.5, 3.0, 0.9]))
    logs, least = minimize(lambda logs: slope(logs, counts), guess)
    curve = epidemic(*np.exp(logs), len(counts))

    print(slope.source_for(guess, counts))
    for label, value in zip(("contact", "recovery", "first", "isolation"), np.exp(logs)):
        print(f"{label:10}{value:8.3f}")
    print(f"{'error':10}{np.sqrt(2.0 * least / len(counts)):8.1f} boys")
    for count, ill in zip(counts, curve):
        print(f"{count:5.0f}{ill:7.1f}  {'#' * round(ill / 5)}")
    if find_spec("matplotlib"):
        draw("fit.png", counts, curve)


if __name__ == "__main__":
    main()
