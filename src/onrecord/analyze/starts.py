"""Find what somebody means by the start of a knock-on effect.

That is a claim by its id, a set of events or ties (``Iran ASSAULT``), an actor, or
words of a report ("the governor's order"). Words may stand where nothing was read: then
their sentence is told, since what a program cannot read a person can.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import compress
from typing import TYPE_CHECKING, Final

from onrecord.analyze.event_sets import has_type, parse_events
from onrecord.analyze.exposure import load_ties, ties_of
from onrecord.analyze.selections import select_events
from onrecord.analyze.told import Told
from onrecord.errors import QuestionError
from onrecord.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.analyze.event_sets import EventSet
    from onrecord.analyze.histories import History
    from onrecord.analyze.selections import Naming
    from onrecord.analyze.standing import Standing
    from onrecord.model.claim import Reading
    from onrecord.store import Opened, Store

BY_ID: Final = """
SELECT c.document, c.id AS claim, coalesce(k.cluster, c.id) AS cluster
FROM current_claims c
LEFT JOIN cluster_claims k ON k.document = c.document AND k.claim = c.id
WHERE substr(c.id, 1, length(?)) = ?
ORDER BY c.id
"""
DOING: Final = """
SELECT DISTINCT coalesce(k.cluster, a.claim) AS cluster
FROM current_claim_actors a
LEFT JOIN cluster_claims k ON k.document = a.document AND k.claim = a.claim
WHERE a.actor IN ({names})
"""
CLUSTERS: Final = """
SELECT c.id AS claim, coalesce(k.cluster, c.id) AS cluster
FROM current_claims c
LEFT JOIN cluster_claims k ON k.document = c.document AND k.claim = c.id
WHERE c.document = ?
"""
HOLDING: Final = """
SELECT DISTINCT id AS document FROM current_documents
WHERE position(lower(?) IN lower(replace(text, ?, ?))) > 0
ORDER BY document
"""
"""Yields document: those with some words, whichever apostrophe they have."""

CURLY: Final = "’"
STRAIGHT: Final = "'"
MOST: Final = 8
"""Documents whose words are looked at."""

_ID: Final = re.compile(r"[0-9a-f]{4,}")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report, their sentence, and what was read in it."""

    reading: Reading
    span: Span
    sentence: Span
    claims: tuple[Told, ...]
    """Read in the same sentence, but not at the words."""

    @property
    def words(self) -> str:
        """The sentence."""
        return " ".join(self.sentence.words(self.reading.document.text).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a question begins from."""

    text: str
    means: str
    """``claim``, ``events``, ``ties``, ``actor`` or ``words``."""
    clusters: frozenset[str]
    """What stated effects are looked for of."""
    kinds: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Whose repetitions count: actor, type, recipients; empty for any."""
    asked: EventSet | None = None
    """In the place of kinds, where a set was given."""
    actors: tuple[str, ...] = ()
    """On whom others may depend."""
    claims: tuple[Told, ...] = ()
    """Claims that it is, where it is only a few."""
    unread: tuple[Passage, ...] = ()
    """Places of its words at which no claim was read."""


def find_start(
    store: Store, opened: Opened, history: History, naming: Naming, words: str
) -> Start:
    """Return what words mean.

    Raises:
        QuestionError: Nothing in the record is called so, or too much is.
    """
    words = " ".join(words.split())
    if not words:
        raise QuestionError("say what to begin from: an actor, a claim, a set, words")
    if _ID.fullmatch(words) and (rows := opened.rows(BY_ID, [words, words])):
        if len({row[1] for row in rows}) > 1:
            ids = ", ".join(row[1] for row in rows[:MOST])
            raise QuestionError(f"several claims begin with {words}: {ids}")
        return _of_claims(store, naming.standing, words, [rows[0]])
    if has_type(words):
        return _of_set(opened, history, naming, parse_events(words))
    names = naming.names(words)
    whole = any(name.lower() == words.lower() for name in names)
    found = None if whole else _of_words(store, opened, naming.standing, words)
    if found is not None and (found.claims or not names):
        return found
    return _of_actor(opened, naming.standing, naming.one(words))


def _of_actor(opened: Opened, standing: Standing, name: str) -> Start:
    names = sorted(standing.merged.members(name))
    query = DOING.format(names=", ".join("?" * len(names)))
    clusters = frozenset(row[0] for row in opened.rows(query, names))
    return Start(
        text=name,
        means="actor",
        clusters=clusters,
        kinds=((name, "", ()),),
        actors=(name,),
    )


def _of_set(opened: Opened, history: History, naming: Naming, asked: EventSet) -> Start:
    actors = naming.all(asked, asked.actors)
    recipients = naming.all(asked, asked.recipients)
    every = tuple(sorted(actors | recipients))
    if asked.kind == "tie":
        ties = load_ties(opened, naming.standing.merged.shown, hypothetical=True)
        clusters = frozenset(tie.cluster for tie in ties_of(ties, asked, naming))
        pairs = tuple((one, "", tuple(recipients)) for one in sorted(actors))
        if not clusters:
            raise asked.fault("the record has no such tie")
        return Start(
            text=asked.text, means="ties", clusters=clusters, kinds=pairs, actors=every
        )
    selected = select_events(history, asked, naming)
    return Start(
        text=asked.text,
        means="events",
        clusters=frozenset(compress(history.cluster, selected.every)),
        kinds=(),
        asked=asked,
        actors=every,
    )


def _of_claims(
    store: Store, standing: Standing, text: str, rows: Iterable[tuple[str, str, str]]
) -> Start:
    """Return one or a few claims, each with its document and cluster."""
    wanted = {claim: cluster for _, claim, cluster in rows}
    documents = sorted({document for document, _, _ in rows})
    told = []
    for reading in store.readings(documents):
        judged = standing.apply(reading)
        told += [
            Told(claim, judged.reading, judged.judgments.get(claim.id, ()))
            for claim in judged.reading.claims
            if claim.id in wanted
        ]
    kinds = dict.fromkeys(
        (actor, each.claim.type if each.claim.kind == "event" else "", ())
        for each in told
        for actor in each.claim.actor
    )
    actors = (name for t in told for name in (*t.claim.actor, *t.claim.recipient))
    return Start(
        text=text,
        means="claim",
        clusters=frozenset(wanted.values()),
        kinds=tuple(kinds),
        actors=tuple(dict.fromkeys(actors)),
        claims=tuple(told),
    )


def _of_words(
    store: Store, opened: Opened, standing: Standing, words: str
) -> Start | None:
    """Return the claims at some words of the reports; None where none has them."""
    plain = words.replace(CURLY, STRAIGHT)
    documents = [row[0] for row in opened.rows(HOLDING, [plain, CURLY, STRAIGHT])]
    rows: list[tuple[str, str, str]] = []
    unread: list[Passage] = []
    for reading in store.readings(documents[:MOST]):
        judged = standing.apply(reading).without_rejected
        clusters: dict[str, str] = dict(opened.rows(CLUSTERS, [reading.document.id]))
        for span in _places(plain, reading.document.text):
            at = [claim for claim in judged.claims if claim.trigger.overlaps(span)]
            rows += [(claim.document, claim.id, clusters[claim.id]) for claim in at]
            if not at:
                unread.append(_passage(judged, span))
    if not rows and not unread:
        return None
    start = _of_claims(store, standing, words, rows)
    return replace(start, means="words", unread=tuple(unread))


def _places(words: str, text: str) -> Iterator[Span]:
    """Yield where words stand in a text, in small letters or large."""
    pattern = (
        re.escape(words)
        .replace(STRAIGHT, f"[{STRAIGHT}{CURLY}]")
        .replace("\\ ", r"\s+")
    )
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
        yield Span(match.start(), match.end())


def _passage(reading: Reading, span: Span) -> Passage:
    sentence = next((s for s in reading.sentences if s.overlaps(span)), span)
    claims = tuple(
        Told(claim, reading)
        for claim in reading.claims
        if sentence.overlaps(claim.trigger)
    )
    return Passage(reading, span, sentence, claims)
