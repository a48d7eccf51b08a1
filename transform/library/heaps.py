"""What `heapq` and `bisect` do to a list, as Python that can be differentiated."""

import bisect
import heapq
from collections.abc import Callable


def heappush(heap, item):
    """What `heapq.heappush` does.

    >>> heap = [2.0, 3.0]
    >>> heappush(heap, 1.0)
    >>> heap
    [1.0, 3.0, 2.0]
    """
    heap.append(item)
    rise(heap, len(heap) - 1)


def heappop(heap):
    """What `heapq.heappop` does.

    >>> heap = [1.0, 3.0, 2.0]
    >>> heappop(heap), heap
    (1.0, [2.0, 3.0])
    """
    last = heap.pop()
    if len(heap) == 0:
        return last
    return heapreplace(heap, last)


def heapreplace(heap, item):
    """What `heapq.heapreplace` does."""
    least = heap[0]
    heap[0] = item
    sink(heap, 0)
    return least


def heappushpop(heap, item):
    """What `heapq.heappushpop` does."""
    if len(heap) > 0 and heap[0] < item:
        return heapreplace(heap, item)
    return item


def heapify(heap):
    """What `heapq.heapify` does.

    >>> heap = [3.0, 2.0, 1.0]
    >>> heapify(heap)
    >>> heap
    [1.0, 2.0, 3.0]
    """
    for k in range(len(heap) // 2):
        sink(heap, len(heap) // 2 - 1 - k)


def rise(heap, place, top=0):
    """Move the item at a place up, below all that is not greater, no higher than `top`."""
    item = heap[place]
    while place > top and item < heap[(place - 1) // 2]:
        heap[place] = heap[(place - 1) // 2]
        place = (place - 1) // 2
    heap[place] = item


def sink(heap, place):
    """Move the item at a place down to a leaf, the lesser items up, and up again from there."""
    item, top = heap[place], place
    while 2 * place + 1 < len(heap):
        child = 2 * place + 1
        if child + 1 < len(heap) and not heap[child] < heap[child + 1]:
            child = child + 1
        heap[place] = heap[child]
        place = child
    heap[place] = item
    rise(heap, place, top)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    """What `bisect.insort_left` does."""
    wanted = x if key is None else key(x)
    a.insert(bisect.bisect_left(a, wanted, lo, hi, key=key), x)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    """What `bisect.insort` does.

    >>> a = [1.0, 3.0]
    >>> insort_right(a, 2.0)
    >>> a
    [1.0, 2.0, 3.0]
    """
    wanted = x if key is None else key(x)
    a.insert(bisect.bisect_right(a, wanted, lo, hi, key=key), x)


HEAPS: dict[object, Callable] = {
    heapq.heappush: heappush,
    heapq.heappop: heappop,
    heapq.heapreplace: heapreplace,
    heapq.heappushpop: heappushpop,
    heapq.heapify: heapify,
    bisect.insort_left: insort_left,
    bisect.insort_right: insort_right,
}
