"""The annotated reports: triggers, roles and firmness for the learned claim heads."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from training.examples import UNKNOWN, Text, cut
from training.labels import CERTAINTY, CLAIMS, MODALITY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tokenizers import Tokenizer

    from training.examples import Example

ROLES = ("actor", "recipient")


def reports(folder: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield the windows of a folder of annotated reports.

    Heads: ``claim`` ``[n, types]`` (0 or 1), ``role`` ``[n, n, 2]`` (1 argument of
    the trigger, 0 not, -1 unknown), ``certainty``, ``modality``, ``polarity`` on
    trigger words.
    """
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as handle:
            raw = handle.read()
        text = Text.of(raw)
        labels = claim_labels(raw, text, gold)
        yield from cut("claims", text.words, labels, tokenizer)


def claim_labels(
    raw: str, text: Text, gold: dict[str, Any]
) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]:
    """Return the labels of one report's words."""
    count = len(text.starts)
    claim = np.zeros((count, len(CLAIMS)), dtype=np.int64)
    firm = {
        head: np.full(count, UNKNOWN, dtype=np.int64)
        for head in ("certainty", "modality", "polarity")
    }
    role = np.zeros((count, count, 2), dtype=np.int64)
    roled = np.zeros(count, dtype=bool)
    names = {name: _occurrences(raw, text, name, gold) for name in gold["actors"]}
    for row in gold["rows"]:
        at = text.inside(row["start"], row["start"] + row["length"])
        clause = tuple(row.get("clause", (row["start"], row["start"] + row["length"])))
        claim[at, CLAIMS.index(row["type"])] = 1
        firm["certainty"][at] = CERTAINTY.index(row["certainty"])
        firm["modality"][at] = MODALITY.index(row["modality"])
        firm["polarity"][at] = int(row["polarity"] == "-")
        roled[at] = True
        for k, which in enumerate(ROLES):
            for name in row[which]:
                positive, silent = _nearest(names.get(name, []), clause, at, text)
                for i in at:
                    role[i, silent, k] = np.where(role[i, silent, k] == 1, 1, -1)
                    role[i, positive, k] = 1
    role[~roled] = -1
    return {"claim": claim, "role": role, **firm}


def _occurrences(
    raw: str, text: Text, name: str, gold: dict[str, Any]
) -> list[list[int]]:
    """Return the words of each place where one of the actor's names stands."""
    found: list[list[int]] = []
    taken: set[int] = set()
    for alias in sorted({name, *gold["actors"][name]}, key=len, reverse=True):
        pattern = rf"(?<!\w){re.escape(alias)}(?!\w)"
        flags = 0 if alias[:1].isupper() else re.IGNORECASE
        for match in re.finditer(pattern, raw, flags):
            indices = text.inside(*match.span())
            if indices and not taken & set(indices):
                taken |= set(indices)
                found.append(indices)
    return found


def _nearest(
    places: list[list[int]], clause: tuple[int, ...], at: list[int], text: Text
) -> tuple[list[int], list[int]]:
    """Return the words that are the argument, and other words that name the same.

    Where the clause does not name it, the argument is its last mention before.
    """
    inside = [
        p
        for p in places
        if text.starts[p[0]] < clause[1] and clause[0] < text.ends[p[-1]]
    ]
    if not inside and places and at:
        before = [p for p in places if p[0] < at[0]]
        inside = [max(before)] if before else [min(places)]
    positive = {i for p in inside for i in p}
    silent = {i for p in places for i in p} - positive
    return sorted(positive), sorted(silent)
