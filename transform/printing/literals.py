"""Constants as Python text, quoted and spelled as the formatter likes them.

>>> print(literal("it's"), literal(-1e-07), literal(2j), literal(float("inf")))
"it's" -1e-07 2j 1e309
"""

import ast
import math

import gast
import numpy as np

QUOTES = str.maketrans("'\"", "\"'")


def literal(value):
    """The text of a constant; the text evaluates to an equal constant, whatever names are bound."""
    if isinstance(value, np.generic):
        value = value.item()
    match value:
        case bool() | None:
            return repr(value)
        case str():
            return quoted(repr(value), value.count("'"), value.count('"'))
        case bytes():
            return "b" + quoted(repr(value)[1:], value.count(b"'"), value.count(b'"'))
        case float():
            return real(value)
        case complex():
            return imaginary(value)
        case int():
            return repr(value)
    if value is ...:
        return "..."
    raise TypeError(f"{value!r} can't be printed as a literal")


def real(value):
    """A float; there is no literal for nan and infinity, but there are too large numbers."""
    if math.isnan(value):
        return "(1e309 - 1e309)"
    return repr(value).replace("inf", "1e309").replace("e+", "e")


def imaginary(value):
    """A complex number: `2j`, or a sum in parentheses that keeps the signs of zeros."""
    if str(value) == "-0j":  # 0 - 0j, which no sum of literals gives
        return "0j.conjugate()"
    if is_minus_zero(value.real) or is_minus_zero(value.imag):
        return "-" + imaginary(-value)
    size = "(1e309j - 1e309j)" if math.isnan(value.imag) else imaginary_part(abs(value.imag))
    if value.real == 0 and value.imag >= 0:
        return size
    return f"({real(value.real)} {'-' if value.imag < 0 else '+'} {size})"


def imaginary_part(size):
    return (real(size) + "j").replace(".0j", "j")


def is_minus_zero(value):
    return value == 0 and math.copysign(1, value) < 0


def quoted(text, singles, doubles):
    """`text`, the repr of a string, in double quotes unless that costs more backslashes."""
    if text[0] == '"' or doubles > singles:
        return text
    inner = text[1:-1].replace("\\'", "'").replace('"', '\\"')
    return f'"{inner}"'


def docstring(text, indent):
    """A docstring in triple quotes, or None where only an ordinary literal keeps its value."""
    first, *rest = text.split("\n")
    closing = rest and rest[-1] == " " * indent
    spaced = any(line != line.rstrip() for line in (first, *(rest[:-1] if closing else rest)))
    if spaced or "\\" in text or '"""' in text or not text or text[0] == " " or text[-1] == '"':
        return None
    return f'"""{text}"""' if "".join(text.split("\n")).isprintable() else None


def formatted(node):
    """An f-string, in double quotes where that says the same."""
    text = ast.unparse(gast.gast_to_ast(node))
    swapped = text.translate(QUOTES)
    if text[1] != "'" or text.startswith("f'''"):
        return text
    try:
        same = ast.dump(ast.parse(text)) == ast.dump(ast.parse(swapped))
    except SyntaxError:
        return text
    return swapped if same else text
