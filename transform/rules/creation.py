"""Rules for what makes arrays: linear in what goes in, flat where only its shape counts."""

import numpy as np

from wengert import runtime as rt

from .declare import elementwise, linear, rule

# Of what there is
linear((np.array, np.asarray, np.asanyarray), lambda g, object: rt.as_items(g, object))
linear(rt.as_array, lambda g, x: rt.as_items(g, x))
linear(rt.as_arrays, lambda g, xs: rt.as_arrays_back(g, xs))
linear(rt.as_arrays_back, lambda h, g, xs: rt.as_arrays(h))
linear(
    (np.ascontiguousarray, np.asfortranarray, np.asarray_chkfinite),
    lambda g, a: rt.as_items(g, a),
)
rule(
    np.require,
    lambda t, a, dtype=None, requirements=None: rt.as_dot(t, dtype),
    lambda g, a, dtype=None, requirements=None: rt.as_items(rt.uncast(g, dtype), a),
)
rule(
    (np.array, np.asarray, np.asanyarray),
    lambda t, object, dtype=None, *, copy=True, order="K", ndmin=0: rt.as_dot(t, dtype, ndmin),
    lambda g, object, dtype=None, *, copy=True, order="K", ndmin=0: rt.as_items(
        rt.uncast(np.reshape(g, np.shape(object)), dtype), object
    ),
)
linear((np.copy, np.ndarray.copy), lambda g, a, order="K": g)
rule(
    (np.ndarray.astype, getattr(np, "astype", None)),
    lambda t, a, dtype, order="K", casting="unsafe", *, copy=True: rt.as_dot(t, dtype),
    lambda g, a, dtype, order="K", casting="unsafe", *, copy=True: rt.fitted(
        rt.uncast(g, dtype), a
    ),
)
linear(np.ndarray.item, lambda g, a: rt.broadcast(g, like=a))
linear(np.ndarray.item, lambda g, a, *args: rt.item_back(g, a, *args))
linear(np.ndarray.tolist, lambda g, a: rt.fitted(np.array(g), a))
linear(
    (float, np.float64, np.float32, np.longdouble, np.clongdouble),
    lambda g, x: rt.fitted(g, x),
)
linear(
    (complex, np.complex128, np.complex64),
    real=lambda g, real=0, imag=0: g if np.iscomplexobj(real) else np.real(g),
    imag=lambda g, real=0, imag=0: -1j * g if np.iscomplexobj(imag) else np.imag(g),
)

# Of one value, or between two
linear(
    (np.full, np.full_like),
    fill_value=lambda g, shape, fill_value, dtype=None, order="C": rt.sum_to(g, like=fill_value),
)
linear(
    np.linspace,
    start=lambda g, start, stop, num=50, endpoint=True: rt.sum_to(
        rt.weighed(1 - np.linspace(0, 1, num, endpoint=endpoint), g), like=start
    ),
    stop=lambda g, start, stop, num=50, endpoint=True: rt.sum_to(
        rt.weighed(np.linspace(0, 1, num, endpoint=endpoint), g), like=stop
    ),
)
linear(
    np.linspace,
    start=lambda g, start, stop, num=50, endpoint=True, retstep=False, *, axis=0: rt.sum_to(
        rt.weighed(1 - np.linspace(0, 1, num, endpoint=endpoint), np.moveaxis(g, axis, 0)),
        like=start,
    ),
    stop=lambda g, start, stop, num=50, endpoint=True, retstep=False, *, axis=0: rt.sum_to(
        rt.weighed(np.linspace(0, 1, num, endpoint=endpoint), np.moveaxis(g, axis, 0)), like=stop
    ),
)
rule(
    np.logspace,
    start=(
        lambda t, start, stop, num=50, endpoint=True, base=10.0, *, ans: (
            t * ((1 - rt.ramp(num, ans, endpoint)) * ans * rt.log_base(base))
        ),
        lambda g, start, stop, num=50, endpoint=True, base=10.0, *, ans: rt.sum_to(
            g * rt.conj((1 - rt.ramp(num, ans, endpoint)) * ans * rt.log_base(base)), like=start
        ),
    ),
    stop=(
        lambda t, start, stop, num=50, endpoint=True, base=10.0, *, ans: (
            t * (rt.ramp(num, ans, endpoint) * ans * rt.log_base(base))
        ),
        lambda g, start, stop, num=50, endpoint=True, base=10.0, *, ans: rt.sum_to(
            g * rt.conj(rt.ramp(num, ans, endpoint) * ans * rt.log_base(base)), like=stop
        ),
    ),
    base=(
        lambda t, start, stop, num=50, endpoint=True, base=10.0, *, ans: (
            t * (np.linspace(start, stop, num, endpoint) * ans / base)
        ),
        lambda g, start, stop, num=50, endpoint=True, base=10.0, *, ans: rt.sum_to(
            g * rt.conj(np.linspace(start, stop, num, endpoint) * ans / base), like=base
        ),
    ),
)
rule(
    np.geomspace,
    start=(
        lambda t, start, stop, num=50, endpoint=True, *, ans: (
            t * ((1 - rt.ramp(num, ans, endpoint)) * ans / start)
        ),
        lambda g, start, stop, num=50, endpoint=True, *, ans: rt.sum_to(
            g * rt.conj((1 - rt.ramp(num, ans, endpoint)) * ans / start), like=start
        ),
    ),
    stop=(
        lambda t, start, stop, num=50, endpoint=True, *, ans: (
            t * (rt.ramp(num, ans, endpoint) * ans / stop)
        ),
        lambda g, start, stop, num=50, endpoint=True, *, ans: rt.sum_to(
            g * rt.conj(rt.ramp(num, ans, endpoint) * ans / stop), like=stop
        ),
    ),
)
elementwise(np.arange, lambda stop: 0)
rule(
    np.arange,
    start=(
        lambda t, start, stop, step=1: np.full(rt.steps(start, stop, step), t),
        lambda g, start, stop, step=1: np.sum(g),
    ),
    step=(
        lambda t, start, stop, step=1: t * np.arange(rt.steps(start, stop, step)),
        lambda g, start, stop, step=1: np.dot(g, np.arange(rt.steps(start, stop, step))),
    ),
)
