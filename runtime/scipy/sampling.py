"""scipy.ndimage.map_coordinates as Python that can be differentiated: linear interpolation."""

import itertools

import numpy as np
import scipy.ndimage

from ..checks import Refusal


def map_coordinates(
    input, coordinates, output=None, order=3, mode="constant", cval=0.0, prefilter=True
):
    """What scipy.ndimage.map_coordinates does with order=1, inside the array and beyond it."""
    if order != 1 or mode not in ("constant", "nearest"):
        raise Refusal("map_coordinates is differentiated with order=1, mode constant or nearest")
    if output is not None or np.asarray(input).dtype.kind != "f":
        raise Refusal("map_coordinates is differentiated for arrays of floats, without output=")
    sizes = np.shape(input)
    total = 0.0
    coordinates = np.asarray(coordinates)
    places = [np.clip(coordinates[k], 0, n - 1) for k, n in enumerate(sizes)]
    first = [cell_of(place, n) for place, n in zip(places, sizes)]
    for corner in itertools.product((0, 1), repeat=len(sizes)):
        weight = 1.0
        for k, step in enumerate(corner):
            part = places[k] - first[k]
            weight = weight * (part if step else 1 - part)
        total = total + weight * input[tuple(f + step for f, step in zip(first, corner))]
    return total if mode == "nearest" else np.where(inside(coordinates, sizes), total, cval)


def cell_of(place, size):
    """The first of the two elements that each place is between."""
    return np.clip(np.floor(place).astype(int), 0, max(size - 2, 0))


def inside(coordinates, sizes):
    """Whether each place is inside the array."""
    ends = zip(coordinates, sizes)
    return np.all([(0 <= place) & (place <= n - 1) for place, n in ends], axis=0)


SOURCES = {scipy.ndimage.map_coordinates: map_coordinates}
