"""Statements coded by hand come in as judged claims, once, and contradict nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

import onrecord as package
from onrecord.store import Store
from tests.export.exported import RAID, exported, raid

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Done

    Command = Callable[..., Done]

CODED = (
    "UPDATE CODERS SET Name = 'Ada'",
    (
        "UPDATE DATALONGTEXT SET Value = '' WHERE VariableId = "
        "(SELECT ID FROM VARIABLES WHERE Variable = 'claim')"
    ),
)
"""Makes statements of our own into such as a person has coded from the start."""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where no store is yet."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with four statements over a text, as it is exported."""
    return exported("dna", [raid()], tmp_path / "coded.dna")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store in which the text was read."""
    store = Store(tmp_path / "onrecord.duckdb", wait=5)
    store.write(raid(), store.start_run("read", "test"))
    return store


def change(path: Path, *statements: str) -> None:
    """Change a file by SQL."""
    with closing(sqlite3.connect(path)) as con, con:
        for each in statements:
            con.execute(each)


def test_into_an_empty_store(onrecord: Command, file: Path) -> None:
    """Texts come in, and statements as claims that stand on their coder alone."""
    change(file, *CODED)

    done = onrecord("import", "dna", "coded.dna")

    assert (done.code, done.err) == (0, "4 judgements read, 4 of them new\n")
    assert {each.status for each in package.judgments()} == {"kept"}
    found = {told.claim.type: told for told in package.tie_claims("Harbor League")}
    (told,) = found.values()
    assert told.claim.type == "finances"
    assert told.claim.recipient == ("Guards of the North Coast",)
    assert told.claim.sources == ("@officials who asked not to be named",)
    assert (told.claim.certainty, told.claim.when) == ("PR", "2015-07/..")
    assert told.words == "paid"
    assert [each.author for each in told.judgments] == ["Ada"]
    (aid,) = package.events("Harbor League", type="AID")
    assert (aid.claim.polarity, aid.claim.sources) == ("-", ("Harbor League",))
    assert "nobody but who judged it" in onrecord("why", told.claim.id[:6]).out


def test_twice(onrecord: Command, file: Path) -> None:
    """The same file again adds nothing."""
    change(file, *CODED)
    onrecord("import", "dna", "coded.dna")

    again = onrecord("import", "dna", "coded.dna")

    assert again.err == "4 judgements read, 0 of them new\n"
    assert len(package.judgments()) == 4


def test_concepts_of_their_own(file: Path) -> None:
    """A concept that names no type is what somebody supports, or rejects."""
    change(
        file,
        *CODED,
        "UPDATE ENTITIES SET Value = 'a toll on ships' WHERE Value LIKE '%AID%'",
        "DELETE FROM STATEMENTS WHERE ID <> 2",
    )

    package.import_("dna", file)

    (told,) = package.events("Harbor League")
    assert (told.claim.type, told.claim.polarity) == ("REJECT", "+")
    assert told.claim.sources == ()
    assert told.judgments[0].reason == "concept: a toll on ships"


@pytest.mark.usefixtures("store")
def test_our_own_statements_come_back(onrecord: Command, file: Path) -> None:
    """What nobody altered is passed over, what somebody did is a correction."""
    change(
        file,
        "UPDATE ENTITIES SET Value = 'Harbor League → AID → Syria' "
        "WHERE Value LIKE '%AID%'",
        "UPDATE DATABOOLEAN SET Value = 1 WHERE StatementId = 2",
    )

    done = onrecord("import", "dna", "coded.dna")

    assert done.err == (
        "1 judgement read, 1 of them new\n"
        "3 statements passed over: as they were read here\n"
    )
    (told,) = package.events("Syria")
    assert told.claim.id == raid().claims[1].id
    assert (told.claim.recipient, told.claim.polarity) == (("Syria",), "+")
    assert told.judgments[0].corrected() == {"recipient": ["Syria"], "polarity": "+"}


@pytest.mark.usefixtures("store")
def test_statements_that_agree(file: Path) -> None:
    """A statement that names what was read at its words is about that claim."""
    change(file, *CODED)

    package.import_("dna", file)

    assert [each.status for each in package.judgments()] == ["in force"] * 4
    assert len(package.events()) == 3


@pytest.mark.usefixtures("store")
def test_a_file_without_text(tmp_path: Path) -> None:
    """Statements over a text that the store has need no text of their own."""
    bare = exported("dna", [raid()], tmp_path / "bare.dna", without_text=True)
    change(bare, *CODED)

    assert package.import_("dna", bare).new == 4
    assert RAID not in bare.read_text(encoding="utf-8", errors="replace")


def test_a_text_that_is_not_here(onrecord: Command, tmp_path: Path) -> None:
    """Without its text a statement has no place; that is told, and nothing is lost."""
    exported("dna", [raid()], tmp_path / "bare.dna", without_text=True)
    Store(tmp_path / "onrecord.duckdb").start_run("read", "test")

    done = onrecord("import", "dna", "bare.dna")

    assert done.err == (
        "0 judgements read, 0 of them new\n"
        "4 statements passed over: their text, or their place in it, is not there\n"
    )


def test_a_label_that_is_taken(file: Path, store: Store) -> None:
    """A text that comes in under a label of another one does not take its place."""
    change(file, *CODED, "UPDATE DOCUMENTS SET Text = Text || ' More.'")

    package.import_("dna", file)

    labels = sorted(each.label for each in store.documents())
    assert labels[0] == "raid"
    assert labels[1].startswith("raid (")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["import", "dna", "none.dna"], "none.dna: no such file"),
        (["import", "dna", "text.dna"], "text.dna: no file of DNA"),
        (["import", "judgments", "coded.dna"], "coded.dna: not UTF-8"),
    ],
    ids=" ".join,
)
def test_bad_files(
    onrecord: Command, file: Path, command: list[str], reason: str
) -> None:
    """A file of another form is one line, and no store comes of it."""
    file.with_name("text.dna").write_text("The minister said so.\n" * 100)

    done = onrecord(*command)

    assert (done.code, done.out) == (1, "")
    assert reason in done.err
    assert done.err.count("\n") == 1
    assert not file.with_name("onrecord.duckdb").exists()
