"""What is asked of the transformer."""

from .frozen import frozen


@frozen
class Request:
    """A derivative: of which function, by which parameters, for arguments of which types.

    mode: "reverse", "split" or "forward"; wrt: names of parameters, or of captured variables;
    types: one for each parameter, then one for each captured variable in wrt.
    """

    function: object
    mode: str
    wrt: tuple
    types: tuple
    value: bool = False
    has_aux: bool = False
