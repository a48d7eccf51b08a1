"""Which type each name of a function has, for given types of its arguments."""

from .effects import ANYTHING
from .flow import Inferred, infer
from .places import MISSING, Assumption, known

__all__ = ["ANYTHING", "MISSING", "Assumption", "Inferred", "infer", "known"]
