"""The linear model of pairs is fitted and validated as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training import pairs

if TYPE_CHECKING:
    from pathlib import Path


def rows() -> pairs.Rows:
    """Return rows whose code is told by one feature, and noise by another."""
    features = [{k % 2: 1.0, 10 + k % 5: 1.0} for k in range(40)]
    codes = ["AID" if k % 2 else "ASSAULT" for k in range(40)]
    return pairs.Rows(features, codes, [f"s{k}" for k in range(40)])


def test_what_a_feature_tells_is_learned() -> None:
    """Held-out rows get the code that their feature tells."""
    given = pairs.cross_validate(rows())

    assert pairs.accuracy(rows().codes, given) == 1
    assert pairs.macro_f1(rows().codes, given) == 1


def test_rows_of_one_sentence_stay_in_one_fold() -> None:
    """A sentence that recurs is never classified by a model that has seen it."""
    told = pairs.Rows([{1: 1.0}, {1: 1.0}, {2: 1.0}], ["A", "B", "A"], ["x", "x", "y"])

    assert pairs.cross_validate(told)[:2] == ["A", "A"]


def test_figures_count_as_defined() -> None:
    """Accuracy over rows, F1 over the codes of the gold."""
    gold, given = ["A", "A", "B", "B"], ["A", "B", "B", "C"]

    assert pairs.accuracy(gold, given) == 0.5
    assert pairs.macro_f1(gold, given) == (2 / 3 + 1 / 2) / 2


def test_eight_bits_keep_the_choice(tmp_path: Path) -> None:
    """The written weights choose as the fitted ones do."""
    pairs.write(rows(), tmp_path / "pairs.npz")
    kept = np.load(tmp_path / "pairs.npz")
    weights = kept["weights"].astype(np.float32) * kept["scale"]

    for features, code in zip(rows().features, rows().codes, strict=True):
        scores = sum(v * weights[b] for b, v in features.items()) + kept["bias"]
        assert kept["types"][int(np.argmax(scores))] == code
