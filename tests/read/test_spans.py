"""Word tags become names and attributions."""

from __future__ import annotations

import numpy as np

from onrecord.model.annotation import AttributedWords
from onrecord.read.spans import Tagged, attributions, best_tags, spans

OUTSIDE, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(7)


def test_an_inside_tag_follows_its_own_kind() -> None:
    """A content that the scores would begin inside is begun properly."""
    scores = np.zeros((2, 7), dtype=np.float32)
    scores[0, [OUTSIDE, B_CONTENT]] = [2.0, 1.0]
    scores[1, [I_CONTENT, OUTSIDE]] = [5.0, 1.0]

    assert best_tags(scores).tolist() == [B_CONTENT, I_CONTENT]


def test_spans_end_where_the_next_begins() -> None:
    """Two spans of one kind side by side stay two."""
    tags = np.array([B_SOURCE, B_SOURCE, I_SOURCE, OUTSIDE, B_CUE])

    assert list(spans(tags)) == [Tagged(0, 1, 0), Tagged(1, 3, 0), Tagged(4, 5, 1)]


def test_source_and_content_join_at_their_cue() -> None:
    """Each part goes to the cue that the model links it to, not to the nearest."""
    tags = np.array([B_SOURCE, B_CUE, B_CONTENT, B_CUE, B_CONTENT])
    links = np.full((5, 5), -9.0, dtype=np.float32)
    links[0, 1] = links[2, 1] = links[4, 3] = -0.1

    assert attributions(tags, [(0, 5, links)]) == [
        AttributedWords(source=(0,), cue=(1,), content=(2,)),
        AttributedWords(cue=(3,), content=(4,)),
    ]


def test_a_cue_without_content_attributes_nothing() -> None:
    """A source and its cue alone are no attribution."""
    tags = np.array([B_SOURCE, B_CUE])
    links = np.array([[-9.0, -0.1], [-9.0, -0.1]], dtype=np.float32)

    assert attributions(tags, [(0, 2, links)]) == []
