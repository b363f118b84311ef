"""No room leads back to itself: what a file imports, at its top or within a function, never imports it in turn.

What is imported for types alone does not count.
"""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

import pytest
from test_arrows import File, files, parse

from db import NAMES


def reached(file: File, modules: Mapping[str, object]) -> Iterator[str]:
    """The modules that a file imports when it runs, of these; a name of the door leads to its room."""
    for node in running(file.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                named = f"{node.module}.{alias.name}"
                yield named if named in modules else NAMES.get(alias.name, "") if node.module == "db" else node.module


def running(node: ast.AST) -> Iterator[ast.AST]:
    """All that runs; what stands under TYPE_CHECKING does not."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING"):
            yield from running(child)


def circle(sources: tuple[File, ...]) -> list[str]:
    """Modules of which each imports the one before it; [] where there are none."""
    modules = {file.module: file for file in sources}
    graph = {name: {one for one in reached(file, modules) if one in modules} - {name} for name, file in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [str(one) for one in error.args[1]]
    return []


def test_no_room_leads_back_to_itself() -> None:
    assert circle(files("db", "tui")) == []


@pytest.mark.parametrize("back", ["import db.x", "from db import x", "def f():\n    from db.x import this"])
def test_a_circle_would_be_found(back: str) -> None:
    assert circle((parse("db/x.py", "from db.y import that"), parse("db/y.py", back)))


def test_types_make_no_circle() -> None:
    back = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from db.x import This"
    assert circle((parse("db/x.py", "from db.y import that"), parse("db/y.py", back))) == []
