"""Rules for polynomials: NumPy's functions of coefficients, the highest power first."""

import numpy as np

from wengert import runtime as rt

from .declare import linear, rule

# Values
rule(
    np.polyval,
    p=(
        lambda t, p, x: np.polyval(t, x),
        lambda g, p, x: rt.polyval_by_p(g, p, x),
    ),
    x=(
        lambda t, p, x, ans: rt.polyval_dot_x(t, p, x, ans),
        lambda g, p, x: rt.polyval_by_x(g, p, x),
    ),
)
rule(
    np.vander,
    lambda t, x, N=None, increasing=False: (
        np.expand_dims(t, -1) * rt.vander_partial(x, N=N, increasing=increasing)
    ),
    lambda g, x, N=None, increasing=False: rt.vander_back(g, x, N=N, increasing=increasing),
)

# Coefficients
linear(np.polyder, lambda g, p, m=1: rt.polyder_back(g, p, m=m))
rule(
    np.polyint,
    lambda t, p, m=1, k=None: np.polyint(t, m=m),
    lambda g, p, m=1, k=None: rt.polyint_back(g, p, m=m),
    k=None,
)
linear(
    np.polyadd,
    a1=lambda g, a1, a2: rt.trailing(g, a1),
    a2=lambda g, a1, a2: rt.trailing(g, a2),
)
linear(
    np.polysub,
    a1=lambda g, a1, a2: rt.trailing(g, a1),
    a2=lambda g, a1, a2: -rt.trailing(g, a2),
)
rule(
    np.polymul,
    a1=(
        lambda t, a1, a2: rt.polymul_dot(t, a1, a2),
        lambda g, a1, a2: rt.polymul_back(g, a1, a2),
    ),
    a2=(
        lambda t, a1, a2: rt.polymul_dot(t, a2, a1),
        lambda g, a1, a2: rt.polymul_back(g, a2, a1),
    ),
)

# Roots
rule(
    np.poly,
    lambda t, seq_of_zeros: rt.poly_dot(t, seq_of_zeros),
    lambda g, seq_of_zeros: rt.poly_back(g, seq_of_zeros),
)
rule(
    np.roots,
    lambda t, p, ans: rt.roots_dot(t, p, ans),
    lambda g, p, ans: rt.roots_back(g, p, ans),
)

# Fits
rule(
    np.polyfit,
    x=(
        lambda t, x, y, deg, rcond=None, *, w=None, ans: rt.polyfit_dot_x(
            t, x, y, deg, rcond=rcond, w=w, ans=ans
        ),
        lambda g, x, y, deg, rcond=None, *, w=None, ans: rt.polyfit_by_x(
            g, x, y, deg, rcond=rcond, w=w, ans=ans
        ),
    ),
    y=(
        lambda t, x, y, deg, rcond=None, *, w=None: np.polyfit(x, t, deg, rcond=rcond, w=w),
        lambda g, x, y, deg, rcond=None, *, w=None: rt.polyfit_by_y(g, x, y, deg, rcond=rcond, w=w),
    ),
    w=None,
)
