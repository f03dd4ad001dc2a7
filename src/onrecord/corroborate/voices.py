"""Load what stands in clusters, claim by claim, with whose word it is and whose report.

A voice is one claim as one document tells it. Its *origin* is the teller: who wrote the
text, or the passage, or the outlet that the text itself names first ("Fox News reported
that"). Its *source* is the last of the chain: whom the teller has it from.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from onrecord.corroborate.judged import load_rejected, shown_names
from onrecord.store.standing import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from onrecord.model.claim import Certainty, Modality, Polarity
    from onrecord.store import Opened
    from onrecord.store.standing import Telling

CLAIMS: Final = """
SELECT k.cluster, c.document, c.id AS claim, c.kind, c.type, c.mode, c.polarity,
    c.certainty, c.modality, c.date, c.place, c.trigger_start, c.trigger_end,
    s.span_start, s.span_end, k.reason
FROM cluster_claims k
JOIN claims c ON c.document = k.document AND c.id = k.claim
LEFT JOIN passages s ON s.document = c.document AND s.position = c.sentence
ORDER BY k.cluster, c.document, c.trigger_start, c.id
"""
DENIALS: Final = """
SELECT k.cluster, r.document, r.id AS claim, d.kind, d.type, d.mode, '-' AS polarity,
    r.certainty, r.modality, r.date, r.place, r.trigger_start, r.trigger_end,
    s.span_start, s.span_end, 'denies it in the same report' AS reason
FROM claims r
JOIN claims d ON d.document = r.document AND d.id = r.denies
JOIN cluster_claims k ON k.document = d.document AND k.claim = d.id
LEFT JOIN passages s ON s.document = r.document AND s.position = r.sentence
WHERE r.type = 'REJECT' AND r.denies IS NOT NULL AND r.polarity = '+'
    AND d.polarity = '+'
ORDER BY k.cluster, r.document, r.trigger_start, r.id
"""
"""Yields what the query before does, for words of denial ("Oman denied it")."""

PARTS: Final = """
SELECT document, claim, 'actor' AS part, position, actor AS value FROM claim_actors
UNION ALL
SELECT document, claim, 'recipient' AS part, position, recipient AS value
FROM claim_recipients
UNION ALL
SELECT document, claim, 'source' AS part, position, source AS value FROM claim_sources
ORDER BY document, claim, part, position
"""
NUMBERS: Final = """
SELECT document, claim, what, low, best, high FROM claim_numbers
ORDER BY document, claim, position
"""
OUTLETS: Final = """
SELECT DISTINCT document, name FROM attributions
WHERE source_type = 'outlet' AND name IS NOT NULL
"""
ORIGINS: Final = """
SELECT document, whole, span_start, span_end, origin FROM origins
ORDER BY document, whole, span_start
"""
TEXTS: Final = "SELECT id AS document, min(text) AS text FROM documents GROUP BY id"

_SENTENCE: Final = 300
"""Characters of a sentence that are kept as a voice's words."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a voice gives; a missing bound is open."""

    what: str
    low: float | None
    best: float
    high: float | None

    def excludes(self, other: Count) -> bool:
        """Say whether both cannot be right."""
        infinite = float("inf")
        low = -infinite if self.low is None else self.low
        high = infinite if self.high is None else self.high
        other_low = -infinite if other.low is None else other.low
        other_high = infinite if other.high is None else other.high
        return self.what == other.what and (low > other_high or other_low > high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A claim as one document tells it."""

    cluster: str
    claim: str
    document: str
    label: str
    publisher: str | None
    published: date | None
    origin: str
    """The teller, who may be another than the publisher."""
    kind: Literal["event", "tie"]
    type: str
    mode: str | None = None
    trigger: str = ""
    """The words that express it."""
    polarity: Polarity = "+"
    certainty: Certainty = "CT"
    modality: Modality = "actual"
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    when: str | None = None
    where: str | None = None
    numbers: tuple[Count, ...] = ()
    words: str = ""
    """The sentence that tells it."""
    reason: str = ""
    """Why it is in its cluster."""
    rejects: bool = False
    """Whether it is a word of denial ("Oman denied it") for what its report tells."""

    @property
    def source(self) -> str:
        """Whom it is had from in the end; the origin where nobody is named."""
        return self.sources[-1] if self.sources else self.origin

    @property
    def named(self) -> bool:
        """Whether the source has a name."""
        return not self.source.startswith("@")

    @property
    def day(self) -> str:
        """Day of publication for a reader."""
        return self.published.isoformat() if self.published else "undated"

    @property
    def order(self) -> tuple[date, bool, str, str]:
        """A key that puts first what was told first; of one day, what is no copy."""
        repeated = self.origin != (self.publisher or self.label)
        return self.published or date.max, repeated, self.label, self.claim


@dataclass(frozen=True, slots=True)
class _Lookups:
    """What is known of claims and texts, by their keys."""

    told: dict[str, Telling]
    parts: dict[tuple[str, str], dict[str, list[str]]]
    numbers: dict[tuple[str, str], list[Count]]
    outlets: set[tuple[str, str]]
    origins: dict[str, list[tuple[bool, int, int, str]]]
    texts: dict[str, str]
    shown: dict[str, str]
    """The names that are shown by another, each with that one."""

    def names(self, given: Iterable[str]) -> tuple[str, ...]:
        """Return names as they are shown, each once."""
        return tuple(dict.fromkeys(self.shown.get(name, name) for name in given))


def load_voices(
    opened: Opened,
    as_of: date | None = None,
    clusters: Collection[str] | None = None,
) -> dict[str, list[Voice]]:
    """Return the voices of clusters, in the order in which they were told.

    Args:
        opened: A store that was corroborated.
        as_of: A day of publication, after which nothing counts; none for now.
        clusters: Which ones; all if not given.
    """
    claims = _within(opened, CLAIMS, "cluster", clusters)
    denials = _within(opened, DENIALS, "cluster", clusters)
    some = {(row[1], row[2]) for row in (*claims, *denials)}
    keys = None if clusters is None else some
    documents = None if keys is None else {document for document, _ in keys}
    heard = standing(opened, as_of, documents)
    told = {each.document: each for each in reversed(heard)}
    known = _lookups(opened, told, keys)
    rejected = load_rejected(opened)
    found: dict[str, list[Voice]] = defaultdict(list)
    for row in claims:
        if row[1] in told and row[1:3] not in rejected:
            voice = _voice(row, known)
            found[voice.cluster].append(voice)
    for row in denials:
        if row[1] in told and row[1:3] not in rejected:
            voice = _denial(_voice(row, known))
            if not any(_says_the_same(voice, each) for each in found[voice.cluster]):
                found[voice.cluster].append(voice)
    for voices in found.values():
        voices.sort(key=lambda voice: voice.order)
    return found


def _denial(voice: Voice) -> Voice:
    """Return who denies as the source, not as somebody who takes part."""
    sources = (*voice.sources, *voice.actor[:1])
    voice = replace(voice, actor=(), recipient=(), numbers=())
    return replace(voice, sources=sources, rejects=True)


def _says_the_same(denial: Voice, voice: Voice) -> bool:
    """Say whether a document has its denial as a negated claim already."""
    return (
        voice.document == denial.document
        and voice.polarity == denial.polarity
        and voice.source == denial.source
    )


def _lookups(
    opened: Opened,
    told: dict[str, Telling],
    keys: Collection[tuple[str, str]] | None,
) -> _Lookups:
    documents = None if keys is None else {document for document, _ in keys}
    claims = None if keys is None else {claim for _, claim in keys}

    def rows(query: str) -> list[tuple[Any, ...]]:
        return _within(opened, query, "document", documents)

    def of_claims(query: str) -> list[tuple[Any, ...]]:
        return _within(opened, query, "claim", claims)

    parts: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(dict)
    for document, claim, part, _, value in sorted(of_claims(PARTS)):
        parts[document, claim].setdefault(part, []).append(value)
    numbers: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for document, claim, *count in of_claims(NUMBERS):
        numbers[document, claim].append(Count(*count))
    origins: dict[str, list[tuple[bool, int, int, str]]] = defaultdict(list)
    for document, *origin in sorted(rows(ORIGINS)):
        origins[document].append((origin[0], origin[1], origin[2], origin[3]))
    return _Lookups(
        told=told,
        parts=parts,
        numbers=numbers,
        outlets={(document, name) for document, name in rows(OUTLETS)},
        origins=origins,
        texts=dict(rows(TEXTS)),
        shown=shown_names(opened),
    )


def _within(
    opened: Opened, query: str, column: str, values: Collection[str] | None
) -> list[tuple[Any, ...]]:
    """Answer a query, or the part of it where a column has one of some values."""
    if values is None:
        return opened.rows(query)
    if not values:
        return []
    marks = ", ".join("?" * len(values))
    return opened.rows(
        f"SELECT * FROM ({query}) part WHERE {column} IN ({marks})",  # noqa: S608
        sorted(values),
    )


def _voice(row: tuple[Any, ...], known: _Lookups) -> Voice:
    cluster, document, claim, kind, type, mode, polarity, certainty, *rest = row
    modality, when, where, start, end, first, last, reason = rest
    told, parts = known.told[document], known.parts.get((document, claim), {})
    sources = tuple(parts.get("source", ()))
    text = known.texts[document]
    sentence = text[start:end] if first is None else text[first:last]
    return Voice(
        cluster=cluster,
        claim=claim,
        document=told.document,
        label=told.label,
        publisher=told.publisher,
        published=told.published,
        origin=_origin(told, start, sources, known),
        kind=kind,
        type=type,
        mode=mode,
        trigger=text[start:end],
        polarity=polarity,
        certainty=certainty,
        modality=modality,
        actor=known.names(parts.get("actor", ())),
        recipient=known.names(parts.get("recipient", ())),
        sources=known.names(sources),
        when=when,
        where=where,
        numbers=tuple(known.numbers.get((document, claim), ())),
        words=" ".join(sentence.split())[:_SENTENCE],
        reason=reason,
    )


def _origin(
    told: Telling, start: int, sources: tuple[str, ...], known: _Lookups
) -> str:
    """Return who tells a claim: a quoted outlet, the passage's origin, the text's."""
    if sources and (told.document, sources[0]) in known.outlets:
        return sources[0]
    whole = told.publisher or told.label
    for is_whole, first, last, origin in known.origins.get(told.document, ()):
        if is_whole:
            whole = origin
        elif first <= start < last:
            return origin
    return whole
