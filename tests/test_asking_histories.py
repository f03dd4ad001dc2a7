"""The commands on how things come about: answers, files, and what is asked wrongly."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord import pipeline
from onrecord.store import Store
from tests.histories import daily, store_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Done

    Command = Callable[..., Done]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in which unrest in one state is followed by raids of it abroad."""
    # At even distances nobody could tell a consequence from a habit of its own.
    unrest = [3, 19, 48, 61, 97, 108, 140, 155, 171, 214, 230, 262, 289, 311, 340]
    events = [(day, "people of Lemnia", "PROTEST", "Lemnia") for day in unrest]
    events += [(day + 3, "Lemnia", "ASSAULT", "Karsova") for day in unrest]
    others = "Arvo Belm Corvia Dunmark Estal Forn Gellia Hask Imber Jorn Kelda".split()
    types = "CONSULT AGREE ACCUSE REQUEST REJECT".split()
    events += [
        (day, others[day % 11], types[day % 5], others[(day + 3) % 11])
        for day in range(360)
    ]
    path = tmp_path_factory.mktemp("asked") / "made.duckdb"
    return store_of(path, daily(events)).path


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    """Return the store where the command line looks for it."""
    return Path(shutil.copy(made, tmp_path / "onrecord.duckdb"))


def test_a_lead_is_told(onrecord: Command, store: Path) -> None:
    """The verdict comes first, then windows, the other way round, and the cautions."""
    command = ("test", "PROTEST", "leads", "Lemnia ASSAULT", "--window", "7d")
    done = onrecord(*command)
    told = " ".join(done.out.split())

    assert done.code == 0
    assert "the first leads the second beyond chance" in told
    assert "PROTEST: 15 events, 2021-01-04 to" in told
    assert "coverage bias" in told
    assert "inferred: events of the second set" in told
    for window in (2, 3, 7, 14):
        assert f"{window} days" in told
    assert pipeline.test("PROTEST", "Lemnia ASSAULT", window=7, store=store).measured
    del store


def test_forms(onrecord: Command, store: Path, tmp_path: Path) -> None:
    """Every answer is written as JSON or a picture too, also into a file."""
    commands = (
        ("test", "PROTEST", "leads", "Lemnia ASSAULT", "--window", "1w"),
        ("timeline", "Lemnia", "Karsova"),
        ("knock-on", "PROTEST", "--window", "7d"),
    )
    for command in commands:
        answer = json.loads(onrecord(*command, "--format", "json").out)
        assert answer
        assert onrecord(*command, "--format", "svg").out.startswith("<svg")
        done = onrecord(*command, "--out", tmp_path / "answer.txt")
        assert (done.code, done.out) == (0, "")
        assert (tmp_path / "answer.txt").read_text(encoding="utf-8")
    del store


def test_sequences_are_told(onrecord: Command, store: Path) -> None:
    """What recurs is told with counts, chance, and its correction."""
    told = " ".join(onrecord("knock-on", "PROTEST", "--window", "7d").out.split())

    assert "Recurring inferred" in told
    assert "PROTEST → Lemnia ASSAULT 15 of 15 days followed" in told
    assert "corrected" in told
    del store


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("test", "PROTSET", "leads", "AID"), "did you mean PROTEST?\n  PROTSET\n  ^^"),
        (("test", "PROTEST", "causes", "CONSULT"), "stands the word leads"),
        (("test", "PROTEST", "leads", "PROTEST"), "a set cannot lead itself"),
        (("test", "PROTEST", "leads", "AID", "--window", "x"), "such as 90d, not x"),
        (("test", "PROTEST", "leads", "AID", "--window", "0d"), "such as 90d"),
        (("timeline", "Nowhere"), "no claim in"),
        (("timeline", "n"), "several actors fit n"),
        (("timeline", "Lemnia", "--since", "2031-01-01"), "is after"),
        (("knock-on", "Nowhere"), "an actor called Nowhere"),
        (("knock-on", "Lemnia", "--with", "Lemnia arms"), "needs two ends"),
        (("knock-on", "  "), "say what to begin from"),
    ],
    ids=str,
)
def test_asked_wrongly(
    onrecord: Command, store: Path, command: tuple[str, ...], reason: str
) -> None:
    """What cannot be answered is a sentence, and the code is 2."""
    done = onrecord(*command)

    assert (done.code, done.out) == (2, "")
    assert reason in done.err
    assert "Traceback" not in done.err
    del store


def test_nothing_happened(onrecord: Command, tmp_path: Path) -> None:
    """A store without events, or none at all, is told in a sentence."""
    nothing = onrecord("timeline", "Lemnia")
    assert nothing.code == 1
    assert "no store yet" in nothing.err
    store_of(tmp_path / "onrecord.duckdb", daily([]))
    assert Store(tmp_path / "onrecord.duckdb").documents() == []
    for command in (("timeline", "Lemnia"), ("test", "AID", "leads", "PROTEST")):
        done = onrecord(*command)
        assert done.code == 2
        assert done.err.startswith("onrecord: ")
