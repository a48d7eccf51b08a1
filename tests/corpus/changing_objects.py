"""Objects that change: attributes, methods, dataclasses, slots, properties, arrays in fields."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from program import Program

noise = np.random.default_rng(131)


vector, matrix = noise.normal(size=3), noise.normal(size=(3, 3))


class Cell:
    def __init__(self, value):
        self.value = value


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


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b


class Counter:
    """Callable, with a memory of its calls."""

    def __init__(self, rate):
        self.rate = rate
        self.calls = 0
        self.total = 0.0

    def __call__(self, x):
        self.calls += 1
        self.total = self.total + self.rate * x * x
        return self.total


class Account:
    """A property that is set, also by `__init__`, and notes how it moved."""

    def __init__(self, balance):
        self.stored, self.moved = 0.0, 0.0
        self.balance = balance

    @property
    def balance(self):
        return self.stored

    @balance.setter
    def balance(self, value):
        self.moved += (value - self.stored) ** 2
        self.stored = value


class Scaled(Account):
    def grow(self, rate):
        self.balance *= 1.0 + rate
        return self


class Vec(NamedTuple):
    x: float
    y: float


def attribute_augmented(x, y):
    cell = Cell(x)
    cell.value *= y
    cell.value += cell.value * x
    return cell.value**2


def attribute_constant(cell):
    old = cell.value
    cell.value = 0.0
    return old**2 + cell.value


def alias(cell, y):
    other = cell
    other.value = y * y
    return cell.value * other.value * y


def in_branch(cell, y):
    if cell.value > 0.0:
        cell.value = cell.value * y
    return cell.value * y


def in_loop(cell, y, n):
    for i in range(n):
        cell.value = np.sin(cell.value * y) + i
    return cell.value


def bounces(height, dt, n):
    ball = Ball(height)
    for _ in range(n):
        ball.fall(dt)
    return ball.height + ball.path[2] * ball.bounces


def bounces_given(ball, dt, n):
    for _ in range(n):
        ball.fall(dt)
    return ball.height * ball.path[-2] + ball.speed


def slotted(x, y):
    s = Slotted(x, y)
    s.a *= s.b
    s.b = s.a * x
    return s.a * s.b


def slotted_given(s, y):
    s.a, s.b = s.b * y, s.a
    return s.a * s.b**2


def fields_in_list(cells, y):
    for cell in cells:
        cell.value *= y
    cells[0].value += cells[1].value
    return cells[0].value * cells[1].value


def objects_inside(x, y):
    outer = Cell(Cell(x))
    outer.value.value = y * outer.value.value
    inner = outer.value
    inner.value *= x
    return outer.value.value


def callable_object(x, rate):
    count = Counter(rate)
    first = count(x)
    second = count(first)
    return second * count.total * count.calls


def callable_given(count, x):
    return count(x) * count(2.0 * x) + count.calls


def set_by_name(cell, y):
    setattr(cell, "value", y * cell.value)
    return getattr(cell, "value") * y


def returned(x, y):
    cell = Cell(x)
    cell.value = x * y
    return cell


def argument_returned(cell, y):
    cell.value *= y
    return cell


def replaced_tuple(p, y):
    for _ in range(3):
        p = p._replace(x=p.y * y, y=p.x)
    return p.x * p.y


def moving_average(xs):
    cell = Cell(0.0)
    for x in xs:
        cell.value = 0.9 * cell.value + 0.1 * x * x
    return cell.value


def list_in_field(ball, y):
    ball.path.append(y * ball.height)
    ball.path[0] = ball.path[-1] * y
    return ball.path[0] * ball.path[-1]


def property_set(x, rate):
    account = Account(x)
    account.balance -= rate * x
    account.balance = account.balance * account.balance
    return account.balance + account.moved


def property_set_in_loop(account, x, n):
    for _ in range(n):
        account.balance *= x
        if account.moved > 0.1:
            account.balance += account.moved
    return account.balance * account.moved


def property_inherited(x, rate):
    accounts = [Scaled(x), Scaled(x * rate)]
    for account in accounts:
        account.grow(rate).grow(x)
    return accounts[0].balance * accounts[1].moved


PROGRAMS = [
    Program(property_set, (0.7, 0.3)),
    Program(property_set_in_loop, (Account(0.7), 1.3, 3)),
    Program(property_inherited, (0.7, 0.3)),
    Program(attribute_augmented, (0.7, 0.3), order=2),
    Program(attribute_constant, (Cell(0.7),), order=2),
    Program(alias, (Cell(0.7), 0.3)),
    Program(in_branch, (Cell(0.7), 0.3), order=2),
    Program(in_loop, (Cell(0.7), 0.3, 3), order=2),
    Program(bounces, (0.9, 0.1, 7)),
    Program(bounces_given, (Ball(0.9), 0.1, 7)),
    Program(slotted, (0.7, 0.3), order=2),
    Program(slotted_given, (Slotted(0.7, 0.3), 0.6), order=2),
    Program(fields_in_list, ([Cell(0.7), Cell(0.3)], 0.6)),
    Program(objects_inside, (0.7, 0.3)),
    Program(callable_object, (0.7, 0.3), order=2),
    Program(callable_given, (Counter(0.3), 0.7)),
    Program(Counter(0.3), (0.7,)),
    Program(Oscillator(0.7, 0.3).step, (0.1,)),
    Program(set_by_name, (Cell(0.7), 0.3), order=2),
    Program(returned, (0.7, 0.3)),
    Program(argument_returned, (Cell(0.7), 0.3)),
    Program(replaced_tuple, (Vec(0.7, 0.3), 0.6), order=2),
    Program(moving_average, (vector,), order=2),
    Program(list_in_field, (Ball(0.7, path=[0.1, 0.2]), 0.6), order=2),
]
