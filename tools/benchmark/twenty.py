"""Twenty lines, to measure what a first call costs."""

import math

ARGUMENTS = (30.0, 0.9, 0.01)


def flight(speed, angle, drag):
    """How far a ball flies, with drag and a wind above."""
    x, y = 0.0, 1.0
    vx = speed * math.cos(angle)
    vy = speed * math.sin(angle)
    dt = 0.05
    while y > 0.0:
        if y > 10.0:
            wind = 3.0 * math.log(y / 10.0)
        else:
            wind = 0.0
        along = vx - wind
        size = math.sqrt(along * along + vy * vy)
        x_before, y_before = x, y
        x = x + dt * vx
        y = y + dt * vy
        vx = vx - dt * drag * size * along
        vy = vy - dt * (9.81 + drag * size * vy)
    part = y_before / (y_before - y)
    return x_before + part * (x - x_before)
