"""k-means: the cost of centroids; Newton's direction needs its Hessian's diagonal."""

import numpy as np


def cost(centroids, points):
    """The sum over the points of the squared distance to the nearest centroid."""
    total = 0.0
    for point in points:
        total += np.min(np.sum((centroids - point) ** 2, axis=1))
    return total
