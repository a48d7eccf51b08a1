"""Rules for scipy.spatial.distance: Euclidean distances, zero where two points are one."""

import scipy.spatial.distance

from wengert import runtime as rt

from ..declare import linear, rule, zero
from ..refusals import unknown, unknown_rest

# fmt: off

# cdist and pdist are Python of ours, and these what they call
rule(rt.scipy.distances.between,
     a=(lambda t, a, b, ans: rt.scipy.spatial.cdist_dot(t, a, b, ans),
        lambda g, a, b, ans: rt.scipy.spatial.cdist_back(g, a, b, ans)),
     b=(lambda t, a, b, ans: rt.scipy.spatial.cdist_dot(t, b, a, ans.T).T,
        lambda g, a, b, ans: rt.scipy.spatial.cdist_back(g.T, b, a, ans.T)))
rule(rt.scipy.distances.among,
     lambda t, x, ans: rt.scipy.spatial.pdist_dot(t, x),
     lambda g, x, ans: rt.scipy.spatial.pdist_back(g, x, ans))
linear(scipy.spatial.distance.squareform, lambda g, X: rt.scipy.spatial.square_back(g, X))
zero(rt.scipy.distances.metric_of)
zero(*(getattr(scipy.spatial.distance, name) for name in
       "dice hamming jaccard rogerstanimoto russellrao sokalsneath yule".split()))
unknown("which points are the farthest jumps: use the largest of cdist",
        scipy.spatial.distance.directed_hausdorff)
unknown_rest("write it with scipy.spatial.distance.cdist, or with NumPy", scipy.spatial.distance)
unknown_rest("write it with scipy.spatial.distance.cdist, or with NumPy", scipy.spatial)
