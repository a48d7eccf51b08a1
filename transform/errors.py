"""What wengert refuses, each with its own words, and the user's line where there is one."""

from wengert.runtime.checks import Refusal


class Unsupported(Refusal, SyntaxError):
    """A construct that can't be differentiated; Python shows it with its line and a caret.

    A pass raises it with the node that it refuses; `locate` adds the file and the text.
    """

    def __init__(self, why, node=None):
        super().__init__(why)
        self.node = node

    def locate(self, file, lines):
        """Point at the node in `file`, whose text is `lines`; the innermost call wins."""
        if self.filename is None and getattr(self.node, "lineno", None) is not None:
            node = self.node
            self.filename, self.lineno, self.end_lineno = file, node.lineno, node.end_lineno
            first = line_of(lines, node.lineno)
            self.text = first
            self.offset = characters(first, node.col_offset) + 1
            self.end_offset = characters(line_of(lines, node.end_lineno), node.end_col_offset) + 1
        return self


class NoRule(Unsupported):
    """A function without source and without a rule; says how to declare one."""


class NoSource(Unsupported):
    """A function whose source text can't be found."""


def line_of(lines, number):
    """Line `number`, counted from 1, of a file's lines."""
    return lines[number - 1] if 0 < number <= len(lines) else ""


def characters(line, byte):
    """How many characters the first `byte` bytes of `line` are: gast counts bytes."""
    return len(line.encode()[:byte].decode(errors="ignore"))
