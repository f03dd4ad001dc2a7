"""Load claims with the words that tell them: what every answer shows of its evidence.

Only what is shown is loaded; counts come from the links.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from onrecord.analyze.standing import load_standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from onrecord.analyze.standing import Standing
    from onrecord.model.claim import Certainty, Claim, Modality, Polarity, Reading
    from onrecord.model.judgment import Judgment
    from onrecord.store import Opened, Store

Key = tuple[str, str]
"""A claim: the id of its document, and its own."""

FIRMEST: Final = ("CT", "PR", "PS", "U")
"""Certainties from the firmest to the weakest."""

LINKS: Final = """
SELECT document, claim, kind, type, mode, polarity, certainty, modality, inferred,
    denial, rule, date, place, trigger_start, trigger_end, span_start, span_end, actor,
    recipient, together
FROM links WHERE claim IN ({claims}) ORDER BY document, claim, denial, position
"""
SOURCES: Final = """
SELECT document, claim, source FROM claim_sources WHERE claim IN ({claims})
ORDER BY document, claim, position
"""
DENIERS: Final = """
SELECT document, claim, actor FROM claim_actors WHERE claim IN ({claims})
ORDER BY document, claim, position
"""
TEXTS: Final = """
SELECT id AS document, label, title, publisher, published, text FROM documents
WHERE id IN ({documents}) ORDER BY document, published DESC, label DESC
"""
OUTLETS: Final = """
SELECT DISTINCT document, name FROM attributions
WHERE source_type = 'outlet' AND document IN ({documents})
"""
ORIGINS: Final = """
SELECT document, whole, span_start, span_end, origin FROM origins
WHERE document IN ({documents}) ORDER BY document, whole, span_start
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A claim with its words: what a report says, on whose word, how firmly."""

    claim: str
    document: str
    label: str
    title: str | None
    publisher: str | None
    published: date | None
    teller: str
    """Who tells it independently: an outlet quoted, an agency, the publisher."""
    kind: Literal["event", "tie"]
    type: str
    mode: str | None
    polarity: Polarity
    certainty: Certainty
    modality: Modality
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    sources: tuple[str, ...]
    """Outermost first; empty where the author says it."""
    when: str | None
    where: str | None
    rule: str
    inferred: bool
    sentence: str
    """The sentence that tells it, as it stands in the text."""
    trigger: tuple[int, int]
    """Where in the sentence the words stand that express it."""
    judgments: tuple[Judgment, ...] = ()

    @property
    def source(self) -> str:
        """Whom it is had from in the end; the teller where nobody is named."""
        return self.sources[-1] if self.sources else self.teller

    @property
    def order(self) -> tuple[object, ...]:
        """A key that puts first what is said firmest, then what was told first."""
        day = self.published.isoformat() if self.published else "~"
        actual = self.modality == "actual"
        firm = FIRMEST.index(self.certainty)
        return not actual, firm, self.polarity == "-", day, self.label, self.claim


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the texts and claims that are quoted."""

    texts: dict[str, tuple[Any, ...]]
    outlets: set[tuple[str, str]]
    origins: dict[str, list[tuple[Any, ...]]]
    sources: dict[Key, list[str]]

    def teller(self, document: str, start: int, sources: tuple[str, ...]) -> str:
        """Return who tells a claim whose trigger begins there."""
        if sources and (document, sources[0]) in self.outlets:
            return sources[0]
        label, _, publisher = self.texts[document][:3]
        whole: str = publisher or label
        for is_whole, first, last, origin in self.origins.get(document, ()):
            if is_whole:
                whole = origin
            elif first <= start < last:
                return str(origin)
        return whole


def load_quotes(
    store: Store, opened: Opened, standing: Standing, keys: Iterable[Key]
) -> dict[Key, Quote]:
    """Return claims with their words, as judgements have them.

    Args:
        store: The store.
        opened: The same, open.
        standing: The judgements in force.
        keys: The claims; one that is no longer there is left out.
    """
    wanted = set(keys)
    if not wanted:
        return {}
    judged = sorted({document for document, _ in wanted} & set(standing.of_claims))
    plain = {key for key in wanted if key[0] not in judged}
    known = _known(opened, wanted)
    found = _plain(opened, standing, plain, known) if plain else {}
    for reading in store.readings(judged) if judged else ():
        applied = standing.apply(reading)
        for claim in applied.reading.claims:
            key = reading.document.id, claim.id
            if key in wanted:
                notes = applied.judgments.get(claim.id, ())
                found[key] = _judged(claim, applied.reading, known, notes)
    return found


def rejected_quotes(store: Store, names: Collection[str]) -> tuple[Quote, ...]:
    """Return the rejected claims that some actors take part in, with their words."""
    standing = load_standing(store)
    judged = [key for key, each in standing.of_claims.items() if each]
    current = {document.id for document in store.documents()} if judged else set()
    readings = store.readings(sorted(current.intersection(judged)))
    found = []
    with store.opened() as opened:
        for reading in readings:
            applied = standing.apply(reading)
            for claim in applied.reading.claims:
                if claim.id in applied.rejected and not set(names).isdisjoint(
                    (*claim.actor, *claim.recipient)
                ):
                    known = _known(opened, {(reading.document.id, claim.id)})
                    notes = applied.judgments[claim.id]
                    found.append(_judged(claim, applied.reading, known, notes))
    return tuple(sorted(found, key=lambda quote: quote.order))


def _known(opened: Opened, keys: Collection[Key]) -> _Known:
    texts: dict[str, tuple[Any, ...]] = {}
    for document, *rest in _rows(opened, TEXTS, keys):
        texts[document] = tuple(rest)
    origins: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for document, *origin in _rows(opened, ORIGINS, keys):
        origins[document].append(tuple(origin))
    sources: dict[Key, list[str]] = defaultdict(list)
    for document, claim, name in _rows(opened, SOURCES, keys):
        sources[document, claim].append(name)
    outlets = {(document, name) for document, name in _rows(opened, OUTLETS, keys)}
    return _Known(texts, outlets, origins, sources)


def _plain(
    opened: Opened, standing: Standing, keys: Collection[Key], known: _Known
) -> dict[Key, Quote]:
    links: dict[Key, list[tuple[Any, ...]]] = defaultdict(list)
    for document, claim, *fields in _rows(opened, LINKS, keys):
        if (document, claim) in keys and document in known.texts:
            links[document, claim].append(tuple(fields))
    denying = [key for key, rows in links.items() if rows[0][7]]
    deniers: dict[Key, list[str]] = defaultdict(list)
    for document, claim, name in _rows(opened, DENIERS, denying) if denying else ():
        deniers[document, claim].append(name)
    return {
        key: _quote(key, rows, known, standing, deniers.get(key, []))
        for key, rows in links.items()
    }


def _quote(
    key: Key,
    rows: Sequence[tuple[Any, ...]],
    known: _Known,
    standing: Standing,
    deniers: Sequence[str],
) -> Quote:
    """Return a claim out of its links; of who denies something, with that as source."""
    kind, type, mode, polarity, certainty, modality, inferred, *rest = rows[0]
    _, rule, when, where, start, end, first, last = rest[:8]
    together = rows[0][-1]
    shown = standing.merged.shown
    actors = [row[-3] for row in rows] + [row[-2] for row in rows if together]
    recipients = [] if together else [row[-2] for row in rows]
    names = (actors, recipients, [*known.sources[key], *deniers[:1]])
    actor, recipient, sources = (
        tuple(dict.fromkeys(shown(name) for name in each if name)) for each in names
    )
    first, last = (start, end) if first is None else (first, last)
    return Quote(
        **_text(key[0], known),
        claim=key[1],
        teller=known.teller(key[0], start, sources),
        kind=kind,
        type=type,
        mode=mode,
        polarity=polarity,
        certainty=certainty,
        modality=modality,
        inferred=inferred,
        rule=rule,
        actor=actor,
        recipient=recipient,
        sources=sources,
        when=when,
        where=where,
        sentence=known.texts[key[0]][4][first:last],
        trigger=(start - first, end - first),
    )


def _judged(
    claim: Claim, reading: Reading, known: _Known, judgments: tuple[Judgment, ...]
) -> Quote:
    document = reading.document
    span = claim.trigger
    inside = 0 <= claim.sentence < len(reading.sentences)
    sentence = reading.sentences[claim.sentence] if inside else span
    if not sentence.covers(span):
        sentence = span
    return Quote(
        **_text(document.id, known),
        claim=claim.id,
        teller=known.teller(document.id, span.start, claim.sources),
        kind=claim.kind,
        type=claim.type,
        mode=claim.mode,
        polarity=claim.polarity,
        certainty=claim.certainty,
        modality=claim.modality,
        inferred=claim.inferred,
        rule=claim.rule,
        actor=claim.actor,
        recipient=claim.recipient,
        sources=claim.sources,
        when=claim.when,
        where=claim.where,
        sentence=sentence.words(document.text),
        trigger=(span.start - sentence.start, span.end - sentence.start),
        judgments=judgments,
    )


def _text(document: str, known: _Known) -> dict[str, Any]:
    label, title, publisher, published, _ = known.texts[document]
    return {
        "document": document,
        "label": label,
        "title": title,
        "publisher": publisher,
        "published": published,
    }


def _rows(opened: Opened, query: str, keys: Collection[Key]) -> list[tuple[Any, ...]]:
    """Answer a query about some claims, or about their documents."""
    documents = sorted({document for document, _ in keys})
    claims = sorted({claim for _, claim in keys})
    given: list[str] = []
    for piece in query.split("IN ({")[1:]:
        given += documents if piece.startswith("documents") else claims
    marks = {"documents": _marks(documents), "claims": _marks(claims)}
    return opened.rows(query.format(**marks), given)


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
