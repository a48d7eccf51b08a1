# Derivatives of corpus.loops.runge_kutta, by wengert: emitted code, do not edit.
import math


def runge_kutta_grad(y, h, n, out_bar=1.0):
    """Gradient of runge_kutta by y, h; out_bar is the adjoint of its result."""
    # Forward: runge_kutta, keeping what the way back will read
    k1s, k2s, k3s, k4s = [], [], [], []
    for i in range(n):
        k1 = -y + math.sin(i * h)
        k1s.append(k1)
        k2 = -(y + 0.5 * h * k1) + math.sin((i + 0.5) * h)
        k2s.append(k2)
        k3 = -(y + 0.5 * h * k2) + math.sin((i + 0.5) * h)
        k3s.append(k3)
        k4 = -(y + h * k3) + math.sin((i + 1) * h)
        k4s.append(k4)
        y = y + h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)

    # Backward: the same lines, last first
    y_bar = out_bar
    h_bar = 0.0

    # 193: for i in range(n):
    for i in reversed(range(n)):
        k4 = k4s.pop()
        k3 = k3s.pop()
        k2 = k2s.pop()
        k1 = k1s.pop()
        # 198: y = y + h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
        y_sum_bar = y_bar * (h / 6.0)
        k4_bar = y_sum_bar
        h_bar += y_bar * (k1 + 2.0 * k2 + 2.0 * k3 + k4) / 6.0
        # 197: k4 = -(y + h * k3) + math.sin((i + 1) * h)
        k4_sum = i + 1
        h_bar += k4_bar * math.cos(k4_sum * h) * k4_sum
        k4_sum_1_bar = -k4_bar
        y_bar += k4_sum_1_bar
        h_bar += k4_sum_1_bar * k3
        k3_bar = y_sum_bar * 2.0 + k4_sum_1_bar * h
        # 196: k3 = -(y + 0.5 * h * k2) + math.sin((i + 0.5) * h)
        k3_sum = i + 0.5
        h_bar += k3_bar * math.cos(k3_sum * h) * k3_sum
        k3_sum_1_bar = -k3_bar
        y_bar += k3_sum_1_bar
        k2_bar = y_sum_bar * 2.0 + k3_sum_1_bar * (0.5 * h)
        h_bar += k3_sum_1_bar * k2 * 0.5
        # 195: k2 = -(y + 0.5 * h * k1) + math.sin((i + 0.5) * h)
        k2_sum = i + 0.5
        h_bar += k2_bar * math.cos(k2_sum * h) * k2_sum
        k2_sum_1_bar = -k2_bar
        y_bar += k2_sum_1_bar
        k1_bar = y_sum_bar + k2_sum_1_bar * (0.5 * h)
        h_bar += k2_sum_1_bar * k1 * 0.5
        # 194: k1 = -y + math.sin(i * h)
        h_bar += k1_bar * math.cos(i * h) * i
        y_bar -= k1_bar

    return y_bar, h_bar
