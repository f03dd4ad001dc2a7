"""Turn candidates into claims: with their source, firmness, time and place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from onrecord.extract.attributions import innermost
from onrecord.extract.candidates import find_candidates
from onrecord.extract.dating import Dating, Told, dating_of
from onrecord.extract.firmness import Firmness, told_firmness
from onrecord.extract.numbers import numbers_at
from onrecord.extract.quotations import quoted_words
from onrecord.extract.where import place_for
from onrecord.model.claim import Claim
from onrecord.model.document import Span, record_id
from onrecord.model.ontology import OFFICE_TIES, types

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.candidate import Candidate
    from onrecord.extract.clauses import Clauses
    from onrecord.extract.mentions import Mentions
    from onrecord.model.claim import Attribution, Certainty, Modality, Polarity
    from onrecord.model.mention import DateMention, PlaceMention


class ClaimReader:
    """Reads the claims of one document, given what was found in it before."""

    def __init__(
        self,
        clauses: Clauses,
        mentions: Mentions,
        attributions: Sequence[Attribution],
        dates: Sequence[DateMention],
        places: Sequence[PlaceMention],
    ) -> None:
        """Keep the findings that claims refer to."""
        self.clauses = clauses
        self.mentions = mentions
        self.attributions = attributions
        self.dates = dates
        self.places = places
        starts = {s.start for a in attributions for s in a.cue}
        self.cues = {t.i for t in clauses.tokens if t.idx in starts}
        self.quoted = quoted_words(clauses)
        self.sentence = [0] * len(clauses.tokens)
        for number, sentence in enumerate(clauses.doc.sents):
            for token in sentence:
                self.sentence[token.i] = number

    def claims(self, document: str) -> tuple[list[Claim], dict[int, str]]:
        """Return the claims, and the claim of each trigger word."""
        found: list[Claim] = []
        at: dict[int, str] = {}
        for candidate in find_candidates(self.clauses, self.mentions):
            claim = self._claim(candidate, document)
            found.append(claim)
            for i in candidate.words:
                at.setdefault(i, claim.id)
            at[candidate.head] = claim.id
        return found, at

    def _claim(self, candidate: Candidate, document: str) -> Claim:
        tokens = self.clauses.tokens
        first, last = tokens[candidate.words[0]], tokens[candidate.words[-1]]
        trigger = Span(first.idx, last.idx + len(last))
        head = tokens[candidate.head]
        attribution = (
            innermost(self.attributions, head.idx) if self._is_told(candidate) else None
        )
        put = self._firmness(candidate)
        kind = types()[candidate.type].kind
        dating = self._dating(candidate, put) if kind == "event" else Dating()
        return Claim(
            id=record_id(document, "claim", candidate.type, trigger.start, trigger.end),
            document=document,
            kind=kind,
            type=candidate.type,
            trigger=trigger,
            rule=candidate.rule,
            sentence=self.sentence[candidate.head],
            actor_mentions=self._ids(candidate.actor),
            recipient_mentions=self._ids(candidate.recipient),
            date_mentions=dating.dates,
            when_basis=dating.basis,
            begins=dating.begins,
            place_mentions=tuple(place_for(head, self.clauses.doc, self.places)),
            attribution=attribution.id if attribution else None,
            mode=candidate.mode,
            polarity=put.polarity,
            certainty=put.certainty,
            modality=put.modality,
            numbers=numbers_at(candidate.head, self.clauses),
            score=candidate.learned.score if candidate.learned else None,
        )

    def _is_told(self, candidate: Candidate) -> bool:
        """Say whether a source around it tells a claim: an office only in its quotes.

        Example:
            "Iran must stop," President Hassan Rouhani's critic told the agency.
            -> leads stands on the author's word, whatever is quoted beside it
        """
        if candidate.type not in OFFICE_TIES or self._is_verb(candidate.head):
            return True
        return candidate.head in self.quoted

    def _dating(self, candidate: Candidate, put: Firmness) -> Dating:
        told = Told(candidate.type, put.modality, candidate.head in self.quoted)
        head = self.clauses.tokens[candidate.head]
        return dating_of(head, self.clauses.doc, self.dates, told)

    def _is_verb(self, i: int) -> bool:
        return self.clauses.tokens[i].pos_ == "VERB"

    def _ids(self, words: Sequence[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.mentions.of_token[i].id for i in words))

    def _firmness(self, candidate: Candidate) -> Firmness:
        """Return the rules' reading; where they see nothing, the learned one's."""
        put = told_firmness(candidate.head, self.clauses, self.cues)
        learned = candidate.learned
        if put is not None or learned is None:
            return put or Firmness()
        return Firmness(
            cast("Polarity", learned.polarity),
            cast("Certainty", learned.certainty),
            cast("Modality", learned.modality),
        )
