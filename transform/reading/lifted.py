"""Functions of their own, made of the nested ones that were lifted: see `lift`."""

from types import CellType, CodeType, FunctionType, MappingProxyType

import gast

from ..trees.tree import like
from .source import Source, read


def compiled(trees, source, copies=MappingProxyType({})):
    """The sources of lifted functions: compiled from `trees`, in the world of the outer one.

    copies: name → the function that it is a copy of, in the world of which it is compiled
    """
    made = {id: CellType() for id in trees}
    found = {}
    for id, tree in trees.items():
        around = read(copies[id]) if id in copies else source
        outer = around.function
        cells = dict(zip(outer.__code__.co_freevars, outer.__closure__ or ())) | made
        code = code_of(tree, cells, around.file)
        closure = tuple(cells[name] for name in code.co_freevars)
        function = FunctionType(code, outer.__globals__, id, None, closure)
        made[id].cell_contents = function
        found[id] = function.source = Source(function, tree, around.file, around.lines)
    return found


def code_of(tree, free, file):
    """The code of a def with free variables."""
    factory = gast.parse("def factory(): pass").body[0]
    params = [gast.Name(id, gast.Param(), None, None) for id in free]
    factory = like(factory, args=like(factory.args, args=params), body=[tree])
    module = gast.gast_to_ast(gast.fix_missing_locations(gast.Module([factory], [])))
    code = compile(module, file, "exec", dont_inherit=True)
    for id in ("factory", tree.name):
        code = next(c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == id)
    return code
