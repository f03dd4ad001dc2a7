"""Say of every judgement how it stands today: in force, taken back, or out of place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.analyze.standing import standing_of
from onrecord.model.judgment import OF_CLAIMS
from onrecord.store.judgments import load_judgments

if TYPE_CHECKING:
    from onrecord.analyze.standing import Standing
    from onrecord.model.document import Document
    from onrecord.model.judgment import Judgment
    from onrecord.store import Store

Status = Literal[
    "in force",
    "kept",
    "no longer read",
    "text changed",
    "no text",
    "taken back",
    "not in force",
]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A judgement, and how it stands."""

    judgment: Judgment
    status: Status
    note: str = ""
    """What a person should know of it, in a few words."""


def review(store: Store) -> list[Reviewed]:
    """Return every judgement with how it stands, in the order they were made."""
    judgments = load_judgments(store)
    standing = standing_of(judgments)
    problems = {each.judgment.id: each for each in standing.problems}
    documents = {each.id: each for each in store.documents()}
    labels = {each.label: each for each in documents.values()}
    placed = _placed(store, standing, documents)
    found = []
    for judgment in judgments:
        if taken := standing.retracted.get(judgment.id):
            found.append(Reviewed(judgment, "taken back", f"by {taken.author}"))
        elif problem := problems.get(judgment.id):
            note = f"{problem.why} by {problem.against.author} ({problem.against.id})"
            found.append(Reviewed(judgment, "not in force", note))
        elif judgment.verdict in OF_CLAIMS and judgment.document not in documents:
            found.append(_lost(judgment, labels.get(judgment.label or "")))
        else:
            found.append(placed.get(judgment.id) or Reviewed(judgment, "in force"))
    return found


def _placed(
    store: Store, standing: Standing, documents: dict[str, Document]
) -> dict[str, Reviewed]:
    """Return how those stand that are about claims of current texts."""
    found: dict[str, Reviewed] = {}
    judged = sorted(key for key in standing.of_claims if key in documents)
    for reading in store.readings(judged):
        applied = standing.apply(reading)
        read = {claim.id for claim in reading.claims}
        for judgment in applied.gone:
            note = "nothing to reject: the claim is not read any more"
            found[judgment.id] = Reviewed(judgment, "no longer read", note)
        for id, judgments in applied.judgments.items():
            for judgment in judgments:
                found[judgment.id] = _held(judgment, id, id in read)
    return found


def _held(judgment: Judgment, id: str, is_read: bool) -> Reviewed:  # noqa: FBT001
    if not is_read:
        told = "the claim stands on it alone"
        note = told if judgment.verdict == "add" else f"not read any more; {told}"
        return Reviewed(judgment, "kept", note)
    note = "" if id == judgment.subject else f"about {id}, which is read in its place"
    return Reviewed(judgment, "in force", note)


def _lost(judgment: Judgment, current: Document | None) -> Reviewed:
    """Return how a judgement stands whose text is not a current one."""
    if current is None:
        return Reviewed(
            judgment, "no text", f"no document has its text: {judgment.label}"
        )
    at = find_words(judgment, current.text)
    if at is None:
        return Reviewed(
            judgment, "text changed", "its words are not in the text of today"
        )
    end = at + len(judgment.exact or "")
    return Reviewed(judgment, "text changed", f"its words stand at {at}-{end} today")


def find_words(judgment: Judgment, text: str) -> int | None:
    """Return where the words of a judgement stand in another text; None if unclear."""
    exact = judgment.exact or ""
    prefix, suffix = judgment.prefix or "", judgment.suffix or ""
    for before, words in (
        (prefix, prefix + exact + suffix),
        (prefix, prefix + exact),
        ("", exact),
    ):
        if exact and text.count(words) == 1:
            return text.index(words) + len(before)
    return None
