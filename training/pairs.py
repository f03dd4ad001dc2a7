"""Fit the linear model that classifies what happens between two given sides.

The gold is a table of PLOVER root codes with a sentence and the words of both sides.
Features come from the shipped reader, which has not seen that table, so that
cross-validation over sentences is honest. Needs numpy only.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from onrecord.extract.pairs import BUCKETS, pair_features
from onrecord.model.document import Document
from onrecord.pipeline.classify import words_of
from onrecord.read import annotate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from onrecord.extract.pairs import Features

    Floats = npt.NDArray[Any]

FOLDS: Final = 10
STEPS: Final = 300
RATE: Final = 0.05
DECAY: Final = 1e-4
"""Of the squared weights; 3e-5 to 3e-4 come to the same accuracy."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The gold, a row an example: features, code, and the sentence's id."""

    features: Sequence[Features]
    codes: Sequence[str]
    sentences: Sequence[str]


def load(path: Path) -> Rows:
    """Read a table: sentence, sentence_id, source, target, gold_root."""
    with path.open(encoding="utf-8", newline="") as handle:
        table = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    features = []
    for row in table:
        doc = annotate(Document.of(row["sentence"], label="pair"))
        sides = (words_of(doc, row["source"]), words_of(doc, row["target"]))
        features.append(pair_features(doc, *sides))
    codes, ids = ([row[name] for row in table] for name in ("gold_root", "sentence_id"))
    return Rows(features, codes, ids)


def cross_validate(rows: Rows) -> list[str]:
    """Return the code that each row is given by a model that has not seen it.

    Sentences are dealt out by their ids, so that one stands in one fold only.
    """
    names = sorted(set(rows.sentences))
    fold = {name: k % FOLDS for k, name in enumerate(names)}
    given = [""] * len(rows.codes)
    for k in range(FOLDS):
        seen = [i for i, name in enumerate(rows.sentences) if fold[name] != k]
        types = sorted({rows.codes[i] for i in seen})
        codes = [rows.codes[i] for i in seen]
        weights, bias = fit([rows.features[i] for i in seen], codes, types)
        for i, name in enumerate(rows.sentences):
            if fold[name] == k:
                given[i] = types[
                    int(np.argmax(_scores(rows.features[i], weights) + bias))
                ]
    return given


def accuracy(gold: Sequence[str], given: Sequence[str]) -> float:
    """Return the share of rows that are given their code."""
    return sum(a == b for a, b in zip(gold, given, strict=True)) / len(gold)


def macro_f1(gold: Sequence[str], given: Sequence[str]) -> float:
    """Return the mean F1 over the codes of the gold."""
    scores = []
    for code in sorted(set(gold)):
        right = sum(a == b == code for a, b in zip(gold, given, strict=True))
        total = sum(a == code for a in gold) + sum(b == code for b in given)
        scores.append(2 * right / total)
    return sum(scores) / len(scores)


def write(rows: Rows, path: Path) -> None:
    """Fit on all rows and write the weights, eight bits each with a scale a type."""
    types = sorted(set(rows.codes))
    weights, bias = fit(rows.features, rows.codes, types)
    scale = np.abs(weights).max(axis=0) / 127
    part = path.with_suffix(".part")
    with part.open("wb") as handle:
        np.savez_compressed(
            handle,
            types=np.array(types),
            weights=np.round(weights / scale).astype(np.int8),
            scale=scale.astype(np.float32),
            bias=bias,
        )
    part.replace(path)


def fit(
    features: Sequence[Features], codes: Sequence[str], types: Sequence[str]
) -> tuple[Floats, Floats]:
    """Return weights ``[BUCKETS, types]`` and bias of a softmax regression.

    Adam on all rows at once, so that the same rows give the same weights.
    """
    table = _Table(features)
    gold = np.eye(len(types), dtype=np.float32)[[types.index(c) for c in codes]]
    weights = np.zeros((len(table.used), len(types)), dtype=np.float32)
    first: Floats = np.zeros_like(weights)
    second: Floats = np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        odds = np.exp((scores := table.times(weights)) - scores.max(1, keepdims=True))
        slope = table.back(odds / odds.sum(1, keepdims=True) - gold)
        slope /= np.float32(len(gold))
        slope[1:] += DECAY * weights[1:]
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        move = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        weights -= RATE * (1 - step / (STEPS + 1)) * move
    full = np.zeros((BUCKETS, len(types)), dtype=np.float32)
    full[table.used[1:]] = weights[1:]
    return full, weights[0]


class _Table:
    """A sparse matrix, a row an example; its first column is one everywhere."""

    def __init__(self, features: Sequence[Features]) -> None:
        pairs = [[(-1, 1.0), *each.items()] for each in features]
        sizes = [len(each) for each in pairs]
        self.starts = np.cumsum([0, *sizes[:-1]])
        self.used, self.column = np.unique(
            [bucket for each in pairs for bucket, _ in each], return_inverse=True
        )
        self.value = np.array([[v] for each in pairs for _, v in each], np.float32)
        self.row = np.repeat(np.arange(len(sizes)), sizes)
        self.order = np.argsort(self.column, kind="stable")
        counts = np.bincount(self.column)
        self.column_starts = np.cumsum([0, *counts[:-1]])

    def times(self, weights: Floats) -> Floats:
        """Return the table times a matrix."""
        found: Floats = np.add.reduceat(weights[self.column] * self.value, self.starts)
        return found

    def back(self, scores: Floats) -> Floats:
        """Return the table's transpose times a matrix."""
        each = (scores[self.row] * self.value)[self.order]
        found: Floats = np.add.reduceat(each, self.column_starts)
        return found


def _scores(features: Features, weights: Floats) -> Floats:
    buckets, values = list(features), np.array(list(features.values()), np.float32)
    found: Floats = values @ weights[buckets]
    return found
