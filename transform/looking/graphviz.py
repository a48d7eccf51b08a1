"""Pictures of graphs, by the program of Graphviz."""

import shutil
import subprocess


def svg(dot):
    """The picture of a graph, made by Graphviz, which must be installed."""
    program = shutil.which("dot")
    if program is None:
        raise OSError("Graphviz is not installed: there is no program `dot`")
    return subprocess.run(
        [program, "-Tsvg"], input=dot, capture_output=True, encoding="utf-8", check=True
    ).stdout
