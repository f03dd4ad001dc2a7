"""Find claims by who takes part in them: ties and events, each as a document tells it.

Which claims are asked for is common SQL over the current documents; the records come
from the store. Counting copies as one teller is not done here.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.errors import ConfigError, UnknownIdError
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from onrecord.model.claim import Claim, Reading
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

    @property
    def words(self) -> str:
        """The words that express it."""
        return self.claim.trigger.words(self.reading.document.text)


def find_ties(store: Store, actor: str) -> list[Told]:
    """Return an actor's ties: those that run from it first, then by type and name.

    Raises:
        UnknownIdError: No claim has such an actor.
    """
    names = match_names(store, actor)
    order = {name: rank for rank, name in enumerate(types())}

    def key(told: Told) -> tuple[object, ...]:
        claim = told.claim
        runs_here = not names.intersection(claim.actor)
        others = claim.actor if runs_here else claim.recipient
        # A type that only an overlay has is kept in the store when that is off.
        rank = order.get(claim.type, len(order))
        return runs_here, rank, others, _day(told), claim.id

    return sorted(_told(store, "tie", names, None), key=key)


def find_events(store: Store, actor: str | None, type: str | None) -> list[Told]:
    """Return events by date; of an actor, of a type, or all.

    Raises:
        UnknownIdError: No claim has such an actor.
        ConfigError: No event type has that name.
    """
    names = match_names(store, actor) if actor is not None else None
    found = _told(store, "event", names, _event_type(type) if type else None)
    return sorted(
        found, key=lambda told: (_day(told), told.claim.trigger, told.claim.id)
    )


def match_names(store: Store, words: str) -> set[str]:
    """Return the names of the actors that words stand for.

    A canonical name comes before words that the documents use for somebody ("PMF"),
    and those before a part of a name ("Netanyahu").

    Raises:
        UnknownIdError: Nobody who takes part in a claim is called so.
    """
    for query in (NAMED, MENTIONED, CONTAINING):
        if found := {row[0] for row in store.query(query, [words]).rows}:
            return found
    every = {row[0].lower(): row[0] for row in store.query(EVERY_NAME).rows}
    close = difflib.get_close_matches(words.lower(), every, n=3)
    meant = ", ".join(every[name] for name in close)
    hint = f"; did you mean {meant}?" if meant else ""
    raise UnknownIdError(f"no claim in {store.path} has an actor called {words}{hint}")


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
    store: Store, kind: str, names: set[str] | None, type: str | None
) -> list[Told]:
    if names is None:
        rows = store.query(CLAIMS, [kind]).rows
    else:
        marks = ", ".join("?" * len(names))
        rows = store.query(f"{CLAIMS_OF} ({marks})", [kind, *sorted(names)]).rows
    wanted = {(row[0], row[1]) for row in rows if type in {None, row[2]}}
    readings = store.readings(sorted({document for document, _ in wanted}))
    return [
        Told(claim, reading)
        for reading in readings
        for claim in reading.claims
        if (reading.document.id, claim.id) in wanted
    ]


def _day(told: Told) -> tuple[str, str]:
    """Return when it happened, or else was published; undated comes last."""
    document = told.reading.document
    published = document.published.isoformat() if document.published else "~"
    return told.claim.when or published, document.label
