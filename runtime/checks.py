"""What emitted code asks of values that the types did not settle."""

import numpy as np


def real_scalar(y):
    """Raise TypeError unless `y`, the result of a function that `grad` is of, is a real scalar."""
    if type(y) is float:
        return
    if not isinstance(y, float | int | complex | np.ndarray | np.generic):
        raise TypeError(
            f"grad needs a real scalar output, got {described(y)}; for a pair of the output and "
            "other values there is has_aux=True, for other structures vjp"
        )
    if np.shape(y) != ():
        raise TypeError(
            f"grad needs a real scalar output, got shape {np.shape(y)}; use jacobian or vjp"
        )
    if np.iscomplexobj(y):
        raise TypeError("grad needs a real scalar output, got a complex number; use vjp")


def described(y):
    return "None" if y is None else f"a {type(y).__name__}"
