"""Products of a constant sparse matrix and what is dense."""


def product(matrix, x):
    return matrix @ x


def adjoint_product(matrix, g):
    """The conjugate transpose of a sparse matrix, times g."""
    return matrix.conj().T @ g


def product_from_left(x, matrix):
    return x @ matrix


def adjoint_from_left(g, matrix):
    """g times the conjugate transpose of a sparse matrix."""
    return g @ matrix.conj().T
