"""Trees that are deeper than Python's stack is high are worked on again, on a stack of their own.

>>> def count(n):
...     return 1 + count(n - 1) if n else 0
>>> on_high_stack(count, 5000)
5000
"""

import sys
import threading
from contextvars import copy_context
from functools import partial
from importlib import import_module

FUTURES = "concurrent.futures"  # imported when a tree is deep
BYTES = 512 * 2**20  # of address space; memory is taken as the stack grows
FRAMES = 50_000


def on_high_stack(function, *args):
    """What `function` returns or raises, called where calls may be nested 50,000 deep."""
    frames, size = sys.getrecursionlimit(), threading.stack_size(BYTES)
    call = partial(copy_context().run, function, *args)
    try:
        sys.setrecursionlimit(max(frames, FRAMES))
        with import_module(FUTURES).ThreadPoolExecutor(1) as pool:
            return pool.submit(call).result()
    finally:
        sys.setrecursionlimit(frames)
        threading.stack_size(size)
