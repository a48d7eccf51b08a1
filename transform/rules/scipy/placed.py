"""Rules for what puts the elements of vectors into matrices."""

from wengert import runtime as rt

from ..declare import linear

linear(rt.scipy.placed.placed, lambda g, x, index: rt.scipy.placed.gathered(g, index, x))
linear(rt.scipy.placed.gathered, lambda h, g, index, like: rt.scipy.placed.placed(h, index))
