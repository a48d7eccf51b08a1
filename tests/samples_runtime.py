"""Where the rules of the runtime's helpers are tried, as in samples.py; `g` comes first."""

import numpy as np

from wengert import runtime as rt


def each(functions, calls):
    """The same calls for each of some functions."""
    return {f: calls for f in functions}


CALLS = {
    # Broadcasting
    rt.sum_to: ["f(M, v)", "f(M, C)", "f(M, s)", "f(M, N)", "f(T, like=four)", "f(v, z)",
         "f(E, one)"],
    rt.stored_part: ["f(v, [1, 0, 1])", "f(M, [0, 0])"],
    rt.stored_back: ["f(v, v, [1, 0, 1])"],
    rt.item_back: ["f(s, M, 4)", "f(s, M, 1, 2)", "f(s, M, (1, 0))"],
    rt.of_shape: ["f(M, like=N, of='')", "f(v, like=M, of='', spread=True)"],
    rt.sum_to_shape: ["f(M, (3,))", "f(M, ())", "f(E, (1, 1))"],
    rt.broadcast: ["f(v, M)", "f(s, M)", "f(M, N)", "f(one, like=v)", "f(C, M)"],
    rt.expand: ["f(s, M)", "f(v, M, 0)", "f(u, M, axis=1)", "f(C, M, 1, True)",
         "f(four, T, axis=(0, 1))"],

    # Values
    rt.by_base: ["f(v, w)", "f(s, t)", "f(M, v)", "f(v, 2.5)", "f(s, 3)"],
    rt.log_base: ["f(v)", "f(s)", "f(M)"],
    rt.ratio: ["f(v, w)", "f(s, t)", "f(M, s)", "f(s, v)", "f(v, C)"],
    rt.sinc: ["f(v, 1)", "f(v, 2)", "f(s, 1)", "f(far, 1)", "f(far, 3)", "f(v)"],
    rt.bessel_i: ["f(v, 1)", "f(M, 2)", "f(s, 0)"],
    rt.polygamma: ["f(0, s)", "f(1, s)", "f(2, s)"],
    rt.angle_partial: ["f(v, vw)"],

    # Reductions
    rt.others: ["f(v)", "f(M)", "f(M, 1)", "f(T, (0, 2))", "f(v, axis=0)"],
    rt.others_back: ["f(v, fixed)", "f(M, fixed_M, axis=1)"],
    rt.others_dot: ["f(v, fixed)", "f(M, fixed_M, axis=1)"],
    rt.recur: ["f(v, w)", "f(M, N)", "f(M, N, axis=1)", "f(long, long)"],
    rt.recur_back: ["f(v, w)", "f(M, N)", "f(M, N, 1)"],
    rt.moved: ["f(v)", "f(M, -1, 1)", "f(M, 1, 1, 1.0)"],
    rt.cumulated: ["f(M)", "f(M, 0)"],
    rt.cumsum_back: ["f(v, w)", "f(M, N, axis=0)", "f(flat, M)"],
    rt.diff_back: ["f(u, v)", "f(C, C2, 1, 1)", "f(u, four, 2)"],
    rt.gradient_back: ["f(v, w)", "f(v, w, 0.5)", "f(A, B, axis=0)"],
    rt.weights: ["f(M, N)", "f(v, M, 1)"],
    rt.weights_back: ["f(M, N)", "f(M, v, 1)"],
    rt.total_weight: ["f(M, N)", "f(v, M, 1)", "f(M, N, 0)"],
    rt.normal_weights: ["f(M, N)", "f(v, M, 1)", "f(M, N, axis=1)"],
    rt.trapezoid_by_y: ["f(u, M)", "f(u, M, v)", "f(u, M, N)", "f(u, M, dx=s)", "f(s, v, w)",
         "f(v, M, axis=0)"],
    rt.trapezoid_by_x: ["f(u, M, v)", "f(u, M, N)", "f(s, v, w)"],

    # Shapes
    rt.to_each: ["f(s, v)", "f(v, M)", "f(s, ss)", "f(v, vs)"],
    rt.at_position: ["f(s, v, 1)", "f(s, ss, 0)"],
    rt.rollaxis_back: ["f(T, 2)", "f(T, 0, 2)"],
    rt.tile_back: ["f(six, v, 2)", "f(T22, M, (1, 2, 2))"],
    rt.repeat_back: ["f(six, v, 2)", "f(six, M, 1)", "f(A, M2, 1, axis=0)"],
    rt.pad_dot: ["f(v, v, 1)", "f(M, N, 1, 'edge')", "f(M, N, 1, 'maximum')"],
    rt.pad_back: ["f(five, v, 1)", "f(five, v, 1, mode='reflect')", "f(five, v, 1, mode='minimum')",
         "f(five, v, 1, mode='mean')"],
    rt.unjoin: ["f(six, vs)", "f(A, chain2)", "f(M, cols, axis=1)"],
    rt.join_back: ["f(vs, six)", "f(cols, M, axis=1)", "f(vs, six, None)"],
    rt.unstack: ["f(M, vs)", "f(M, vs3, axis=1)"],
    rt.rejoin: ["f(vs, vs)", "f(cols, cols, 1)", "f(ss, vs)"],
    rt.alike: ["f(vs, vs)", "f(ss, vs)"],
    rt.unalike: ["f(vs, ss)"],
    rt.reshaped: ["f(six, M)", "f(s, M)"],
    rt.as_array: ["f(vs)", "f(nested)"],
    rt.as_arrays: ["f(nested)", "f([v, list(w)])"],
    rt.as_arrays_back: ["f([v, w], [v, list(w)])"],
    rt.as_items: ["f(M, vs)", "f(v, w)", "f(Q, nested)"],
    rt.as_dot: ["f(v)", "f(vs, float)", "f(v, None, 2)"],
    rt.uncast: ["f(v)", "f(v, float)", "f(v, int)"],
    rt.fitted: ["f(v, w)"],
    rt.conj: ["f(v)", "f(M)"],
    rt.mesh: ["f(v, M, 0)", "f(u, M, 1)", "f(u, M, 0, indexing='ij')"],
    rt.mesh_back: ["f(M, v, 0)", "f(M, u, 1)", "f(M, u, 0, indexing='ij')"],

    # Indices
    rt.take_back: ["f(v, w, i)", "f(M, N, i, axis=1)", "f(Q2, M, j2)"],
    rt.along_back: ["f(M, N, order, axis=1)"],
    rt.diag_back: ["f(A, v)", "f(u, M)", "f(u, M, k=1)"],
    rt.diagonal_back: ["f(v, A)", "f(u, M, offset=1)", "f(C32, D, axis1=1, axis2=2)"],
    rt.trace_back: ["f(s, A)", "f(u, D, axis1=1, axis2=2)"],
    rt.chosen: ["f(v, conditions, vs)"],
    rt.weighed: ["f(fixed, A)"],
    rt.interp_slope: ["f(v, fixed_grid, w)", "f(s, fixed_grid, w)"],
    rt.interp_slope_back: ["f(v, w, fixed_grid, v)"],
    rt.interp_back: ["f(v, w, fixed_grid, v)"],

    # Products
    rt.matmul_left: ["f(M, N, A)", "f(u, M, v)", "f(s, v, w)", "f(v, u, M)", "f(S33, S, A)"],
    rt.matmul_right: ["f(M, N, A)", "f(u, M, v)", "f(s, v, w)", "f(v, u, M)"],
    rt.dot_left: ["f(M, N, A)", "f(u, M, v)", "f(s, v, w)", "f(v, u, M)", "f(M, s, N)",
         "f(M, N, s)"],
    rt.dot_right: ["f(M, N, A)", "f(u, M, v)", "f(s, v, w)", "f(v, u, M)", "f(M, s, N)",
         "f(M, N, s)"],
    rt.inner_left: ["f(Q, M, N)", "f(u, M, v)", "f(s, v, w)", "f(M, s, N)"],
    rt.inner_right: ["f(Q, M, N)", "f(u, M, v)", "f(s, v, w)", "f(M, s, N)"],
    rt.outer_left: ["f(M, u, v)", "f(R, s, v)"],
    rt.outer_right: ["f(M, u, v)", "f(C, u, one)"],
    rt.outer_of: ["f(M, u, v, True)", "f(M, u, v, False)"],
    rt.vdot_left: ["f(s, v, w)", "f(s, M, N)"],
    rt.vdot_right: ["f(s, v, w)", "f(s, M, N)"],
    rt.vecdot_left: ["f(u, M, N)", "f(u, M, v)", "f(s, v, w)", "f(v, M, N, axis=0)"],
    rt.vecdot_right: ["f(u, M, N)", "f(u, M, v)", "f(s, v, w)"],
    rt.tensordot_left: ["f(s, M, N)", "f(M, N, A, axes=1)", "f(four, M, T, ([0, 1], [0, 1]))"],
    rt.tensordot_right: ["f(s, M, N)", "f(M, N, A, axes=1)"],
    rt.kron_left: ["f(six, v, u)", "f(B46, Q, M)"],
    rt.kron_right: ["f(six, v, u)", "f(B46, Q, M)"],
    rt.cross_left: ["f(v, v, w)", "f(M, N, v)", "f(A, A, B, axis=0)"],
    rt.cross_right: ["f(v, v, w)", "f(M, N, M)"],
    rt.convolve_left: ["f(four, v, u)", "f(v, four, u, mode='valid')", "f(v, v, u, mode='same')"],
    rt.convolve_right: ["f(four, v, u)", "f(v, four, u, mode='valid')"],
    rt.einsum_back: ["f(M, 1, 'ij,jk->ik', N, A)", "f(M, 2, 'ij,jk->ik', N, A)",
         "f(M, 0, N, [0, 1], A, [1, 2])",
         "f(s, 1, 'ii', A)",
                     "f(v, 2, 'i,i,i->i', v, w, v)"],

    # Matrices
    rt.adjoint: ["f(M)", "f(T)"],
    rt.columns: ["f(v, w)", "f(M, N)"],
    rt.uncolumns: ["f(C, u)", "f(M, N)"],
    **each([rt.from_triangle, rt.to_triangle], ["f(A)", "f(D, 'U')"]),
    rt.on_diagonal: ["f(v)", "f(M)"],
    rt.diagonal: ["f(A)", "f(D)"],
    rt.half_lower: ["f(A)", "f(D)"],
    rt.scaled: ["f(u, D)", "f(s, A)"],
    rt.scaled_rows: ["f(v, A)", "f(u, M)"],
    rt.over: ["f(A, B)", "f(D, D)"],
}  # fmt: skip

SHAPES = {
    "far": (4,), "C2": (2, 2), "flat": (6,), "six": (6,), "five": (5,), "T22": (1, 4, 6),
    "M2": (3, 3), "Q2": (2, 2), "C32": (2, 3), "S33": (5, 2, 3), "B46": (4, 6),
}  # fmt: skip
LISTS = {"chain2": ["R", "M"], "cols": ["C", "Q"], "vs3": ["u", "u", "u"]}
noise = np.random.default_rng(1)
CONSTANTS = {
    "vw": np.array([1.0 + 2.0j, 0.5 - 1.0j, 0.3 + 0.1j]),
    "fixed": np.array([0.3, 0.7, 0.4]),
    "fixed_M": noise.uniform(size=(2, 3)),
    "fixed_grid": np.array([0.0, 0.5, 1.0]),
    "j2": np.array([[1, 0], [5, 1]]),
}
