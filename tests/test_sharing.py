"""What shares memory with what it is made from is known to share it."""

import numpy as np
import pytest
from points import Point
from samples import calls
from test_rules import DIFFERENTIABLE, label

from wengert.transform.differentiate.sharing import VIEWS, gathers, sharing

SILENT = [f for f in DIFFERENTIABLE if calls(f) and not sharing(f) and not gathers(f)]
SILENT = [f for f in SILENT if getattr(f, "__name__", "") not in VIEWS]


def arrays(x):
    """The arrays in a value."""
    if isinstance(x, np.ndarray):
        return [x]
    parts = x.values() if isinstance(x, dict) else x if isinstance(x, list | tuple) else ()
    return [found for part in parts for found in arrays(part)]


@pytest.mark.parametrize("f", SILENT, ids=label)
def test_a_result_that_is_said_to_be_new_shares_nothing(f):
    for call in calls(f):
        point = Point(f, call)
        for result in arrays(point.ans):
            for given in arrays(list(point.values.values())):
                assert not np.shares_memory(result, given), call
