"""The table of what is differentiated is up to date, and nothing is missing in it."""

import numpy as np
import pytest

from tools.functions import BOTH, FLAT, MISSING, TABLE, behind, peers, statuses, table
from wengert import grad
from wengert.transform.errors import NoRule
from wengert.transform.rules.refusals import WHY

FOUND = statuses()


def test_every_public_function_has_a_status():
    assert [name for name, status in FOUND.items() if status == MISSING] == []


def test_no_other_library_is_ahead():
    assert behind() == []
    assert len(peers()) > 200


def test_the_table_is_up_to_date():
    text = TABLE.read_text(encoding="utf-8")
    if f"for NumPy {'.'.join(np.__version__.split('.')[:2])}." in text:
        assert text == table(), "run tools/coverage --write"
    for name in ("sum", "linalg.svd", "fft.rfft", "emath.sqrt"):
        assert f"| `{name}` | {BOTH} |" in text
    assert f"| `argmax` | {FLAT} |" in text


@pytest.mark.parametrize("name", ["union1d", "fromiter", "unique_counts"])
def test_refused_with_words(name):
    function = getattr(np, name)

    def f(x):
        y = function(x, x) if name == "union1d" else function(x)
        return np.sum(y[0])

    with pytest.raises(NoRule) as error:
        grad(f)(np.ones(3))
    assert WHY[function] in str(error.value)
