"""Classes that are derived from others: super(), abstract classes, dataclasses of dataclasses."""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass

from program import Program


class Body:
    def __init__(self, x, v):
        self.x = x
        self.v = v

    def energy(self):
        return self.x * self.v

    def step(self, dt):
        self.x = self.x + dt * self.v


class Damped(Body):
    def __init__(self, x, v, c):
        super().__init__(x, v)
        self.c = c

    def energy(self):
        return super().energy() + self.c**2

    def step(self, dt):
        super().step(dt)
        self.c = self.c * self.x


class Heavy(Damped):
    def __init__(self, x):
        super().__init__(x, v=x * 2.0, c=x**2)

    def energy(self):
        return super().energy() * self.x


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    def twice(self):
        return 2.0 * self.area()


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


class Circle(Shape):
    PI = 3.0

    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return self.PI * self.radius**2


@dataclass
class Priced:
    amount: float
    price: float = 3.0

    def total(self):
        return self.amount * self.price


@dataclass
class Taxed(Priced):
    rate: float = 0.2

    def total(self):
        return super().total() * (1.0 + self.rate)


def made(x, y):
    return Damped(x, y, x * y).energy()


def changes(x, y, n):
    body = Damped(x, y, x)
    for _ in range(n):
        body.step(y)
    return body.energy()


def changes_given(body, y):
    body.step(y)
    body.step(2.0 * y)
    return body.energy()


class Field:
    strength = 2.0

    def energy(self, x):
        return self.strength * x * x


def constants_of_a_class(x, y):
    """Of objects that have nothing of their own."""
    return Field().energy(x) + Field().strength * y


def two_levels(x, y):
    body = Heavy(x)
    body.step(y)
    return body.energy()


def abstract(x, y):
    return Square(x).twice() + Circle(y).twice() * math.sin(x)


def abstract_in_list(x, y):
    total = 0.0
    for shape in [Square(x), Square(x * y)]:
        total += shape.area() * x
    return total


def dataclasses(x, y):
    return Taxed(x, y).total() + Taxed(x, rate=y).total()


PROGRAMS = [
    Program(made, (0.7, 0.3)),
    Program(changes, (0.7, 0.3, 3)),
    Program(changes_given, (Damped(0.7, 0.4, 0.2), 0.3)),
    Program(constants_of_a_class, (0.7, 0.3)),
    Program(two_levels, (0.7, 0.3)),
    Program(abstract, (0.7, 0.3)),
    Program(abstract_in_list, (0.7, 0.3)),
    Program(dataclasses, (0.7, 0.3)),
]
