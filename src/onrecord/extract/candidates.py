"""Gather what may be a claim: by frames, by titles, and by the learned reader."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from onrecord.extract.frames import find_triggers
from onrecord.extract.offices import find_offices
from onrecord.extract.roles import LIGHT, Roles
from onrecord.model.annotation import KEY
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.clauses import Clauses
    from onrecord.extract.mentions import Mentions
    from onrecord.extract.roles import Trigger
    from onrecord.model.annotation import Annotation, LearnedTrigger

LEARNED = "learned"
OFFICES = frozenset({"leads", "represents", "member_of"})
"""Ties of one holder to one seat, which words of one title give but once."""

# Chosen on exam/dev, since the reader has seen exam/train; figures in
# benchmarks/README.md.
ALONE: Final = 0.50
"""Probability at which the learned reader makes a claim that no frame reads."""
DOUBT: Final = 0.15
"""Probability under which a frame is not believed, unless its argument places fill."""
ARGUMENT: Final = 0.40
"""Probability at which a word fills a role that the frame left open."""
FARTHEST: Final = 30
"""Words from trigger to a learned argument outside its sentence."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that express an event or tie, and the words that fill its roles."""

    type: str
    head: int
    words: tuple[int, ...]
    rule: str
    mode: str | None = None
    actor: tuple[int, ...] = ()
    recipient: tuple[int, ...] = ()
    symmetric: bool = False
    weak: bool = False
    required: tuple[bool, bool] = (False, False)
    demands: bool = False
    learned: LearnedTrigger | None = field(default=None, compare=False)


def find_candidates(clauses: Clauses, mentions: Mentions) -> list[Candidate]:
    """Return the claims' triggers and arguments, in the order of the text."""
    annotation: Annotation = clauses.doc.user_data[KEY]
    learned = _Learned(annotation.triggers, clauses, mentions)
    found = [*_by_frames(clauses, mentions), *find_offices(clauses, mentions)]
    kept = [c for c in (learned.joined(candidate) for candidate in found) if c]
    kept += learned.alone(kept)
    kept = list(_told_once(kept))
    kept = [c for c in kept if not _is_shadow(c, kept)]
    kept = [c for c in kept if not _is_named_by(c, kept, clauses)]
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


def _is_shadow(candidate: Candidate, every: Sequence[Candidate]) -> bool:
    """Say whether the same words are read as a tie, and as an event only by a rule.

    Example:
        "The groups are financed by Iran" lasts: finances, and not AID besides.
    """
    if candidate.learned or types()[candidate.type].kind == "tie":
        return False
    return any(
        types()[other.type].kind == "tie"
        and other.actor
        and other.recipient
        and not set(other.words).isdisjoint(candidate.words)
        for other in every
    )


def _by_frames(clauses: Clauses, mentions: Mentions) -> Iterator[Candidate]:
    roles = Roles(clauses, mentions)
    for trigger in find_triggers(clauses):
        actor, recipient = roles.fill(trigger)
        yield _candidate(trigger, actor, recipient)


def _candidate(
    trigger: Trigger, actor: Sequence[int], recipient: Sequence[int]
) -> Candidate:
    frame = trigger.frame
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


class _Learned:
    """The learned reader's triggers, and how they confirm, correct and add."""

    def __init__(
        self,
        triggers: Sequence[LearnedTrigger],
        clauses: Clauses,
        mentions: Mentions,
    ) -> None:
        self.clauses = clauses
        self.mentions = mentions
        self.triggers = triggers
        self.at: dict[tuple[int, str], LearnedTrigger] = {
            (i, t.type): t for t in triggers for i in t.words
        }

    def joined(self, candidate: Candidate) -> Candidate | None:
        """Return a rule's candidate with the learned reader's view, or nothing."""
        found = next(
            (t for i in candidate.words if (t := self.at.get((i, candidate.type)))),
            None,
        )
        score = found.score if found else 0.0
        if score < DOUBT and not _stands(candidate):
            return None
        if found is None:
            return candidate
        return self._completed(replace(candidate, learned=found), found)

    def _completed(self, candidate: Candidate, found: LearnedTrigger) -> Candidate:
        actor, recipient = candidate.actor, candidate.recipient
        if not actor and not (candidate.symmetric and recipient):
            actor = self._arguments(found.actor, found, recipient)
        if not recipient and not candidate.symmetric:
            recipient = self._arguments(found.recipient, found, actor)
        return replace(candidate, actor=actor, recipient=recipient)

    def alone(self, kept: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield claims that only the learned reader sees."""
        taken = {(i, c.type) for c in kept for i in c.words}
        titled = {i for c in kept if c.type in OFFICES for i in c.words}
        for found in self.triggers:
            if found.score < ALONE or any(
                (i, found.type) in taken for i in found.words
            ):
                continue
            head = self._head(found.words)
            actor = self._arguments(found.actor, found, ())
            recipient = self._arguments(found.recipient, found, actor)
            if found.type in OFFICES and not (
                len(actor) == len(recipient) == 1 and titled.isdisjoint(found.words)
            ):
                continue
            yield Candidate(
                type=found.type,
                head=head,
                words=found.words,
                rule=LEARNED,
                actor=actor,
                recipient=recipient,
                learned=found,
            )

    def _head(self, words: Sequence[int]) -> int:
        """Return the word of a trigger that the others hang on."""
        inside = set(words)
        tops = [i for i in words if self.clauses.heads[i] not in inside]
        return tops[0] if tops else words[0]

    def _arguments(
        self,
        scores: dict[int, float] | object,
        found: LearnedTrigger,
        taken: Sequence[int],
    ) -> tuple[int, ...]:
        """Return the word that most likely fills a role, and those joined to it."""
        best: dict[str, tuple[float, int]] = {}
        if not isinstance(scores, dict):
            return ()
        for i, score in scores.items():
            mention = self.mentions.of_token.get(i)
            if mention is None or score < ARGUMENT:
                continue
            if min(abs(i - w) for w in found.words) > FARTHEST:
                continue
            if score > best.get(mention.id, (0.0, 0))[0]:
                best[mention.id] = (score, i)
        used = {m.id for w in taken if (m := self.mentions.of_token.get(w))}
        free = [pair for key, pair in best.items() if key not in used]
        if not free:
            return ()
        _, top = max(free)
        first = self.clauses.first_conjunct(top)
        joined = {top, *self.clauses.with_conjuncts(first)}
        return tuple(sorted(i for _, i in free if i in joined))


def _stands(candidate: Candidate) -> bool:
    """Say whether a frame's arguments are there that it cannot do without."""
    actor, recipient = bool(candidate.actor), bool(candidate.recipient)
    if (candidate.required[0] and not actor) or (
        candidate.required[1] and not recipient
    ):
        return False
    return (actor and recipient) or (not candidate.weak and (actor or recipient))
