"""Derivatives inside of what is differentiated: `grad(f)` depends on what `f` captures, as `f` does.

The adjoint of a function says what its captured variables get; that of its gradient does too.
"""

from .api import grad, value_and_grad
from .rules import rule

rule(
    (grad, value_and_grad),
    lambda t, fun, argnums=0, has_aux=False: t,
    lambda g, fun, argnums=0, has_aux=False: g,
)
