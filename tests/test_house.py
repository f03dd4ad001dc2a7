"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import inspect
import json
import re
import subprocess
import sys
import textwrap
from datetime import date
from typing import TYPE_CHECKING

import pytest

import onrecord
from onrecord import errors
from onrecord.config import VERSION
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOUSE = REPOSITORY / "src" / "onrecord"
MODULES = sorted(
    path
    for folder in ("src", "gazetteer", "training", "benchmarks", "docs", "tests")
    for path in (REPOSITORY / folder).rglob("*.py")
)
MAX_LINES = 400
MAX_FUNCTION_LINES = 40
DRAWERS = frozenset(
    ["util", "utils", "helper", "helpers", "misc", "common", "base", "core"]
).union(["manager", "handler", "processor"])
HEAVY = frozenset(["spacy", "duckdb", "onnxruntime", "trafilatura", "numpy", "typer"])


def path_of(module: Path) -> str:
    """Name a module by its path."""
    return str(module.relative_to(REPOSITORY))


@pytest.mark.parametrize("module", MODULES, ids=path_of)
def test_module_is_short_and_says_what_it_is_for(module: Path) -> None:
    """A module opens with its purpose, fits in a reader's head, and is no drawer."""
    text = module.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(text)) or not text
    assert len(text.splitlines()) <= MAX_LINES
    assert module.stem not in DRAWERS


@pytest.mark.parametrize(
    "module", [path for path in MODULES if "tests" not in path.parts], ids=path_of
)
def test_functions_are_short(module: Path) -> None:
    """What a function does can be seen on one screen; its signature is not counted."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    lengths = {
        node.name: (node.end_lineno or 0) - node.body[0].lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: n for name, n in lengths.items() if n > MAX_FUNCTION_LINES} == {}


def test_map_names_every_folder() -> None:
    """The map in the package docstring and the folders on disk agree."""
    text = onrecord.__doc__ or ""
    mapped = set(re.findall(r"(?m)^\* (\w+)", text))
    folders = {path.parent.name for path in HOUSE.glob("*/__init__.py")}

    assert mapped <= folders
    assert folders - mapped <= set(re.findall(r"``(\w+)``", text))


def test_import_is_light() -> None:
    """The package imports at once: what is heavy is imported when it is used."""
    script = "import onrecord, sys; print(*sys.modules)"
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )

    assert not HEAVY & set(done.stdout.split())


def test_read_is_the_function_and_not_the_folder() -> None:
    """``onrecord.read`` can be called, also after the folder was imported."""
    script = textwrap.dedent("""
        import onrecord.read
        from onrecord.pipeline import read
        assert onrecord.read is read
    """)

    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603  ours


def test_every_public_name_is_there() -> None:
    """Each public name leads to something, and no other name does."""
    assert [name for name in onrecord.__all__ if not hasattr(onrecord, name)] == []
    assert not hasattr(onrecord, "frobnicate")


def drawn_errors() -> Iterator[tuple[str, str]]:
    """Yield child and parent of every error that the docstring's tree draws."""
    path: list[tuple[int, str]] = [(-1, "Exception")]
    for indent, name in re.findall(r"(?m)^( *)[*x+-] (\w+)$", errors.__doc__ or ""):
        while path[-1][0] >= len(indent):
            path.pop()
        yield name, path[-1][1]
        path.append((len(indent), name))


def test_errors_are_drawn_as_they_are() -> None:
    """The tree in the docstring of ``errors`` is the tree of its classes."""
    classes = inspect.getmembers(errors, inspect.isclass)
    real = {name: kind.__base__.__name__ for name, kind in classes if kind.__base__}

    assert dict(drawn_errors()) == real


def test_version_is_told_once() -> None:
    """The change log and the citation name the version that the package has."""
    changes = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")

    assert re.findall(r"(?m)^## (\d\S*)", changes)[0] == VERSION
    assert f'\nversion: "{VERSION}"\n' in citation


def test_examples_have_their_metadata(examples: Path) -> None:
    """Every bundled report has a line in documents.jsonl, and every line a report."""
    lines = (examples / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    listed = [json.loads(line) for line in lines]

    assert {each["id"] for each in listed} == {p.stem for p in examples.glob("*.txt")}
    assert all(each["title"] and each["publisher"] for each in listed)
    assert all(date.fromisoformat(each["published"]) for each in listed)


def test_examples_are_short(examples: Path) -> None:
    """A bundled report can be read in a minute, so that a reader can check claims."""
    words = [len(p.read_text(encoding="utf-8").split()) for p in examples.glob("*.txt")]

    assert all(120 <= count <= 250 for count in words)
