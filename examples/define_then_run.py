"""The same program in define-then-run style, and as plain Python.

Libraries that differentiate a graph of operations have it built first, with nodes in place of
`while` and `if`; the program that builds it is not the program that runs.  Plain Python is
differentiated as it stands, with its own control flow.
"""

import math

from wengert import value_and_grad

# Define, then run: a graph of nodes, which a function evaluates and another one differentiates


class Node:
    """One operation on other nodes; `partials` are its derivatives by each of them."""

    def __init__(self, value, partials=(), inputs=()):
        self.value, self.partials, self.inputs = value, partials, inputs

    def __mul__(self, other):
        return Node(lambda a, b: a * b, (lambda a, b: b, lambda a, b: a), (self, other))

    def __add__(self, other):
        return Node(lambda a, b: a + b, (lambda a, b: 1.0, lambda a, b: 1.0), (self, other))

    def __truediv__(self, other):
        by_b = lambda a, b: -a / (b * b)  # noqa: E731
        return Node(lambda a, b: a / b, (lambda a, b: 1.0 / b, by_b), (self, other))


def constant(number):
    return Node(lambda: number)


class While:
    """A loop as a node: `test` and `body` are graphs of a placeholder."""

    def __init__(self, start, state, test, body):
        self.start, self.state, self.test, self.body = start, state, test, body

    def unrolled(self, given):
        """The graph for the turns that are taken with these inputs."""
        node = self.start
        while evaluate(self.test, {**given, self.state: evaluate(node, given)}):
            node = substituted(self.body, self.state, node)
        return node


def substituted(graph, state, node):
    """A graph with `node` in place of the placeholder `state`."""
    if graph is state:
        return node
    inputs = tuple(substituted(i, state, node) for i in graph.inputs)
    return Node(graph.value, graph.partials, inputs) if inputs else graph


def evaluate(node, given):
    """The value of a node, for the placeholders that are given."""
    if node in given:
        return given[node]
    return node.value(*(evaluate(i, given) for i in node.inputs))


def gradient(node, by, given):
    """The derivative of a node by a placeholder."""
    if node is by:
        return 1.0
    values = [evaluate(i, given) for i in node.inputs]
    parts = zip(node.partials, node.inputs, strict=True)
    return sum(partial(*values) * gradient(i, by, given) for partial, i in parts)


def root_graph():
    """Newton's iteration for a square root, defined."""
    a, x = Node(None), Node(None)
    half = constant(0.5)
    far = Node(lambda x, a: abs(x * x - a) > 1e-3, (), (x, a))
    return a, While(a, x, far, half * (x + a / x))


# As plain Python


def root(a):
    """Newton's iteration for a square root."""
    x = a
    while abs(x * x - a) > 1e-3:
        x = 0.5 * (x + a / x)
    return x


def main():
    """Both give the derivative of a square root."""
    a, loop = root_graph()
    given = {a: 2.0}
    graph = loop.unrolled(given)
    y, slope = evaluate(graph, given), gradient(graph, a, given)
    print(f"defined, then run: {y:.6f}, slope {slope:.6f}")
    newton = value_and_grad(root)
    y_2, slope_2 = newton(2.0)
    print(f"plain Python:      {y_2:.6f}, slope {slope_2:.6f}")
    print(newton.source_for(2.0))
    assert y == y_2 and math.isclose(slope, slope_2) and abs(y_2 - 2**0.5) < 1e-3


if __name__ == "__main__":
    main()
