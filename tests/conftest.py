"""`golden`: text a test must reproduce, kept in tests/golden/, rewritten by --update-golden."""

import difflib
import os
from pathlib import Path

import pytest

os.environ["WENGERT_CACHE"] = "off"  # what is tested is built, not found
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/")


@pytest.fixture
def golden(request):
    """A function that compares a text with the file of that name."""

    def check(name, text):
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        want = file.read_text(encoding="utf-8") if file.exists() else ""
        diff = difflib.unified_diff(
            want.splitlines(), text.splitlines(), str(file), "emitted", lineterm=""
        )
        assert want == text, "\n".join(diff)

    return check
