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
rule(scipy.optimize.root,
     fun=(lambda t, fun, x0, args=(), method="hybr", jac=None, tol=None, *, ans: (
              rt.scipy.optimize.result_dot(
                  {"x": rt.scipy.optimize.roots_dot(t, None, fun, ans.x, args)}, ans)),
          lambda g, fun, x0, args=(), method="hybr", jac=None, tol=None, *, ans: (
              rt.scipy.optimize.roots_back(
                  rt.scipy.optimize.of_result(g, "x", "fun"), fun, ans.x, args)[0])),
     args=(lambda t, fun, x0, args=(), method="hybr", jac=None, tol=None, *, ans: (
               rt.scipy.optimize.result_dot(
                  {"x": rt.scipy.optimize.roots_dot(None, t, fun, ans.x, args)}, ans)),
           lambda g, fun, x0, args=(), method="hybr", jac=None, tol=None, *, ans: (
               rt.scipy.optimize.roots_back(
                  rt.scipy.optimize.of_result(g, "x", "fun"), fun, ans.x, args)[1])))
rule(scipy.optimize.root_scalar,
     f=(lambda t, f, args=(), method=None, bracket=None, *, x0=None, ans: (
              rt.scipy.optimize.result_dot(
                  {"root": rt.scipy.optimize.root_dot(t, None, f, ans.root, args)}, ans)),
          lambda g, f, args=(), method=None, bracket=None, *, x0=None, ans: (
              rt.scipy.optimize.root_back(
                  rt.scipy.optimize.of_result(g, "root"), f, ans.root, args)[0])),
     args=(lambda t, f, args=(), method=None, bracket=None, *, x0=None, ans: (
               rt.scipy.optimize.result_dot(
                  {"root": rt.scipy.optimize.root_dot(None, t, f, ans.root, args)}, ans)),
           lambda g, f, args=(), method=None, bracket=None, *, x0=None, ans: (
               rt.scipy.optimize.root_back(
                  rt.scipy.optimize.of_result(g, "root"), f, ans.root, args)[1])))
rule(scipy.optimize.minimize,
     fun=(lambda t, fun, x0, args=(), method=None, jac=None, *, tol=None, options=None, ans: (
              rt.scipy.optimize.least_dot(t, None, fun, ans, args, jac)),
          lambda g, fun, x0, args=(), method=None, jac=None, *, tol=None, options=None, ans: (
              rt.scipy.optimize.least_back(g, fun, ans, args, jac)[0])),
     args=(lambda t, fun, x0, args=(), method=None, jac=None, *, tol=None, options=None, ans: (
               rt.scipy.optimize.least_dot(None, t, fun, ans, args, jac)),
           lambda g, fun, x0, args=(), method=None, jac=None, *, tol=None, options=None, ans: (
               rt.scipy.optimize.least_back(g, fun, ans, args, jac)[1])))
rule(scipy.optimize.minimize_scalar,
     fun=(lambda t, fun, bracket=None, *, args=(), method=None, tol=None, ans: (
              rt.scipy.optimize.least_dot(t, None, fun, ans, args)),
          lambda g, fun, bracket=None, *, args=(), method=None, tol=None, ans: (
              rt.scipy.optimize.least_back(g, fun, ans, args)[0])),
     args=(lambda t, fun, bracket=None, *, args=(), method=None, tol=None, ans: (
               rt.scipy.optimize.least_dot(None, t, fun, ans, args)),
           lambda g, fun, bracket=None, *, args=(), method=None, tol=None, ans: (
               rt.scipy.optimize.least_back(g, fun, ans, args)[1])))
