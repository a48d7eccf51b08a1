"""GradBench's programs against the outputs of its reference, gradients and Jacobians to 1e-9."""

import json
from pathlib import Path

import numpy as np
import pytest
from gradbench import ba, det, gmm, hello, ht, kmeans, llsq, lse, lstm, ode, particle, saddle

from wengert import grad, jacfwd, jacrev, jvp, value_and_grad

DATA = Path(__file__).parent / "gradbench" / "data"
NEST = {"rr": (grad, grad), "fr": (jacfwd, grad)}  # (outer, inner)


def load(file):
    """Input and expected output of one case; lists of numbers become arrays."""
    case = json.loads((DATA / f"{file}.json").read_text())
    return case["input"], case["expected"]


def names(program):
    return sorted(file.stem for file in DATA.glob(f"{program}_*.json"))


def arrays(fields, *keys):
    return tuple(np.array(fields[key]) for key in keys)


def agree(got, expected, tolerance=1e-9):
    """GradBench's rule for each element: |a - b| / max(1, |a| + |b|)."""
    got, expected = np.asarray(got), np.asarray(expected)
    assert got.shape == expected.shape
    error = np.abs(got - expected) / np.maximum(1.0, np.abs(got) + np.abs(expected))
    assert np.max(error) <= tolerance


def same(value, expected):
    np.testing.assert_allclose(value, expected, rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize("name", names("hello"))
def test_hello(name):
    fields, expected = load(name)
    for x, square, double in zip(fields["x"], expected["square"], expected["double"]):
        assert value_and_grad(hello.square)(x) == (square, double)


@pytest.mark.parametrize("name", names("gmm"))
def test_gmm(name):
    fields, expected = load(name)
    keys = ("alpha", "mu", "q", "l")
    (x,) = arrays(fields, "x")
    derivative = value_and_grad(gmm.objective, argnums=(0, 1, 2, 3))
    value, bars = derivative(*arrays(fields, *keys), x, fields["gamma"], fields["m"])
    same(value, expected["objective"])
    for key, bar in zip(keys, bars):
        agree(bar, expected["jacobian"][key])


@pytest.mark.parametrize("jacobian", [jacrev, jacfwd])
def test_ba(jacobian):
    fields, expected = load("ba_small_n4_m9_p30")
    cam, x, feat = arrays(fields, "cam", "x", "feat")
    w = fields["w"]
    same(ba.reprojection(cam, x, w, feat), expected["objective"]["reproj_error"]["elements"])
    same(ba.weight_error(w), expected["objective"]["w_err"]["element"])

    by_cam, by_x, by_w = jacobian(ba.reprojection, argnums=(0, 1, 2))(cam, x, w, feat)
    block = np.hstack((by_cam, by_x, by_w[:, None]))
    values = np.append(block.reshape(-1), grad(ba.weight_error)(w))
    agree(values, expected["jacobian"]["vals"])


def test_ba_sparsity():
    """Which columns an observation depends on, counted over all cameras, points and weights."""
    fields, expected = load("ba_small_n4_m9_p30")
    points_at = 11 * fields["n"]
    weights_at = points_at + 3 * fields["m"]
    row = [*range(11), *range(points_at, points_at + 3), weights_at]
    assert expected["jacobian"]["cols"] == [*row, *row, weights_at + fields["p"] - 1]


@pytest.mark.parametrize("name", names("lstm"))
def test_lstm(name):
    fields, expected = load(name)
    args = arrays(fields, "main_params", "extra_params", "state", "sequence")
    value, bars = value_and_grad(lstm.objective, argnums=(0, 1))(*args)
    same(value, expected["objective"])
    agree(np.concatenate([bar.reshape(-1) for bar in bars]), expected["jacobian"])


@pytest.mark.parametrize("name", names("kmeans"))
def test_kmeans(name):
    """The Hessian is diagonal: its product with ones is its diagonal, forward over reverse."""
    fields, expected = load(name)
    centroids, points = arrays(fields, "centroids", "points")
    same(kmeans.cost(centroids, points), expected["cost"])
    by_centroids = grad(kmeans.cost)
    slope, diagonal = jvp(
        lambda c: by_centroids(c, points), (centroids,), (np.ones_like(centroids),)
    )
    agree(slope / diagonal, expected["dir"])


@pytest.mark.parametrize("name", names("lse"))
def test_lse(name):
    fields, expected = load(name)
    value, bar = value_and_grad(lse.log_sum_exp)(*arrays(fields, "x"))
    same(value, expected["primal"])
    agree(bar, expected["gradient"])


@pytest.mark.parametrize("name", names("llsq"))
def test_llsq(name):
    fields, expected = load(name)
    value, bar = value_and_grad(llsq.loss)(*arrays(fields, "x"), fields["n"])
    same(value, expected["primal"])
    agree(bar, expected["gradient"])


@pytest.mark.parametrize("name", names("det"))
def test_det(name):
    fields, expected = load(name)
    value, bar = value_and_grad(det.flat_determinant)(*arrays(fields, "A"), fields["ell"])
    same(value, expected["primal"])
    agree(bar, expected["gradient"])


@pytest.mark.parametrize("name", names("ode"))
def test_ode(name):
    fields, expected = load(name)
    (x,) = arrays(fields, "x")
    value, bar = value_and_grad(ode.last)(x, fields["s"])
    same(ode.solve(x, fields["s"]), expected["primal"])
    same(value, expected["primal"][-1])
    agree(bar, expected["gradient"], tolerance=1e-6)
    same(bar * x, np.full_like(x, value))  # the last component is a multiple of prod(x)


def test_ode_converges_to_the_exact_gradient():
    """The expected gradient is that of the exact solution: fine steps come near it."""
    fields, expected = load("ode_n10_s1")
    bar = grad(ode.last)(*arrays(fields, "x"), 100)
    np.testing.assert_allclose(bar, expected["gradient"], rtol=1e-5)


def hand_of(model):
    return ht.Hand(
        parents=model["parents"],
        triangles=model["triangles"],
        is_mirrored=model["is_mirrored"],
        **{
            key: np.array(model[key])
            for key in ("base_relatives", "inverse_base_absolutes", "base_positions", "weights")
        },
    )


def test_ht_simple():
    fields, expected = load("ht_simple_small_c100")
    data = fields["data"]
    args = (hand_of(data["model"]), *arrays(data, "correspondences", "points"))
    (theta,) = arrays(fields, "theta")
    same(ht.simple(theta, *args), expected["objective"])
    agree(jacfwd(ht.simple)(theta, *args), expected["jacobian"])


def test_ht_simple_reverse():
    """One row combination of the Jacobian by one reverse sweep."""
    fields, expected = load("ht_simple_small_c100")
    data = fields["data"]
    args = (hand_of(data["model"]), *arrays(data, "correspondences", "points"))
    (theta,) = arrays(fields, "theta")
    bar = np.linspace(-1.0, 1.0, len(expected["objective"]))

    def weighted(theta):
        return np.dot(bar, ht.simple(theta, *args))

    agree(grad(weighted)(theta), bar @ np.array(expected["jacobian"]))


def test_ht_complicated():
    """Errors of a point depend on its own place on the triangle only: two columns hold those."""
    fields, expected = load("ht_complicated_small_c100")
    data = fields["data"]
    theta, us = arrays(fields, "theta", "us")
    hand, points = hand_of(data["model"]), np.array(data["points"])
    args = (hand, data["correspondences"], points)
    same(ht.complicated(theta, us, *args), expected["objective"])

    def move(us, direction):
        return jvp(lambda us: ht.complicated(theta, us, *args), (us,), (direction,))[1]

    by_u = [move(us, np.broadcast_to(axis, us.shape).copy()) for axis in np.eye(2)]
    by_theta = jacfwd(ht.complicated)(theta, us, *args)
    agree(np.column_stack((*by_u, by_theta)), expected["jacobian"])


@pytest.mark.parametrize("mode", NEST)
def test_saddle(mode):
    """A derivative inside a derivative, in the four orders of the two modes."""
    fields, expected = load("saddle_start11")
    same(saddle.saddle(*arrays(fields, "start"), *NEST[mode]), expected[mode])


@pytest.mark.parametrize("mode", NEST)
def test_particle(mode):
    """The force on the particle is a derivative, and the landing is differentiated through it."""
    fields, expected = load("particle_w0")
    agree(particle.particle(fields["w"], *NEST[mode]), expected[mode])
