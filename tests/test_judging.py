"""Judgements by command, as a user would make, list, carry and take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import onrecord as package
from onrecord.store import Store
from tests.readings import chained_reading, reading_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Done

    Command = Callable[..., Done]

(ARMS,) = chained_reading().claims


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return the store of a folder, with two reports."""
    store = Store(tmp_path / "onrecord.duckdb", wait=5)
    run = store.start_run("read", "test")
    store.write_many([chained_reading(), reading_of()], run)
    return store


@pytest.mark.usefixtures("store")
def test_views_show_it(onrecord: Command) -> None:
    """Ties and why show what was judged; what is rejected is shown when asked for."""
    onrecord("judge", "correct", ARMS.id[:6], "certainty=PS", "--by", "Ada")
    ties = onrecord("ties", "Houthis")
    why = onrecord("why", ARMS.id[:6])

    assert "possible" in ties.out
    assert "corrected (certainty: PR → PS) by Ada" in ties.out
    assert "corrected (certainty: PR → PS) by Ada" in why.out

    package.judge("reject", reading_of().claims[0].id, author="Ada", reason="a joke")
    assert "trains" not in onrecord("ties", "Iran").out
    shown = onrecord("ties", "Iran", "--rejected").out
    assert "rejected by Ada" in shown
    assert ": a joke" in shown


@pytest.mark.usefixtures("store")
def test_exports_follow_it(onrecord: Command, tmp_path: Path) -> None:
    """Files have corrections, and nothing that was rejected."""
    onrecord("judge", "correct", ARMS.id, "recipient=Harbor League")
    onrecord("judge", "reject", reading_of().claims[0].id)
    done = onrecord("export", "graphml")

    text = (tmp_path / "onrecord.graphml").read_text(encoding="utf-8")
    assert "Harbor League" in text
    assert "trains" not in text
    assert done.err.startswith("1 claim written")


def test_from_store_to_store(onrecord: Command, tmp_path: Path, store: Store) -> None:
    """Judgements leave as JSON Lines and come into another store, once."""
    onrecord("judge", "accept", ARMS.id, "--by", "Ada")
    onrecord("judge", "same", "Houthi fighters", "Houthis", "--by", "Ada")
    exported = onrecord("export", "judgments")
    other = Store(tmp_path / "other.duckdb")
    other.write(chained_reading(), other.start_run("read", "test"))

    first = onrecord(
        "import", "judgments", "onrecord.judgments.jsonl", "--store", "other.duckdb"
    )
    again = onrecord("import", "judgments", "onrecord.judgments.jsonl")

    assert exported.err == "2 judgements written to onrecord.judgments.jsonl\n"
    assert (first.code, first.err) == (0, "2 judgements read, 2 of them new\n")
    assert again.err == "2 judgements read, 0 of them new\n"
    assert package.judgments(store=other.path) == package.judgments(store=store.path)


@pytest.mark.usefixtures("store")
def test_contradiction_that_comes_in(onrecord: Command, tmp_path: Path) -> None:
    """What contradicts is taken in and told; a bad line takes nothing in."""
    onrecord("judge", "accept", ARMS.id, "--by", "Ada")
    onrecord("export", "judgments", "--out", "ada.jsonl")
    (tmp_path / "onrecord.duckdb").unlink()
    fresh = Store(tmp_path / "onrecord.duckdb")
    fresh.write(chained_reading(), fresh.start_run("read", "test"))
    onrecord("judge", "reject", ARMS.id, "--by", "Bob")

    done = onrecord("import", "judgments", "ada.jsonl")
    (tmp_path / "bad.jsonl").write_text((tmp_path / "ada.jsonl").read_text() + "{}\n")
    bad = onrecord("import", "judgments", "bad.jsonl")

    assert done.code == 0
    assert "1 judgement read, 1 of them new\n" in done.err
    assert len(package.judgments()) == 2
    assert bad.code == 1
    assert bad.err.startswith("onrecord: bad.jsonl:2: no judgement: ")


@pytest.mark.usefixtures("store")
def test_list_and_take_back(onrecord: Command) -> None:
    """A judgement is listed with its id, by which it is taken back."""
    made = onrecord("judge", "accept", ARMS.id, "--by", "Ada", "--reason", "checked")
    id = made.err.split()[1]

    listed = onrecord("judgments")
    back = onrecord("judge", "retract", id, "--by", "Ada")

    assert made.err == f"judgement {id} recorded by Ada\n"
    assert id in listed.out
    assert ": checked" in listed.out
    assert back.code == 0
    assert "taken back: by Ada" in onrecord("judgments").out


@pytest.mark.usefixtures("store")
def test_merge_and_split(onrecord: Command) -> None:
    """Two names, or two claims, are held to be one or apart, and carried in a file."""
    TRAINS, REJECTS = (claim.id for claim in reading_of().claims)  # noqa: N806
    merged = onrecord("merge", "Houthi fighters", "Houthis", "--by", "Ada")
    split = onrecord("split", ARMS.id, TRAINS, "--by", "Ada", "--reason", "two men")
    wrong = onrecord("merge", ARMS.id, REJECTS)
    unclear = onrecord("merge", ARMS.id, "Nobody")
    listed = " ".join(onrecord("judgments").out.split())
    exported = onrecord("export", "judgments")
    imported = onrecord("import", "judgments", "onrecord.judgments.jsonl")

    assert (merged.code, split.code) == (0, 0)
    assert "Houthis" in onrecord("ties", "Houthi fighters").out
    assert "two claims called different" in listed
    assert "two men" in listed
    assert (wrong.code, unclear.code) == (1, 1)
    assert "never one" in wrong.err
    assert "names" in unclear.err
    assert exported.err.startswith("2 judgements")
    assert imported.err == "2 judgements read, 0 of them new\n"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["judge", "accept", "zzzz"], "an id that begins with zzzz"),
        (["judge", "accept", "x", "--store", "no.duckdb"], "there is no store yet"),
        (["judgments", "--store", "no.duckdb"], "there is no store yet"),
        (["import", "judgments", "none.jsonl"], "none.jsonl: No such file"),
    ],
    ids=" ".join,
)
def test_bad_input(
    onrecord: Command, store: Store, tmp_path: Path, command: list[str], reason: str
) -> None:
    """What cannot be done is one line, and no store comes of it."""
    done = onrecord(*command)

    assert (done.code, done.out) == (1, "")
    assert reason in done.err
    assert done.err.count("\n") == 1
    assert [each for each in tmp_path.iterdir() if each != store.path] == []
