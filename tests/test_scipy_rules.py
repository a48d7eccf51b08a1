"""The rules for SciPy in both modes, as test_rules.py tries NumPy's."""

import subprocess
import sys
from pathlib import Path

import gast
import numpy as np
import pytest
import samples
import samples_scipy
from points import Point, check_dtypes, check_modes, leaves
from scipy import fft, linalg, special, stats

from wengert import grad, jvp
from wengert.runtime import Refusal
from wengert.transform.differentiate.callees import has_source
from wengert.transform.errors import NoRule, Unsupported
from wengert.transform.rules import RULES, find, section_of
from wengert.transform.rules.shorten import value_of


def is_of_scipy(rule):
    """Whether a rule is declared in one of the files for SciPy."""
    return Path(rule.kind.main.function.__code__.co_filename).parent.name == "scipy"


for known in samples_scipy.CALLS:
    find(known)  # imports the rules of its section
RULED = [f for f, rule in RULES.items() if not rule.flat and is_of_scipy(rule)]


@pytest.fixture(autouse=True)
def values_of_its_own(monkeypatch):
    """Names stand for other values here than where the rules for NumPy are tried."""
    for field in ("SHAPES", "DOMAIN", "CONSTANTS"):
        for name, value in getattr(samples_scipy, field).items():
            monkeypatch.setitem(getattr(samples, field), name, value)


def label(f):
    """The section, and the name of the function, of a distribution's method that of both."""
    owner = getattr(getattr(f, "__self__", None), "name", None)
    return ".".join(filter(None, [section_of(f), owner, f.__name__]))


def tried(f, check, **options):
    """Check every call of `f`, and say which one failed."""
    for call in samples_scipy.CALLS[f]:
        try:
            check(Point(f, call, **options))
        except Exception as error:
            raise AssertionError(f"{label(f)}: {call} {options}") from error


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("f", RULED, ids=label)
def test_both_modes(f):
    assert f in samples_scipy.CALLS, "a rule that is not tried"
    tried(f, check_modes)
    if section_of(f) != "stats":  # all alike, and slow
        tried(f, check_modes, typed=True)


@pytest.mark.parametrize("f", [f for f in RULED if f not in samples_scipy.WIDE], ids=label)
def test_single_precision(f):
    tried(f, check_kept, dtype=np.float32)


def check_kept(point):
    """Where SciPy computes with arrays of single precision alone, derivatives do."""
    alone = all(point.active(x) and np.ndim(point.values[x.id]) for _, x in point.operands())
    if alone and all(np.asarray(x).dtype in (np.float32, np.complex64) for x in leaves(point.ans)):
        check_dtypes(point)


@pytest.mark.parametrize("f", [f for f in RULED if f in samples_scipy.COMPLEX], ids=label)
def test_complex(f):
    tried(f, check_modes, dtype=complex, typed=True)


def formulas():
    """Every lambda of every rule, with its function."""
    for f in RULED:
        rule = RULES[f]
        while rule is not None:
            found = [rule.kind.main, *getattr(rule.kind, "adjoints", {}).values()]
            found += [half for pair in getattr(rule.kind, "pairs", {}).values() for half in pair]
            yield from ((f, formula) for formula in found if formula is not None)
            rule = rule.otherwise


def test_formulas_call_what_has_rules():
    called = {
        value_of(node.func): label(f)
        for f, formula in formulas()
        for node in gast.walk(formula.node.body)
        if isinstance(node, gast.Call) and value_of(node.func) is not None
    }
    ends = samples_scipy.ENDS
    without = [g for g in called if find(g) is None and not has_source(g) and g not in ends]
    assert not without


@pytest.mark.parametrize(
    "f, args, by",
    [
        (special.iv, (0.5, 1.2), "v"),
        (special.ive, (0.5, 1.2), "v"),
        (special.jv, (0.5, 1.2), "v"),
        (special.hyp2f1, (0.5, 1.2, 2.0, 0.3), "a"),
    ],
)
def test_the_derivative_by_an_order_is_refused(f, args, by):
    with pytest.raises(Unsupported, match=f"the derivative by `{by}` isn't known"):
        grad(lambda x: f(x, *args[1:]))(args[0])


def test_a_scaled_function_of_complex_numbers_is_refused():
    with pytest.raises(Refusal, match="scaled"):
        grad(lambda x: np.real(special.ive(0.5, x)))(1.0 + 2.0j)


def test_a_function_without_a_rule_is_refused():
    with pytest.raises(NoRule, match="integrate its density"):
        grad(lambda x: special.kolmogorov(x))(0.5)


def test_a_distribution_of_several_variables_takes_its_parameters_with_each_call():
    with pytest.raises(NoRule, match="pass the parameters with each call"):
        grad(lambda x: stats.multivariate_normal(np.array([x])).logpdf(1.0))(0.5)


def test_a_function_of_a_distribution_is_a_function():
    assert grad(stats.norm.logpdf)(0.5) == -0.5
    assert grad(lambda f, x: f(x), 1)(stats.norm.logpdf, 0.5) == -0.5


NORMAL, GAMMA = stats.norm(0.3, 1.4), stats.gamma(2.0, scale=0.7)
PAIR = stats.multivariate_normal([0.1, 0.2], [[1.0, 0.2], [0.2, 0.8]])


def made_and_used(t):
    d = stats.gamma(t, scale=t * t)
    return d.logpdf(0.8 * t) + np.sum(d.cdf(np.array([0.3, t]))) + stats.norm(t, 2.0).logpdf(0.7)


def used(t):
    inner = NORMAL.logpdf(t) + NORMAL.cdf(t) * GAMMA.pdf(t) + NORMAL.ppf(t / 3)
    return inner + PAIR.logpdf(np.array([t, t * t]))


def others(t):
    return stats.poisson(t).logpmf(3) + stats.t(3.0 + t, loc=t).sf(0.2)


@pytest.mark.parametrize("f", [made_and_used, used, others])
def test_distributions_with_their_parameters(f):
    expected = (f(1.13 + 1e-6) - f(1.13 - 1e-6)) / 2e-6
    assert np.isclose(grad(f)(1.13), expected, rtol=1e-6)
    assert np.isclose(jvp(f, (1.13,), (1.0,))[1], expected, rtol=1e-6)


def test_degrees_of_freedom_need_not_be_whole():
    """What others get wrong without a word."""
    for df in (2.5, 3.0):
        step = stats.chi2.logpdf(1.7, df + 1e-6) - stats.chi2.logpdf(1.7, df - 1e-6)
        assert np.isclose(grad(lambda df: stats.chi2.logpdf(1.7, df))(df), step / 2e-6)


def test_where_a_density_is_zero_it_is_flat():
    of = grad(lambda x, a: stats.gamma.pdf(x, a) + stats.gamma.cdf(x, a), (0, 1))
    assert of(-1.0, 2.5) == (0.0, 0.0)


MATRIX = np.array([[2.0, 0.3], [0.1, 1.0]])
SECOND = [
    lambda x: stats.norm(x, x * x).logpdf(0.3) * stats.expon(scale=x).cdf(x),
    lambda x: np.sum(linalg.expm(x * MATRIX) + linalg.logm(x * MATRIX)[0]),
    lambda x: np.sum(linalg.cho_solve(linalg.cho_factor(x * MATRIX @ MATRIX.T), MATRIX[0])),
    lambda x: np.sum(linalg.lu_solve(linalg.lu_factor(x * x * MATRIX), x * MATRIX[0])),
    lambda x: np.sum(linalg.solve_triangular(x * MATRIX, MATRIX[0]) * linalg.toeplitz([x, 1.0])),
    lambda x: special.gamma(x) + special.loggamma(x) * special.beta(x, 2.0),
    lambda x: special.erf(x) * special.ndtri(x / 2) + special.log_ndtr(-x),
    lambda x: special.j1(x) * special.iv(1.5, x) + special.spherical_jn(2, x),
    lambda x: special.gammainc(2.0, x) + special.betainc(1.5, 2.5, x / 2),
    lambda x: special.logsumexp(np.array([x, x * x, 1.0])) * special.expit(x),
    lambda x: special.boxcox(1 + x, x) + special.ellipk(x / 2) + special.airy(x)[0],
    lambda x: stats.gamma.logpdf(x, 2.0 + x) + stats.norm.cdf(x, 0.3, x) * stats.beta.pdf(x, 2, x),
    lambda x: stats.multivariate_normal.logpdf(
        np.array([x, 1.0]), cov=np.array([[2.0 + x, 0.3], [0.3, 1.0]])
    ),
    lambda x: special.stdtr(3.0, x) * special.eval_legendre(4, x) + special.sici(x)[1],
]


@pytest.mark.parametrize("f", SECOND)
def test_second_derivatives(f):
    slope = grad(f)
    expected = (slope(0.7 + 1e-6) - slope(0.7 - 1e-6)) / 2e-6
    np.testing.assert_allclose(grad(slope)(0.7), expected, rtol=1e-6)


def test_the_module_that_is_emitted_imports_scipy():
    """Also where the user calls something else `scipy`."""

    def f(scipy):
        return scipy * special.gamma(scipy)

    text = grad(f).source_for(1.5)
    assert "import scipy as scipy_1" in text
    assert "scipy_1.special.digamma(scipy)" in text
    assert np.isclose(grad(f)(1.5), special.gamma(1.5) * (1 + 1.5 * special.digamma(1.5)))


def test_nothing_of_scipy_is_imported_where_none_is_met():
    code = (
        "import sys; sys.path.insert(0, 'tests'); from corpus import arrays; import wengert;"
        "p = arrays.PROGRAMS[0]; wengert.vjp(p.function, *p.args);"
        "assert 'wengert.transform.rules' in sys.modules; assert 'scipy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])


TURNING = np.array([[-1.0, 0.2], [0.3, 2.0]])  # with a negative eigenvalue


@pytest.mark.parametrize(
    "f",
    [
        lambda t: np.sum(np.abs(linalg.sqrtm(TURNING * t))),
        lambda t: np.sum(np.imag(linalg.sqrtm(TURNING * t * t))),
        lambda t: np.sum(np.abs(linalg.logm(TURNING * t))),
        lambda t: np.sum(np.abs(linalg.fractional_matrix_power(TURNING * t, 0.3))),
        lambda t: np.sum(np.abs(fft.fft(np.array([t, t * t, 1.0])))),
        lambda t: np.sum(np.abs(linalg.sqrtm(MATRIX * t))),
    ],
)
def test_what_may_be_complex_is_right_in_both_modes(f):
    expected = (f(1.3 + 1e-6) - f(1.3 - 1e-6)) / 2e-6
    assert np.isclose(grad(f)(1.3), expected, rtol=1e-6)
    assert np.isclose(jvp(f, (1.3,), (1.0,))[1], expected, rtol=1e-6)
