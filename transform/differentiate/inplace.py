"""Refuse augmented assignments that may change an array which other names see."""

import gast

from ..errors import Unsupported
from ..tree import statements
from ..types import Known, Number, Text, Tuple


def check_in_place(tree, types):
    """Nothing yet."""
