"""Rules for scipy.optimize, by the implicit function theorem: see runtime/scipy/optimize.py.

Where a search starts, and the ends that it is between, have no influence on what is found.
"""

import scipy.optimize

from wengert import runtime as rt

from ..declare import rule
from ..refusals import unknown, unknown_rest

# fmt: off

rule((scipy.optimize.brentq, scipy.optimize.brenth, scipy.optimize.ridder, scipy.optimize.bisect),
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
     fun=(lambda t, fun, x0, args=(), method=None, jac=None, *, bounds=None, tol=None, options=None,
          ans: rt.scipy.optimize.least_dot(t, None, fun, ans, args, jac, bounds),
          lambda g, fun, x0, args=(), method=None, jac=None, *, bounds=None, tol=None, options=None,
          ans: rt.scipy.optimize.least_back(g, fun, ans, args, jac, bounds)[0]),
     args=(lambda t, fun, x0, args=(), method=None, jac=None, *, bounds=None, tol=None,
           options=None, ans: (
               rt.scipy.optimize.least_dot(None, t, fun, ans, args, jac, bounds)),
           lambda g, fun, x0, args=(), method=None, jac=None, *, bounds=None, tol=None,
           options=None, ans: (
               rt.scipy.optimize.least_back(g, fun, ans, args, jac, bounds)[1])),
     bounds=None)
rule(scipy.optimize.minimize_scalar,
     fun=(lambda t, fun, bracket=None, bounds=None, args=(), method=None, tol=None, options=None,
          *, ans: rt.scipy.optimize.least_dot(t, None, fun, ans, args, None, bounds),
          lambda g, fun, bracket=None, bounds=None, args=(), method=None, tol=None, options=None,
          *, ans: rt.scipy.optimize.least_back(g, fun, ans, args, None, bounds)[0]),
     args=(lambda t, fun, bracket=None, bounds=None, args=(), method=None, tol=None, options=None,
           *, ans: rt.scipy.optimize.least_dot(None, t, fun, ans, args, None, bounds),
           lambda g, fun, bracket=None, bounds=None, args=(), method=None, tol=None, options=None,
           *, ans: rt.scipy.optimize.least_back(g, fun, ans, args, None, bounds)[1]),
     bounds=None)
unknown(
    "write it as scipy.optimize.minimize of the sum of squares, which has a derivative",
    scipy.optimize.least_squares, scipy.optimize.leastsq, scipy.optimize.curve_fit,
)
unknown(
    "the solution of a linear program jumps from corner to corner",
    scipy.optimize.linprog, scipy.optimize.milp, scipy.optimize.linear_sum_assignment,
)
unknown(
    "a search among several minima has no derivative: start scipy.optimize.minimize at what it"
    " finds",
    scipy.optimize.basinhopping, scipy.optimize.differential_evolution,
    scipy.optimize.dual_annealing, scipy.optimize.shgo, scipy.optimize.brute,
)
unknown("find the root with scipy.optimize.brentq, or several by root", scipy.optimize.toms748,
        scipy.optimize.newton_krylov, scipy.optimize.anderson, scipy.optimize.broyden1,
        scipy.optimize.broyden2)
unknown_rest("find it with scipy.optimize.minimize, minimize_scalar, root or brentq, which have"
             " derivatives", scipy.optimize)
