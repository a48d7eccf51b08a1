"""Ask again what costs nothing to ask: a test of numbers, the length of a sequence.

>>> from wengert.transform.reading.source import show
>>> show(lambda f: again(f, {"test", "x_len"}, {"n"}), '''
... def f(x, n):
...     test = n > 2
...     x_len = len(x)
...     for i in range(x_len):
...         print(x[i])
...     if test:
...         print(n)
...     return n
... ''')
def f(x, n):
    for i in range(len(x)):
        print(x[i])
    if n > 2:
        print(n)
    return n

What is asked of must be bound once and never change, and the answer must not be kept.
"""

from collections import Counter

import gast

from ..trees.names import parameters, reads, writes
from ..trees.quote import fill
from ..trees.tree import blocks, like, statements
from .changes import changed_in_place
from .prune import made_here, prune


def again(function, temporaries, numbers, pruned=prune):
    """`function` without those of `temporaries` that are as easily asked where they are read.

    pruned: drops what nothing reads
    """
    while True:
        found = Questions(function, temporaries, numbers).found()
        if not found:
            return function
        function = pruned(asked(function, found))


def asked(function, found):
    """`function` with the questions in place of their answers, in the headers of its blocks."""

    def block(stmts):
        return [new for stmt in stmts for new in statement(stmt)]

    def statement(stmt):
        match stmt:
            case gast.Assign(targets=[gast.Name(id=id_)]) if id_ in found:
                return []
            case gast.If():
                test = fill(stmt.test, found)
                body = block(stmt.body) or [gast.Pass()]
                return [like(stmt, test=test, body=body, orelse=block(stmt.orelse))]
            case gast.For():
                return [like(stmt, iter=fill(stmt.iter, found), body=block(stmt.body))]
            case gast.While():
                return [like(stmt, body=block(stmt.body))]
        return [stmt]

    return like(function, body=block(function.body))


def resized(stmt):
    """The names whose list a statement may make longer or shorter."""
    if isinstance(stmt, gast.AugAssign) or blocks(stmt):
        return set()
    return changed_in_place(stmt)


class Questions:
    """Which temporaries hold the answer to a question that can be asked again."""

    def __init__(self, function, temporaries, numbers):
        self.function, self.numbers = function, numbers
        self.same = {p.id for p in parameters(function.args)}
        self.bound = Counter(self.same)
        self.temporaries = temporaries - self.same
        self.kept = set()  # what is read elsewhere than in the header of a block
        self.changing = set()
        for stmt in statements(function.body):
            self.note(stmt)
            self.note_copy(stmt)
        self.lists_stay = self.changing <= made_here(function)

    def note(self, stmt):
        match stmt:
            case gast.If(test=gast.UnaryOp(op=gast.Not(), operand=head)) | gast.While(test=head):
                self.kept |= reads(head)
            case gast.For(target=target):
                self.bound.update(writes(target))
            case gast.If():
                pass
            case _:
                self.kept |= reads(stmt)
                self.bound.update([*writes(stmt), *changed_in_place(stmt)])
        self.changing |= resized(stmt)

    def note_copy(self, stmt):
        """Another name for a parameter stands for it."""
        match stmt:
            case gast.Assign(targets=[gast.Name(id=new)], value=gast.Name(id=old)):
                if old in self.same and self.bound[old] == 1:
                    self.same.add(new)

    def found(self):
        """Name → the question that it is the answer to."""
        found, todo = {}, list(self.function.body)
        while todo:
            stmt = todo.pop()
            match stmt:
                case gast.If():
                    todo += stmt.body + stmt.orelse
                case gast.Assign(targets=[gast.Name(id=id_)], value=value) if (
                    id_ in self.temporaries and id_ not in self.kept and self.bound[id_] == 1
                ):
                    if self.is_question(value):
                        found[id_] = value
        return found

    def is_question(self, value):
        match value:
            case gast.Compare(left=left, comparators=[right]):
                return self.is_number(left) and self.is_number(right)
            case gast.Call(func=gast.Name(id="len"), args=[gast.Name(id=id_)], keywords=[]):
                return self.lists_stay and id_ in self.same and self.bound[id_] == 1
        return False

    def is_number(self, atom):
        match atom:
            case gast.Name(id=id_):
                return id_ in self.numbers and self.bound[id_] == 1
        return isinstance(atom, gast.Constant)
