"""Expression swell: the derivative of the iterated logistic map, by symbols and as a program.

Symbolic differentiation writes one expression, in which what is common is written again and again;
emitted code gives each value a name.  Prints the numbers of operations.  (The map is that of table
1 in A. G. Baydin et al., Automatic differentiation in machine learning: a survey, JMLR 18, 2018.)
"""

import ast
import linecache

import sympy

from wengert import grad

MOST = 7


def logistic(x, n):
    """The n-th iterate: l_1 = x, l_k+1 = 4 l_k (1 - l_k)."""
    for _ in range(n - 1):
        x = 4.0 * x * (1.0 - x)
    return x


def unrolled(n):
    """The text of the map without its loop."""
    steps = "    x = 4.0 * x * (1.0 - x)\n" * (n - 1)
    return f"def logistic_{n}(x: float):\n{steps}    return x\n"


def symbolic(n):
    """The numbers of operations in the map's expression and in its derivative, and this."""
    x = sympy.Symbol("x")
    value = logistic(x, n)
    slope = sympy.diff(value, x)
    return sympy.count_ops(value), sympy.count_ops(slope), slope.subs(x, 0.2)


def operations(text):
    """The number of operations in a program."""
    return sum(isinstance(node, ast.BinOp | ast.UnaryOp) for node in ast.walk(ast.parse(text)))


def main():
    """Print a line for each number of iterations."""
    slope = grad(logistic)
    loop = operations(slope.source_for(0.2, 3))
    print(f"{'n':>2} {'map':>5} {'by symbols':>11} {'emitted':>8} {'as a loop':>10}")
    for n in range(1, MOST + 1):
        value, swollen, expected = symbolic(n)
        emitted = emitted_for(n)
        print(f"{n:>2} {value:>5} {swollen:>11} {emitted:>8} {loop:>10}")
        assert abs(slope(0.2, n) - expected) <= 1e-9 * abs(expected)
    assert emitted < 20 * MOST < swollen


def emitted_for(n):
    """The number of operations in the derivative of the map without its loop."""
    text, file = unrolled(n), f"<logistic {n}>"
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    namespace = {}
    exec(compile(text, file, "exec"), namespace)
    return operations(str(grad(namespace[f"logistic_{n}"]).source))


if __name__ == "__main__":
    main()
