"""Products of a constant sparse matrix and what is dense."""


def product(matrix, x):
    return matrix @ x


def adjoint_product(matrix, x):
    """The conjugate transpose of a sparse matrix, times x."""
    return matrix.conj().T @ x


def product_from_left(x, matrix):
    return x @ matrix


def adjoint_from_left(x, matrix):
    """x times the conjugate transpose of a sparse matrix."""
    return x @ matrix.conj().T
