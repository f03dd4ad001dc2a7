"""What stands for and against a cluster: tellers, sources, numbers, grades."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from onrecord.corroborate.credibility import GRADES, RULES, grade
from onrecord.corroborate.overview import sum_up, weigh_clusters
from onrecord.corroborate.reliability import rate_source
from onrecord.errors import ConfigError
from onrecord.model.claim import Number
from onrecord.model.document import Span
from tests.corroborate.claims import add, claims_store, killed, line, report

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.corroborate.overview import Weighed
    from onrecord.model.claim import Reading
    from onrecord.store import Store

MONDAY = "2021-03-01"


def seizure(label: str, day: int, **fields: object) -> Reading:
    """Return a report that tells of one seizure, in words of its own."""
    text = f"Seized was the ferry Adela of Karsova, {fields.pop('words', label)}."
    event = line(text, "COERCE", "Lemnia", "Karsova", when=MONDAY, **fields)
    return report(label, event, day=day, publisher=f"Paper {label}")


def weighed(store: Store, day: int | None = None) -> list[Weighed]:
    """Return the clusters, as of a day in March 2021."""
    with store.opened() as opened:
        return weigh_clusters(opened, date(2021, 3, day) if day else None)


def test_tellers_and_sources_are_counted_apart(tmp_path: Path) -> None:
    """Two papers that cite one ministry are two tellers of one source."""
    store = claims_store(
        tmp_path,
        seizure("a", 1, sources=("Ministry of Karsova",)),
        seizure("b", 2, sources=("Ministry of Karsova",)),
        seizure("c", 3, sources=("@sailors",)),
    )
    support = weighed(store)[0].support

    assert support.origins == ("Paper a", "Paper b", "Paper c")
    assert support.sources == ("@sailors", "Ministry of Karsova")
    assert (support.named, support.unnamed) == (1, 1)
    assert [voice.label for voice in support.repeating] == []
    assert (support.first.label, support.last.label) == ("a", "c")


def test_an_outlet_that_is_cited_is_the_teller(tmp_path: Path) -> None:
    """Who only reports what an agency reported adds no origin, nor does a copy."""
    store = claims_store(
        tmp_path,
        seizure("a", 1, sources=("Coast Agency", "@officials")),
        seizure("b", 2, sources=("Coast Agency", "@officials")),
    )
    support = weighed(store)[0].support

    assert support.origins == ("Coast Agency",)
    assert [voice.label for voice in support.repeating] == ["b"]


def test_firmness_and_numbers(tmp_path: Path) -> None:
    """The firmest and the weakest telling are known, and who gave which number."""
    least = (Number(what="killed", low=3, best=3, high=None, span=Span(0, 1)),)
    store = claims_store(
        tmp_path,
        seizure("a", 1, certainty="PS", numbers=killed(2), sources=("Karsova",)),
        seizure("b", 2, certainty="PR", numbers=killed(5, low=4)),
        seizure("c", 2, certainty="PR", numbers=least),
    )
    support = weighed(store)[0].support

    assert (support.weakest, support.firmest) == ("PS", "PR")
    (amount,) = support.amounts
    assert (amount.low, amount.best, amount.high) == (2, 3, 5)
    assert amount.given == ((2, ("Karsova",)), (3, ("Paper c",)), (5, ("Paper b",)))


@pytest.mark.parametrize(
    ("tellings", "credibility", "rule"),
    [
        ([{}, {"sources": ("Karsova",)}], 1, "two-origins-two-sources"),
        ([{"sources": ("Karsova",)}] * 2, 2, "two-origins"),
        ([{"certainty": "PR"}, {"certainty": "PR"}], 2, "two-origins"),
        ([{}], 3, "one-origin"),
        ([{}, {}, {"polarity": "-"}], 3, "denied-by-fewer"),
        (
            [{"certainty": "PS"}, {"certainty": "PS"}, {"polarity": "-"}],
            4,
            "denied-by-some",
        ),
        ([{"certainty": "PS"}, {"certainty": "U"}], 4, "not-firm"),
        ([{}, {"polarity": "-"}], 5, "denied-by-as-many"),
        ([{"polarity": "-"}], 6, "only-denied"),
        ([{"modality": "future"}], 6, "not-actual"),
    ],
)
def test_credibility(
    tmp_path: Path, tellings: list[dict[str, object]], credibility: int, rule: str
) -> None:
    """Each rule of grading decides where it should, and is named."""
    reports = [
        seizure(label, 1, **fields)
        for label, fields in zip("abc", tellings, strict=False)
    ]
    found = weighed(claims_store(tmp_path, *reports))

    assert len(found) == 1
    assert (found[0].grade.credibility, found[0].grade.rule) == (credibility, rule)


def test_every_rule_can_be_told() -> None:
    """Rules have names of their own, grades that the code knows, and words."""
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.grade in GRADES and rule.says for rule in RULES)
    assert grade.__doc__


def test_reliability_is_the_users(tmp_path: Path) -> None:
    """A source is F until the user says otherwise; the latest rating counts."""
    store = claims_store(tmp_path, seizure("a", 1, sources=("Karsova",)))
    assert weighed(store)[0].reliabilities == {"Karsova": "F", "Paper a": "F"}

    with store.opened(write=True) as opened:
        assert rate_source(opened, "Karsova", "d", reason="a party to it") == "D"
        rate_source(opened, "Karsova", "B")
    assert weighed(store)[0].reliabilities["Karsova"] == "B"
    assert store.query("SELECT count(*) FROM reliabilities").rows == [(2,)]
    assert weighed(store)[0].grade.credibility == 3


@pytest.mark.parametrize(("source", "letter"), [("Karsova", "G"), (" ", "A")])
def test_no_such_rating(tmp_path: Path, source: str, letter: str) -> None:
    """A letter that the code has not, or a source without a name, is refused."""
    store = claims_store(tmp_path, seizure("a", 1))

    with pytest.raises(ConfigError), store.opened(write=True) as opened:
        rate_source(opened, source, letter)


def test_word_of_denial(tmp_path: Path) -> None:
    """Denying "it" counts against what is denied, on the denier's word, once."""
    words = "Seized was the ferry Adela of Karsova."
    told = line(words, "COERCE", "Lemnia", "Karsova", sources=("Karsova",))
    denied = line("Denied it was.", "REJECT", "Lemnia", denies_line=0)
    store = claims_store(tmp_path, report("a", told, denied, publisher="Lemnia Post"))
    support = next(w.support for w in weighed(store) if w.support.affirming)

    assert support.sources == ("Karsova",)
    assert support.sources_against == ("Lemnia",)
    assert support.denying[0].words == "Denied it was."


def test_what_was_known_on_a_day(tmp_path: Path) -> None:
    """As of a day, later voices are not heard, nor is what has no day."""
    store = claims_store(
        tmp_path,
        seizure("a", 1),
        seizure("b", 2, sources=("Karsova",)),
        seizure("c", 3, polarity="-", sources=("Lemnia",)),
        report("d", line("Undated is this.", "AID", "Tolm"), day=None),
    )

    assert [len(weighed(store, day)[0].support.voices) for day in (1, 2, 3)] == [
        1,
        2,
        3,
    ]
    grades = [weighed(store, day)[0].grade.credibility for day in (1, 2, 3)]
    assert grades == [3, 1, 3]
    assert len(weighed(store, 3)) == 1
    assert len(weighed(store)) == 2


def test_a_correction_keeps_its_history(tmp_path: Path) -> None:
    """A text that was changed later still stands on the day before with its number."""
    store = claims_store(tmp_path, seizure("a", 1, words="two dead", numbers=killed(2)))
    add(store, seizure("a", 3, words="five dead", numbers=killed(5)))

    def best(day: int | None) -> list[float]:
        return [each.best for each in weighed(store, day)[0].support.amounts]

    assert best(None) == [5]
    assert best(2) == [2]
    assert best(3) == [5]


def test_day_by_day(tmp_path: Path) -> None:
    """Of each day it is told what was new, what was confirmed and what was denied."""
    store = claims_store(
        tmp_path,
        seizure("a", 1),
        seizure("b", 2),
        seizure("c", 3, polarity="-", sources=("Lemnia",)),
    )
    with store.opened() as opened:
        overview = sum_up(opened)

    news = [
        (each.day.day, len(each.told), len(each.confirmed), len(each.denied))
        for each in overview.days
    ]
    assert news == [(1, 1, 0, 0), (2, 0, 1, 0), (3, 0, 0, 1)]
    assert overview.origins == ("Paper a", "Paper b", "Paper c")
    assert (overview.documents, overview.undated) == (3, 0)
