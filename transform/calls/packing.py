"""Functions around emitted ones, with source so that they can be differentiated again.

An emitted gradient returns the adjoints of whole parameters; what a caller asks for with `argnums`
may be a tuple of one, or parts of `*args` and `**kwargs`.
"""

import linecache

from . import wrapper
from .choices import names
from .targets import own_signature


def packed(entry, chosen, single, value=False, has_aux=False):
    """`entry`, an emitted gradient, with what `chosen` says picked out of the adjoints."""
    made = entry.__dict__.setdefault("packed", {})
    key = chosen, single
    if key not in made:
        left = "ans, bars" if value else "bars, aux" if has_aux else "bars"
        picked = picks(chosen, single)
        right = f"ans, {picked}" if value else f"{picked}, aux" if has_aux else picked
        made[key] = define(entry, left, right)
    return made[key]


def picks(chosen, single):
    """The text of what is picked out of `bars`."""
    wrt = names(chosen)
    whole = {name: f"bars[{i}]" if len(wrt) > 1 else "bars" for i, name in enumerate(wrt)}
    parts = [whole[c.name] + ("" if c.key is None else f"[{c.key!r}]") for c in chosen]
    return parts[0] if single else f"({', '.join(parts)},)"


def define(entry, left, right):
    """The function with the parameters of `entry` that unpacks to `left` and returns `right`."""
    signature = own_signature(entry)
    head = f"def {entry.__name__}{wrapper.header(signature)}:"
    held = wrapper.Held({*signature.parameters, "ans", "bars", "aux"})
    called = wrapper.call(held.name("emitted", entry), signature, {})
    text = f"{head}\n    {left} = {called}\n    return {right}\n"
    file = f"<adjoints picked from {entry.__code__.co_filename}: {right}>"
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    namespace = {**held.objects, "__name__": entry.__module__}
    exec(compile(text, file, "exec"), namespace)
    function = namespace[entry.__name__]
    function.__defaults__, function.__kwdefaults__ = entry.__defaults__, entry.__kwdefaults__
    return function
