"""Weigh what the learned reader of claims says against the rules, and add to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.extract.candidate import Candidate
from onrecord.model.claim import LEARNED
from onrecord.model.ontology import OFFICE_TIES, types

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.extract.clauses import Clauses
    from onrecord.extract.mentions import Mentions
    from onrecord.model.annotation import LearnedTrigger

# Chosen on exam/dev, since the reader has seen exam/train; figures in
# benchmarks/README.md.
ALONE: Final = 0.50
"""Probability at which the learned reader makes a claim that no frame reads."""
DOUBT: Final = 0.15
"""Probability under which a frame is not believed, unless its argument places fill."""
ARGUMENT: Final = 0.40
"""Probability at which a word fills a role that the frame left open."""
FARTHEST: Final = 15
"""Words from a trigger to a learned argument."""


class Learned:
    """The learned reader's triggers, and how they confirm, correct and add."""

    def __init__(
        self,
        triggers: Sequence[LearnedTrigger],
        clauses: Clauses,
        mentions: Mentions,
    ) -> None:
        """Look at these triggers in the trees and mentions of one document."""
        self.clauses = clauses
        self.mentions = mentions
        self.affected = mentions.affected
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
        if score < DOUBT and not candidate.stands:
            return None
        if found is None:
            return candidate
        return self._completed(replace(candidate, learned=found), found)

    def _completed(self, candidate: Candidate, found: LearnedTrigger) -> Candidate:
        actor, recipient = candidate.actor, candidate.recipient
        told = not actor and not (candidate.symmetric and recipient)
        if told and not self.clauses.is_passive(candidate.head):
            actor = self._arguments(found.actor, found, recipient)
        if not recipient and not candidate.symmetric:
            recipient = self._arguments(found.recipient, found, actor)
        return replace(candidate, actor=actor, recipient=recipient)

    def alone(self, kept: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield claims that only the learned reader sees."""
        taken = {(i, c.type) for c in kept for i in c.words}
        titled = {i for c in kept if c.type in OFFICE_TIES for i in c.words}
        for found in self.triggers:
            if found.score < ALONE or any(
                (i, found.type) in taken for i in found.words
            ):
                continue
            head = self._head(found.words)
            actor = self._arguments(found.actor, found, ())
            recipient = self._arguments(found.recipient, found, actor)
            if found.type in OFFICE_TIES and not (
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
        scores: Mapping[int, float],
        found: LearnedTrigger,
        taken: Sequence[int],
    ) -> tuple[int, ...]:
        """Return the word that most likely fills a role, and those joined to it."""
        best: dict[str, tuple[float, int]] = {}
        able, is_event = self.affected, types()[found.type].kind == "event"
        for i, score in scores.items():
            mention = self.mentions.of_token.get(i)
            if mention is None or score < ARGUMENT or (is_event and i not in able):
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
