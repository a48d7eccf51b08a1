"""Rules of the derivatives that are taken inside of what is differentiated.

Such a gradient depends on what its function captures: the adjoint of both says what the captured
variables get.
"""

from ..api import grad, value_and_grad
from .declare import rule

rule(
    (grad, value_and_grad),
    lambda t, fun, argnums=0, has_aux=False: t,
    lambda g, fun, argnums=0, has_aux=False: g,
)
