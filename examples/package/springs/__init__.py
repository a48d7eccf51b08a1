"""A chain of springs: a package whose wheel brings its derivatives along.

pip wheel .     builds it, with `__wengert__` in it: see setup.cfg
"""

from .chain import stiffness, tension

__all__ = ["stiffness", "tension"]
