"""A derivative that is emitted again for each combination of argument types.

`derivative` makes the function that users call; its variants are in a `Derivative`.  Those used
last are kept, up to MOST.  A derivative of a function with a name in a module is pickled as an
attribute of this module, `grad(module:name, argnums)`, which is made again when it is looked up.
"""

import ast
import importlib
import inspect
import operator
import sys
from collections import UserString
from functools import partial, reduce
from threading import RLock
from types import FunctionType
from weakref import WeakSet, WeakValueDictionary

from wengert.runtime.checks import Refused

from .. import words
from ..errors import Unsupported
from ..printing import highlight
from ..request import Request
from ..types import as_float
from . import cache, choices, wrapper
from .annotations import annotated_types
from .callee import Callee
from .packing import packed

MOST = 8
LOCK = RLock()
ALIVE = WeakSet()  # every Derivative
NAMED = WeakValueDictionary()  # what pickles refer to
METADATA = "__module__", "__name__", "__qualname__", "__doc__", "__annotations__"
PAGE = "wengert.transform.looking.page"  # imported when it is looked at
OWN = {"__wrapped__", "__signature__", "_repr_html_", "derivative", "inside", "primal"}
OWN |= {"show", "source", "source_for"}


class Derivative:
    """What the function that is a derivative knows: its primal, by what, and its variants."""

    def __init__(self, primal, title, argnums, has_aux):
        self.primal, self.title, self.has_aux = primal, title, has_aux
        self.options = {"value": title == "value_and_grad", "has_aux": has_aux}
        self.callee = Callee(primal)
        self.defaults = defaults(self.callee.target.function)
        self.single = not isinstance(argnums, tuple | list)
        self.chosen = choices.choices(argnums, self.callee.signature)
        self.wrt = choices.names(self.chosen)
        self.variants = ()
        self.function = self.wrapper()
        ALIVE.add(self)

    def find(self, args, kwargs, callee=None):
        """What was emitted for all these arguments of the plain function, and what to run."""
        callee, options = callee or self.callee, self.options
        built = callee.find("reverse", self.wrt, args, kwargs, **options)
        if all(c.key is None for c in self.chosen) and (self.single or len(self.chosen) > 1):
            return built, built.entry
        return built, packed(built.entry, self.chosen, self.single, **options)

    def taken(self, args, kwargs):
        """The arguments of a call as they are differentiated; what converts which of them."""
        bound = self.callee.bind(args, kwargs)
        convert = {}
        for name, value in bound.arguments.items():
            change = partial(choices.converted, self.chosen + self.callee.chosen, name)
            bound.arguments[name] = new = change(value)
            choices.check(self.chosen, name, new, self.title)
            if new is not value:
                convert[name] = float if type(value) is int else change
        return self.callee.full(bound), convert

    def variant(self, args, kwargs):
        """The variant for these arguments, and all arguments that it is run with."""
        passed, convert = self.taken(args, kwargs)
        built, run = self.find(*passed)
        bound = self.callee.bind(args, kwargs).arguments
        types = tuple((name, self.type_of(name, value)) for name, value in bound.items())
        ahead = zip(self.callee.ahead, self.callee.before)
        before = tuple((value, self.type_of(name, value)) for name, value in ahead)
        variant = wrapper.Variant(types, run, built, convert, before, self.callee.hidden)
        return variant, passed

    def type_of(self, name, value):
        return self.callee.type_of(name, value, self.wrt)

    def request(self, *args, **kwargs):
        """What a call with these arguments asks of the transformer."""
        return self.callee.request(
            "reverse", self.wrt, *self.taken(args, kwargs)[0], **self.options
        )

    def slow(self, *args, **kwargs):
        """Run a call for which there is no variant yet, and keep the variant."""
        if not self.is_current():
            name = self.callee.target.function.__name__
            raise Refused(f"{name}: its defaults were changed, make its derivative anew")
        variant, (args, kwargs) = self.variant(args, kwargs)
        self.remember(variant)
        try:
            return variant.run(*args, **kwargs)
        except Exception as error:
            wrapper.note_origin(variant.built, error)
            raise

    def is_current(self):
        """Whether the defaults of the plain function are those that calls are completed with."""
        now = defaults(self.callee.target.function)
        return all(map(operator.is_, self.defaults, now))

    def remember(self, variant):
        """Try this variant first from now on."""
        with LOCK:
            others = [v for v in self.variants if not same(v, variant)]
            self.callee.follows &= len(others) < MOST
            self.variants = (variant, *others)[:MOST]
            self.function.__code__ = wrapper.code_of(*self.surroundings(), self.variants)
            self.function.source = variant.built.text

    def forget(self):
        """Forget the variants: what a rule says has changed."""
        with LOCK:
            self.variants, self.callee = (), Callee(self.primal)
            self.function.__code__ = wrapper.code_of(*self.surroundings(), ())

    def surroundings(self):
        plain = self.callee.target.function
        return plain.__name__, self.callee.signature, plain.__globals__, self.slow

    def wrapper(self):
        """The function that users call."""
        function = wrapper.wrapper(*self.surroundings())
        dress(function, self.primal)
        function.derivative, function.primal = self, self.primal
        function.source, function.source_for = Source(self), self.source_for
        function.show = lambda: highlight.show(str(function.source))
        function._repr_html_ = self.html
        return function

    def html(self):
        """Primal and derivative as notebooks show them: of the variant used last."""
        built = self.variants[0].built if self.variants else cache.find(self.annotated())
        return importlib.import_module(PAGE).fragment(built)

    def source_for(self, *args, **kwargs):
        """The emitted Python that a call with these arguments runs."""
        return self.variant(args, kwargs)[0].built.text

    def source(self):
        """The emitted Python for the types that the annotations tell."""
        if self.callee.inner:
            raise Unsupported("the source of a derivative of a derivative: see source_for(*args)")
        return cache.find(self.annotated()).text

    def annotated(self):
        """What a call asks for whose arguments are of the types that the annotations tell."""
        function = self.callee.target.function
        types = [
            as_float(t) if name in self.wrt else t for name, t in annotated_types(function).items()
        ]
        return Request(function, "reverse", self.wrt, tuple(types), **self.options)


def forget():
    """Have every derivative look again for what it runs."""
    for derivative in tuple(ALIVE):
        derivative.forget()


words.LISTENERS.append(forget)


class Source(UserString):
    """The source of a derivative that was not called yet: emitted when it is looked at."""

    def __init__(self, derivative):
        self.derivative = derivative

    @property
    def data(self):
        return self.derivative.source()


def same(v, w):
    """Whether two variants are for the same arguments."""
    left, right = ([t for _, t in x.before] for x in (v, w))
    return v.types == w.types and left == right


def defaults(function):
    """The values of a plain function's defaults, by place and by name."""
    return function.__defaults__, function.__kwdefaults__


def dress(function, primal):
    """Give a derivative the metadata of its primal; `inspect.getsource` still shows its own."""
    for name in METADATA:
        if hasattr(primal, name):
            setattr(function, name, getattr(primal, name))
    if isinstance(primal, FunctionType):
        function.__dict__.update({k: v for k, v in vars(primal).items() if k not in OWN})
    try:
        function.__signature__ = inspect.signature(primal)
    except ValueError:  # that of the function stands
        pass


def derivative(primal, title, argnums, has_aux):
    """The function that is a derivative of `primal`; the same one again for one with a name."""
    name = name_of(primal, title, argnums, has_aux)
    known = NAMED.get(name)
    if known is not None and known.primal is primal and known.derivative.is_current():
        return known
    function = Derivative(primal, title, argnums, has_aux).function
    if name:
        function.__module__, function.__qualname__ = __name__, name
        NAMED[name] = function
    return function


def name_of(primal, title, argnums, has_aux):
    """`grad(module:name, argnums)`, if that is where the primal can be found; no dots in it."""
    module, name = getattr(primal, "__module__", None), getattr(primal, "__qualname__", "")
    if not isinstance(primal, FunctionType) or found(module, name) is not primal:
        return None
    aux = ", has_aux" if has_aux else ""
    return f"{title}({module}:{name}, {argnums!r}{aux})".replace(".", "/")


def found(module, name):
    """What a dotted name stands for in a module that is imported, or None."""
    return reduce(lambda x, part: getattr(x, part, None), name.split("."), sys.modules.get(module))


def __getattr__(name):
    """The derivative that a pickle names."""
    title, bracket, rest = name.partition("(")
    if not bracket:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name in NAMED:
        return NAMED[name]
    place, _, options = rest.removesuffix(")").partition(", ")
    module, _, path = place.replace("/", ".").partition(":")
    importlib.import_module(module)
    has_aux = options.endswith(", has_aux")
    argnums = ast.literal_eval(options.removesuffix(", has_aux"))
    return derivative(found(module, path), title, argnums, has_aux)
