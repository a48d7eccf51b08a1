"""Rules for scipy.spatial.distance: Euclidean distances, zero where two points are one."""

import numpy as np
import scipy.spatial.distance

from wengert import runtime as rt

from ..declare import linear, rule

# fmt: off

rule(scipy.spatial.distance.euclidean,
     u=(lambda t, u, v, ans: rt.ratio(np.sum((u - v) * t), ans),
        lambda g, u, v, ans: rt.ratio(g, ans) * (u - v)),
     v=(lambda t, u, v, ans: rt.ratio(np.sum((v - u) * t), ans),
        lambda g, u, v, ans: rt.ratio(g, ans) * (v - u)))
rule(scipy.spatial.distance.sqeuclidean,
     u=(lambda t, u, v: 2 * np.sum((u - v) * t), lambda g, u, v: 2 * g * (u - v)),
     v=(lambda t, u, v: 2 * np.sum((v - u) * t), lambda g, u, v: 2 * g * (v - u)))
rule(scipy.spatial.distance.cdist,
     XA=(lambda t, XA, XB, ans: rt.scipy.spatial.cdist_dot(t, XA, XB, ans),
         lambda g, XA, XB, ans: rt.scipy.spatial.cdist_back(g, XA, XB, ans)),
     XB=(lambda t, XA, XB, ans: rt.scipy.spatial.cdist_dot(t, XB, XA, ans.T).T,
         lambda g, XA, XB, ans: rt.scipy.spatial.cdist_back(g.T, XB, XA, ans.T)))
rule(scipy.spatial.distance.pdist,
     lambda t, X, ans: rt.scipy.spatial.pdist_dot(t, X),
     lambda g, X, ans: rt.scipy.spatial.pdist_back(g, X, ans))
linear(scipy.spatial.distance.squareform, lambda g, X: rt.scipy.spatial.square_back(g, X))
