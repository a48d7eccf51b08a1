"""scipy.integrate.dblquad as Python that can be differentiated: an integral of integrals."""

import scipy.integrate

PRECISION = 1.49e-8


def limit_at(limit, *places):
    """A limit of an inner integral, which may be a function of the outer variables."""
    return limit(*places) if callable(limit) else limit


def dblquad(func, a, b, gfun, hfun, args=(), epsabs=PRECISION, epsrel=PRECISION):
    """What scipy.integrate.dblquad does."""

    def inner(x):
        def along(y):
            return func(y, x, *args)

        low, high = limit_at(gfun, x), limit_at(hfun, x)
        return scipy.integrate.quad(along, low, high, epsabs=epsabs, epsrel=epsrel)[0]

    return scipy.integrate.quad(inner, a, b, epsabs=epsabs, epsrel=epsrel)


SOURCES = {scipy.integrate.dblquad: dblquad}
