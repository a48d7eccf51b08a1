"""Looking at a derivative: printed, beside its primal, or as a page."""

from importlib import import_module
from pathlib import Path

from ..calls import cache
from ..calls.annotations import annotated_types
from ..printing import highlight
from ..storage.asked import request_by_annotations, request_like
from ..words import installed, lacking
from .page import page, side_by_side

PIPELINE = "wengert.transform.pipeline"  # imported when a stage is asked for


def show(function, *args, mode="reverse", wrt=None, after=None, side=False, html=None):
    """Print the derivative of a function, or what `grad` returned; also at a breakpoint.

    args: those of a call, which tell the types; by default those of the variant used last, or what
    annotations tell.  after: print the function itself after a stage, such as "normalize".
    side: the primal beside it.  html: the file of a page with both, each line linked to its own.
    """
    if after is not None:
        highlight.show(stage(getattr(function, "primal", function), after))
        return
    built = built_for(function, args, mode, wrt)
    if html is not None:
        Path(html).write_text(page(built, built.text.partition("\n")[0].lstrip("# ")), "utf-8")
    elif side:
        highlight.show(side_by_side(built), python=False)
    else:
        highlight.show(built.text)


def stage(function, after):
    """A function after a stage of the transformer."""
    if not installed():
        raise lacking(f"show after {after}")
    return import_module(PIPELINE).show(function, after=after)


def built_for(function, args=(), mode="reverse", wrt=None):
    """What a call of a derivative with these arguments runs."""
    known = getattr(function, "derivative", None)
    if known and args:
        return known.variant(args, {})[0].built
    if known and known.variants:
        return known.variants[0].built
    if known and not wrt and mode == "reverse":
        return cache.find(known.annotated())
    function = getattr(function, "primal", function)
    wrt = tuple(wrt or [*annotated_types(function)][:1])
    title = {"reverse": "grad", "split": "vjp", "forward": "jvp"}[mode]
    if args:
        return cache.find(request_like(function, args, {}, title, wrt))
    asked = request_by_annotations(function, title, wrt)
    return cache.find(asked)
