"""Numerics of rules, differentiated again by their source: they call only what has a rule."""

from .covariance import corrcoef_back, corrcoef_dot, cov_back, cov_dot
from .eigen import (
    eig_back,
    eig_dot,
    eigh_back,
    eigh_dot,
    eigvals_back,
    eigvals_dot,
    eigvalsh_back,
    eigvalsh_dot,
)
from .factors import qr_back, qr_dot, svd_back, svd_dot
from .fourier import (
    fft_back,
    fftn_back,
    hfft_back,
    ifft_back,
    ifftn_back,
    ihfft_back,
    irfft_back,
    irfftn_back,
    rfft_back,
    rfftn_back,
)
from .inverses import (
    cholesky_back,
    cholesky_dot,
    lstsq_by_a,
    lstsq_by_b,
    lstsq_dot_a,
    lstsq_dot_b,
    pinv_back,
    pinv_dot,
    power_back,
    power_dot,
    solve_by_a,
    solve_by_b,
)
from .iterators import longest, running
from .neighbours import between, diff_part, windows_back
from .norms import cond_partial, matrix_norm_partial, norm_partial, vector_norm_partial
from .polynomials import (
    poly_back,
    poly_dot,
    polyder_back,
    polyfit_by_x,
    polyfit_by_y,
    polyfit_dot_x,
    polyint_back,
    polymul_back,
    polymul_dot,
    polyval_by_p,
    polyval_by_x,
    polyval_dot_x,
    roots_back,
    roots_dot,
    trailing,
    vander_back,
    vander_partial,
)
from .series import series_by_c, series_by_x, series_dot_x, terms_by_x
from .tensors import (
    chain_back,
    chain_dot,
    tensorinv_back,
    tensorinv_dot,
    tensorsolve_by_a,
    tensorsolve_by_b,
    tensorsolve_dot,
)

__all__ = [
    "between", "chain_back", "chain_dot", "cholesky_back", "cholesky_dot", "cond_partial",
    "corrcoef_back", "corrcoef_dot", "cov_back", "cov_dot", "diff_part", "eig_back", "eig_dot",
    "eigh_back", "eigh_dot", "eigvals_back", "eigvals_dot", "eigvalsh_back", "eigvalsh_dot",
    "fft_back", "fftn_back", "hfft_back", "ifft_back", "ifftn_back", "ihfft_back", "irfft_back",
    "irfftn_back", "longest", "lstsq_by_a", "lstsq_by_b", "lstsq_dot_a", "lstsq_dot_b",
    "matrix_norm_partial", "norm_partial", "pinv_back", "pinv_dot", "poly_back", "poly_dot",
    "polyder_back", "polyfit_by_x", "polyfit_by_y", "polyfit_dot_x", "polyint_back", "polymul_back",
    "polymul_dot", "polyval_by_p", "polyval_by_x", "polyval_dot_x", "power_back", "power_dot",
    "qr_back", "qr_dot", "rfft_back", "rfftn_back", "roots_back", "roots_dot", "running",
    "series_by_c", "series_by_x", "series_dot_x", "solve_by_a", "solve_by_b", "svd_back", "svd_dot",
    "tensorinv_back", "tensorinv_dot", "tensorsolve_by_a", "tensorsolve_by_b", "tensorsolve_dot",
    "terms_by_x", "trailing", "vander_back", "vander_partial", "vector_norm_partial",
    "windows_back",
]  # fmt: skip
