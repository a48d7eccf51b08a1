"""Newton's method in a `while`: how an orbit's eccentric anomaly depends on its shape.

Kepler's equation E - e sin E = M has no closed solution, and its derivatives by e and M do: they
show that differentiating the iteration gives the derivative of what it converges to.
"""

import math

from wengert import grad, value_and_grad


def anomaly(mean, eccentricity):
    """The eccentric anomaly E for the mean anomaly M."""
    angle = mean
    error = angle - eccentricity * math.sin(angle) - mean
    while abs(error) > 1e-13:
        angle = angle - error / (1.0 - eccentricity * math.cos(angle))
        error = angle - eccentricity * math.sin(angle) - mean
    return angle


def main():
    """Print the derivatives beside the formulas, and the second derivative by the mean anomaly."""
    mean, eccentricity = 0.8, 0.6
    slope = value_and_grad(anomaly, argnums=(0, 1))
    angle, (by_mean, by_eccentricity) = slope(mean, eccentricity)
    away = 1.0 - eccentricity * math.cos(angle)
    print(f"E      = {angle:.12f}")
    print(f"dE/dM  = {by_mean:.12f}   formula {1.0 / away:.12f}")
    print(f"dE/de  = {by_eccentricity:.12f}   formula {math.sin(angle) / away:.12f}")
    assert math.isclose(by_mean, 1.0 / away, rel_tol=1e-9)
    assert math.isclose(by_eccentricity, math.sin(angle) / away, rel_tol=1e-9)

    bend = grad(grad(anomaly))(mean, eccentricity)
    formula = -eccentricity * math.sin(angle) / away**3
    print(f"d2E/dM2 = {bend:.11f}   formula {formula:.11f}")
    assert math.isclose(bend, formula, rel_tol=1e-6)


if __name__ == "__main__":
    main()
