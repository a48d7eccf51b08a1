"""Statistics and distances that are Python of ours: values are SciPy's, against differences."""

import numpy as np
import pytest
from scipy import stats
from scipy.spatial import distance

from wengert import grad, jvp
from wengert.runtime import Refusal
from wengert.transform.errors import Unsupported

X = np.array([0.3, 0.7, 1.9, 1.1, 0.4])
Y = X**2
A = np.outer(X, Y) + np.sin(np.arange(25.0)).reshape(5, 5) ** 2


def moments(t):
    x = X * t + Y
    whole = stats.skew(x, bias=False) + stats.kurtosis(x, bias=False) + stats.moment(x, 3)
    parts = stats.skew(A + t * X, axis=1, keepdims=True)
    return whole + np.sum(parts) + stats.moment(x, 2, center=t) + stats.kurtosis(A * t + X, None)


def scores(t):
    x = X * t + Y
    found = stats.zscore(x, 0, 1) + stats.zmap(x, Y * t + 1) + stats.gzscore(x)
    return found @ X + stats.zscore([t, 1.0, t * t])[0]


def widths(t):
    relative = stats.variation(A + t * X, axis=1, ddof=1) @ X + stats.gstd(X * t + Y)
    quartiles = stats.iqr(A + t * t * X, axis=1, rng=(20, 60), scale="normal") @ X
    return relative + quartiles + stats.median_abs_deviation(A + t * t * X, axis=1) @ X


def entropies(t):
    broad = stats.entropy(X * t + 1, [t]) + stats.entropy([t, 1.0, t * t], base=2)
    return broad + stats.entropy(X * t + 1, X + t)


def means(t):
    plain = stats.gmean(A * t + X * t * t, axis=1) @ X + stats.pmean(X * t + Y, t)
    weighted = stats.gmean(X * t + Y, weights=X + t) + stats.hmean(X * t + Y, weights=Y * t)
    cut = stats.trim_mean(A * t + X * t * t, 0.2) @ X + stats.trim_mean(A * t, 0.2, axis=None)
    return plain + weighted + cut + np.sum(stats.hmean(A * t + X, axis=1, keepdims=True))


def between_limits(t):
    x = X * t * t + Y
    deviations = stats.tstd(A + t * X, (0.4, None), axis=1) @ X
    return stats.tmean(x, (0.4, 2.5)) + stats.tvar(x) + deviations + stats.tsem(x, (0.4, None))


def angles(t):
    x = X * t * t + Y
    return stats.circmean(x) * stats.circvar(x, high=3, low=-1) + stats.circstd(x, high=3, low=-1)


def correlation(t):
    r, p = stats.pearsonr(X + t * Y, np.sin(3 * X * t))
    return r * p + stats.pearsonr(X + t * Y, np.sin(X * t)).statistic


def line(t):
    found = stats.linregress(X + t * Y, np.sin(3 * X * t))
    return found.slope * found.rvalue + sum(found)


def means_tested(t):
    paired = stats.ttest_rel(X + t * Y, X * t * t).statistic
    return stats.ttest_1samp(X + t * Y, t * t).pvalue + paired


def two_means_tested(t):
    return stats.ttest_ind(X + t * Y, X * t * t).pvalue


def power_transformations(t):
    fits = stats.boxcox_llf(t, X * t + Y) + stats.yeojohnson_llf(t, X * t - 1)
    return fits + np.sum(stats.boxcox(X * t, 0.3)) + np.sum(stats.yeojohnson(X * t - 1, t))


def of_vectors(t):
    u, v = X * t + 1, Y * t * t - 0.3
    weighted = distance.cosine(u, v, X) + distance.correlation(u, v, X) * distance.cityblock(u, v)
    straight = distance.euclidean(u, v) + distance.sqeuclidean(u, v, X) + distance.chebyshev(u, v)
    return weighted + straight + distance.jensenshannon(u, X, base=2) * distance.hamming(u, v)


def of_vectors_by_parameters(t):
    u, v = X * t + 1, Y * t * t - 0.3
    apart = distance.minkowski(u, v, p=1.5 + t) + distance.minkowski(u, v, 3, X)
    scaled = distance.mahalanobis(u, v, A @ A.T * t) + distance.seuclidean(u, v, X * t)
    return apart + scaled + distance.canberra(u, v) * distance.braycurtis(u, v)


def of_points(t):
    apart = distance.cdist(A * t, A[:3] * t * t + X) + distance.cdist(A * t, X + A[:3], "cosine")
    inner = distance.pdist(A * t + X) * distance.pdist(A * t + X, "cityblock")
    wide = distance.cdist(A * t, A[:3] * t * t + X, "minkowski", p=3)
    return np.sum(apart @ A[:3]) + np.sum(inner) + np.sum(wide)


PROGRAMS = (
    moments, scores, widths, entropies, means, between_limits, angles, correlation, line,
    means_tested, two_means_tested, power_transformations,
    of_vectors, of_vectors_by_parameters, of_points,
)  # fmt: skip


@pytest.mark.parametrize("f", PROGRAMS)
def test_both_modes(f):
    expected = (f(1.13 + 1e-6) - f(1.13 - 1e-6)) / 2e-6
    assert np.isclose(grad(f)(1.13), expected, rtol=1e-6)
    value, slope = jvp(f, (1.13,), (1.0,))
    assert np.isclose(value, f(1.13), rtol=1e-10)
    assert np.isclose(slope, expected, rtol=1e-6)


@pytest.mark.parametrize("f", [moments, means, correlation, of_vectors_by_parameters])
def test_second_derivatives(f):
    slope = grad(f)
    expected = (slope(1.13 + 1e-6) - slope(1.13 - 1e-6)) / 2e-6
    assert np.isclose(jvp(slope, (1.13,), (1.0,))[1], expected, rtol=1e-6)
    assert np.isclose(grad(slope)(1.13), expected, rtol=1e-6)


@pytest.mark.parametrize(
    "metric", ["cosine", "correlation", "canberra", "sqeuclidean", "minkowski"]
)
def test_by_each_point(metric):
    """The gradient by all points, against the tangents of some directions."""

    def f(x):
        return np.sum(distance.cdist(x, A[:2], metric) ** 2) + np.sum(distance.pdist(x, metric))

    bar, rng = grad(f)(A), np.random.default_rng(4)
    for direction in rng.normal(size=(3, 5, 5)):
        expected = (f(A + 1e-6 * direction) - f(A - 1e-6 * direction)) / 2e-6
        assert np.isclose(np.sum(bar * direction), expected, rtol=1e-6)
        assert np.isclose(jvp(f, (A,), (direction,))[1], expected, rtol=1e-6)


def test_where_two_points_are_one_the_distance_is_flat():
    assert grad(lambda t: distance.euclidean(X * t, X))(1.0) == 0.0
    assert grad(lambda t: np.sum(distance.cdist(A * t, A)[0, :1]))(1.0) == 0.0


def test_moments_of_what_is_constant_are_not_known():
    value, slope = jvp(lambda x: stats.skew(x), (np.full(5, 0.1),), (np.ones(5),))
    assert np.isnan(value) and np.isnan(slope)


@pytest.mark.parametrize(
    "f, why",
    [
        (lambda t: stats.moment(X * t, [1, 2])[1], "one order"),
        (lambda t: stats.zscore(X * t, nan_policy="omit")[1], "with these arguments"),
        (lambda t: stats.boxcox(X * t)[0][0], "given lmbda"),
        (lambda t: stats.gmean(A * t, weights=X)[0], "the axes of the values"),
        (lambda t: distance.cdist(A * t, A, "jaccard")[0, 1], "by the metrics"),
    ],
)
def test_what_is_refused(f, why):
    for derivative in (grad(f), lambda t: jvp(f, (t,), (1.0,))):
        with pytest.raises((Refusal, Unsupported), match=why):
            derivative(1.13)
