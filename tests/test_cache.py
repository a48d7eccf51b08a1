"""What is kept of a derivative, and that a stale one is never used, in memory or from disk."""

import linecache
import os
import stat
import subprocess
import sys
import textwrap
import types
from pathlib import Path

import numpy as np
import pytest

from wengert import NoRule, Unsupported, elementwise, grad
from wengert.runtime.checks import Refused
from wengert.transform.calls import cache
from wengert.transform.request import Request
from wengert.transform.storage import disk, stored
from wengert.transform.storage.dependencies import Untraceable, trace
from wengert.transform.types import type_of

ROOT = Path(__file__).parents[1]
FLOAT = (type_of(1.0),)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty cache on disk."""
    place = tmp_path / "cache"
    monkeypatch.setenv("WENGERT_CACHE", str(place))
    disk.usable.cache_clear()
    yield place
    disk.usable.cache_clear()


def module(text, name="written"):
    """A module with this text."""
    made = types.ModuleType(name)
    file = f"<text of {name} {hash(text):x}>"
    made.__dict__["__file__"] = file
    import_text(made, text, file)
    return made


def import_text(made, text, file):
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    exec(compile(text, file, "exec"), made.__dict__)


# In memory


def test_a_property_that_is_set_in_another_way():
    user = module(
        "class Cell:\n"
        "    def __init__(self):\n"
        "        self.kept = 0.0\n"
        "    x = property(lambda self: self.kept)\n"
        "    @x.setter\n"
        "    def x(self, value):\n"
        "        self.kept = value * value\n"
        "def cube(self, value):\n"
        "    self.kept = value * value * value\n"
        "def f(x):\n"
        "    cell = Cell()\n"
        "    cell.x = x\n"
        "    return cell.x\n"
    )
    df = grad(user.f)
    assert df(3.0) == 6.0
    user.Cell.x = property(user.Cell.x.fget, user.cube)
    assert df(3.0) == 27.0


def test_a_function_that_is_rebound_in_another_module():
    helpers = module("def h(x):\n    return x * x\n", "helpers")
    user = module("def f(x):\n    return helpers.h(x)\n")
    user.helpers = helpers
    df = grad(user.f)
    assert df(3.0) == 6.0
    import_text(helpers, "def h(x):\n    return x * x * x\n", "<edited helpers>")
    assert df(3.0) == 27.0


def test_a_name_that_is_rebound_and_stands_in_no_derivative():
    lines = "    return sum(a * b for a, b in combinations(x, 2))\n"
    user = module("from itertools import combinations\ndef f(x):\n" + lines)
    df, x = grad(user.f), np.array([0.7, 0.3, 0.4])
    np.testing.assert_allclose(df(x), [0.7, 1.1, 1.0], rtol=1e-12)
    user.combinations = lambda x, n: [(x[0], x[1])]
    np.testing.assert_allclose(df(x), [0.3, 0.7, 0.0], rtol=1e-12)


def test_code_that_is_exchanged_in_place():
    user = module("def f(x):\n    return h(x) + x\ndef h(x):\n    return x * x\n")
    other = module("def h(x):\n    return x * x * x\n", "other")
    df = grad(user.f)
    assert df(3.0) == 7.0
    user.h.__code__ = other.h.__code__
    assert df(3.0) == 28.0


def test_a_second_derivative_rests_on_what_the_first_one_does():
    user = module("def f(x):\n    return h(x) * x\ndef h(x):\n    return x * x\n")
    other = module("def h(x):\n    return x * x * x\n", "other")
    curvature = grad(grad(user.f))
    assert curvature(2.0) == 12.0
    user.h = other.h
    assert curvature(2.0) == 48.0


SHADOWS = {
    "abs": (lambda x: 5.0 * x, 48.0),
    "isinstance": (lambda x, cls: False, 30.0),
    "enumerate": (lambda xs: [(7, xs[0])], 48.0),
    "max": (lambda a, b: 10.0 * a, 240.0),
}


@pytest.mark.parametrize("builtin", SHADOWS)
def test_a_builtin_that_is_shadowed_later(builtin):
    user = module(
        "def f(x):\n"
        "    a = abs(x) if isinstance(x, float) else 2.0 * x\n"
        "    for i, b in enumerate([x, x, x]):\n"
        "        a += i * b\n"
        "    return a * max(x, 1.0)\n"
    )
    df = grad(user.f)
    assert df(3.0) == 24.0
    shadow, slope = SHADOWS[builtin]
    setattr(user, builtin, shadow)
    assert df(3.0) == slope
    delattr(user, builtin)
    assert df(3.0) == 24.0


@pytest.mark.parametrize("helper", ["itertools.product([x, x], [x])", "zip([x, x], [x, x])"])
def test_a_module_or_builtin_that_is_bound_to_another(helper):
    user = module(f"import itertools\ndef f(x):\n    return sum(a * b for a, b in {helper})\n")
    df = grad(user.f)
    assert df(3.0) == 12.0
    user.itertools = types.SimpleNamespace(product=lambda a, b: [(a[0], b[0])])
    user.zip = lambda a, b: [(a[0], b[0])]
    assert df(3.0) == 6.0


@pytest.mark.parametrize("name", ["np", "math", "range", "len"])
def test_a_name_of_emitted_code_that_means_something_else(name):
    user = module(f"{name} = 2.0\ndef f(x):\n    return x * x * {name}\n")
    df = grad(user.f)
    assert [df(3.0), df(3.0)] == [12.0, 12.0]
    setattr(user, name, 3)
    assert [df(3.0), df(3.0)] == [18.0, 18.0]
    setattr(user, name, np.array([1.0, 4.0]))
    with pytest.raises(TypeError, match="scalar"):
        df(3.0)


def test_defaults_that_are_exchanged():
    user = module(
        "def f(x):\n    return h(x) * x\ndef h(x, k=2.0, *, n=1):\n    return k * x * n\n"
    )
    df = grad(user.f)
    assert df(3.0) == 12.0
    user.h.__defaults__ = (5.0,)
    assert df(3.0) == 30.0
    user.h.__kwdefaults__ = {"n": 2}
    assert df(3.0) == 60.0
    user.h.__kwdefaults__["n"] = 3
    assert df(3.0) == 90.0


PLAIN = "class C:\n    def __init__(self, x):\n        self.x = x\n"
DATA = "from dataclasses import dataclass\n@dataclass\nclass C:\n    x: float\n"


@pytest.mark.parametrize("text", [PLAIN, DATA])
def test_a_class_that_gets_another_way_to_make_its_objects(text):
    user = module(text + "def f(x):\n    return 3.0 * C(x).x\n")
    df = grad(user.f)
    assert df(2.0) == 3.0
    user.C.__init__ = module("def init(self, x):\n    self.x = x * x\n", "other").init
    assert df(2.0) == 12.0


@pytest.mark.parametrize("word", ["__setattr__", "__getattribute__", "__new__"])
def test_a_class_that_gets_a_way_of_its_own(word):
    user = module(PLAIN + "def f(x):\n    return 3.0 * C(x).x\n")
    df = grad(user.f)
    assert df(2.0) == 3.0
    setattr(user.C, word, lambda *args: getattr(object, word)(args[0]))
    with pytest.raises(NoRule, match="class C"):
        df(2.0)


def test_a_class_that_gets_a_way_to_store():
    user = module("def f(o, x):\n    o.x = x\n    return 3.0 * o.x\n" + PLAIN)
    df = grad(user.f, 1)
    assert df(user.C(1.0), 2.0) == 3.0
    user.C.__setattr__ = lambda self, name, value: None
    with pytest.raises(Unsupported, match="__setattr__"):
        df(user.C(1.0), 2.0)


def test_own_defaults_that_are_exchanged():
    user = module("def f(x, k=2.0):\n    return k * x * x\n")
    df = grad(user.f)
    assert df(3.0) == 12.0
    user.f.__defaults__ = (5.0,)
    with pytest.raises(Refused, match="its defaults were changed"):
        df(3.0)
    assert grad(user.f)(3.0) == 30.0


@pytest.mark.parametrize("kind", [staticmethod, classmethod])
def test_a_method_that_is_reached_by_its_class_and_replaced(kind):
    text = "class C:\n    def m(*args):\n        return args[-1] * args[-1]\n    m = KIND(m)\n"
    user = module(text.replace("KIND", kind.__name__) + "def f(x):\n    return C.m(x)\n")
    df = grad(user.f)
    assert df(3.0) == 6.0
    user.C.m = kind(module("def m(*args):\n    return 7.0 * args[-1]\n", "other").m)
    assert df(3.0) == 7.0


def test_a_method_that_super_finds_and_that_is_replaced():
    user = module(
        "class B:\n    def m(self, x):\n        return x * x\n"
        "class C(B):\n    def m(self, x):\n        return super().m(x) * x\n"
        "def f(x):\n    return C().m(x)\n"
    )
    df = grad(user.f)
    assert df(3.0) == 27.0
    user.B.m = module("def m(self, x):\n    return 7.0 * x\n", "other").m
    assert df(3.0) == 42.0


OBJECTS = """
class Base:
    def __init__(self, x):
        self.x = x * 2.0
    def scaled(self, k):
        return self.x * k
    @property
    def half(self):
        return self.x * 0.5
class Derived(Base):
    pass
def f(x):
    thing = Derived(x)
    return thing.scaled(3.0) * thing.half
def made(self, x):
    self.x = x * x
def cubed(self, k=None):
    return self.x ** 3
"""


@pytest.mark.parametrize(
    ("cls", "name", "by", "slope"),
    [
        ("Base", "__init__", "made", 6.0 * 2.0**3),  # 3/2 x^4
        ("Derived", "scaled", "cubed", 32.0 * 2.0**3),  # 8 x^4
        ("Derived", "half", "cubed", 192.0 * 2.0**3),  # 48 x^4
    ],
)
def test_what_makes_an_object_is_replaced_or_found_in_a_nearer_class(cls, name, by, slope):
    user = module(OBJECTS)
    df = grad(user.f)
    assert df(2.0) == 24.0  # 6 x^2
    new = vars(user)[by]
    setattr(vars(user)[cls], name, property(new) if name == "half" else new)
    assert df(2.0) == slope


def test_a_module_in_a_package_that_is_rebound():
    one, other = module("def h(x):\n    return x * x\n"), module("def h(x):\n    return 7.0 * x\n")
    user = module("def f(x):\n    return package.inner.h(x)\n")
    user.package = types.ModuleType("package")
    user.package.inner = one
    df = grad(user.f)
    assert df(3.0) == 6.0
    user.package.inner = other
    assert df(3.0) == 7.0


def test_a_builtin_that_a_function_takes_the_place_of_which_is_passed_a_lambda():
    user = module("def f(x):\n    return sum(map(lambda a: a * a, x))\n")
    df, x = grad(user.f), np.array([3.0, 4.0])
    np.testing.assert_array_equal(df(x), [6.0, 8.0])
    user.map = lambda f, xs: [f(xs[0])]
    np.testing.assert_array_equal(df(x), [6.0, 0.0])


def test_a_method_that_is_replaced():
    class Spring:
        def force(self, x):
            return 2.0 * x

    def f(spring, x):
        return spring.force(x) * x

    df, spring = grad(f, 1), Spring()
    assert df(spring, 3.0) == 12.0
    Spring.force = lambda self, x: x * x
    assert df(spring, 3.0) == 27.0


def test_a_rule_that_is_declared_later():
    def bent(x):
        return x if x > 0 else 0.0 * x

    df = grad(lambda x: 2.0 * bent(x))
    assert df(-1.0) == 0.0
    elementwise(bent, lambda x: 0.5)
    assert df(-1.0) == 1.0


# What a derivative is made from

PROGRAM = """
import numpy as np
scale, names = 2.0, ("a", "b")
class Model:
    bias = 1.0
    def __init__(self, w):
        self.w = w
    def apply(self, x):
        return inner(x) * self.w + self.bias
def inner(x, power=2):
    return np.sin(x) ** power * scale
def f(x):
    model = Model(x)
    return model.apply(x) + deep(x)
def deep(x):
    def nested(y):
        return outer(y)
    return nested(x)
def outer(x):
    return x * 3.0
def unrelated(x):
    return x
"""
EDITS = [
    ("* self.w + self.bias", "* self.w - self.bias"),
    ("power=2", "power=3"),
    ("scale, names = 2.0", "scale, names = 2"),
    ("bias = 1.0", "bias = 1"),
    ("x * 3.0", "x * 4.0"),
    ("np.sin(x)", "np.cos(x)"),
    ("self.w = w", "self.w = 2.0 * w"),
]


def key(text, **options):
    return trace(Request(module(text).f, "reverse", ("x",), FLOAT), **options).key


@pytest.mark.parametrize("old, new", EDITS)
def test_an_edit_changes_the_key(old, new):
    assert old in PROGRAM and key(PROGRAM.replace(old, new)) != key(PROGRAM)


def test_what_has_no_part_changes_nothing():
    other = PROGRAM.replace("def unrelated(x):\n    return x", "def unrelated(x):\n    return 1.0")
    assert key(other) == key(PROGRAM) == key(PROGRAM.replace("2.0,", "3.0,"))


def test_places_count_on_one_machine():
    below = PROGRAM.replace("import numpy as np", "import numpy as np\n")
    assert key(below) == key(PROGRAM) and key(below, exact=True) != key(PROGRAM, exact=True)


def test_a_users_rule_counts():
    user = module("def g(x):\n    return x\ndef f(x):\n    return g(x)\n")
    asked = Request(user.f, "reverse", ("x",), FLOAT)
    before = trace(asked).key
    elementwise(user.g, lambda x: 2.0)
    assert trace(asked).key != before


def test_a_function_without_a_module(folder):
    user = module("def f(x):\n    return x * x\n")
    user.f.__module__ = None
    assert built(user, folder).entry(3.0) == built(user, folder).entry(3.0) == 6.0


def test_what_can_not_be_described_is_not_kept():
    user = module("def f(x):\n    return g(x)\n")
    user.g = np.frompyfunc(lambda x: x, 1, 1)
    with pytest.raises(Untraceable, match="ufunc"):
        trace(Request(user.f, "reverse", ("x",), FLOAT))


# On disk


def built(user, folder):
    """A derivative, found anew."""
    cache.BUILT.clear()
    return cache.find(Request(user.f, "reverse", ("x",), FLOAT))


def test_what_is_found_is_what_was_kept(folder):
    user = module(PROGRAM)
    first = built(user, folder)
    [file] = folder.iterdir()
    assert first.text in file.read_text() and stat.S_IMODE(file.stat().st_mode) == 0o600
    again = built(user, folder)
    assert again is not first and again.text == first.text
    assert again.entry(0.5) == first.entry(0.5)
    assert again.assumptions == first.assumptions and again.codes == first.codes
    assert [*folder.iterdir()] == [file]


@pytest.mark.parametrize("damage", [lambda t: t[:-200], lambda t: t.replace("np.", "xx."), len])
def test_a_damaged_file_is_written_anew(folder, damage):
    user = module(PROGRAM)
    first = built(user, folder)
    [file] = folder.iterdir()
    whole = file.read_text()
    file.write_text(str(damage(whole)))
    with pytest.warns(UserWarning, match="written anew"):
        assert built(user, folder).text == first.text
    assert file.read_text() == whole


def test_what_others_may_write_is_not_used(folder):
    user = module(PROGRAM)
    built(user, folder)
    [file] = folder.iterdir()
    file.chmod(0o666)
    with pytest.warns(UserWarning, match="others may write it"):
        built(user, folder)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    folder.chmod(0o777)
    disk.usable.cache_clear()
    with pytest.warns(UserWarning, match="others may write into it"):
        built(user, folder)


def test_a_link_is_not_used(folder, tmp_path):
    (tmp_path / "other").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "other")
    with pytest.warns(UserWarning, match="it is a link"):
        built(module(PROGRAM), folder)


def test_a_cache_that_is_cleared_meanwhile(folder):
    user = module(PROGRAM)
    first = built(user, folder)
    disk.clear()
    assert built(user, folder).text == first.text
    disk.clear()
    folder.rmdir()
    assert built(user, folder).text == first.text  # it can't be written, and is not asked for


def test_it_can_be_off(folder, monkeypatch):
    monkeypatch.setenv("WENGERT_CACHE", "off")
    built(module(PROGRAM), folder)
    assert not folder.exists() and "off" in disk.info()


def test_what_was_not_used_for_longest_is_dropped(folder):
    user = module(PROGRAM)
    for title in "reverse", "split", "forward":
        cache.find(Request(user.f, title, ("x",), FLOAT))
    files = sorted(folder.iterdir())
    for age, file in enumerate(files):
        os.utime(file, (1000 - age, 1000 - age))
    disk.shrink(folder, sum(f.stat().st_size for f in files) - 1)
    assert sorted(folder.iterdir()) == files[:2]
    assert "2 files" in disk.info() and disk.clear() == 2 and not [*folder.iterdir()]


START = """
    import sys
    sys.path.insert(0, {place!r})
    import model
    from wengert import grad
    print(grad(model.f)(0.5), "gast" in sys.modules)
"""


def test_eight_processes_on_one_cold_cache(folder, tmp_path):
    (tmp_path / "model.py").write_text(PROGRAM)
    start = textwrap.dedent(START).format(place=str(tmp_path))
    command = [sys.executable, "-W", "error", "-c", start]
    processes = [
        subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) for _ in range(8)
    ]
    printed = {p.communicate(timeout=100)[0].split()[0] for p in processes}
    assert len(printed) == 1 and not any(p.returncode for p in processes)
    assert len([*folder.iterdir()]) == 1
    last = subprocess.run(command, capture_output=True, cwd=ROOT, text=True, check=True)
    assert last.stdout.split() == [*printed, "False"]


WHICH = """
    import sys
    sys.path.insert(0, {place!r})
    import model, numpy
    from wengert import grad
    df, called = grad(model.f), []
    sys.setprofile(lambda frame, event, _: called.append(frame.f_code.co_name))
    for x in numpy.float64(0.5), 0.5, numpy.float64(0.5), 0.5:
        called.clear()
        df(x)
        print("as_adjoint" in called)
    print("gast" in sys.modules)
"""


def test_python_floats_get_their_own_code_from_disk(folder, tmp_path):
    (tmp_path / "model.py").write_text(PROGRAM)
    command = [sys.executable, "-c", textwrap.dedent(WHICH).format(place=str(tmp_path))]
    for made in "True", "False":
        done = subprocess.run(command, capture_output=True, cwd=ROOT, text=True, check=True)
        assert done.stdout.split() == ["True", "False", "True", "False", made]


def test_text_and_record_come_back():
    record = {"key": "k", "wrt": ("x",), "dots": {}}
    assert stored.parsed(stored.written("x = 1\n", record)) == ("x = 1\n", record)
