"""``python -m training.sites``: learn what each clue to a claim's place is worth.

Reads exam/train, takes the claims that a gold row speaks of, and fits a choice between
their candidate places and none (conditional logit, L2). Small weights are left out.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import yaml

from onrecord.extract import extract
from onrecord.ingest.documents import documents
from onrecord.model.document import Document
from onrecord.read import annotate
from onrecord.resolve import resolve
from onrecord.resolve.rows import joined
from onrecord.resolve.sites import candidates, clues, scene_of
from onrecord.resolve.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.model.claim import Claim, Reading

OUT = Path("src/onrecord/ontology/sites.yaml")
HEAD = """\
# What each clue is worth that a claim happens at a place (resolve/sites.py). The
# place with the largest sum is told, if that is more than "least".
# Learned on exam/train by: python -m training.sites
"""
L2 = 8.0
STEPS = 600
RATE = 0.05
SMALLEST = 0.2
LEAST = -1.0
"""Chosen by folds over exam/train: .50, against .45 at 0 and .47 at -2."""
ALIKE = 0.85


class Choice(NamedTuple):
    """The clues of each place that a claim may be told of, and which are right."""

    clues: list[list[str]]
    right: list[bool]


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m training.sites")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    choices = list(choices_in(arguments.shared / "exam/train"))
    weights = fit(choices)
    kept = {k: round(v, 2) for k, v in sorted(weights.items()) if abs(v) >= SMALLEST}
    text = yaml.safe_dump({"least": LEAST, **kept}, sort_keys=False)
    arguments.out.write_text(HEAD + text, encoding="utf-8")
    print(f"{len(kept)} weights from {len(choices)} claims")


def choices_in(folder: Path) -> Iterator[Choice]:
    """Yield a choice for each claim of a folder that a gold row speaks of."""
    for document in documents([folder]):
        if not isinstance(document, Document):
            continue
        found = extract(annotate(document), document)
        gold = json.loads((folder / f"{document.label}.json").read_text("utf-8"))
        yield from choices_of(as_told(resolve(found), found), gold["rows"])


def as_told(reading: Reading, found: Reading) -> Reading:
    """Return a reading whose claims have the places that their trees tell, no other."""
    names = {place.id: place.name for place in reading.places}
    told = {claim.id: claim.place_mentions for claim in found.claims}
    claims = (
        replace(claim, where=joined(names.get(key) for key in told[claim.id]))
        for claim in reading.claims
    )
    return replace(reading, claims=tuple(claims))


def choices_of(reading: Reading, rows: Sequence[dict[str, Any]]) -> Iterator[Choice]:
    """Yield the choices of a document, in the order of its text."""
    scene = scene_of(reading.places, reading.sentences, reading.document)
    for claim in sorted(reading.claims, key=lambda claim: claim.trigger):
        row = next((row for row in rows if is_row(row, claim)), None)
        names = list(candidates(claim, scene))
        if row is not None and names:
            yield Choice(
                [list(clues(claim, name, scene)) for name in names],
                [is_place(name, row["where"]) for name in names],
            )
        if claim.where:
            scene.told.append((claim.where, claim))


def is_row(row: dict[str, Any], claim: Claim) -> bool:
    """Say whether a gold row and a claim have type and words in common."""
    end = row["start"] + row.get("length", len(row["trigger"]))
    overlap = row["start"] < claim.trigger.end and claim.trigger.start < end
    return bool(row["type"] == claim.type and overlap)


def is_place(name: str, gold: str | None) -> bool:
    """Say whether a place is the gold's, give or take its spelling."""
    if gold is None:
        return False
    one, other = "; ".join(heads(name)), "; ".join(heads(gold))
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


def heads(where: str) -> list[str]:
    """Return the places of a row without their countries."""
    return sorted(fold(re.split(",", part)[0]) for part in where.split(";"))


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """Return the weight of each clue."""
    names = sorted({clue for c in choices for found in c.clues for clue in found})
    column = {name: i for i, name in enumerate(names)}
    group = np.repeat(np.arange(len(choices)), [len(c.right) for c in choices])
    table = np.zeros((len(group), len(names)))
    for row, found in enumerate(found for c in choices for found in c.clues):
        table[row, [column[clue] for clue in found]] = 1
    right = np.array([value for c in choices for value in c.right], dtype=float)
    weight = np.zeros(len(names))
    momentum, spread = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(STEPS):
        slope = table.T @ slopes(table @ weight, right, group) + L2 * weight
        momentum = 0.9 * momentum + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        weight -= RATE * momentum / (np.sqrt(spread) + 1e-6)
    return dict(zip(names, weight.tolist(), strict=True))


def slopes(scores: np.ndarray, right: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Return how the loss changes with each score; none of the places scores 0."""
    raised = np.exp(np.clip(scores, -30, 30))
    share = raised / (1 + np.bincount(group, raised))[group]
    wanted = raised * right
    total = np.bincount(group, wanted)[group]
    return share - np.divide(wanted, total, out=np.zeros_like(wanted), where=total > 0)


if __name__ == "__main__":
    main()
