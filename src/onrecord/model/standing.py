"""Say which judgements are in force, and what they make of a reading.

They are taken in the order in which they were made, those of rules after those of
persons. One that contradicts another which is in force is kept, told, and not in force
until that other one is taken back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.model.claim import Claim
from onrecord.model.document import Span
from onrecord.model.judgment import OF_CLAIMS, PAST, RULE, with_fields
from onrecord.model.same import Merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.model.claim import Reading
    from onrecord.model.judgment import Judgment


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
    pairs: Merged = field(default_factory=Merged)
    """Of two claims, by their ids, what holds them together or apart."""
    problems: list[Problem] = field(default_factory=list)
    retracted: dict[str, Judgment] = field(default_factory=dict)
    """By its id, what has taken a judgement back."""

    def apply(self, reading: Reading) -> Judged:
        """Return a reading as the judgements have it."""
        found: dict[str, list[Judgment]] = defaultdict(list)
        gone: list[Judgment] = []
        claims = list(reading.claims)
        for judgment in self.of_claims.get(reading.document.id, ()):
            at = place(judgment, claims)
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
    for judgment in sorted(every, key=_rank):
        if judgment.id not in standing.retracted and judgment.verdict != "retract":
            _admit(judgment, standing)
    return standing


def _rank(judgment: Judgment) -> tuple[str, ...]:
    """Put what persons say first, in their order; then rules, whenever they ran."""
    if not judgment.by_rule:
        return ()
    return judgment.subject, judgment.object or ""


def _admit(judgment: Judgment, standing: Standing) -> None:
    """Put a judgement in force, or say what it contradicts."""
    if judgment.of_two_claims:
        against = standing.pairs.admit(judgment)
    elif judgment.verdict not in OF_CLAIMS:
        against = standing.merged.admit(judgment)
    else:
        others = standing.of_claims[judgment.document or ""]
        against = next(
            (
                (other, why)
                for other in others
                if other.subject == judgment.subject
                and (why := _contradiction(judgment, other))
            ),
            None,
        )
        if against is None:
            others.append(judgment)
    if against:
        standing.problems.append(Problem(judgment, *against))


def _contradiction(judgment: Judgment, other: Judgment) -> str | None:
    """Return in what two judgements of one claim exclude each other."""
    if (judgment.verdict == "reject") != (other.verdict == "reject"):
        return f"the claim {judgment.subject} was {PAST[other.verdict]}"
    before = other.corrected()
    for name, value in judgment.corrected().items():
        if name in before and before[name] != value:
            told = before[name]
            shown = "; ".join(map(str, told)) if isinstance(told, list) else told
            return f"{name} was corrected to {shown}"
    return None


def place(judgment: Judgment, claims: Sequence[Claim]) -> int | None:
    """Return which claim is judged: by its id, else by its type at the same words."""
    ids = [claim.id for claim in claims]
    if judgment.subject in ids:
        return ids.index(judgment.subject)
    if judgment.trigger_start is None or judgment.trigger_end is None:
        return None
    words = Span(judgment.trigger_start, judgment.trigger_end)
    types = {judgment.judged().get("type"), judgment.corrected().get("type")}
    for at, claim in enumerate(claims):
        if (
            claim.type in types
            and claim.trigger.overlaps(words)
            and (judgment.verdict != "add" or _same_roles(judgment, claim))
        ):
            return at
    return None


def _same_roles(judgment: Judgment, claim: Claim) -> bool:
    """Say whether a claim has the actors that were coded; a coded span may be long."""
    coded = judgment.judged()
    return set(claim.actor) == set(coded.get("actor", ())) and set(
        claim.recipient
    ) == set(coded.get("recipient", ()))


def kept_claim(judgment: Judgment, reading: Reading) -> Claim:
    """Return the claim that a judgement carries, where it is not read any more."""
    start = judgment.trigger_start or 0
    sentence = next(
        (
            number
            for number, span in enumerate(reading.sentences)
            if span.start <= start < span.end
        ),
        -1,
    )
    bare = Claim(
        id=judgment.subject,
        document=reading.document.id,
        kind="event",
        type="",
        trigger=Span(start, judgment.trigger_end or start),
        rule=RULE,
        sentence=sentence,
    )
    return with_fields(bare, judgment.judged())
