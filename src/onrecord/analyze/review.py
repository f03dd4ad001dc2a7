"""Say of every judgement how it stands today: in force, taken back, or out of place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.analyze.standing import place, standing_of
from onrecord.model.judgment import OF_CLAIMS
from onrecord.store.judgments import load_judgments

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        elif lost := _without_text(judgment, documents):
            found.append(_lost(lost, judgment, labels.get(lost.label or "")))
        elif judgment.of_two_claims:
            found.append(_of_two(store, judgment))
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


def _without_text(
    judgment: Judgment, documents: Mapping[str, Document]
) -> Judgment | None:
    """Return a judgement as it is bound to a text that is not a current one."""
    if judgment.verdict not in OF_CLAIMS and not judgment.of_two_claims:
        return None
    ends = judgment.ends()
    return next((end for end in ends if end.document not in documents), None)


def _of_two(store: Store, judgment: Judgment) -> Reviewed:
    """Return how a judgement of two claims stands, whose texts are there."""
    notes = []
    for end in judgment.ends():
        claims = store.reading(str(end.document)).claims
        at = place(end, claims)
        if at is None:
            note = f"{end.subject} is not read any more"
            return Reviewed(judgment, "no longer read", note)
        if claims[at].id != end.subject:
            notes.append(f"about {claims[at].id}, which is read for {end.subject}")
    return Reviewed(judgment, "in force", "; ".join(notes))


def _lost(bound: Judgment, judgment: Judgment, current: Document | None) -> Reviewed:
    """Return how a judgement stands, bound to a text that is not a current one."""
    if current is None:
        return Reviewed(judgment, "no text", f"no document has its text: {bound.label}")
    at = find_words(bound, current.text)
    if at is None:
        return Reviewed(
            judgment, "text changed", "its words are not in the text of today"
        )
    end = at + len(bound.exact or "")
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
