"""Which type each name of a function has, for given types of its arguments."""

from .flow import Inferred, infer
from .places import MISSING, Assumption, known

__all__ = ["MISSING", "Assumption", "Inferred", "infer", "known"]
