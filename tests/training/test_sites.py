"""Learning what the clues to a place are worth."""

from __future__ import annotations

from training.sites import Choice, fit, is_place


def test_a_clue_of_right_places_gains_weight() -> None:
    """What the right places have weighs more than what the wrong ones have."""
    choices = [
        *[Choice([["near", "town"], ["far", "town"]], [True, False])] * 30,
        *[Choice([["far"]], [False])] * 30,
    ]
    weights = fit(choices)

    assert weights["near"] > 0 > weights["far"]


def test_places_are_alike_by_their_names() -> None:
    """Another spelling of a place is the same one, its country alone is not."""
    assert is_place("Raqqa, Syria", "Raqqah, Syria")
    assert not is_place("Syria", "Raqqa, Syria")
    assert not is_place("Raqqa, Syria", None)
