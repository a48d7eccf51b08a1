# Derivatives of goldens.newton, by wengert: emitted code, do not edit.


def newton_jvp(a, n, a_dot):
    """newton, and its tangent along those of a."""
    x_dot = a_dot
    x = a
    for _ in range(n):
        x_ratio = a / x
        x_dot = (x_dot + (a_dot / x - x_dot * x_ratio / x)) * 0.5
        x = 0.5 * (x + x_ratio)
    return x, x_dot
