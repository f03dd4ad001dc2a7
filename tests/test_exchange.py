"""Files for other programs, written and laid over by command, as a user would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import onrecord as package
from onrecord.errors import ConfigError
from onrecord.export.formats import FORMATS
from onrecord.store import Store
from tests.export.exported import RAID, raid
from tests.readings import reading_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Done

    Command = Callable[..., Done]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return the store of a folder, with two reports."""
    store = Store(tmp_path / "onrecord.duckdb", wait=5)
    store.write_many([raid(), reading_of()], store.start_run("read", "test"))
    return store


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("format", [*FORMATS, "parquet"])
def test_export_and_rehydrate(onrecord: Command, tmp_path: Path, format: str) -> None:
    """Every format is written, not written over, and filled again from a copy."""
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "any.txt").write_text(RAID, encoding="utf-8")

    done = onrecord("export", format, "--out", "out", "--without-text")
    again = onrecord("export", format, "--out", "out")
    filled = onrecord("rehydrate", "out", "copies", "--out", "filled")

    assert (done.code, done.out) == (0, "")
    assert "written to out" in done.err
    assert (again.code, again.err) == (
        1,
        "onrecord: out: exists; --force writes over it\n",
    )
    if format == "eventreport":
        assert "points at no words" in filled.err
    else:
        assert filled.code == 0
        assert "put back in filled" in filled.err
    assert onrecord("export", format, "--out", "out", "--force").code == 0


@pytest.mark.usefixtures("store")
def test_what_is_left_out_is_told(onrecord: Command, tmp_path: Path) -> None:
    """A format that cannot say everything says what it does not."""
    done = onrecord("export", "polecat")

    assert done.err == (
        "3 claims written to onrecord.tsv\n"
        "3 claims left out: ties, and what is denied, planned or demanded, "
        "have no column\n"
    )
    assert (tmp_path / "onrecord.tsv").is_file()


@pytest.mark.usefixtures("store")
def test_a_text_that_nobody_has(onrecord: Command, tmp_path: Path) -> None:
    """What cannot be put back is told by the text's hash."""
    (tmp_path / "any.txt").write_text(RAID, encoding="utf-8")
    onrecord("export", "dna", "--without-text")

    done = onrecord("rehydrate", "onrecord.dna", "any.txt", "--out", "filled.dna")

    key = reading_of().document.id[:12]
    assert done.code == 0
    assert done.err == (
        "1 quotation put back in filled.dna\n"
        f"no copy has the text {key}: 1 quotation left as they are\n"
    )


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["export", "dna", "--store", "none.duckdb"], "there is no store yet"),
        (["export", "dna", "--out", "no/out.dna"], "there is no folder no"),
        (["export", "dna", "--out", "onrecord.duckdb", "--force"], "needed as it is"),
        (["export", "parquet", "--out", "full", "--force"], "other files in it"),
        (["rehydrate", "none", "copies", "--out", "o"], "none: no such file"),
        (["rehydrate", "full/mine", "full", "--out", "o"], "points at no words"),
        (["rehydrate", "full/mine", "x", "--out", "full/mine"], "needed as it is"),
    ],
    ids=" ".join,
)
def test_bad_input(
    onrecord: Command, store: Store, tmp_path: Path, command: list[str], reason: str
) -> None:
    """What cannot be done is one line, and leaves every file as it was."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("mine")
    before = store.path.read_bytes()

    done = onrecord(*command)

    assert (done.code, done.out) == (1, "")
    assert reason in done.err
    assert done.err.count("\n") == 1
    assert store.path.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"onrecord.duckdb", "full"}


def test_unknown_format(onrecord: Command, store: Store) -> None:
    """A format that is none is a mistake in usage; the function says what is known."""
    assert onrecord("export", "xlsx").code == 2
    with pytest.raises(ConfigError, match="called xlsx; known: polecat, "):
        package.export("xlsx", store=store.path)


def test_functions_of_the_same_name() -> None:
    """The commands are functions of the package, though a folder has that name too."""
    import onrecord.export.files  # noqa: PLC0415  binds the folder to the package
    from onrecord.pipeline import export, rehydrate  # noqa: PLC0415

    assert package.export is export
    assert package.rehydrate is rehydrate
    assert onrecord.export is export
