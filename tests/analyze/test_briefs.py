"""A brief says what claims say, each sentence with its words, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord as package
from onrecord.analyze.phrases import EVENTS, TIES, sentence_for
from onrecord.analyze.quotes import Quote
from onrecord.errors import QuestionError
from onrecord.model.claim import Certainty, Modality, Polarity
from onrecord.model.ontology import types
from tests.analyze.records import harbor_store

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.analyze.briefs import Brief


def quote(type: str = "finances", **fields: Any) -> Quote:  # noqa: ANN401  a quote's own
    """Return a claim with its words."""
    given: dict[str, Any] = {
        "claim": "c",
        "document": "d",
        "label": "one",
        "title": None,
        "publisher": None,
        "published": None,
        "teller": "one",
        "kind": "event" if type.isupper() else "tie",
        "type": type,
        "mode": None,
        "polarity": "+",
        "certainty": "CT",
        "modality": "actual",
        "actor": ("Veltania",),
        "recipient": ("Harbor League",),
        "sources": (),
        "when": None,
        "where": None,
        "rule": "test",
        "inferred": False,
        "sentence": "Veltania funds it.",
        "trigger": (9, 14),
    }
    return Quote(**given | fields)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Veltania finances the Harbor League."),
        ({"polarity": "-"}, "Veltania does not finance the Harbor League."),
        ({"certainty": "PR"}, "Veltania probably finances the Harbor League."),
        (
            {"sources": ("Wire", "@aides"), "recipient": ("Bo",)},
            "According to “aides”, quoted by Wire, Veltania finances Bo.",
        ),
        (
            {"certainty": "U", "modality": "hypothetical"},
            "Veltania is asked, hoped or supposed to finance the Harbor League.",
        ),
        ({"modality": "future"}, "Veltania is to finance the Harbor League."),
        (
            {"actor": ("Veltania", "Sorn")},
            "Veltania and Sorn finance the Harbor League.",
        ),
        (
            {"actor": ()},
            "Somebody whom the text does not name finances the Harbor League.",
        ),
        (
            {"type": "ASSAULT", "kind": "event", "when": "2021-03", "where": "Lem"},
            "Veltania attacked the Harbor League (“funds”) in 2021-03 (Lem).",
        ),
        (
            {"type": "ASSAULT", "kind": "event", "polarity": "-"},
            "Veltania did not attack the Harbor League (“funds”).",
        ),
    ],
)
def test_sentences(fields: dict[str, Any], said: str) -> None:
    """A claim is said as firmly as it is put, on its source's word."""
    assert sentence_for(quote(**fields)) == said


@given(
    type=st.sampled_from(sorted(types())),
    certainty=st.sampled_from(get_args(Certainty)),
    modality=st.sampled_from(get_args(Modality)),
    polarity=st.sampled_from(get_args(Polarity)),
)
def test_doubt_is_never_lost(
    type: str, certainty: Certainty, modality: Modality, polarity: Polarity
) -> None:
    """No claim but a certain, actual, affirmed one is said as a plain fact."""
    plain = sentence_for(quote(type))
    fields = {"certainty": certainty, "modality": modality, "polarity": polarity}
    said = sentence_for(quote(type, **fields))

    assert (said == plain) == (
        fields == {"certainty": "CT", "modality": "actual", "polarity": "+"}
    )


def test_every_type_has_a_template() -> None:
    """Each type of the guide can be said in words."""
    assert set(types()) == {*TIES, *EVENTS}


def texts(brief: Brief, title: str) -> list[str]:
    """Return the sentences of a section."""
    return [
        sentence.text
        for section in brief.sections
        if section.title == title
        for sentence in section.sentences
    ]


def test_brief(tmp_path: Path) -> None:
    """Ties, what is hoped for, and disagreements stand apart, each with its notes."""
    brief = package.brief("Veltania", store=harbor_store(tmp_path).path)

    assert texts(brief, "Ties")[0] == (
        "Veltania finances the Harbor League – 2 independent tellers say so; denied on "
        "the word of Ada Holm, as told by Paper three."
    )
    assert "Veltania is asked, hoped or supposed to control Port Lem." in texts(
        brief, "Planned, demanded or supposed"
    )
    assert len(texts(brief, "Where reports disagree")) == 1
    numbers = {note.number for note in brief.notes}
    for section in brief.sections[1:]:
        for sentence in section.sentences:
            assert sentence.notes
            assert set(sentence.notes) <= numbers


def test_notes_are_words_of_the_texts(tmp_path: Path) -> None:
    """Each note quotes a sentence that stands so in its document."""
    store = harbor_store(tmp_path)
    every = {each.id: each.text for each in store.documents()}

    brief = package.brief("Veltania", store=store.path)

    for note in brief.notes:
        assert note.quote.sentence in every[note.quote.document]


def test_as_of(tmp_path: Path) -> None:
    """A brief as of a day knows no later denial."""
    store = harbor_store(tmp_path)

    brief = package.brief("Veltania", as_of=date(2021, 3, 1), store=store.path)

    assert texts(brief, "Ties")[0] == "Veltania finances the Harbor League."
    assert texts(brief, "Where reports disagree") == []


def test_topic(tmp_path: Path) -> None:
    """Words that are no actor's name bring the sentences that have them."""
    brief = package.brief("on Tuesday", store=harbor_store(tmp_path).path)

    assert brief.members == ()
    assert texts(brief, "What was done") == [
        "Sorn attacked the Harbor League (“Sorn”) on 2021-03-02."
    ]


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("quantum", "and no sentence with a claim has these words"),
        ("or", "several actors fit or"),
        ("", "give the name of an actor"),
    ],
)
def test_no_subject(tmp_path: Path, subject: str, told: str) -> None:
    """Whom and what nobody tells of is a sentence."""
    with pytest.raises(QuestionError) as raised:
        package.brief(subject, store=harbor_store(tmp_path).path)

    assert told in str(raised.value)
