"""Load which judgements of a store are in force, and readings as they have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model.standing import (
    Judged,
    Problem,
    Standing,
    kept_claim,
    place,
    standing_of,
)
from onrecord.store.judgments import load_judgments

if TYPE_CHECKING:
    from onrecord.model.claim import Reading
    from onrecord.store import Store

<<<<<<< HEAD
__all__ = [
    "Judged",
    "Problem",
    "Standing",
    "judged_readings",
    "kept_claim",
    "load_standing",
    "place",
    "standing_of",
]
=======

@dataclass(frozen=True, slots=True)
class Problem:
    """A judgement that is not in force, because it contradicts one that is."""

    judgment: Judgment
    against: Judgment
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading as judgements have it."""

    reading: Reading
    """With corrected claims, with those that only a judgement keeps, names merged."""
    judgments: dict[str, tuple[Judgment, ...]]
    """By the id of a claim of this reading, what is in force about it."""
    gone: tuple[Judgment, ...] = ()
    """In force, about claims that are no longer read, and that they do not keep."""

    @property
    def rejected(self) -> frozenset[str]:
        """Ids of the claims that somebody has rejected."""
        return frozenset(
            id
            for id, found in self.judgments.items()
            if any(each.verdict == "reject" for each in found)
        )

    @property
    def without_rejected(self) -> Reading:
        """The reading without what was rejected."""
        if not self.rejected:
            return self.reading
        left = (c for c in self.reading.claims if c.id not in self.rejected)
        return replace(self.reading, claims=tuple(left))


@dataclass(slots=True)
class Standing:
    """The judgements that are in force."""

    of_claims: dict[str, list[Judgment]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By the id of the document."""
    merged: Merged = field(default_factory=Merged)
    problems: list[Problem] = field(default_factory=list)
    retracted: dict[str, Judgment] = field(default_factory=dict)
    """By its id, what has taken a judgement back."""

    def apply(self, reading: Reading) -> Judged:
        """Return a reading as the judgements have it."""
        found: dict[str, list[Judgment]] = defaultdict(list)
        gone: list[Judgment] = []
        claims = list(reading.claims)
        for judgment in self.of_claims.get(reading.document.id, ()):
            at = _place(judgment, claims)
            if at is None and judgment.verdict == "reject":
                gone.append(judgment)
                continue
            if at is None:
                claims.append(kept_claim(judgment, reading))
                at = len(claims) - 1
            claims[at] = with_fields(claims[at], judgment.corrected())
            found[claims[at].id].append(judgment)
        if found or self.merged:
            claims = [self.merged.rename(claim) for claim in claims]
            reading = replace(reading, claims=tuple(claims))
        every = {id: tuple(judgments) for id, judgments in found.items()}
        return Judged(reading, every, tuple(gone))

    @property
    def rejected(self) -> frozenset[str]:
        """Ids of the claims that somebody has rejected, as they were judged."""
        return frozenset(
            judgment.subject
            for judgments in self.of_claims.values()
            for judgment in judgments
            if judgment.verdict == "reject"
        )

    def every_name(self) -> set[str]:
        """Return every name that a judgement gives."""
        found = {
            name for document in self.of_claims for name in self.names_of(document)
        }
        return found | {
            name
            for each in self.merged.links
            for name in (each.subject, each.object or "")
        }

    def names_of(self, document: str) -> set[str]:
        """Return the names that judgements put into the claims of a document."""
        return {
            name
            for judgment in self.of_claims.get(document, ())
            for given in (judgment.judged(), judgment.corrected())
            for role in ("actor", "recipient")
            for name in given.get(role, ())
        }


def standing_of(judgments: Iterable[Judgment]) -> Standing:
    """Return what is in force of judgements, given in the order they were made."""
    every = list(judgments)
    standing = Standing()
    for judgment in reversed(every):
        if judgment.retracts and judgment.id not in standing.retracted:
            standing.retracted[judgment.retracts] = judgment
    for judgment in every:
        if judgment.id not in standing.retracted and judgment.verdict != "retract":
            _admit(judgment, standing)
    return standing
>>>>>>> f268104 (Ask what may come of something, how two stand over time, what leads what)


def load_standing(store: Store) -> Standing:
    """Return what is in force of the judgements of a store."""
    return standing_of(load_judgments(store))


def judged_readings(store: Store) -> list[Reading]:
    """Return the current readings with corrections, and without what was rejected."""
    standing = load_standing(store)
    return [standing.apply(each).without_rejected for each in store.readings()]
