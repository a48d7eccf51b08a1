"""Rules for scipy.optimize, by the implicit function theorem: see runtime/scipy/optimize.py.

Where a search starts, and the ends that it is between, have no influence on what is found.
"""

import scipy.optimize

from wengert import runtime as rt

from ..declare import rule

# fmt: off

rule(scipy.optimize.brentq,
     f=(lambda t, f, a, b, args=(), xtol=2e-12, rtol=8.9e-16, maxiter=100, *, ans: (
            rt.scipy.optimize.root_dot(t, None, f, ans, args)),
        lambda g, f, a, b, args=(), xtol=2e-12, rtol=8.9e-16, maxiter=100, *, ans: (
            rt.scipy.optimize.root_back(g, f, ans, args)[0])),
     args=(lambda t, f, a, b, args=(), xtol=2e-12, rtol=8.9e-16, maxiter=100, *, ans: (
               rt.scipy.optimize.root_dot(None, t, f, ans, args)),
           lambda g, f, a, b, args=(), xtol=2e-12, rtol=8.9e-16, maxiter=100, *, ans: (
               rt.scipy.optimize.root_back(g, f, ans, args)[1])))
rule(scipy.optimize.newton,
     func=(lambda t, func, x0, fprime=None, args=(), tol=1.48e-8, maxiter=50, *, ans: (
               rt.scipy.optimize.root_dot(t, None, func, ans, args)),
           lambda g, func, x0, fprime=None, args=(), tol=1.48e-8, maxiter=50, *, ans: (
               rt.scipy.optimize.root_back(g, func, ans, args)[0])),
     args=(lambda t, func, x0, fprime=None, args=(), tol=1.48e-8, maxiter=50, *, ans: (
               rt.scipy.optimize.root_dot(None, t, func, ans, args)),
           lambda g, func, x0, fprime=None, args=(), tol=1.48e-8, maxiter=50, *, ans: (
               rt.scipy.optimize.root_back(g, func, ans, args)[1])))
rule(scipy.optimize.fsolve,
     func=(lambda t, func, x0, args=(), fprime=None, *, xtol=1.49012e-8, ans: (
               rt.scipy.optimize.roots_dot(t, None, func, ans, args)),
           lambda g, func, x0, args=(), fprime=None, *, xtol=1.49012e-8, ans: (
               rt.scipy.optimize.roots_back(g, func, ans, args)[0])),
     args=(lambda t, func, x0, args=(), fprime=None, *, xtol=1.49012e-8, ans: (
               rt.scipy.optimize.roots_dot(None, t, func, ans, args)),
           lambda g, func, x0, args=(), fprime=None, *, xtol=1.49012e-8, ans: (
               rt.scipy.optimize.roots_back(g, func, ans, args)[1])))
rule(scipy.optimize.fixed_point,
     func=(lambda t, func, x0, args=(), xtol=1e-8, maxiter=500, *, ans: (
               rt.scipy.optimize.roots_dot(t, None, func, ans, args, True)),
           lambda g, func, x0, args=(), xtol=1e-8, maxiter=500, *, ans: (
               rt.scipy.optimize.roots_back(g, func, ans, args, True)[0])),
     args=(lambda t, func, x0, args=(), xtol=1e-8, maxiter=500, *, ans: (
               rt.scipy.optimize.roots_dot(None, t, func, ans, args, True)),
           lambda g, func, x0, args=(), xtol=1e-8, maxiter=500, *, ans: (
               rt.scipy.optimize.roots_back(g, func, ans, args, True)[1])))
