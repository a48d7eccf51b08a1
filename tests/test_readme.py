"""The sessions in the README, run as doctests: what it shows is what comes out."""

import doctest
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def test_readme():
    found = doctest.testfile(str(README), module_relative=False)
    assert found.attempted > 10
    assert not found.failed
