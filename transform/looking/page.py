"""A derivative and its primal side by side, in text and as a page where each line leads to its own.

>>> print(beside("x = 1\\ny = 2", "x_bar = 1.0"))
x = 1  | x_bar = 1.0
y = 2  |
"""

import html
import io
import keyword
import re
import tokenize
from collections import Counter
from itertools import zip_longest

from ..calls.origins import primal_lines, primal_of

STYLE = """
    .wengert { display: flex; gap: 2em; font: 13px/1.5 monospace; }
    .wengert pre { margin: 0; font: inherit; }
    .wengert a { display: block; color: inherit; text-decoration: none; min-height: 1.5em; }
    .wengert a:target, .wengert a:hover { background: #fff3c4; }
    .wengert .k { color: #8f08c4; } .wengert .s { color: #067d17; } .wengert .c { color: #777; }
    .wengert .n { color: #aaa; }
"""


def beside(left, right):
    """Two texts in two columns."""
    left, right = left.splitlines(), right.splitlines()
    width = max(map(len, left), default=0)
    pairs = zip_longest(left, right, fillvalue="")
    return "\n".join(f"{a.ljust(width)}  | {b}".rstrip() for a, b in pairs)


def primal_text(function):
    """The text of a function, where there is its source."""
    return "\n".join(primal_lines(function)[2])


def side_by_side(built):
    """The primal and the text of what was built, in two columns."""
    first = next(iter(built.bindings.values()))
    return beside(primal_text(primal_of(first)), built.text)


def page(built, title="derivative"):
    """A page of HTML with the primals and the derivative, each line linked to its original."""
    body = fragment(built)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"</head><body>\n{body}\n</body></html>\n"
    )


def fragment(built):
    """As `page`, to stand in another page, such as a notebook."""
    places = built.origins
    primals = {}
    for binding in built.bindings.values():
        file, first, lines = primal_lines(primal_of(binding))
        primals.setdefault((file, first), lines)
    names = anchors(file for file, _ in primals)
    left = [column(names, file, first, lines) for (file, first), lines in primals.items()]
    right = []
    for number, line in enumerate(coloured(built.text), 1):
        file, line_there = places.get(number, (None, None))
        target = f' href="#{names[file]}-{line_there}"' if file in names else ""
        right.append(f"<a{target}>{line}</a>")
    columns = f"<pre>{''.join(left)}</pre><pre>{''.join(right)}</pre>"
    return f'<style>{STYLE}</style><div class="wengert">{columns}</div>'


def column(names, file, first, lines):
    """The lines of a primal, to which others may lead."""
    told = [f'<a class="n">{html.escape(file)}</a>']
    for number, line in enumerate(coloured("\n".join(lines)), first):
        told.append(f'<a id="{names[file]}-{number}"><span class="n">{number:4} </span>{line}</a>')
    return "".join(told)


def anchors(files):
    """What the anchors in each file begin with.

    >>> anchors(["a/f.py", "b/f.py", "a/f.py"])
    {'a/f.py': 'f-py', 'b/f.py': 'f-py-in-2'}
    """
    found, counts = {}, Counter()
    for file in dict.fromkeys(files):
        name = "".join(c if c.isalnum() else "-" for c in re.split(r"[/\\]", file)[-1])
        counts[name] += 1
        found[file] = f"{name}-in-{counts[name]}" if counts[name] > 1 else name
    return found


def coloured(text):
    """The lines of Python text as HTML, with classes for keywords, strings and comments."""
    lines = text.splitlines()
    marks = {}
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            kind = kind_of(token)
            if kind and token.start[0] == token.end[0]:
                marks.setdefault(token.start[0], []).append((token.start[1], token.end[1], kind))
    except (tokenize.TokenError, SyntaxError):  # a part of a file may not be whole
        marks.clear()
    return [marked(line, marks.get(number, ())) for number, line in enumerate(lines, 1)]


def kind_of(token):
    if token.type == tokenize.NAME and keyword.iskeyword(token.string):
        return "k"
    return {tokenize.STRING: "s", tokenize.COMMENT: "c"}.get(token.type)


def marked(line, marks):
    told, end = [], 0
    for start, stop, kind in marks:
        told += [html.escape(line[end:start]), f'<span class="{kind}">']
        told += [html.escape(line[start:stop]), "</span>"]
        end = stop
    return "".join([*told, html.escape(line[end:])])
