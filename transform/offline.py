"""Where a derivative comes from that this process has not built yet.

First a precompiled module beside the primal's, then the cache on disk; then it is built, and kept
on disk.
"""

from importlib import import_module

from . import disk

PIPELINE = "wengert.transform.pipeline"  # imported when something is first built


def find(request):
    """What `pipeline.build` makes of a request, from where it costs least."""
    built, key = disk.find(request)
    if built:
        return built
    built = import_module(PIPELINE).build(request)
    if key:
        disk.keep(request, built, key)
    return built
