"""What `test_api.py` and `test_dispatch.py` differentiate: functions, derivatives, methods."""

import functools

from numpy.testing import assert_allclose

from wengert import grad

close = functools.partial(assert_allclose, rtol=1e-5, atol=1e-6)


def product(x, y, n=10):
    """The doc."""
    return x * y**2 * n


@grad
def decorated(x, y):
    return x * y


@grad(argnums=("x", "y"))
def decorated_by_both(x, *, y=2.0):
    return x * x * y


class Model:
    def __init__(self, w):
        self.w = w

    def energy(self, x):
        return self.w * x * x

    @grad(argnums=1)
    def force(self, x):
        return self.w * x * x

    @staticmethod
    @grad
    def square(x):
        return x * x

    @grad
    @staticmethod
    def cube(x):
        return x * x * x

    def __call__(self, x):
        return self.w * x
