"""Objects of classes with operators of their own: vectors, matrices, polynomials, registers."""

import math
from typing import NamedTuple

from program import Program


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __rmul__(self, factor):
        return self * factor

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __abs__(self):
        return math.sqrt(self.x**2 + self.y**2)

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __len__(self):
        return 2

    def __call__(self, t):
        return self.x * t + self.y

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __bool__(self):
        return bool(self.x > 0.0)


class Steep(Vector):
    """What a class derived from another has of its own comes first."""

    def __radd__(self, other):
        return Vector(self.x * other.x, self.y * other.y)


class Pair(NamedTuple):
    x: float
    y: float

    def __add__(self, other):
        return Pair(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Pair(self.x * factor, self.y * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


class Matrix:
    def __init__(self, a, b, c, d):
        self.a, self.b, self.c, self.d = a, b, c, d

    def __matmul__(self, m):
        return Matrix(
            self.a * m.a + self.b * m.c,
            self.a * m.b + self.b * m.d,
            self.c * m.a + self.d * m.c,
            self.c * m.b + self.d * m.d,
        )

    @classmethod
    def lens(cls, f):
        return cls(1.0, 0.0, -1.0 / f, 1.0)

    @classmethod
    def space(cls, d):
        return cls(1.0, d, 0.0, 1.0)


class Polynomial:
    def __init__(self, coefficients):
        self.coefficients = list(coefficients)

    def __len__(self):
        return len(self.coefficients)

    def __getitem__(self, i):
        return self.coefficients[i]

    def __setitem__(self, i, value):
        self.coefficients[i] = value

    def __call__(self, x):
        total = 0.0
        for c in reversed(self.coefficients):
            total = total * x + c
        return total

    def __mul__(self, other):
        out = [0.0] * (len(self) + len(other) - 1)
        for i, a in enumerate(self.coefficients):
            for j, b in enumerate(other.coefficients):
                out[i + j] += a * b
        return Polynomial(out)


class Register:
    def __init__(self):
        self.values = {}

    def __setitem__(self, key, value):
        self.values[key] = value

    def __getitem__(self, key):
        return self.values[key]

    def __contains__(self, key):
        return key in self.values


def chained(x, y):
    a, b = Vector(x, y), Vector(y, x * y)
    c = 2.0 * (a + b * x) - b
    return c @ a + abs(-c) + c[0] * c[1] + c(x) / len(c)


def of_arguments(a, b):
    return (a + b * 2.0) @ (-a) if a else a @ b


def in_loop(x, y, n):
    p = Vector(x, y)
    for _ in range(n):
        p = p + p * y
    return p @ p


def in_place(x, y, n):
    p, v = Vector(x, y), Vector(y, -x)
    for _ in range(n):
        p += v * 0.1
        v = v - p * 0.1
    return p @ p + v.x


def returned(x, y):
    return Vector(x, y) * x + Vector(y, y)


def derived_first(x, y):
    return (Vector(x, y) + Steep(y, x)) @ Vector(x, y)


def named_tuples(x, y, n):
    p, v = Pair(x, y), Pair(y, -x)
    for _ in range(n):
        p = p + v * 0.1
        v = v + p * -0.1
    return p.dot(v)


def cavity(f, d, n):
    m = Matrix(1.0, 0.0, 0.0, 1.0)
    for _ in range(n):
        m = Matrix.space(d) @ Matrix.lens(f) @ m
    return (m.a + m.d) ** 2


def polynomials(x, a, b):
    p = Polynomial([a, b, a * b]) * Polynomial([b, 1.0])
    p[1] = p[0] * x
    p[2] += x
    return p(x) * p[1]


def register(x, y):
    r = Register()
    r["a"] = x * y
    r["b"] = r["a"] * x
    return r["b"] + (r["a"] if "a" in r else 0.0)


PROGRAMS = [
    Program(chained, (0.7, 0.3)),
    Program(of_arguments, (Vector(0.7, 0.3), Vector(0.2, 0.1))),
    Program(in_loop, (0.7, 0.3, 3)),
    Program(in_place, (0.7, 0.3, 3)),
    Program(returned, (0.7, 0.3)),
    Program(derived_first, (0.7, 0.3)),
    Program(named_tuples, (0.7, 0.3, 3)),
    Program(cavity, (0.7, 0.3, 3)),
    Program(polynomials, (0.7, 0.3, 0.2)),
    Program(register, (0.7, 0.3)),
]
