"""Python text for a terminal.

>>> coloured("x = 1  # one").count(ESCAPE)
2
"""

import io
import keyword
import os
import sys
import tokenize

ESCAPE = "\x1b["
COLOURS = {"keyword": "35m", tokenize.STRING: "32m", tokenize.COMMENT: "90m"}


def show(text, python=True):
    """Print a text, in colours where it is Python and goes to a terminal.

    In none where the environment has NO_COLOR (no-color.org), or a dumb terminal.
    """
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    print(coloured(text) if python and sys.stdout.isatty() and not plain else text)


def coloured(text):
    """`text` with the escapes that colour its keywords, strings and comments."""
    lines = text.splitlines(keepends=True)
    for token in reversed(list(tokenize.generate_tokens(io.StringIO(text).readline))):
        colour = COLOURS.get("keyword" if keyword.iskeyword(token.string) else token.type)
        if colour and token.start[0] == token.end[0]:
            row, start, end = token.start[0] - 1, token.start[1], token.end[1]
            line = lines[row]
            lines[row] = f"{line[:start]}{ESCAPE}{colour}{line[start:end]}{ESCAPE}0m{line[end:]}"
    return "".join(lines)
