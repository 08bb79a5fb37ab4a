"""The four nevers of docs/architecture.md, and the measure of files and functions."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "dragoman"
FILES = sorted(SRC.rglob("*.py"))
ROOMS = {"collect", "read", "survey", "write", "publish", "proof", "measure", "ledger"}
DESK_ONLY = {
    "store",
    "engine",
    "settings",
    "desk",
    "deskless",
    "collecting",
    "sources",
    "knowledge",
    "cli",
}
CONDUCTORS = {"desk.py", "deskless.py", "sourcing.py"}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def ours(path: Path) -> set[str]:
    return {each.split(".")[1] for each in imports(path) if each.startswith("dragoman.")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_the_nevers(path: Path) -> None:
    room = path.relative_to(SRC).parts[0]
    seen = ours(path)
    if room in ROOMS:
        assert not seen & (ROOMS - {room}), "a room imports another room"
        assert not seen & DESK_ONLY, "a room imports what belongs to the desk"
    concrete = {
        each
        for each in imports(path)
        if each.startswith("dragoman.backends.") and each != "dragoman.backends.base"
    }
    assert not concrete or path.name in CONDUCTORS, "only the desk imports a concrete backend"
    if room == "model":
        others = {each.split(".")[0] for each in imports(path)} - {"dragoman"}
        assert others <= set(sys.stdlib_module_names), "model imports the standard library alone"
        assert seen <= {"model"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_files_and_functions_keep_their_measure(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 320
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 66, node.name
    if path.name not in {"attempt.py", "cli.py"}:
        assert "except Exception" not in text
