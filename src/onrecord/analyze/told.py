"""Find claims by who takes part in them: ties and events, each as a document tells it.

Which claims are asked for is common SQL over the current documents; the records come
from the store, as judgements have them. Counting copies as one teller is not done here.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.analyze.standing import load_standing
from onrecord.errors import ConfigError, UnknownIdError
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from datetime import date

    from onrecord.analyze.standing import Standing
    from onrecord.model.claim import Claim, Reading
    from onrecord.model.judgment import Judgment
    from onrecord.store import Store

PARTICIPANTS: Final = """
SELECT document, claim, actor AS name FROM current_claim_actors
UNION ALL
SELECT document, claim, recipient AS name FROM current_claim_recipients
"""
"""Yields document, claim, name: everybody who does something, or to whom it is done."""

NAMED: Final = f"""
SELECT DISTINCT name FROM ({PARTICIPANTS}) participants
WHERE lower(name) = lower(?)
"""  # noqa: S608  a query of our own
MENTIONED: Final = f"""
SELECT DISTINCT participants.name FROM ({PARTICIPANTS}) participants
JOIN current_mentions mentions ON mentions.name = participants.name
WHERE lower(mentions.text) = lower(?) AND mentions.kind <> 'pronoun'
"""  # noqa: S608  a query of our own
CONTAINING: Final = f"""
SELECT DISTINCT name FROM ({PARTICIPANTS}) participants
WHERE position(lower(?) IN lower(name)) > 0
"""  # noqa: S608  a query of our own
"""Each of the three yields name, for the words that a person typed."""

CURRENT: Final = "SELECT id FROM current_documents"
EVERY_NAME: Final = f"SELECT DISTINCT name FROM ({PARTICIPANTS}) participants"  # noqa: S608

CLAIMS: Final = """
SELECT DISTINCT document, id AS claim, type FROM current_claims WHERE kind = ?
"""
CLAIMS_OF: Final = f"""
SELECT DISTINCT claims.document, claims.id AS claim, claims.type
FROM current_claims claims
JOIN ({PARTICIPANTS}) participants
ON participants.document = claims.document AND participants.claim = claims.id
WHERE claims.kind = ? AND participants.name IN
"""  # noqa: S608  a query of our own
"""Both yield document, claim, type; the names that it ends on are filled in."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, and the reading of the document that tells it."""

    claim: Claim
    reading: Reading
    judgments: tuple[Judgment, ...] = ()
    """What is in force about it."""

    @property
    def rejected(self) -> bool:
        """Whether somebody has rejected it."""
        return any(each.verdict == "reject" for each in self.judgments)

    @property
    def words(self) -> str:
        """The words that express it."""
        return self.claim.trigger.words(self.reading.document.text)


def find_ties(store: Store, actor: str, as_of: date | None = None) -> list[Told]:
    """Return an actor's ties: those that run from it first, then by type and name.

    Rejected ones are among them, and say so. What was judged later holds on an earlier
    day too.

    Args:
        store: The store.
        actor: A name, or part of one.
        as_of: A day of publication, after which nothing counts; none for now.

    Raises:
        UnknownIdError: No claim has such an actor.
    """
    standing = load_standing(store)
    names = match_names(store, actor, standing, as_of)
    order = {name: rank for rank, name in enumerate(types())}

    def key(told: Told) -> tuple[object, ...]:
        claim = told.claim
        runs_here = not names.intersection(claim.actor)
        others = claim.actor if runs_here else claim.recipient
        # A type that only an overlay has is kept in the store when that is off.
        rank = order.get(claim.type, len(order))
        return runs_here, rank, others, _day(told), claim.id

    return sorted(_told(store, "tie", names, standing, as_of), key=key)


def find_events(
    store: Store, actor: str | None, type: str | None, as_of: date | None = None
) -> list[Told]:
    """Return events by date; of an actor, of a type, or all; ``as_of`` as above.

    Raises:
        UnknownIdError: No claim has such an actor.
        ConfigError: No event type has that name.
    """
    standing = load_standing(store)
    names = None
    if actor is not None:
        names = match_names(store, actor, standing, as_of)
    wanted = _event_type(type) if type else None
    found = (
        told
        for told in _told(store, "event", names, standing, as_of)
        if wanted in {None, told.claim.type}
    )
    return sorted(
        found, key=lambda told: (_day(told), told.claim.trigger, told.claim.id)
    )


def match_names(
    store: Store,
    words: str,
    standing: Standing | None = None,
    as_of: date | None = None,
) -> set[str]:
    """Return the names of the actors that words stand for, as they are shown.

    A canonical name comes before words that the documents use for somebody ("PMF"),
    and those before a part of a name ("Netanyahu").

    Raises:
        UnknownIdError: Nobody who takes part in a claim is called so.
    """
    standing = standing or load_standing(store)
    given = standing.every_name()
    for query in (NAMED, MENTIONED, CONTAINING):
        found = {row[0] for row in store.query(query, [words], as_of=as_of).rows}
        if query is NAMED:
            found |= {each for each in given if each.lower() == words.lower()}
        if query is CONTAINING:
            found |= {each for each in given if words.lower() in each.lower()}
        if found:
            return set(map(standing.merged.shown, found))
    rows = store.query(EVERY_NAME, as_of=as_of).rows
    every = {row[0].lower(): row[0] for row in rows}
    every |= {name.lower(): name for name in given}
    close = difflib.get_close_matches(words.lower(), every, n=3)
    meant = [every[name] for name in close]
    hint = f"; did you mean {', '.join(meant)}?" if meant else ""
    told = f"no claim in {store.path} has an actor called {words}{hint}"
    raise UnknownIdError(told, suggestions=meant)


def _event_type(given: str) -> str:
    names = {
        name.lower(): name for name, found in types().items() if found.kind == "event"
    }
    if given.lower() not in names:
        raise ConfigError(
            f"no event type is called {given}; known: {', '.join(names.values())}"
        )
    return names[given.lower()]


def _told(
    store: Store,
    kind: str,
    names: set[str] | None,
    standing: Standing,
    as_of: date | None,
) -> list[Told]:
    documents = _documents(store, kind, names, standing, as_of)
    found = []
    for reading in store.readings(sorted(documents)):
        judged = standing.apply(reading)
        found += [
            Told(claim, judged.reading, judged.judgments.get(claim.id, ()))
            for claim in judged.reading.claims
            if claim.kind == kind
            and (names is None or names.intersection((*claim.actor, *claim.recipient)))
        ]
    return found


def _documents(
    store: Store,
    kind: str,
    names: set[str] | None,
    standing: Standing,
    as_of: date | None,
) -> set[str]:
    """Return the documents that stand with such claims, also by a judgement alone."""
    if names is None:
        rows = store.query(CLAIMS, [kind], as_of=as_of).rows
        judged = set(standing.of_claims)
    else:
        every = sorted(
            {each for name in names for each in standing.merged.members(name)}
        )
        marks = ", ".join("?" * len(every))
        query = f"{CLAIMS_OF} ({marks})"
        rows = store.query(query, [kind, *every], as_of=as_of).rows
        judged = {
            document
            for document in standing.of_claims
            if standing.names_of(document).intersection(every)
        }
    if judged:
        current = {row[0] for row in store.query(CURRENT, as_of=as_of).rows}
        judged &= current
    return judged | {row[0] for row in rows}


def _day(told: Told) -> tuple[str, str]:
    """Return when it happened, or else was published; undated comes last."""
    document = told.reading.document
    published = document.published.isoformat() if document.published else "~"
    return told.claim.when or published, document.label
