"""Second derivatives through calls known only when they run.

Emitted code says `y, pull = rt.pullback(f, x)` and later `x_bar, = pull(y_bar)`.  To differentiate
that, `pull` is seen as the function of `y_bar` and the arguments that runs both sweeps of `f`.
The adjoint of `pull`, and its tangent, is a tuple like the one that it returns.
"""

from types import FunctionType

from wengert.runtime.attributes import add_attr, attribute_dot
from wengert.runtime.dispatch import pullback_of
from wengert.runtime.transposes import unshuffled
from wengert.runtime.trees import Captured, OnTape, add, zeros_like

from ..calls import cache
from ..calls.derivative import Callee
from ..calls.load import Binding, load
from ..calls.sweeps import cells, own
from ..calls.targets import own_signature
from ..errors import Unsupported
from ..frozen import frozen
from ..request import Request
from ..trees.fresh import Names
from ..types import differentiable, type_of


@frozen
class Both:
    """The two sweeps of a function as one function, and the arguments of a call.

    run: of the adjoint of the result and of `values`; returns the adjoints of `wrt`, in this order
    glue: from a tuple of these to what the pullback returns
    """

    run: FunctionType
    values: dict
    wrt: tuple
    captured: tuple
    glue: object
    outer: FunctionType

    def tuple(self, bars):
        return bars if len(self.wrt) > 1 else (bars,)

    def zeros(self):
        """Zeros of the structure of what `run` returns."""
        around = cells(self.outer)
        return tuple(zeros_like(self.values.get(n, around.get(n))) for n in self.wrt)


def both(function, args, kwargs, captured, bars_of):
    """The two sweeps of a call; `captured`: what the function captures, `bars_of`: see `glue`."""
    callee = Callee(function, len(args), tuple(kwargs))
    args, kwargs = callee.floats(*callee.full(callee.bind(args, kwargs)))
    plain = callee.target.function
    values = own_signature(plain).bind(*args, **kwargs).arguments
    wrt = tuple(n for n, v in values.items() if differentiable(type_of(v))) + captured
    if not wrt:
        return None
    types = [type_of(cells(plain)[name]) for name in captured]
    forward, backward = callee.find("split", wrt, args, kwargs, types).entry

    def glue(bars):
        return bars_of(callee, dict(zip(wrt, bars)))

    return Both(composed(forward, backward, values), values, wrt, captured, glue, plain)


def composed(forward, backward, values):
    """The function that runs two sweeps one after the other."""
    if "adjoints" not in forward.__dict__:
        y_bar, y, tape = map(Names(values).fresh, ("y_bar", "y", "tape"))
        id = forward.__name__ + "_adjoints"
        text = (
            f"def {id}({', '.join([y_bar, *values])}):\n"
            f"    {y}, {tape} = forward({passed(forward, values)})\n"
            f"    return backward({tape}, {y_bar})\n"
        )
        names = {"forward": forward, "backward": backward}
        file = f"<wengert adjoints {forward.__qualname__} {hash(forward.__code__):x}>"
        forward.adjoints = load(text, file, {id: Binding(forward, names)})[id]
    return forward.adjoints


def passed(function, values):
    """The arguments of a call, as text: each value under the name of its parameter."""
    texts = {"VAR_POSITIONAL": "*{0}", "VAR_KEYWORD": "**{0}", "KEYWORD_ONLY": "{0}={0}"}
    parameters = own_signature(function).parameters.values()
    return ", ".join(
        texts.get(p.kind.name, "{0}").format(p.name) for p in parameters if p.name in values
    )


def find(both, mode, y_bar):
    """What is emitted for `both`, and its parameters and captured functions to differentiate by."""
    given = {both.run.__code__.co_varnames[0]: y_bar, **both.values}
    names = tuple(n for n, v in given.items() if differentiable(type_of(v)))
    inner = ("forward", "backward") if both.captured else ()
    types = tuple(map(type_of, (*given.values(), *map(cells(both.run).get, inner))))
    return cache.find(Request(both.run, mode, names + inner, types)), names, inner


def pull(both, y_bar):
    """What the pullback returns for `y_bar`, and the function to its own adjoint and `y_bar`'s."""
    built, names, inner = find(both, "split", y_bar)
    forward, backward = built.entry
    bars, tape = forward(y_bar, *both.values.values())

    def pull_again(tape, h):
        h = unshuffled(both.glue, h, both.tuple(bars))
        found = backward(own(tape, backward), h if len(both.wrt) > 1 else h[0])
        found = dict(zip(names + inner, found if len(names + inner) > 1 else (found,)))
        y_bar_bar = found.pop(both.run.__code__.co_varnames[0], None)
        found |= captured_bars(both, found)
        return both.glue([found.get(name) for name in both.wrt]), y_bar_bar

    return both.glue(both.tuple(bars)), OnTape(tape, pull_again)


def captured_bars(both, found):
    """The adjoints of what the function captures, from those of its two sweeps."""
    if not both.captured:
        return {}
    bars = add(found.pop("forward"), found.pop("backward")) or {}
    others = [n for n, bar in bars.items() if n not in both.captured and bar]
    if others:
        raise Unsupported(f"a second derivative by what {others[0]} captures")
    return dict(bars)


def push(both, dot, y_bar, y_bar_dot):
    """What the pullback returns for `y_bar`, and its tangent."""
    built, names, inner = find(both, "forward", y_bar)
    dots = dict(zip(both.wrt, unshuffled(both.glue, dot, both.zeros())))
    dots[both.run.__code__.co_varnames[0]] = zeros_like(y_bar) if y_bar_dot is None else y_bar_dot
    around = Captured((name, dots[name]) for name in both.captured)
    dots |= dict.fromkeys(inner, around)
    passed = {built.dots[name]: dots[name] for name in names + inner}
    bars, bars_dot = built.entry(y_bar, *both.values.values(), **passed)
    return both.glue(both.tuple(bars)), both.glue(both.tuple(bars_dot))


def kept_function(pull):
    """The pullback of the function, where `pull` is of one that is kept in an attribute."""
    how, x, args, kwargs = pull.call
    if how in ("function", "itself", "closed"):
        return None
    method = getattr(x, how)
    if getattr(method, "__self__", None) is x:
        return None
    return pullback_of(method, *args, **kwargs)[1]


def to_attribute(pull, dots):
    """Tangents of an object and the arguments, as those of the function kept in it."""
    how, x, *_ = pull.call
    return (attribute_dot(x, dots[0], how), *dots[1:])


def of_attribute(pull, itself):
    """The adjoint of an object from that of the function kept in it."""
    how, x, *_ = pull.call
    return add_attr(zeros_like(x), how, itself)
