# Derivatives of goldens.newton, by wengert: emitted code, do not edit.


def newton_jvp(a, n, a_dot):
    """newton, and its tangent along those of a."""
    x_dot = a_dot
    x = a
    for _ in range(n):
        x_dot = (x_dot + (a_dot / x - x_dot * a / (x * x))) * 0.5
        x = 0.5 * (x + a / x)
    return x, x_dot
