# Derivatives of corpus.comprehensions.generator_sum, by wengert: emitted code, do not edit.


def generator_sum_grad(x, n, out_bar=1.0):
    """Gradient of generator_sum by x; out_bar is the adjoint of its result."""
    # Backward: the same lines, last first
    x_bar = 0.0

    # 21: return sum(x**i / (i + 1) for i in range(n))
    for i in reversed(range(n)):
        x_bar += out_bar / (i + 1) * (i * x ** (i - 1) if i else 0.0)

    return x_bar
