"""Gather what may be a claim: by frames, by titles, and by the learned reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.extract.candidate import Candidate
from onrecord.extract.clauses import PRESENT, VERBAL
from onrecord.extract.frames import find_triggers
from onrecord.extract.learned import ALONE, Learned
from onrecord.extract.offices import find_offices, find_regimes
from onrecord.extract.roles import LIGHT, Roles
from onrecord.model.annotation import KEY
from onrecord.model.claim import LEARNED
from onrecord.model.ontology import OFFICE_TIES, types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.clauses import Clauses
    from onrecord.extract.mentions import Mentions
    from onrecord.extract.roles import Trigger
    from onrecord.model.annotation import Annotation


VAGUE: Final = 0.15
"""What the likelihood of SUPPORT loses beside another type of the same words."""


def find_candidates(clauses: Clauses, mentions: Mentions) -> list[Candidate]:
    """Return the claims' triggers and arguments, in the order of the text."""
    annotation: Annotation = clauses.doc.user_data[KEY]
    learned = Learned(annotation.triggers, clauses, mentions)
    found = [
        *_by_frames(clauses, mentions),
        *find_offices(clauses, mentions),
        *find_regimes(clauses, mentions),
    ]
    kept = [c for c in (learned.joined(candidate) for candidate in found) if c]
    kept += learned.alone(kept)
    kept = list(_told_once(kept))
    kept = [c for c in kept if not _is_shadow(c, kept, clauses)]
    kept = [c for c in kept if not _is_named_by(c, kept, clauses)]
    kept = [c for c in kept if not _is_part(c, kept, clauses)]
    kept = list(_read_once(kept))
    return sorted(kept, key=lambda c: (c.words, c.type))


def _told_once(every: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield of candidates of one type on the same words the one that fills most.

    Example:
        "Georgia reached an agreement with Armenia" -> "reached ... agreement", not
        "agreement" besides
    """
    best: list[Candidate] = []
    for candidate in sorted(every, key=_filled, reverse=True):
        words = set(candidate.words)
        if not any(
            c.type == candidate.type and not words.isdisjoint(c.words) for c in best
        ):
            best.append(candidate)
    yield from best


def _read_once(every: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield of candidates of several types on one word the one that is likeliest.

    A frame comes before the learned reader alone; one more frame stands where the
    learned reader sees it too. Offices are left alone.

    Example:
        "Denmark supports the councils" -> one of AID, SUPPORT and backs
    """
    best: set[int] = set()
    for candidate in sorted(every, key=_likelihood, reverse=True):
        known = candidate.rule != LEARNED
        agreed = candidate.learned is not None and candidate.learned.score >= ALONE
        if candidate.type in OFFICE_TIES:
            # "expelled the envoy": the envoy's office is told beside it.
            yield candidate
        elif candidate.head not in best or (known and agreed):
            yield candidate
            best.add(candidate.head)


def _likelihood(candidate: Candidate) -> tuple[bool, float, bool, tuple[int, int]]:
    score = candidate.learned.score if candidate.learned else 0.0
    score -= VAGUE if candidate.type == "SUPPORT" else 0.0
    known = candidate.rule != LEARNED
    return known, score, candidate.stands, _filled(candidate)


def _filled(candidate: Candidate) -> tuple[int, int]:
    return bool(candidate.actor) + bool(candidate.recipient), len(candidate.words)


def _is_named_by(
    candidate: Candidate, every: Sequence[Candidate], clauses: Clauses
) -> bool:
    """Say whether a noun is the object of a verb that is read as the same event.

    Example:
        "The ministry rendered medical assistance" -> "rendered", and not "assistance"
    """
    if clauses.deps[candidate.head] not in {"obj", "nsubj:pass"}:
        return False
    verb = clauses.heads[candidate.head]
    if clauses.tokens[verb].lemma_ not in LIGHT:
        return False
    return any(c.head == verb and c.type == candidate.type for c in every)


def _is_part(
    candidate: Candidate, every: Sequence[Candidate], clauses: Clauses
) -> bool:
    """Say whether an event is only part of what a verb and its noun say together.

    Of what is demanded the noun is a claim of its own.

    Example:
        "The union suspended aid" -> "suspended aid", and not "aid" besides
        "The clan declared war" -> "declared war", and not "war" besides
    """
    is_noun = clauses.tokens[candidate.head].pos_ not in VERBAL
    return (
        is_noun
        and types()[candidate.type].kind == "event"
        and any(
            other.stands
            and not other.demands
            and other.head != candidate.head
            and candidate.head in other.words
            for other in every
        )
    )


def _is_shadow(
    candidate: Candidate, every: Sequence[Candidate], clauses: Clauses
) -> bool:
    """Say whether the words of a tie are read as an event besides, and are none.

    They are one where both readers see an event, and no simple present says a habit.

    Example:
        "The groups are financed by Iran" -> finances, and not AID besides
        "The front fights the army" -> hostile_to, and not ASSAULT besides
    """
    agreed = candidate.learned and candidate.rule != LEARNED
    is_tie = types()[candidate.type].kind == "tie"
    if is_tie or (agreed and not _is_habit(candidate.head, clauses)):
        return False
    return any(
        types()[other.type].kind == "tie"
        and other.actor
        and other.recipient
        and candidate.head in other.words
        for other in every
    )


def _is_habit(i: int, clauses: Clauses) -> bool:
    """Say whether a simple present, active or passive, tells what lasts."""
    aux = clauses.kids(i, "aux", "aux:pass")
    tags = [clauses.tokens[k].tag_ for k in (aux if clauses.is_passive(i) else [i])]
    return len(tags) == 1 and tags[0] in PRESENT


def _by_frames(clauses: Clauses, mentions: Mentions) -> Iterator[Candidate]:
    """Yield what the frames read: of one type the first, which is the narrowest.

    A symmetric one comes in where that lacks somebody: "A and B are enemies".
    """
    roles = Roles(clauses, mentions)
    read: dict[tuple[int, str, str], list[Candidate]] = {}
    for trigger in find_triggers(clauses):
        key = trigger.head, trigger.frame.type, trigger.frame.pos
        read.setdefault(key, []).append(candidate_of(trigger, roles))
    for first, *others in read.values():
        mutual = (c for c in others if c.symmetric and c.stands)
        yield first if first.stands else next(mutual, first)


def candidate_of(trigger: Trigger, roles: Roles) -> Candidate:
    """Return what a frame reads at its trigger, with its roles filled."""
    frame = trigger.frame
    actor, recipient = roles.fill(trigger)
    return Candidate(
        type=frame.type,
        head=trigger.head,
        words=trigger.words,
        rule=frame.name,
        mode=frame.mode,
        actor=tuple(actor),
        recipient=tuple(recipient),
        symmetric=frame.symmetric,
        weak=frame.weak,
        required=(frame.actor_required, frame.recipient_required),
        demands=frame.demands,
    )
