"""Answer for disagreements: claims that exclude each other, both sides with words.

They are found once for each state of the store. What was to be known on an earlier day
is found again among the voices of that day, of those clusters alone that disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from onrecord.corroborate.contradictions import KINDS, find_contradictions
from onrecord.corroborate.voices import load_voices
from onrecord.web.asking import Question, listed
from onrecord.web.filters import Many, Page

if TYPE_CHECKING:
    from onrecord.corroborate.contradictions import Contradiction
    from onrecord.corroborate.voices import Voice
    from onrecord.store import Store
    from onrecord.web.keeper import View

router = APIRouter(prefix="/api", tags=["disagreements"])

MOST_VOICES: Final = 40
"""Voices of one side that are written out."""

Kind = Literal["denial", "polarity", "number", "date", "place", "actor", "norm"]


class DisagreementQuery(Page):
    """Which contradictions are asked for."""

    kind: list[Kind] = Field(default_factory=list)
    as_of: date | None = None
    party: Annotated[Many, Field(alias="with", default_factory=list)]
    document: Many = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    """What excludes what, and all who speak in those clusters."""

    state: str
    every: list[Contradiction]
    voices: dict[str, list[Voice]]


_found: dict[str, _Found] = {}
_lock = Lock()


@router.get("/contradictions")
def contradictions(
    query: Annotated[DisagreementQuery, Query()], asked: Question
) -> Response:
    """Return contradictions with the words of both sides."""
    found = disagreements(asked.desk.keeper.store, asked.view, query.as_of)
    kept = [each for each in found if _wanted(each, query)]
    kinds: dict[str, int] = {}
    for each in kept:
        kinds[each.kind] = kinds.get(each.kind, 0) + 1
    if query.kind:
        kept = [each for each in kept if each.kind in query.kind]
    page = kept[query.offset : query.offset + query.limit]
    return asked.answer(
        listed(
            [_record(each) for each in page],
            len(kept),
            query.next(len(kept)),
            kinds=kinds,
            uncompared=asked.view.uncompared,
        )
    )


def disagreements(
    store: Store, view: View, as_of: date | None = None
) -> list[Contradiction]:
    """Return what excludes what, now or as of a day.

    Raises:
        StoreError: It was not found before, and the store cannot be read.
    """
    found = _of_state(store, view)
    if as_of is None:
        return found.every
    then = {
        cluster: heard
        for cluster, voices in found.voices.items()
        if (heard := [v for v in voices if v.published and v.published <= as_of])
    }
    return find_contradictions(then)


def _of_state(store: Store, view: View) -> _Found:
    key = str(store.path.resolve())
    with _lock:
        found = _found.get(key)
        if found is None or found.state != view.state:
            found = _found[key] = _find(store, view)
        return found


def _find(store: Store, view: View) -> _Found:
    if not store.path.exists():
        return _Found(view.state, [], {})
    with store.opened() as opened:
        clusters = load_voices(opened)
    with view.snapshot.opened() as opened:
        rejected = set(
            opened.rows("SELECT document, id FROM claims WHERE verdict = 'reject'")
        )
    if rejected:
        clusters = {
            cluster: left
            for cluster, voices in clusters.items()
            if (left := [v for v in voices if (v.document, v.claim) not in rejected])
        }
    every = find_contradictions(clusters)
    speaking = {
        voice.cluster for each in every for side in each.sides for voice in side.voices
    }
    return _Found(view.state, every, {key: clusters[key] for key in sorted(speaking)})


def _wanted(found: Contradiction, query: DisagreementQuery) -> bool:
    voices = [voice for side in found.sides for voice in side.voices]
    names = {n for v in voices for n in (*v.actor, *v.recipient, *v.sources)}
    documents = {key for v in voices for key in (v.label, v.document)}
    return names.issuperset(query.party) and (
        not query.document or not documents.isdisjoint(query.document)
    )


def _record(found: Contradiction) -> dict[str, Any]:
    first = found.sides[0].voices[0]
    return {
        "id": f"{found.kind}:{found.cluster}:{found.sides[0].voices[0].claim}",
        "kind": found.kind,
        "says": KINDS[found.kind],
        "cluster": found.cluster,
        "type": first.type,
        "actor": first.actor,
        "recipient": first.recipient,
        "when": first.when,
        "where": first.where,
        "sides": [
            {
                "value": side.value,
                "count": len(side.voices),
                "voices": [_voice(each) for each in side.voices[:MOST_VOICES]],
            }
            for side in found.sides
        ],
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "claim": voice.claim,
        "document": voice.document,
        "label": voice.label,
        "publisher": voice.publisher,
        "published": voice.published,
        "origin": voice.origin,
        "source": voice.source,
        "sources": voice.sources,
        "certainty": voice.certainty,
        "polarity": voice.polarity,
        "words": voice.words,
    }
