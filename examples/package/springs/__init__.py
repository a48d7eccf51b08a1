"""A chain of springs: a package whose wheel brings its derivatives along.

`pip wheel --no-build-isolation .`, where wengert and setuptools are installed, builds it with
`__wengert__` in it: see setup.cfg.
"""

from .chain import stiffness, tension

__all__ = ["stiffness", "tension"]
