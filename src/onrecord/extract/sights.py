"""Tell what was seen at a word: its frames, what they lacked, what stood in the way."""

from __future__ import annotations

import difflib
from dataclasses import MISSING, fields, replace
from typing import TYPE_CHECKING, Any, Final

from onrecord.extract.candidates import candidate_of
from onrecord.extract.frames import PARTS, match
from onrecord.extract.learned import ALONE, DOUBT
from onrecord.extract.roles import Roles
from onrecord.extract.traces import Parsed, tree_of
from onrecord.model.claim import LEARNED
from onrecord.model.document import Span
from onrecord.model.ontology import frames, offices
from onrecord.model.trace import Considered, SeenTitle, Sight
from onrecord.model.vocabulary import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from onrecord.extract.candidate import Candidate
    from onrecord.extract.clauses import Clauses
    from onrecord.model.document import Document
    from onrecord.model.ontology import PartOfSpeech
    from onrecord.model.trace import Fate

NO_CONDITIONS: Final = frozenset(
    "name type kind pos lemma example mode actor recipient actor_required "
    "recipient_required symmetric weak demands".split()
)
"""Fields of a frame that nothing in the text has to meet; all others are conditions."""
MOST_NEAR: Final = 3
NEAR: Final = 0.7
"""How alike two words are written, from 0 to 1."""


def sight_at(doc: Doc, document: Document, span: Span) -> Sight | None:
    """Return what was seen at the word that heads a span; nothing in an empty text.

    Example:
        The board struck a balance.
        -> "struck": assault.strike.verb does not hold for its object, …
    """
    head = _head(doc, span)
    if head is None:
        return None
    parsed = Parsed.of(doc, document)
    parts = PARTS.get(head.pos_, ())
    own = [
        frame for part in parts for frame in frames().get((part, _as(part, head)), ())
    ]
    return Sight(
        span=Span(head.idx, head.idx + len(head)),
        text=head.text,
        lemma=head.lemma_.lower(),
        part=head.pos_,
        sentence=Span.of(head.sent),
        tree=tree_of(head.i, parsed.clauses, (head.i,)),
        in_scope=bool(parts),
        considered=tuple(_considered(frame, head.i, parsed) for frame in own),
        title=_title(head.i, parsed.clauses),
        elsewhere=tuple(sorted(_elsewhere(head, parts))),
        nearest=() if own or head.pos_ == "PROPN" else tuple(_nearest(head, parts)),
        alternatives=parsed.alternatives((head.i,)),
        needed=ALONE,
        doubt=DOUBT,
    )


def _head(doc: Doc, span: Span) -> Token | None:
    """Return the word of a span that its others hang on; the next in white space."""
    inside = [
        token
        for token in doc
        if not token.is_space
        and token.idx < max(span.end, span.start + 1)
        and token.idx + len(token) > span.start
    ]
    words = [token for token in inside if token.pos_ in PARTS] or inside
    if words:
        ids = {token.i for token in words}
        return next(
            (t for t in words if t.head.i == t.i or t.head.i not in ids), words[0]
        )
    after = (token for token in doc if not token.is_space and token.idx >= span.start)
    before = [token for token in doc if not token.is_space]
    return next(after, before[-1] if before else None)


def _as(part: PartOfSpeech, token: Token) -> str:
    """Return a word in the form in which frames of a part of speech list it."""
    return token.lower_ if part == "adj" else token.lemma_.lower()


def _elsewhere(token: Token, parts: tuple[PartOfSpeech, ...]) -> Iterator[str]:
    words = {token.lower_, token.lemma_.lower()}
    for part, lemma in frames():
        if part not in parts and lemma in words:
            yield part


def _nearest(token: Token, parts: tuple[PartOfSpeech, ...]) -> list[str]:
    known = sorted({lemma for part, lemma in frames() if part in parts})
    return difflib.get_close_matches(token.lemma_.lower(), known, MOST_NEAR, NEAR)


def _considered(frame: Frame, i: int, parsed: Parsed) -> Considered:
    trigger = match(frame, i, parsed.clauses)
    if trigger is None:
        failed = tuple(_failed(frame, i, parsed.clauses))
        return Considered(frame=frame, failed=failed)
    candidate = candidate_of(trigger, Roles(parsed.clauses, parsed.mentions))
    lacks = tuple(r for r in ("actor", "recipient") if not getattr(candidate, r))
    fate, instead = _fate(candidate, i, parsed)
    return Considered(frame=frame, lacks=lacks, fate=fate, instead=instead)


def _title(i: int, clauses: Clauses) -> SeenTitle | None:
    """Return the longest title that ends on a word, and what says that it is past."""
    tokens, blockers = clauses.tokens, offices().blockers
    for office in offices().titles:
        first = i - len(office.title) + 1
        if first < 0:
            continue
        words = (*(t.lower_ for t in tokens[first:i]), tokens[i].lemma_.lower())
        if words == office.title:
            near = [*clauses.kids(i, "amod", "compound"), max(0, first - 1)]
            past = (tokens[k].text for k in near if tokens[k].lower_ in blockers)
            return SeenTitle(
                title=" ".join(words), tie=office.tie, blocker=next(past, None)
            )
    return None


def _failed(frame: Frame, i: int, clauses: Clauses) -> Iterator[str]:
    """Yield the conditions that do not hold, each tried for itself."""
    defaults: dict[str, Any] = {
        field.name: field.default
        for field in fields(Frame)
        if field.name not in NO_CONDITIONS and field.default is not MISSING
    }
    bare = replace(frame, **defaults)
    failing = False
    for name, default in defaults.items():
        value = getattr(frame, name)
        if value == default:
            continue
        # What a word governs is looked for behind the frame's own prepositions.
        brought = {"prep": frame.prep} if name == "governs" else {}
        if match(replace(bare, **{name: value, **brought}), i, clauses) is None:
            failing = True
            yield name
    if not failing:
        yield "together"


def _fate(candidate: Candidate, i: int, parsed: Parsed) -> tuple[Fate, str | None]:
    """Return what became of a frame whose conditions hold, and what stands instead."""
    kept = [each for each in parsed.candidates if i in each.words]
    if any(each.rule == candidate.rule for each in kept):
        return "coded", None
    alike = [each for each in kept if each.type == candidate.type]
    if alike:
        return "narrower", _called(alike[0])
    seen = {each.type: each.score for each in parsed.alternatives(candidate.words)}
    if not candidate.stands and seen.get(candidate.type, 0.0) < DOUBT:
        return "doubted", None
    return ("likelier", _called(kept[0])) if kept else ("left out", None)


def _called(candidate: Candidate) -> str:
    """Return what read a candidate: a frame's name, or its type and "learned"."""
    if candidate.rule == LEARNED:
        return f"{candidate.type}, {LEARNED}"
    return candidate.rule
