"""What many tests need: shared data, the command line, Hypothesis without chance."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

from onrecord.cli import main
from onrecord.model.ontology import use_overlay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"

# The same examples on every run, and no deadline: a slow machine is no failure.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


def do_without(part: str) -> NoReturn:
    """Skip the test that needs a missing part; under CI, fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{part} is missing, and CI must have it", pytrace=False)
    pytest.skip(f"{part} is missing")


def needed(module: str) -> ModuleType:
    """Return a module that is there for tests alone; do without the test if not."""
    if find_spec(module.partition(".")[0]) is None:
        do_without(f"the package {module}")
    return import_module(module)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of corpora and exam texts that lies beside the repository."""
    if not SHARED.is_dir():
        do_without(f"the shared data folder ({SHARED.name}/ beside the repository)")
    return SHARED


@pytest.fixture(scope="session")
def examples() -> Path:
    """Return the folder of the bundled reports."""
    return REPOSITORY / "examples"


@pytest.fixture
def onrecord(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Done]]:
    """Give the command line, whole but for its process, in a folder of its own.

    An exception that it lets through, which a user would see as a traceback, fails
    the test.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ONTOLOGY", raising=False)
    monkeypatch.setenv("COLUMNS", "160")

    def run(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as end:
            main()
        written = capsys.readouterr()
        return Done(int(end.value.code or 0), written.out, written.err)

    yield run
    use_overlay(None)
