"""A text is cut without gaps, however its marks overlap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.segments import Mark, Nesting, Segment, cut, marks_of, paragraphs
from onrecord.model.document import Span
from tests.readings import TEXTS, chained_reading, spans_of

SENTENCE = "Several words of a report make up this whole line here"


def test_overlapping_marks() -> None:
    """Each segment carries the marks over it; touching marks stay apart."""
    a, b = Mark(Span(0, 4), "content", "a"), Mark(Span(2, 6), "trigger", "b")

    assert list(cut(Span(1, 8), [a, b])) == [
        Segment(Span(1, 2), (a,)),
        Segment(Span(2, 4), (a, b)),
        Segment(Span(4, 6), (b,)),
        Segment(Span(6, 8), ()),
    ]


@given(text=TEXTS, data=st.data())
def test_segments_are_the_text(text: str, data: st.DataObject) -> None:
    """Put together, segments give the text; over each lie the marks that cover it."""
    spans = data.draw(st.lists(spans_of(text), max_size=6))
    marks = [Mark(span, "content", str(i)) for i, span in enumerate(spans)]

    segments = list(cut(Span(0, len(text)), marks))

    assert "".join(each.span.words(text) for each in segments) == text
    for each in segments:
        over = {mark for mark in marks if mark.span.covers(each.span)}
        assert set(each.marks) == over


def test_marks_of_a_reading() -> None:
    """Sources, cues and contents are marked, triggers and those who take part."""
    reading = chained_reading()
    outer, inner = (each.id for each in reading.attributions)
    (claim,) = reading.claims

    marks = marks_of(reading)

    text = reading.document.text
    assert {(m.span.words(text), m.role, m.id) for m in marks} >= {
        ("The agency", "source", outer),
        ("quoted", "cue", outer),
        ("that Iran arms the Houthis", "content", inner),
        ("arms", "trigger", claim.id),
        ("Iran", "actor", claim.id),
        ("Houthis", "recipient", claim.id),
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n\n ", []),
        ("One.\nTwo.", ["One.", "Two."]),
        ("  One.\n \nTwo.\n", ["One.", "Two."]),
        (
            f"{SENTENCE}\n{SENTENCE}\nends.\n\nTwo.",
            [f"{SENTENCE}\n{SENTENCE}\nends.", "Two."],
        ),
        (f"{SENTENCE * 9}\nTwo.", [SENTENCE * 9, "Two."]),
    ],
)
def test_paragraphs(text: str, parts: list[str]) -> None:
    """Blank lines part them, and line ends too unless the text was wrapped."""
    assert [span.words(text) for span in paragraphs(text)] == parts


@given(text=TEXTS)
def test_paragraphs_lose_white_space_only(text: str) -> None:
    """Every word of a text stands in one paragraph."""
    joined = "".join(span.words(text) for span in paragraphs(text))

    assert "".join(joined.split()) == "".join(text.split())


def test_nesting() -> None:
    """A chain goes from the outermost in, and ends where a record names itself."""
    assert Nesting({"a": None, "b": "a", "c": "b"}).chain("c") == ["a", "b", "c"]
    assert Nesting({"a": "b", "b": "a"}).chain("a") == ["b", "a"]
    assert Nesting({"a": "gone"}).chain("a") == ["a"]
    assert Nesting({}).chain(None) == []
