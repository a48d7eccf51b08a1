"""Lists, tuples, dicts, namedtuples, dataclasses and objects, as arguments and as results."""

from collections import namedtuple
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from program import Program

vector = np.array([0.3, -0.8, 1.2])
matrix = np.random.default_rng(29).normal(size=(3, 3))

Point = namedtuple("Point", "x y")


class Body(NamedTuple):
    mass: float
    position: np.ndarray
    name: str = "body"

    def energy(self, height):
        return self.mass * height * np.sum(self.position)


@dataclass
class Layer:
    w: np.ndarray
    b: np.ndarray
    name: str = "layer"

    def __call__(self, x):
        return np.tanh(self.w @ x + self.b)


@dataclass(frozen=True)
class Settings:
    rate: float
    decay: float = 0.9
    inner: list = field(default_factory=list)

    @property
    def product(self):
        return self.rate * self.decay


class Spring:
    """An object with fields, methods, a property and a class attribute."""

    unit = 2.0

    def __init__(self, stiffness, length):
        self.stiffness = stiffness
        self.length = length

    def energy(self, x):
        return 0.5 * self.stiffness * self.stretch(x) ** 2 * self.unit

    def stretch(self, x):
        return x - self.length

    @property
    def softness(self):
        return 1.0 / self.stiffness

    @staticmethod
    def double(x):
        return 2.0 * x

    @classmethod
    def in_units(cls, x):
        return cls.unit * x


class Polynomial:
    def __init__(self, *coefficients):
        self.coefficients = list(coefficients)

    def __call__(self, x):
        total = 0.0
        for c in self.coefficients:
            total = total * x + c
        return total


def of_list(xs):
    a, b = xs[0], xs[1]
    return a * b + len(xs)


def of_tuple(pair):
    a, b = pair
    return a * b * a


def of_dict(params):
    return np.sum(np.tanh(params["w"] * 2.0 + params["b"]))


def of_nested(params):
    x = params["start"]
    for layer in params["layers"]:
        x = np.tanh(layer["w"] @ x + layer["b"])
    return np.sum(x)


def of_point(p):
    return p.x * p.y + p[0] ** 2


def of_body(body):
    x, y, _ = body.position
    return body.mass * x * y + body.energy(2.0)


def of_layer(layer, x):
    return np.sum(layer.w @ x + layer.b)


def calls_layer(layer, x):
    return np.sum(layer(x) ** 2)


def calls_layers(layers, x):
    for layer in layers:
        x = layer(x)
    return x


def of_settings(settings):
    return settings.rate * settings.decay**2 + settings.product + sum(settings.inner)


def of_spring(spring, x):
    return spring.energy(x) + spring.softness + spring.double(x) * spring.in_units(x)


def reads_fields(spring, x):
    k = spring.stiffness
    return k * (x - spring.length) ** 2 + getattr(spring, "length")


def makes_point(x, y):
    p = Point(x * y, y=x + y)
    return p.x * p.y


def makes_layer(x, w):
    layer = Layer(w, b=x * 2.0)
    return np.sum(layer(x))


def makes_dict(x, y):
    d = {"a": x * y, "b": y}
    e = dict(c=x, **d)
    return d["a"] * e["b"] * e["c"]


def makes_nested(x):
    data = [x, (x * x, {"k": [x**3]})]
    return data[0] * data[1][0] * data[1][1]["k"][0]


def list_arithmetic(x, y):
    xs = [x] * 3 + [y, x * y]
    return xs[0] * xs[2] + xs[3] * xs[4] + len(xs)


def spread(x, y):
    xs = [x, y]
    more = [*xs, x * y, *xs]
    a, b, *rest = more
    return a * b * rest[0] * rest[-1]


def merges(x, y):
    base = {"x": x, "y": y}
    new = {**base, "y": x * y}
    return new["x"] * new["y"]


def returns_tuple(x, y):
    return x * y, np.sin(x) + y


def returns_list(x, y):
    return [x, x * y, [y]]


def returns_dict(x, y):
    return {"product": x * y, "parts": (x, y)}


def returns_point(x, y):
    return Point(x * y, x - y)


def returns_layer(x, y):
    return Layer(x * y, x)


def returns_mixed(x, n):
    return x * n, n, "text", None


def swaps_points(p, q):
    p, q = q, p
    return p.x * q.y


def update_point(p):
    q = p._replace(x=p.y * 2.0)
    return q.x * q.y


def sums(xs):
    return sum(xs) * max(xs) - min(xs)


def sorts(xs):
    small, *_, large = sorted(xs)
    return small * large


def membership(params, key):
    return params[key] * 2.0 if key in params else params["w"] ** 2


def unpacks_array(x):
    a, b, c = x
    return a * b - c


def same_in_two_places(x):
    pair = (x, x)
    return pair[0] * pair[1] * x


spring, layer = Spring(1.5, 0.2), Layer(matrix, vector)

PROGRAMS = [
    Program(of_list, ([0.7, 0.3],)),
    Program(of_list, ([vector, 0.3],)),
    Program(of_tuple, ((0.7, 0.3),)),
    Program(of_dict, ({"w": vector, "b": 0.3},), order=2),
    Program(
        of_nested,
        ({"start": vector, "layers": [{"w": matrix, "b": vector}, {"w": matrix, "b": 0.1}]},),
    ),
    Program(of_point, (Point(0.7, 0.3),)),
    Program(of_body, (Body(0.7, vector),)),
    Program(of_layer, (layer, vector)),
    Program(calls_layer, (layer, vector)),
    Program(calls_layers, ([layer, Layer(matrix.T, 0.3)], vector)),
    Program(of_settings, (Settings(0.7, inner=[0.3, 0.1]),)),
    Program(of_spring, (spring, 0.7), order=2),
    Program(reads_fields, (spring, 0.7)),
    Program(spring.energy, (0.7,), order=2),
    Program(Spring.energy, (spring, 0.7)),
    Program(Polynomial(0.7, 0.3, 1.1), (0.4,)),
    Program(makes_point, (0.7, 0.3)),
    Program(makes_layer, (vector, matrix)),
    Program(makes_dict, (0.7, 0.3)),
    Program(makes_nested, (0.7,)),
    Program(list_arithmetic, (0.7, 0.3)),
    Program(spread, (0.7, 0.3)),
    Program(merges, (0.7, 0.3)),
    Program(returns_tuple, (0.7, vector)),
    Program(returns_list, (0.7, 0.3)),
    Program(returns_dict, (0.7, vector)),
    Program(returns_point, (0.7, 0.3)),
    Program(returns_layer, (vector, 0.3)),
    Program(returns_mixed, (0.7, 3)),
    Program(swaps_points, (Point(0.7, 0.3), Point(1.1, 0.2))),
    Program(update_point, (Point(0.7, 0.3),)),
    Program(sums, ([0.7, 0.3, 1.1],)),
    Program(sorts, ([0.7, 0.3, 1.1],)),
    Program(membership, ({"w": 0.7, "b": 0.3}, "b")),
    Program(membership, ({"w": 0.7, "b": 0.3}, "c")),
    Program(unpacks_array, (vector,)),
    Program(same_in_two_places, (0.7,)),
]
