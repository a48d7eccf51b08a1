"""Objects that change: attributes, methods, dataclasses, slots, properties, arrays in fields."""

from dataclasses import dataclass, field
from typing import NamedTuple

from program import Program


class Oscillator:
    """State in fields, a step that changes them, a class attribute that it reads."""

    mass = 2.0

    def __init__(self, x, v):
        self.x = x
        self.v = v

    def step(self, dt):
        self.v -= dt * self.x / self.mass
        self.x += dt * self.v

    def energy(self):
        return 0.5 * self.mass * self.v**2 + 0.5 * self.x**2

    def set(self, x, v=0.5):
        self.x, self.v = x, v
        return self


@dataclass
class Ball:
    height: float
    speed: float = 0.0
    bounces: int = 0
    path: list = field(default_factory=list)

    def fall(self, dt):
        self.speed -= 9.81 * dt
        self.height += self.speed * dt
        if self.height < 0.0:
            self.height = -self.height
            self.speed *= -0.8
            self.bounces += 1
        self.path.append(self.height)


class Vec(NamedTuple):
    x: float
    y: float


def bounces(height, dt, n):
    ball = Ball(height)
    for _ in range(n):
        ball.fall(dt)
    return ball.height + ball.path[2] * ball.bounces


def replaced_tuple(p, y):
    for _ in range(3):
        p = p._replace(x=p.y * y, y=p.x)
    return p.x * p.y


def list_in_field(ball, y):
    ball.path.append(y * ball.height)
    ball.path[0] = ball.path[-1] * y
    return ball.path[0] * ball.path[-1]


PROGRAMS = [
    Program(Oscillator(0.7, 0.3).step, (0.1,)),
    Program(replaced_tuple, (Vec(0.7, 0.3), 0.6)),
    Program(list_in_field, (Ball(0.7, path=[0.1, 0.2]), 0.6)),
]
