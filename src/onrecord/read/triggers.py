"""Collect what the learned claim reader says: triggers, arguments, firmness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.model.annotation import LearnedTrigger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    Array = npt.NDArray[Any]

LOWEST = 0.15
"""Probability under which a trigger is not even shown as an alternative."""
ARGUMENT = 0.1


def triggers(
    start: int, outputs: Mapping[str, Array], labels: Mapping[str, Sequence[str]]
) -> Iterator[LearnedTrigger]:
    """Yield the triggers of one window; `start` is the index of its first word."""
    claim = outputs["claim"]
    for kind, name in enumerate(labels["claim"]):
        likely = claim[:, kind] >= LOWEST
        for first, end in _runs(likely):
            words = list(range(first, end))
            top = int(first + claim[first:end, kind].argmax())
            roles = outputs["role"][top]
            yield LearnedTrigger(
                words=tuple(start + i for i in words),
                type=name,
                score=round(float(claim[top, kind]), 4),
                actor=_arguments(roles[:, 0], start),
                recipient=_arguments(roles[:, 1], start),
                certainty=labels["certainty"][int(outputs["certainty"][top].argmax())],
                modality=labels["modality"][int(outputs["modality"][top].argmax())],
                polarity="+-"[int(outputs["polarity"][top].argmax())],
            )


def _runs(marks: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], marks.astype(np.int8), [0]])))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _arguments(scores: Array, start: int) -> dict[int, float]:
    return {
        start + int(i): round(float(scores[i]), 4)
        for i in np.flatnonzero(scores >= ARGUMENT)
    }
