"""Join the model's word tags into spans: names, and attributions of three parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from onrecord.model.annotation import AttributedWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]


class Tagged(NamedTuple):
    """Words ``[start, end)`` of one kind, a number as in the label set."""

    start: int
    end: int
    kind: int


def best_tags(scores: Floats) -> npt.NDArray[np.int64]:
    """Return the best tags in which an inside tag follows its own kind (Viterbi).

    Args:
        scores: ``[n, 2k + 1]``: outside, then begin and inside of each kind.
    """
    count, width = scores.shape
    kinds = (np.arange(width) + 1) // 2
    inside = (np.arange(width) % 2 == 0) & (np.arange(width) > 0)
    # allowed[a, b]: tag b may follow tag a.
    allowed = ~inside[None, :] | (kinds[:, None] == kinds[None, :])
    penalty = np.where(allowed, 0.0, -1e4)
    path = np.zeros((count, width), dtype=np.int64)
    total = scores[0] + np.where(inside, -1e4, 0.0) if count else scores.sum(0)
    for i in range(1, count):
        step = total[:, None] + penalty
        path[i] = step.argmax(0)
        total = step[path[i], np.arange(width)] + scores[i]
    found = np.zeros(count, dtype=np.int64)
    for i in range(count - 1, -1, -1):
        found[i] = total.argmax() if i == count - 1 else path[i + 1, found[i + 1]]
    return found


def spans(tags: npt.NDArray[np.int64]) -> Iterator[Tagged]:
    """Yield the spans that a sequence of valid tags marks."""
    start = -1
    for i, tag in enumerate([*tags.tolist(), 0]):
        inside = tag > 0 and tag % 2 == 0
        if start >= 0 and not inside:
            yield Tagged(start, i, (int(tags[start]) + 1) // 2 - 1)
            start = -1
        if tag % 2 == 1:
            start = i


SOURCE, CUE, CONTENT = range(3)


def attributions(
    tags: npt.NDArray[np.int64], windows: Sequence[tuple[int, int, Floats]]
) -> list[AttributedWords]:
    """Join sources, cues and contents that the model links to one cue word.

    Args:
        tags: Tags of all words of the document.
        windows: ``(start, end, links)``: the words of each window, and the
            log-probability ``[n, n]`` that a word belongs to the cue at another.

    A source or content whose best cue lies outside every cue span makes an
    attribution without cue; a span over a window's end goes with its first part.
    """
    found = list(spans(tags))
    cues = [span for span in found if span.kind == CUE]
    groups: dict[int, dict[int, list[int]]] = {
        cue.start: {CUE: list(range(cue.start, cue.end))} for cue in cues
    }
    for span in found:
        if span.kind == CUE:
            continue
        anchor = _anchor(span, cues, windows)
        group = groups.setdefault(anchor, {})
        group.setdefault(span.kind, []).extend(range(span.start, span.end))
    return [
        AttributedWords(
            source=tuple(group.get(SOURCE, ())),
            cue=tuple(group.get(CUE, ())),
            content=tuple(group[CONTENT]),
        )
        for _, group in sorted(groups.items())
        if CONTENT in group
    ]


def _anchor(
    span: Tagged, cues: Sequence[Tagged], windows: Sequence[tuple[int, int, Floats]]
) -> int:
    """Return the first word of the span's cue, or of the span if it has none."""
    start, end, links = next(w for w in windows if w[0] <= span.start < w[1])
    stop = min(span.end, end)
    belief = links[span.start - start : stop - start].mean(0)
    best, value = span.start, float(belief[span.start - start])
    for cue in cues:
        if start <= cue.start < end:
            near = float(belief[cue.start - start : min(cue.end, end) - start].max())
            if near > value:
                best, value = cue.start, near
    if best == span.start and value < np.log(0.5):
        return _nearest(span, cues)
    return best


def _nearest(span: Tagged, cues: Sequence[Tagged]) -> int:
    """Return the start of the nearest cue within 40 words, or of the span itself."""

    def gap(cue: Tagged) -> int:
        return max(cue.start - span.end, span.start - cue.end)

    nearest = min(cues, key=gap, default=None)
    far = 40
    return span.start if nearest is None or gap(nearest) > far else nearest.start
