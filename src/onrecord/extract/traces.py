"""Trace how a claim was read, from its document read again.

Nothing here decides anything: what the readers of claims do is asked again, with one
thing taken away where that shows what it did.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from onrecord.extract.attributions import extract_attributions
from onrecord.extract.candidates import find_candidates
from onrecord.extract.claims import ClaimReader
from onrecord.extract.clauses import VERBAL, Clauses
from onrecord.extract.firmness import Firmness, firmness_at
from onrecord.extract.frames import match
from onrecord.extract.mentions import extract_mentions
from onrecord.extract.roles import Roles
from onrecord.model.annotation import KEY
from onrecord.model.document import Span
from onrecord.model.ontology import firmness, frame_named, kept_with_ontology
from onrecord.model.trace import Alternative, Filler, FirmnessWord, Trace, TreeWord

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Doc, Token

    from onrecord.extract.candidate import Candidate
    from onrecord.extract.mentions import Mentions
    from onrecord.extract.roles import Trigger
    from onrecord.model.annotation import Annotation
    from onrecord.model.claim import Claim
    from onrecord.model.document import Document

    Role = Literal["actor", "recipient"]

NESTED: Final = frozenset(
    "acl acl:relcl advcl advcl:relcl ccomp csubj parataxis xcomp".split()
)
"""Relations of clauses inside a clause, which are folded up unless they matter."""
PLAIN: Final = frozenset({"be", "to"})
"""Words of phrases ("be likely to") that say nothing by themselves."""
ROLES: Final[tuple[Role, ...]] = ("actor", "recipient")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as the readers of claims see it."""

    clauses: Clauses
    mentions: Mentions
    cues: Collection[int]
    """Words that are cues of attribution."""
    candidates: tuple[Candidate, ...]

    @classmethod
    def of(cls, doc: Doc, document: Document) -> Parsed:
        """Take the steps up to the candidates, as for reading."""
        mentions = extract_mentions(doc, document.id)
        clauses = Clauses(doc, mentions.relative)
        attributions = extract_attributions(clauses, mentions, document.id)
        reader = ClaimReader(clauses, mentions, attributions, (), ())
        found = tuple(find_candidates(clauses, mentions))
        return cls(clauses, mentions, reader.cues, found)

    def span(self, candidate: Candidate) -> Span:
        """Return the characters of a candidate's words."""
        tokens = self.clauses.tokens
        first, last = tokens[candidate.words[0]], tokens[candidate.words[-1]]
        return Span(first.idx, last.idx + len(last))

    def alternatives(self, words: Collection[int]) -> tuple[Alternative, ...]:
        """Return what the learned reader sees at words, the likeliest first."""
        annotation: Annotation = self.clauses.doc.user_data[KEY]
        best: dict[str, float] = {}
        for found in annotation.triggers:
            if not set(words).isdisjoint(found.words):
                best[found.type] = max(found.score, best.get(found.type, 0.0))
        ordered = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Alternative(type=type, score=score) for type, score in ordered)


def trace_claim(doc: Doc, document: Document, claim: Claim) -> Trace | None:
    """Return how a claim was read; nothing if it is not read now.

    Example:
        Rebels may have attacked the base.
        -> frame assault.attack.verb; actor by "subject", recipient by "object";
           "may": without it CT, actual
    """
    parsed = Parsed.of(doc, document)
    candidate = next(
        (
            each
            for each in parsed.candidates
            if each.type == claim.type and parsed.span(each) == claim.trigger
        ),
        None,
    )
    if candidate is None:
        return None
    put = firmness_at(candidate.head, parsed.clauses, parsed.cues)
    told = Firmness(claim.polarity, claim.certainty, claim.modality)
    words = {*candidate.actor, *candidate.recipient}
    return Trace(
        tree=tree_of(candidate.head, parsed.clauses, candidate.words, words),
        frame=frame_named(candidate.rule),
        fillers=tuple(_fillers(candidate, parsed)),
        alternatives=parsed.alternatives(candidate.words),
        firmness_words=tuple(_firmness_words(candidate.head, put, parsed)),
        learned_firmness=put == Firmness() != told and candidate.learned is not None,
    )


def tree_of(
    head: int,
    clauses: Clauses,
    marked: Collection[int],
    wanted: Collection[int] = (),
) -> tuple[TreeWord, ...]:
    """Return the clause of a word as a tree, without punctuation.

    Args:
        head: The word.
        clauses: The trees.
        marked: Words that are asked about.
        wanted: Words for which a clause inside it is not folded up.
    """
    seen = {*marked, *wanted, head}
    found: list[TreeWord] = []
    open_ = [(clauses.clause_of(head), 0)]
    while open_:
        i, depth = open_.pop()
        kids = [k for k in clauses.children[i] if not _is_mark(k, clauses)]
        shown = [
            k
            for k in kids
            if not _is_clause(k, clauses) or not seen.isdisjoint(clauses.subtree(k))
        ]
        found.append(
            TreeWord(
                text=clauses.tokens[i].text,
                relation=clauses.deps[i],
                depth=depth,
                marked=i in marked,
                folded=len(shown) < len(kids),
            )
        )
        open_ += [(k, depth + 1) for k in reversed(shown)]
    return tuple(found)


def _is_mark(i: int, clauses: Clauses) -> bool:
    return clauses.deps[i] == "punct" or clauses.tokens[i].is_space


def _is_clause(i: int, clauses: Clauses) -> bool:
    joined = clauses.deps[i] == "conj" and clauses.tokens[i].pos_ in VERBAL
    return joined or clauses.deps[i] in NESTED


def _fillers(candidate: Candidate, parsed: Parsed) -> Iterator[Filler]:
    for role in ROLES:
        told: set[str] = set()
        for i in getattr(candidate, role):
            mention = parsed.mentions.of_token[i].id
            if mention not in told:
                told.add(mention)
                found = _found(i, role, candidate, parsed)
                yield Filler(role=role, mention=mention, found=found)


def _found(i: int, role: Role, candidate: Candidate, parsed: Parsed) -> str:
    """Say how a word came to fill a role."""
    if candidate.rule.startswith("office."):
        return "by the title, as its holder" if role == "actor" else "by the title"
    frame = frame_named(candidate.rule)
    trigger = match(frame, candidate.head, parsed.clauses) if frame else None
    if trigger is not None:
        place = _place(i, role, trigger, parsed)
        if place:
            return place
    learned = getattr(candidate.learned, role, {}).get(i)
    if learned is not None:
        return f"by the learned reader, probability {learned:.2f}"
    return "by the verb above the word" if trigger else "beside another"


def _place(i: int, role: Role, trigger: Trigger, parsed: Parsed) -> str | None:
    """Return the place of a frame at which a word was found."""
    clauses, frame = parsed.clauses, trigger.frame
    roles = Roles(clauses, parsed.mentions)
    roles.actors = parsed.mentions.affected
    places = getattr(frame, role)
    if frame.symmetric:
        places = (*frame.actor, *frame.recipient)
    for spec in places:
        words = roles.words(trigger, spec)
        if i in words:
            via = clauses.heads[i]
            direct = via in {trigger.head, trigger.object, i}
            word = clauses.tokens[via].text
            way = "" if direct else f", by way of “{word}”"
            return f"at {_named(spec)}{way}"
        if any(clauses.heads[i] == w for w in words):
            word = clauses.tokens[clauses.heads[i]].text
            return f"by “{word}” at {_named(spec)}"
    return None


def _named(spec: str) -> str:
    """Return a place in words: "subject", "“on”", "the object’s “of”"."""
    whole, _, inner = spec.partition("/")
    if inner:
        return f"the object’s {_named(inner)}"
    plain = {
        "subject", "object", "possessor", "adjective", "compound", "modified",
    }  # fmt: skip
    names = {
        "iobj": "indirect object",
        "modified": "word that it describes",
        "complement-subject": "subject of its clause",
    }
    return names.get(whole) or (whole if whole in plain else f"“{whole}”")


class _Silenced:
    """A word that stands where it stood and says nothing."""

    lemma_ = lower_ = text = ""

    def __init__(self, token: Token) -> None:
        self._token = token

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  as the token has it
        return getattr(self._token, name)


@kept_with_ontology
def _words_of_firmness() -> frozenset[str]:
    words = (word for phrase in firmness() for word in phrase.split())
    return frozenset(words) - PLAIN


def _firmness_words(head: int, put: Firmness, parsed: Parsed) -> Iterator[FirmnessWord]:
    """Yield the words without which a claim would be put another way."""
    clauses, known = parsed.clauses, _words_of_firmness()
    for token in clauses.tokens[head].sent:
        if token.i == head or known.isdisjoint({token.lemma_.lower(), token.lower_}):
            continue
        without = copy.copy(clauses)
        without.tokens = [*clauses.tokens]
        without.tokens[token.i] = _Silenced(token)  # type: ignore[call-overload]
        other = firmness_at(head, without, parsed.cues)
        if other != put:
            yield FirmnessWord(
                text=token.text,
                polarity=other.polarity,
                certainty=other.certainty,
                modality=other.modality,
            )
