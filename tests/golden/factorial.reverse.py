# Derivatives of corpus.calls.factorial, by wengert: emitted code, do not edit.


def factorial_grad(x, n, out_bar=1.0):
    """Gradient of factorial by x; out_bar is the adjoint of its result."""
    # Forward: factorial, keeping what the way back will read
    test = n <= 1
    if not test:
        out_product = n * x
        out_factorial, out_factorial_tape = factorial_forward(x, n - 1)

    # Backward: the same lines, last first

    # 75: return x if n <= 1 else n * x * factorial(x, n - 1)
    if test:
        x_bar = out_bar
    else:
        x_bar = (
            factorial_reverse(out_factorial_tape, out_bar * out_product)
            + out_bar * out_factorial * n
        )

    return x_bar


def factorial_forward(x, n):
    """factorial, and the tape for factorial_reverse."""
    # Forward: factorial, keeping what the way back will read
    out_factorial = out_product = 0.0
    out_factorial_tape = None
    test = n <= 1
    if not test:
        out_product = n * x
        out_factorial, out_factorial_tape = factorial_forward(x, n - 1)
        x = out_product * out_factorial
    return x, (n, out_factorial, out_factorial_tape, out_product, test)


def factorial_reverse(tape, out_bar):
    """Adjoints of factorial by x; out_bar is the adjoint of its result."""
    n, out_factorial, out_factorial_tape, out_product, test = tape

    # Backward: the same lines, last first

    # 75: return x if n <= 1 else n * x * factorial(x, n - 1)
    if test:
        x_bar = out_bar
    else:
        x_bar = (
            factorial_reverse(out_factorial_tape, out_bar * out_product)
            + out_bar * out_factorial * n
        )

    return x_bar
