"""Rules for numpy.linalg. Matrices may be stacked; formulas after Giles (2008).

eigh and cholesky read one triangle of their argument: it gets what belongs to that triangle.
"""

import numpy as np

from wengert import runtime as rt

from .declare import rule

# Inverses and determinants
rule(
    np.linalg.inv,
    lambda t, a, ans: -ans @ t @ ans,
    lambda g, a, ans: -rt.adjoint(ans) @ g @ rt.adjoint(ans),
)
rule(
    np.linalg.pinv,
    lambda t, a, ans: (
        -ans @ t @ ans
        + ans @ rt.adjoint(ans) @ rt.adjoint(t)
        - ans @ rt.adjoint(ans) @ rt.adjoint(t) @ a @ ans
        + rt.adjoint(t) @ rt.adjoint(ans) @ ans
        - ans @ a @ rt.adjoint(t) @ rt.adjoint(ans) @ ans
    ),
    lambda g, a, ans: (
        -rt.adjoint(ans) @ g @ rt.adjoint(ans)
        + rt.adjoint(g) @ ans @ rt.adjoint(ans)
        - a @ ans @ rt.adjoint(g) @ ans @ rt.adjoint(ans)
        + rt.adjoint(ans) @ ans @ rt.adjoint(g)
        - rt.adjoint(ans) @ ans @ rt.adjoint(g) @ ans @ a
    ),
)
rule(
    np.linalg.solve,
    a=(
        lambda t, a, b, ans: -rt.uncolumns(np.linalg.solve(a, t @ rt.columns(ans, b)), b),
        lambda g, a, b, ans: rt.sum_to(
            -np.linalg.solve(rt.adjoint(a), rt.columns(g, b)) @ rt.adjoint(rt.columns(ans, b)),
            like=a,
        ),
    ),
    b=(
        lambda t, a, b, ans: np.linalg.solve(a, t),
        lambda g, a, b, ans: rt.sum_to(
            rt.uncolumns(np.linalg.solve(rt.adjoint(a), rt.columns(g, b)), b), like=b
        ),
    ),
)
rule(
    np.linalg.det,
    lambda t, a, ans: ans * np.trace(np.linalg.solve(a, t), axis1=-2, axis2=-1),
    lambda g, a, ans: rt.scaled(g * np.conj(ans), rt.adjoint(np.linalg.inv(a))),
)
rule(
    np.linalg.slogdet,
    lambda t, a, ans: (
        1j * ans[0] * np.imag(np.trace(np.linalg.solve(a, t), axis1=-2, axis2=-1))
        if np.iscomplexobj(a)
        else rt.zeros_like(ans[0]),
        np.real(np.trace(np.linalg.solve(a, t), axis1=-2, axis2=-1)),
    ),
    lambda g, a, ans: rt.scaled(
        g[1] - 1j * np.imag(np.conj(g[0]) * ans[0]) if np.iscomplexobj(a) else g[1],
        rt.adjoint(np.linalg.inv(a)),
    ),
)

# Factors
rule(
    np.linalg.cholesky,
    lambda t, a, ans: (
        ans
        @ rt.half_lower(np.linalg.solve(ans, rt.adjoint(np.linalg.solve(ans, rt.from_triangle(t)))))
    ),
    lambda g, a, ans: rt.to_triangle(
        np.linalg.solve(
            rt.adjoint(ans),
            rt.adjoint(
                np.linalg.solve(rt.adjoint(ans), rt.adjoint(rt.half_lower(rt.adjoint(ans) @ g)))
            ),
        )
    ),
)
rule(
    np.linalg.eigvalsh,
    lambda t, a, UPLO="L": np.real(
        rt.diagonal(
            rt.adjoint(np.linalg.eigh(a, UPLO)[1])
            @ rt.from_triangle(t, UPLO)
            @ np.linalg.eigh(a, UPLO)[1]
        )
    ),
    lambda g, a, UPLO="L": rt.to_triangle(
        np.linalg.eigh(a, UPLO)[1] @ rt.scaled_rows(g, rt.adjoint(np.linalg.eigh(a, UPLO)[1])), UPLO
    ),
)
rule(
    np.linalg.eigh,
    lambda t, a, UPLO="L", *, ans: (
        np.real(rt.diagonal(rt.adjoint(ans[1]) @ rt.from_triangle(t, UPLO) @ ans[1])),
        ans[1] @ (rt.gaps(ans[0]) * (rt.adjoint(ans[1]) @ rt.from_triangle(t, UPLO) @ ans[1])),
    ),
    lambda g, a, UPLO="L", *, ans: rt.to_triangle(
        ans[1]
        @ (
            rt.on_diagonal(rt.broadcast(g[0], like=ans[0]))
            + rt.gaps(ans[0]) * (rt.adjoint(ans[1]) @ rt.broadcast(g[1], like=ans[1]))
        )
        @ rt.adjoint(ans[1]),
        UPLO,
    ),
)

# Powers, chains, norms
rule(
    np.linalg.matrix_power,
    lambda t, a, n: rt.power_dot(t, a, n),
    lambda g, a, n: rt.power_back(g, a, n),
)
rule(
    np.linalg.multi_dot,
    lambda t, arrays: rt.chain_dot(t, arrays),
    lambda g, arrays: rt.chain_back(g, arrays),
)
rule(
    np.linalg.norm,
    lambda t, x, *, axis=None, keepdims=False, ans: rt.ratio(
        np.sum(
            np.real(np.conj(x) * t) if np.iscomplexobj(x) else x * t, axis=axis, keepdims=keepdims
        ),
        ans,
    ),
    lambda g, x, *, axis=None, keepdims=False, ans: (
        rt.expand(rt.ratio(g, ans), x, axis=axis, keepdims=keepdims) * x
    ),
)
rule(
    np.linalg.norm,
    lambda t, x, ord, axis=None, keepdims=False, *, ans: np.sum(
        np.real(np.conj(rt.norm_partial(x, ans, ord, axis=axis, keepdims=keepdims)) * t)
        if np.iscomplexobj(x)
        else t * rt.norm_partial(x, ans, ord, axis=axis, keepdims=keepdims),
        axis=axis,
        keepdims=keepdims,
    ),
    lambda g, x, ord, axis=None, keepdims=False, *, ans: (
        rt.expand(g, x, axis=axis, keepdims=keepdims)
        * rt.norm_partial(x, ans, ord, axis=axis, keepdims=keepdims)
    ),
)
