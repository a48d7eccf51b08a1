"""Rules of the derivatives that are taken inside of what is differentiated.

Such a gradient depends on what its function captures: the adjoint of both says what the captured
variables get.
"""

from wengert import runtime as rt

from .. import within
from ..api import grad, value_and_grad
from .declare import linear, rule, zero

rule(
    (grad, value_and_grad),
    lambda t, fun, argnums=0, has_aux=False: t,
    lambda g, fun, argnums=0, has_aux=False: g,
)
rule(
    rt.tangent_function,
    lambda t, function, primals, tangents, keys=(): rt.tangent_function_dot(t, function),
    lambda g, function, primals, tangents, keys=(): rt.tangent_function_back(g, function),
)
linear(rt.tangent_function_back, lambda h, g, function: rt.tangent_function_dot(h, function))
linear(rt.tangent_function_dot, lambda g, t, function: rt.tangent_function_back(g, function))
linear((within.carrying, within.as_floats), lambda g, args, places=None: g)
rule(within.fitting, y_bar=(lambda t, zeros, y_bar: t, lambda g, zeros, y_bar: g))
zero(within.chosen, within.templates, within.spread, rt.directions, rt.ones, rt.check_real)
linear(rt.from_rows, lambda g, rows, y, x: rt.rows_of(g, y, x))
linear(rt.rows_of, lambda h, jacobian, y, x: rt.from_rows(h, y, x))
linear(rt.from_columns, lambda g, columns, y, x: rt.columns_of(g, y, x))
linear(rt.columns_of, lambda h, jacobian, y, x: rt.from_columns(h, y, x))
