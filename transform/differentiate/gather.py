"""Gather the saves of one value in several branches of a loop's body into one, at its start.

    for …:                          for …:
        if branch:                      ys.append(y)
            ys.append(y)                if branch:
            y = np.sin(y)      →            y = np.sin(y)
        else:                           else:
            ys_1.append(y)                  y = y * w
            y = y * w

This is the same where the reverse of the body reads only the value that the name had at its start.
What is computed from such values alone, like `branch = y > 1.0`, is not kept besides.
"""

import gast

from ..trees.names import reads, writes
from ..trees.tree import blocks, statements
from .needs import base_of


def gather(body, recorder):
    for stmt in statements(body):
        if isinstance(stmt, (gast.For, gast.While)):
            for id_, places in saved(stmt.body, recorder.records).items():
                if len(places) > 1 and Reader(id_, recorder).reads_start_only(stmt.body):
                    for place in places:
                        recorder.records.saves[place].remove(id_)
                    recorder.records.starts.setdefault(id(stmt.body), []).append(id_)
            replay_from_start(stmt.body, recorder, recorder.flow.of(body).written)


def replay_from_start(body, recorder, changing):
    """Replay what is computed from values at the start of a turn, or from what never changes."""
    records, replays = recorder.records, recorder.replays
    at_start = set(records.starts.get(id(body), ()))
    for id_ in list(records.ends.get(id(body), ())) if at_start else ():
        place, stmt = replays.definition(body, id_) or (0, None)
        before = set().union(*map(recorder.flow.written, body[:place]))
        if stmt is not None and reads(stmt.value) & changing <= at_start - before:
            records.ends[id(body)].remove(id_)
            records.replays.setdefault(id(body[-1]), []).append(stmt)


def saved(body, records):
    """The names saved in a loop's body, outside of inner loops: each with its statements."""
    found, todo = {}, list(body)
    while todo:
        stmt = todo.pop()
        for id_ in records.saves.get(id(stmt), ()):
            found.setdefault(id_, []).append(id(stmt))
        if isinstance(stmt, gast.If):
            todo += stmt.body + stmt.orelse
    return dict(sorted(found.items()))


class Reader:
    """Follows one name through a loop's body."""

    def __init__(self, id_, recorder):
        self.id, self.recorder = id_, recorder
        self.fine = True

    def reads_start_only(self, body):
        self.block(body, False)
        return self.fine

    def wants(self, key):
        return self.id in map(base_of, self.recorder.wanted.get(key, ()))

    def block(self, block, changed):
        """Walk a block; `changed`: whether the name may have another value than at the start."""
        self.fine &= not (changed and self.wants(id(block)))
        for stmt in block:
            changed = self.statement(stmt, changed)
        return changed

    def statement(self, stmt, changed):
        if isinstance(stmt, gast.If):
            self.fine &= not (changed and self.id in reads(stmt.test))
            both = [self.block(b, changed) for b in (stmt.body, stmt.orelse)]
            changed = any(both)
        elif blocks(stmt):
            self.fine &= not self.inside(stmt, changed)
        else:
            index = id(stmt) in self.recorder.records.undone and self.id in reads(stmt)
            after = changed or self.id in writes(stmt)
            self.fine &= not ((changed or after) and (index or self.wants(id(stmt))))
            changed = after
        replayed = set(map(base_of, self.recorder.replays.needed(stmt)))
        self.fine &= not (changed and (self.id in replayed or self.wants(id(stmt))))
        return changed

    def inside(self, loop, changed):
        """Whether an inner loop changes the name, or reads it changed."""
        for stmt in statements([loop]):
            if self.id in writes(stmt) or self.recorder.records.saves.get(id(stmt), ()):
                if self.id in writes(stmt) or self.id in self.recorder.records.saves[id(stmt)]:
                    return True
            pieces = [id(stmt), *map(id, blocks(stmt))]
            if changed and any(map(self.wants, pieces)):
                return True
        return False
