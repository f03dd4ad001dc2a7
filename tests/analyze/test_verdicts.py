"""Judgements as somebody gives them: recorded, refused with a reason, or known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from onrecord.analyze.corrections import read_corrections
from onrecord.analyze.told import find_ties
from onrecord.analyze.verdicts import make_judgment
from onrecord.errors import ConfigError, JudgmentError, OnRecordError, UnknownIdError
from onrecord.store import Store
from onrecord.store.judgments import load_judgments
from tests.readings import CHAIN, chained_reading, reading_of

if TYPE_CHECKING:
    from pathlib import Path

(ARMS,) = chained_reading().claims


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store with two reports."""
    store = Store(tmp_path / "test.duckdb", wait=5)
    run = store.start_run("read", "test")
    store.write_many([reading_of(), chained_reading()], run)
    return store


def test_it_is_bound_to_words(store: Store) -> None:
    """A judgement has who, why, the hash of the text, the words and those around."""
    made, problem = make_judgment(
        store, "accept", [ARMS.id[:6]], author="Ada", reason="checked"
    )

    assert problem is None
    assert (made.author, made.reason, made.subject) == ("Ada", "checked", ARMS.id)
    assert made.document == chained_reading().document.id
    assert (made.prefix, made.exact, made.suffix) == (
        CHAIN[17:49],
        "arms",
        " the Houthis.",
    )
    assert load_judgments(store) == [made]


def test_who_it_is(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name, it is the user of the machine, as far as that is known."""
    monkeypatch.setenv("LOGNAME", "grace")

    assert make_judgment(store, "accept", [ARMS.id])[0].author == "grace"


def test_said_twice(store: Store) -> None:
    """The same said again is the same judgement."""
    first, _ = make_judgment(store, "accept", [ARMS.id], author="Ada")
    again, _ = make_judgment(store, "accept", [ARMS.id], author="Ada", reason="yes")

    assert again == first
    assert len(load_judgments(store)) == 1


def test_contradicting_oneself(store: Store) -> None:
    """It is refused with what takes the first back; somebody else's is recorded."""
    first, _ = make_judgment(store, "accept", [ARMS.id], author="Ada")

    with pytest.raises(JudgmentError, match=f"onrecord judge retract {first.id}"):
        make_judgment(store, "reject", [ARMS.id], author="Ada")
    _, problem = make_judgment(store, "reject", [ARMS.id], author="Bob")

    assert problem
    assert problem.against == first
    assert len(load_judgments(store)) == 2


def test_taking_back(store: Store) -> None:
    """A judgement that is taken back makes room for another; only once."""
    first, _ = make_judgment(store, "accept", [ARMS.id], author="Ada")
    make_judgment(store, "retract", [first.id[:6]], author="Ada")

    assert make_judgment(store, "reject", [ARMS.id], author="Ada")[1] is None
    with pytest.raises(JudgmentError, match="taken back already"):
        make_judgment(store, "retract", [first.id])


def test_merging_and_splitting(store: Store) -> None:
    """Merged names are one actor; calling them different takes that back."""
    make_judgment(store, "same", ["houthi fighters", "Houthis"], author="Ada")
    merged = find_ties(store, "Houthi fighters")
    make_judgment(store, "different", ["Houthis", "Houthi fighters"], author="Ada")

    assert [told.claim.recipient for told in merged] == [("Houthis",)] * 2
    assert len(find_ties(store, "Houthi fighters")) == 1
    assert len(load_judgments(store)) == 2


def test_corrected_actors_are_found(store: Store) -> None:
    """A claim is found by the name that somebody gave it, and no longer by the old."""
    make_judgment(store, "correct", [ARMS.id, "recipient=Harbor League"])

    (told,) = find_ties(store, "harbor")
    assert told.claim.id == ARMS.id
    assert [each.verdict for each in told.judgments] == ["correct"]
    assert ARMS.id not in [
        each.claim.id for each in find_ties(store, "Houthi fighters")
    ]


BAD = {
    "no verdict is called burn": ["burn", "x"],
    "accept needs the id of one claim": ["accept", ARMS.id, "y"],
    "no claim in": ["accept", "zzzz"],
    "not a claim; only claims": ["reject", chained_reading().attributions[0].id],
    "same needs two names": ["same", "Iran"],
    "names Narnia": ["same", "Iran", "Narnia"],
    "are one name": ["same", "Iran", "iran"],
    "retract needs the id": ["retract"],
    "no judgement has an id that begins with zz": ["retract", "zz"],
    "nothing to correct": ["correct", ARMS.id],
    "give field=value": ["correct", ARMS.id, "colour=red"],
    "one of CT, PR, PS, U": ["correct", ARMS.id, "certainty=XX"],
    "known are AGREE": ["correct", ARMS.id, "type=WAR"],
    "modes of arms are none": ["correct", ARMS.id, "mode=drone"],
    "not EDTF": ["correct", ARMS.id, "when=Monday"],
    "write such as 4 killed": ["correct", ARMS.id, "numbers=many"],
    "write start-end": ["correct", ARMS.id, "trigger=60-99"],
}


@pytest.mark.parametrize(("reason", "given"), BAD.items(), ids=list(BAD))
def test_bad_input(store: Store, reason: str, given: list[str]) -> None:
    """What cannot be judged so is told, and nothing is recorded."""
    with pytest.raises(OnRecordError, match=re.escape(reason)) as error:
        make_judgment(store, given[0], given[1:])

    assert isinstance(error.value, ConfigError | UnknownIdError)
    assert load_judgments(store) == []


def test_corrections() -> None:
    """Every field is read from words; an empty value says that there is none."""
    given = [
        *("type=assault", "mode=drone", "actor=Iran; Syria", "sources=", "polarity=-"),
        *(
            "when=2016-12/..",
            "where=",
            "numbers=3-5 killed; >= 9 injured",
            "trigger=0-3",
        ),
    ]

    assert read_corrections(ARMS, given, length=66) == {
        "type": "ASSAULT",
        "kind": "event",
        "mode": "drone",
        "actor": ["Iran", "Syria"],
        "sources": [],
        "polarity": "-",
        "when": "2016-12/..",
        "where": None,
        "numbers": [
            ["killed", 3.0, 4.0, 5.0, 49, 53],
            ["injured", 9.0, 9.0, None, 49, 53],
        ],
        "trigger": [0, 3],
    }
