# Derivatives of corpus.loops.pendulum, by wengert: emitted code, do not edit.
import math


def pendulum_grad(angle, speed, dt, n, out_bar=1.0):
    """Gradient of pendulum by angle, speed, dt; out_bar is the adjoint of its result."""
    # Forward: pendulum, keeping what the way back will read
    speeds, angles = [], []
    for _ in range(n):
        speeds.append(speed)
        speed = speed - dt * math.sin(angle)
        angles.append(angle)
        angle = angle + dt * speed

    # Backward: the same lines, last first
    angle_bar = out_bar
    dt_bar = 0.0
    speed_bar = 0.0

    # 186: for _ in range(n):
    for angle in reversed(angles):
        # 188: angle = angle + dt * speed
        dt_bar += angle_bar * speed
        speed_bar += angle_bar * dt
        # 187: speed = speed - dt * math.sin(angle)
        speed = speeds.pop()
        speed_product_bar = -speed_bar
        dt_bar += speed_product_bar * math.sin(angle)
        angle_bar += speed_product_bar * dt * math.cos(angle)

    return angle_bar, speed_bar, dt_bar
