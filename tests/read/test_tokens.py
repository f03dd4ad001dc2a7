"""Words are split as UD English splits them, and nothing of the text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran-backed rebels", "Iran - backed rebels"),
        ("They can't go.", "They ca n't go ."),
        ("an anti-tank missile", "an anti-tank missile"),
        ("on 08/16/2016", "on 08/16/2016"),
        ("Really?!", "Really ?!"),
        ("Turkey's army", "Turkey 's army"),
    ],
)
def test_words(text: str, words: str) -> None:
    """Hyphens, contractions, dates and possessives follow UD English."""
    assert [token.text for token in tokenize(text)] == words.split()


@given(st.text(max_size=200))
def test_no_character_is_lost(text: str) -> None:
    """The words and the white space between them are the text, unaltered."""
    doc = tokenize(text)

    assert "".join(token.text_with_ws for token in doc) == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text


def test_a_text_may_be_as_long_as_the_settings_allow() -> None:
    """A text longer than spaCy's own limit is split like any other."""
    text = "Peace. " * 150_000
    assert len(tokenize(text)) > 150_000
