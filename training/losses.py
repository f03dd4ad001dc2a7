"""What each head is trained to: one mean loss a head and batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from training.examples import UNKNOWN
from training.labels import ENTITIES, UNMARKED
from training.network import GROUP_OF, HUGE, Batch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from torch import Tensor

    from training.examples import Example
    from training.network import Reader

WEIGHTS = {
    "claim": 2.0,
    "role": 0.3,
    "factuality": 3.0,
    "causal": 2.0,
    "entity": 2.0,
    "attribution": 1.5,
}
"""Of heads whose loss is small beside the others'. In a step that mixes corpora a small
loss is drowned: with .3 for factuality, eight rounds came to r .717 on UW dev."""


def collate(examples: Sequence[Example]) -> tuple[Batch, dict[str, Tensor]]:
    """Pad examples of one corpus to a batch and its labels.

    Raises:
        KeyError: If the examples are not labelled for the same heads.
    """
    count = max(len(e.window.first) for e in examples)
    size = max(len(e.window.pieces) for e in examples)

    def padded(
        values: Sequence[np.ndarray], shape: tuple[int, ...], fill: float
    ) -> Tensor:
        rows = np.full((len(values), *shape), fill, dtype=values[0].dtype)
        for row, value in zip(rows, values, strict=True):
            row[tuple(slice(n) for n in value.shape)] = value
        return torch.from_numpy(rows)

    batch = Batch(
        padded([e.window.pieces for e in examples], (size,), 0),
        padded([e.window.case for e in examples], (size,), 0),
        padded([e.window.layout for e in examples], (size,), 0),
        padded([e.window.first for e in examples], (count,), 0),
        padded(
            [np.ones(len(e.window.first), dtype=bool) for e in examples], (count,), 0
        ),
    )
    labels = {}
    for head, first in examples[0].labels.items():
        values = [e.labels[head] for e in examples]
        shape = (count, count, 2) if head == "role" else (count, *first.shape[1:])
        fill = np.nan if first.dtype.kind == "f" else -1 if head == "role" else UNKNOWN
        labels[head] = padded(values, shape, fill)
    return batch, labels


def loss(reader: Reader, batch: Batch, labels: Mapping[str, Tensor]) -> Tensor:
    """Return the weighted sum of the mean losses of the heads that have labels."""
    groups = reader.encode(batch)
    total = groups.new_zeros(())
    for head, gold in labels.items():
        kind = head.split("_", 1)[0]
        words = groups[GROUP_OF[kind]]
        one = _PAIRS.get(head)
        if one is not None:
            value = one(reader, batch, words, labels)
        else:
            value = _tag_loss(head, reader.tags[kind](words), gold)
        total = total + WEIGHTS.get(head, 1.0) * value
    return total


def _arc(
    reader: Reader, _: Batch, words: Tensor, labels: Mapping[str, Tensor]
) -> Tensor:
    scores = _in_sentence(reader.arcs(words), labels["start"])
    return _choice(scores, _rooted(labels["arc"]))


def _rel(
    reader: Reader, _: Batch, words: Tensor, labels: Mapping[str, Tensor]
) -> Tensor:
    heads = _rooted(labels["arc"]).clamp(min=0)
    return _choice(reader.relations(words, heads), labels["rel"])


def _link(
    reader: Reader, batch: Batch, words: Tensor, labels: Mapping[str, Tensor]
) -> Tensor:
    scores = reader.link(words).squeeze(-1)
    return _choice(scores.masked_fill(~batch.words.unsqueeze(1), -HUGE), labels["link"])


def _role(
    reader: Reader, _: Batch, words: Tensor, labels: Mapping[str, Tensor]
) -> Tensor:
    # A mean over all pairs would drown a trigger's few arguments.
    return _yes_no(reader.role(words), labels["role"], per_row=True)


_PAIRS = {"arc": _arc, "rel": _rel, "link": _link, "role": _role}
"""Heads whose loss needs more than each word's own scores."""


def _tag_loss(head: str, scores: Tensor, gold: Tensor) -> Tensor:
    if head == "start":
        return _yes_no(scores.squeeze(-1), gold)
    if head == "claim":
        return _yes_no(scores, gold, per_row=True)
    if head == "factuality":
        known = ~gold.isnan()
        if not known.any():
            return scores.new_zeros(())
        return functional.smooth_l1_loss(scores.squeeze(-1)[known], gold[known])
    if head in UNMARKED:
        return _partly_marked(scores, gold, UNMARKED[head])
    return _choice(scores, gold)


def _choice(scores: Tensor, gold: Tensor) -> Tensor:
    if not (gold != UNKNOWN).any():
        return scores.new_zeros(())
    flat = scores.reshape(-1, scores.shape[-1])
    return functional.cross_entropy(flat, gold.reshape(-1), ignore_index=UNKNOWN)


def _yes_no(scores: Tensor, gold: Tensor, *, per_row: bool = False) -> Tensor:
    """Binary cross-entropy: a mean, or `per_row` a sum over each word's row."""
    known = gold >= 0
    if not known.any():
        return scores.new_zeros(())
    each = functional.binary_cross_entropy_with_logits(
        scores, gold.clamp(min=0).float(), reduction="none"
    )
    rows = known.flatten(2).any(2) if per_row else known
    return (each * known).sum() / rows.sum()


def _rooted(arcs: Tensor) -> Tensor:
    """Count heads from 1, the root being 0; UNKNOWN stays."""
    return torch.where(arcs == UNKNOWN, arcs, arcs + 1)


def _in_sentence(scores: Tensor, start: Tensor) -> Tensor:
    """Leave only heads in the word's own sentence, and the root."""
    number = start.clamp(min=0).cumsum(1)
    same = number.unsqueeze(2) == number.unsqueeze(1)
    return scores.masked_fill(~functional.pad(same, (1, 0), value=True), -HUGE)


def _partly_marked(scores: Tensor, gold: Tensor, unmarked: tuple[str, ...]) -> Tensor:
    """Cross-entropy where an outside word may also be of an unmarked type."""
    logs = scores.log_softmax(-1)
    columns = [0] + [2 * ENTITIES.index(n) + k for n in unmarked for k in (1, 2)]
    outside = logs[..., columns].logsumexp(-1)
    picked = logs.gather(-1, gold.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    each = torch.where(gold == 0, outside, picked)
    known = gold != UNKNOWN
    return -(each * known).sum() / known.sum().clamp(min=1)
