"""What chance may do to a series, and what it may not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analyze.chance import (
    adjusted,
    coverage_clock,
    measurable,
    moved,
    resampled,
    share_as_high,
)

STEADY = np.full(400, 3)


@given(
    st.lists(st.integers(0, 399), min_size=1, max_size=30).map(sorted),
    st.integers(1, 60),
)
def test_moved_events_stay_in_the_record(days: list[int], within: int) -> None:
    """However it is moved, a series keeps its number of events, inside the record."""
    (chance,) = moved(np.array(days), coverage_clock(STEADY), within, 5, seed=1)

    assert chance.shape == (5, len(days))
    assert chance.min() >= 0
    assert chance.max() < len(STEADY)


def test_episodes_stay_together() -> None:
    """Two events of an episode stay as far from each other; episodes do not."""
    days = np.array([10, 13, 60, 200, 290])
    (chance,) = moved(days, coverage_clock(STEADY), 5, 300, seed=2)

    # Turned round the end of the record they stand at both its ends.
    assert set(((chance[:, 1] - chance[:, 0]) % 400).tolist()) <= {2, 3, 4}
    assert len(set((chance[:, 2] - chance[:, 0]).tolist())) > 20


def test_events_move_to_where_the_news_is() -> None:
    """Days with more news get more of the moved events, in proportion."""
    told = np.where(np.arange(400) < 100, 30, 3)
    moves = np.concatenate(
        list(moved(np.array([5, 150, 300]), coverage_clock(told), 1, 4_000, seed=3))
    )

    share = (moves < 100).mean()
    assert share == pytest.approx(3_000 / 3_900, abs=0.02)


def test_it_is_the_same_each_time() -> None:
    """The same seed gives the same histories, another one others."""
    days = np.array([3, 50, 51, 99])

    def first(seed: int) -> bytes:
        return next(moved(days, coverage_clock(STEADY), 7, 20, seed)).tobytes()

    assert first(1) == first(1)
    assert first(1) != first(2)


def test_clock_of_a_record_without_news() -> None:
    """Where nothing else is told, all days are alike, and it cannot be measured."""
    clock = coverage_clock(np.zeros(10, dtype=int))

    assert clock.news.tolist() == pytest.approx([0.1] * 10)
    assert not measurable(np.zeros(10, dtype=int))
    assert measurable(STEADY)


def test_share_as_high() -> None:
    """The observed counts as one of those that chance gave, so p is never nought."""
    chance = np.array([1.0, 2.0, 3.0])

    assert share_as_high(3.0, chance) == 2 / 4
    assert share_as_high(9.0, chance) == 1 / 4


def test_adjusted() -> None:
    """Corrected values are those of Benjamini and Hochberg, in the given order."""
    assert adjusted(np.array([0.04, 0.01])).tolist() == pytest.approx([0.04, 0.02])
    assert adjusted(np.array([0.9, 0.8])).max() <= 1
    assert len(adjusted(np.zeros(0))) == 0


def test_resampled_blocks_keep_what_belongs_together() -> None:
    """What rises together in the record does so in what is drawn of it."""
    sums = np.arange(20.0)[:, None] * np.array([1.0, 2.0])
    drawn = resampled(sums, 5, 50, seed=4)

    assert drawn.shape == (50, 2)
    assert np.allclose(drawn[:, 1], 2 * drawn[:, 0])
    assert drawn[:, 0].std() > 0
