"""numpy.linalg: second derivatives, what does not depend on arbitrary choices, degenerate cases."""

import numpy as np
import pytest

from wengert import grad, jvp

noise = np.random.default_rng(3)
SQUARE = noise.uniform(-1, 1, (3, 3))
TALL = noise.uniform(-1, 1, (4, 3))
POSITIVE = SQUARE @ SQUARE.T + np.diag([1.0, 2.0, 3.0])
STACK = noise.uniform(-1, 1, (2, 3, 3))
RIGHT = noise.uniform(-1, 1, (4, 2))


def twice(f, x):
    """The gradient of a direction of the gradient, and the finite difference it should be."""
    along = np.sin(np.arange(1.0, x.size + 1)).reshape(x.shape)
    found = grad(lambda x: np.sum(grad(f)(x) * along))(x)
    h = 1e-5
    return found, (grad(f)(x + h * along) - grad(f)(x - h * along)) / (2 * h)


def weighed(*values):
    """A number of what a function returns, different in every element."""
    return sum(np.sum(np.sin(np.arange(1.0, v.size + 1)).reshape(v.shape) * v**2) for v in values)


REAL_EIG = [(lambda x: weighed(*np.linalg.eig(x)), POSITIVE)]
if np.iscomplexobj(np.linalg.eig(POSITIVE)[0]):  # from NumPy 2.5 on, which is no real result
    REAL_EIG = []

SMOOTH = [
    (lambda x: weighed(np.linalg.inv(x)), SQUARE),
    (lambda x: weighed(np.linalg.pinv(x)), TALL),
    (lambda x: np.linalg.det(x) ** 2, SQUARE),
    (lambda x: np.linalg.slogdet(x)[1] ** 2, SQUARE),
    (lambda x: weighed(np.linalg.solve(x, x[0])), SQUARE),
    (lambda x: weighed(np.linalg.lstsq(x, RIGHT, rcond=None)[0]), TALL),
    (lambda x: weighed(np.linalg.lstsq(x, RIGHT, rcond=None)[1]), TALL),
    (lambda x: weighed(np.linalg.tensorsolve(x, x[0])), SQUARE),
    (lambda x: weighed(np.linalg.tensorinv(x.reshape(3, 1, 3), 1)), SQUARE),
    (lambda x: weighed(np.linalg.cholesky(x)), POSITIVE),
    (lambda x: weighed(*np.linalg.qr(x)), TALL),
    (lambda x: weighed(np.linalg.qr(x, "r")), TALL.T),
    (lambda x: weighed(*np.linalg.svd(x, full_matrices=False)), TALL),
    (lambda x: weighed(np.linalg.svd(x, compute_uv=False)), STACK),
    (lambda x: weighed(*np.linalg.eigh(x)), POSITIVE),
    (lambda x: weighed(np.linalg.eigvalsh(x)), POSITIVE),
    *REAL_EIG,
    (lambda x: np.sum(np.abs(np.linalg.eigvals(x)) ** 3), np.array([[0.2, 1.0], [-1.1, 0.3]])),
    (lambda x: weighed(np.linalg.matrix_power(x, 3)), SQUARE),
    (lambda x: weighed(np.linalg.multi_dot([x, x, x[0]])), SQUARE),
    (lambda x: np.linalg.cond(x), SQUARE),
    (lambda x: np.linalg.cond(x, "fro"), SQUARE),
    *[(lambda x, p=p: np.linalg.norm(x, p) ** 2, TALL) for p in (None, 2, -2, "nuc", 1, np.inf)],
    *[(lambda x, p=p: weighed(np.linalg.norm(x, p, axis=0)), TALL) for p in (1, 3, -1.5)],
]  # fmt: skip


@pytest.mark.parametrize("f, x", SMOOTH)
def test_second_derivatives(f, x):
    found, expected = twice(f, x)
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-7)


def along(f, x, direction):
    """What both modes say of the slope of a function along a direction, and the slope."""
    h = 1e-6
    slope = (f(x + h * direction) - f(x - h * direction)) / (2 * h)
    back = np.real(np.sum(np.conj(grad(f)(x)) * direction))
    return jvp(f, (x,), (direction,))[1], back, slope


def number(y):
    """A number that depends on each part of a matrix in another way."""
    size = np.sin(np.arange(1.0, y.size + 1)).reshape(y.shape)
    return np.sum(size * np.real(y)) + np.sum(np.cos(size) * np.imag(y))


def of_eigh(x):
    w, v = np.linalg.eigh(x)
    return number((v * w**3) @ np.conj(v.T))


def of_svd(x):
    u, s, vh = np.linalg.svd(x, full_matrices=False)
    return number((u * s**3) @ vh)


def polar(x):
    u, _, vh = np.linalg.svd(x, full_matrices=False)
    return number(u @ vh)


def null_space(x):
    rest = np.conj(np.linalg.svd(x)[2][np.shape(x)[0] :])
    return number(rest.T @ np.conj(rest))


def of_eig(x):
    found = np.linalg.eig(x)
    return number((found.eigenvectors * found.eigenvalues**2) @ np.linalg.inv(found.eigenvectors))


def of_qr(x):
    q, _ = np.linalg.qr(x)
    return number(q @ np.conj(q.T))


def mixed(x):
    return x + 1j * noise.uniform(-1, 1, x.shape)


HERMITIAN = (lambda x: x @ np.conj(x.T) + np.diag([0.0, 3.0, 7.0]))(mixed(SQUARE))
INVARIANT = [
    (of_eigh, HERMITIAN), (of_svd, mixed(SQUARE)), (of_svd, mixed(TALL)), (of_svd, TALL.T),
    (polar, mixed(TALL)), (null_space, mixed(TALL.T)), (null_space, TALL[:, :2].T),
    (of_eig, mixed(SQUARE)), (of_eig, SQUARE), (of_qr, mixed(TALL)),
]  # fmt: skip


@pytest.mark.parametrize("f, x", INVARIANT)
def test_what_does_not_depend_on_phases(f, x):
    dot, back, slope = along(f, x, mixed(x) if np.iscomplexobj(x) else np.cos(x))
    np.testing.assert_allclose([dot, back], [slope, slope], rtol=1e-5, atol=1e-8)


def test_what_depends_on_phases_is_refused():
    with pytest.raises(TypeError, match="arbitrary"):
        grad(lambda x: np.real(np.sum(np.linalg.eigh(x)[1] ** 2)))(HERMITIAN)
    with pytest.raises(TypeError, match="arbitrary"):
        grad(lambda x: np.real(np.sum(np.linalg.svd(x)[0] ** 2)))(mixed(SQUARE))
    with pytest.raises(TypeError, match="arbitrary"):
        grad(lambda x: np.sum(np.linalg.svd(x)[0][:, 1] ** 3))(TALL[:, :1])
    with pytest.raises(TypeError, match="arbitrary"):
        grad(lambda x: np.sum(np.linalg.qr(x, "complete")[0]))(TALL)


def test_equal_singular_values():
    """As with eigenvalues: of u @ vh alone the derivative exists, but the adjoints don't tell."""
    x = 2.0 * np.linalg.qr(SQUARE)[0]
    by_values = lambda x: np.sum(np.linalg.svd(x)[1] ** 3)  # noqa: E731
    dot, back, slope = along(by_values, x, np.cos(SQUARE))
    np.testing.assert_allclose([dot, back], [slope, slope], rtol=1e-6)
    for f in polar, of_svd:
        assert np.isnan(grad(f)(x)).any()
        assert np.isnan(jvp(f, (x,), (np.cos(x),))[1])


def test_equal_eigenvalues():
    """Their sum has a derivative; what depends on how they split has none that can be told."""
    eye, direction = np.eye(3), SQUARE + SQUARE.T
    dot, back, slope = along(lambda x: np.sum(np.linalg.eigvalsh(x) ** 3), eye, direction)
    np.testing.assert_allclose([dot, back], [slope, slope], rtol=1e-6)
    dot, back, slope = along(lambda x: np.sum(np.linalg.eigh(x)[0] ** 3), eye, direction)
    np.testing.assert_allclose([dot, back], [slope, slope], rtol=1e-6)
    assert np.isnan(grad(of_eigh)(eye)).any()
    assert np.isnan(jvp(of_eigh, (eye,), (direction,))[1])


def test_norms_at_kinks():
    """The mean of the pieces; zero for the norm of zero."""
    equal = np.array([2.0, -2.0])
    for ord, expected in ((np.inf, [0.5, -0.5]), (-np.inf, [0.5, -0.5]), (1, [1.0, -1.0])):
        np.testing.assert_array_equal(grad(lambda x: np.linalg.norm(x, ord))(equal), expected)
    for ord in (None, 1, 2, 3, np.inf):
        np.testing.assert_array_equal(grad(lambda x: np.linalg.norm(x, ord))(0 * equal), [0, 0])
    found = grad(lambda x: np.linalg.norm(x, np.inf))(np.array([[1.0, 2.0], [-2.0, 1.0]]))
    np.testing.assert_array_equal(found, [[0.5, 0.5], [-0.5, 0.5]])
    for ord, expected in ((2, np.eye(2) / 2), (-2, np.eye(2) / 2), ("nuc", np.eye(2))):
        found = grad(lambda x: np.linalg.norm(x, ord))(3 * np.eye(2))
        np.testing.assert_allclose(found, expected, atol=1e-15)
    np.testing.assert_array_equal(grad(lambda x: np.linalg.norm(x, "nuc"))(np.zeros((2, 2))), 0)


EIGEN = [
    lambda x: np.max(np.real(np.linalg.eigvals(x))),
    lambda x: np.linalg.eigvals(x)[0].real,
    lambda x: np.abs(np.linalg.eigvals(x)[1]) ** 2 + np.real(np.linalg.eigvals(x)[0] * 1j),
    lambda x: np.real(np.linalg.eig(x)[0][0] + np.linalg.eig(x)[1][0, 0] ** 2),
    lambda x: np.real(np.sum(np.linalg.eig(x).eigenvalues[:2] ** 3)),
    lambda x: np.real(np.prod(np.linalg.eigvals(x) - (0.3 + 1j))),
]  # fmt: skip


@pytest.mark.parametrize("f", EIGEN)
def test_eigenvalues_that_may_be_complex(f):
    for x in POSITIVE, np.array([[0.2, 1.0, 0.1], [-1.0, 0.3, 0.4], [0.2, -0.1, 2.0]]):
        dot, back, slope = along(f, x, np.cos(SQUARE))
        np.testing.assert_allclose([dot, back], [slope, slope], rtol=1e-5)


def test_second_derivative_of_the_absolute_value_of_complex_numbers():
    found, expected = twice(lambda x: np.sum(np.abs(x[0] + 1j * x[1]) ** 3), np.array([0.3, 0.7]))
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_complex_programs_of_helpers():
    """What a helper returns is known to be complex where it is."""
    z = mixed(SQUARE)
    found, expected = twice(lambda x: np.sum(np.abs(np.linalg.inv(x * z)) ** 3), SQUARE)
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def sum_from_zero(x):
    z, total = x * (1 + 2j), 0.0
    for i in range(3):
        total = total + z * i
    return np.sum(np.real(total * total * total))


def one_branch_complex(x):
    z = x
    if np.sum(x) < 100:
        z = x * (1 + 2j)
    return np.sum(np.real(z * z * z))


def number_or_complex(x):
    z = 1.0
    if np.sum(x) < 100:
        z = x[0] * (1 + 2j)
    return np.real(z * z * z)


@pytest.mark.parametrize("f", [sum_from_zero, one_branch_complex, number_or_complex])
def test_what_is_real_or_complex(f):
    x = np.array([0.3, 0.7])
    dot, back, slope = along(f, x, np.array([1.0, -0.5]))
    np.testing.assert_allclose([dot, back], [slope, slope], rtol=1e-6)


def solved(a, b):
    x = np.linalg.solve(a, b)
    return np.sum(x * x)


def test_equations_are_solved_once_on_the_way_back():
    """What both adjoints are made of is computed once, and said by rank."""
    x = grad(solved, (0, 1))
    by_a, by_b = x(POSITIVE, np.ones(3))
    back = np.linalg.solve(POSITIVE.T, 2 * np.linalg.solve(POSITIVE, np.ones(3)))
    np.testing.assert_allclose(by_b, back)
    np.testing.assert_allclose(by_a, -np.outer(back, np.linalg.solve(POSITIVE, np.ones(3))))
    assert "a_bar = -np.multiply.outer(x_solve, x)\n    b_bar = x_solve\n" in x.source


def test_the_transpose_of_einsum_is_einsum():
    by = grad(lambda a, b: np.sum(np.einsum("ij,jk->ik", a, b) ** 2), (0, 1))
    found = by(TALL, SQUARE)
    np.testing.assert_allclose(found[0], 2 * TALL @ SQUARE @ SQUARE.T)
    np.testing.assert_allclose(found[1], 2 * TALL.T @ TALL @ SQUARE)
    assert 'np.einsum("ik,jk->ij", ' in by.source
    wide = by(TALL[:, :1], SQUARE)  # of one column, which is repeated
    np.testing.assert_allclose(wide[0], 2 * (TALL[:, :1] * SQUARE.sum(0)) @ SQUARE.sum(0)[:, None])
