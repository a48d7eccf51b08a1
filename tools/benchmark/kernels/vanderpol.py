"""Van der Pol's oscillator by the classical Runge-Kutta method, on scalars."""

ARGNUMS = (0, 1, 2)


def arguments(quick):
    return 2.0, 0.5, 1.5, 0.01, 5 if quick else 200


def acceleration(x, v, mu):
    return mu * (1.0 - x * x) * v - x


def primal(x, v, mu, h, steps):
    for _ in range(steps):
        k1, l1 = v, acceleration(x, v, mu)
        k2 = v + 0.5 * h * l1
        l2 = acceleration(x + 0.5 * h * k1, k2, mu)
        k3 = v + 0.5 * h * l2
        l3 = acceleration(x + 0.5 * h * k2, k3, mu)
        k4 = v + h * l3
        l4 = acceleration(x + h * k3, k4, mu)
        x = x + h * (k1 + 2.0 * k2 + 2.0 * k3 + k4) / 6.0
        v = v + h * (l1 + 2.0 * l2 + 2.0 * l3 + l4) / 6.0
    return x * x + v * v


def adjoint(x, v, mu, h, steps):
    half, sixth = 0.5 * h, h / 6.0
    states = []
    for _ in range(steps):
        l1 = mu * (1.0 - x * x) * v - x
        k2 = v + half * l1
        x2 = x + half * v
        l2 = mu * (1.0 - x2 * x2) * k2 - x2
        k3 = v + half * l2
        x3 = x + half * k2
        l3 = mu * (1.0 - x3 * x3) * k3 - x3
        k4 = v + h * l3
        x4 = x + h * k3
        l4 = mu * (1.0 - x4 * x4) * k4 - x4
        states.append((x, v, x2, k2, x3, k3, x4, k4))
        x += sixth * (v + 2.0 * k2 + 2.0 * k3 + k4)
        v += sixth * (l1 + 2.0 * l2 + 2.0 * l3 + l4)
    x_bar, v_bar, mu_bar = 2.0 * x, 2.0 * v, 0.0
    for x, v, x2, k2, x3, k3, x4, k4 in reversed(states):
        k_bar, l_bar = sixth * x_bar, sixth * v_bar
        room = 1.0 - x4 * x4
        x4_bar = -l_bar * (2.0 * mu * x4 * k4 + 1.0)
        k4_bar = k_bar + l_bar * mu * room
        mu_bar += l_bar * room * k4
        room = 1.0 - x3 * x3
        l3_bar = 2.0 * l_bar + h * k4_bar
        x3_bar = -l3_bar * (2.0 * mu * x3 * k3 + 1.0)
        k3_bar = 2.0 * k_bar + h * x4_bar + l3_bar * mu * room
        mu_bar += l3_bar * room * k3
        room = 1.0 - x2 * x2
        l2_bar = 2.0 * l_bar + half * k3_bar
        x2_bar = -l2_bar * (2.0 * mu * x2 * k2 + 1.0)
        k2_bar = 2.0 * k_bar + half * x3_bar + l2_bar * mu * room
        mu_bar += l2_bar * room * k2
        room = 1.0 - x * x
        l1_bar = l_bar + half * k2_bar
        mu_bar += l1_bar * room * v
        x_bar += x4_bar + x3_bar + x2_bar - l1_bar * (2.0 * mu * x * v + 1.0)
        v_bar += k4_bar + k3_bar + k2_bar + k_bar + half * x2_bar + l1_bar * mu * room
    return x_bar, v_bar, mu_bar
