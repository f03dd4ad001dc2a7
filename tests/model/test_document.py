"""Spans and ids hold for every Unicode text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.document import Document, Span, record_id, text_hash
from tests.readings import TEXTS, spans_of

ANY = st.text()
"""Lone surrogates included."""


@given(data=st.data(), text=TEXTS)
def test_span_finds_its_words(data: st.DataObject, text: str) -> None:
    """A span covers as many characters as it is long, wherever it stands."""
    span = data.draw(spans_of(text))

    words = span.words(text)

    assert len(words) == span.end - span.start
    assert text[: span.start] + words + text[span.end :] == text


@given(data=st.data(), text=TEXTS)
def test_overlap_and_cover(data: st.DataObject, text: str) -> None:
    """Overlap is mutual; a span that covers another that is not empty overlaps it."""
    first, second = data.draw(spans_of(text)), data.draw(spans_of(text))

    assert first.overlaps(second) == second.overlaps(first)
    assert first.covers(first)
    if first.covers(second) and second.start < second.end:
        assert first.overlaps(second)


@given(ANY, ANY)
def test_id_of_a_text(one: str, other: str) -> None:
    """Equal texts have equal ids, others do not, and no text is refused."""
    assert (text_hash(one) == text_hash(other)) == (one == other)
    assert Document.of(one, label="a").id == Document.of(one, label="b").id


@given(st.lists(ANY | st.integers() | st.none(), max_size=4))
def test_id_of_a_record(parts: list[object]) -> None:
    """A record's id is twelve hexadecimal digits, the same each time."""
    found = record_id(*parts)

    assert found == record_id(*parts)
    assert len(found) == 12
    assert set(found) <= set("0123456789abcdef")


def test_id_is_the_same_in_every_run() -> None:
    """Ids do not depend on the process, the platform or the version of Python."""
    assert record_id("a", 1, Span(2, 3)) == "e28a195b3e34"
    assert text_hash("Iran") == (
        "18d4e170765cc48842d847de1d0545a2e379e9c87b2af2a6f761681309939ce5"
    )
