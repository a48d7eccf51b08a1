"""Loaded functions: live globals and cells, no trace in the user's module, lines in tracebacks."""

import gc
import inspect
import linecache
import traceback

import numpy
import numpy as np
import pytest

from wengert.transform.calls.load import Binding, load
from wengert.transform.reading.source import read

SCALE = 2.0
TEXT = """\
# primal, differentiated.
import numpy as np


def helper(x):
    return np.square(x) * SCALE


def primal_grad(x, n=None, *, k=7, out_bar=1.0):
    \"\"\"The derivative.\"\"\"
    if n == 0:
        return 0.0
    return helper(x) + primal_grad(x, n - 1) + out_bar * factor
"""


def closure_of(factor, marker):
    def primal(x, n=marker, *, k=(marker,)):
        return x * factor

    def set_factor(value):
        nonlocal factor
        factor = value

    return primal, set_factor


def loaded(file="<wengert test>", marker=1):
    primal, set_factor = closure_of(3.0, marker)
    names = {"np": np}
    bindings = {
        "helper": Binding(primal, names),
        "primal_grad": Binding(primal, names, ("factor",)),
    }
    return load(TEXT, file, bindings), primal, set_factor


def test_siblings_recursion_globals_and_cells_are_bound():
    functions, _, _ = loaded()
    assert list(functions) == ["helper", "primal_grad"]
    assert functions["primal_grad"](3.0, 2) == 2 * (9.0 * 2.0 + 3.0)


def test_cells_of_the_primal_are_live():
    functions, primal, set_factor = loaded()
    set_factor(10.0)
    assert functions["primal_grad"](3.0, 1) == 9.0 * 2.0 + 10.0
    place = functions["primal_grad"].__code__.co_freevars.index("factor")
    assert functions["primal_grad"].__closure__[place] is primal.__closure__[0]


def test_globals_of_the_primal_are_live_and_left_alone(monkeypatch):
    before = set(globals())
    functions, _, _ = loaded()
    monkeypatch.setitem(globals(), "SCALE", 5.0)
    assert functions["helper"](2.0) == 20.0
    assert set(globals()) == before
    assert functions["helper"].__globals__ is globals()


def test_a_name_of_the_runtime_hides_a_global_only_in_emitted_code(monkeypatch):
    monkeypatch.setitem(globals(), "np", "the user's own")
    primal, _ = closure_of(1.0, 0)
    text = "import numpy as np\n\n\ndef f(x):\n    return np.square(x)\n"
    assert load(text, "<wengert hide>", {"f": Binding(primal, {"np": numpy})})["f"](3.0) == 9.0
    assert globals()["np"] == "the user's own"


def test_two_functions_of_one_module_keep_their_own_namespaces():
    one, other = closure_of(1.0, 0)[0], closure_of(100.0, 0)[0]
    text = "def f():\n    return factor\n\n\ndef g():\n    return factor + f()\n"
    bindings = {"f": Binding(one, {}, ("factor",)), "g": Binding(other, {}, ("factor",))}
    assert load(text, "<wengert two>", bindings)["g"]() == 101.0


def test_defaults_are_the_objects_of_the_primal():
    marker = object()
    function = loaded(marker=marker)[0]["primal_grad"]
    assert function.__defaults__ == (marker,)
    assert function.__kwdefaults__ == {"k": (marker,), "out_bar": 1.0}
    assert function.__kwdefaults__["k"][0] is marker


def test_names_and_docstring():
    function = loaded()[0]["primal_grad"]
    assert function.__name__ == "primal_grad"
    assert function.__qualname__ == "closure_of.<locals>.primal_grad"
    assert function.__module__ == __name__
    assert function.__doc__ == "The derivative."


def test_traceback_shows_the_emitted_line():
    function = loaded()[0]["helper"]
    with pytest.raises(TypeError) as caught:
        function("text")
    last = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert (last.filename, last.lineno) == ("<wengert test>", 6)
    assert last.line == "return np.square(x) * SCALE"


def test_getsource_and_read_show_the_emitted_function():
    function = loaded()[0]["primal_grad"]
    assert inspect.getsource(function) == TEXT[TEXT.index("def primal_grad") :]
    source = read(function)
    assert (source.tree.name, source.tree.lineno) == ("primal_grad", 9)
    assert "\n".join(source.lines) + "\n" == TEXT


def test_the_text_goes_with_the_last_function():
    functions, _, _ = loaded("<wengert going>")
    helper = functions.pop("helper")
    functions.clear()
    gc.collect()
    assert "<wengert going>" in linecache.cache
    assert helper(1.0) == 2.0
    del helper
    gc.collect()
    assert "<wengert going>" not in linecache.cache


def test_a_text_that_replaced_another_stays():
    old = loaded("<wengert again>")
    new = loaded("<wengert again>")
    del old
    gc.collect()
    assert "<wengert again>" in linecache.cache
    assert new[0]["helper"](1.0) == 2.0
