"""Write actors, ties and events as entities of FollowTheMoney, one JSON object a line.

An entity of this format is, it cannot be denied, planned or demanded; such claims are
left out. A tie takes the schema that its type names where both ends fit it, and is an
``UnknownLink`` with its type as the role where they do not.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import pycountry

from onrecord.export.files import write_text
from onrecord.export.profiles import Profiles
from onrecord.export.words import firmness, plain, sentence_of, source_chain
from onrecord.model.document import record_id
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.export.profiles import Profile
    from onrecord.export.references import Words
    from onrecord.model.claim import Claim, Reading

LEFT_OUT: Final = "an entity cannot be denied, planned or demanded"

SCHEMATA: Final = {
    "person": "Person",
    **dict.fromkeys(
        ("state", "government", "agency", "armed_forces", "legislature", "court"),
        "PublicBody",
    ),
    **dict.fromkeys(("organization", "armed_group", "party", "outlet"), "Organization"),
    "company": "Company",
}
"""The schema of each kind of actor; other kinds are a ``LegalEntity``."""

RECIPIENTS: Final = {
    "operates_in": "Address",
    "possesses": "Asset",
    "bound_by": "Event",
}
"""What stands at the far end of ties that run to no actor."""

_BODIES: Final = frozenset({"Organization", "PublicBody", "Company"})
_ACTORS: Final = _BODIES | {"Person", "LegalEntity"}
_PERSONS: Final = frozenset({"Person"})
_ANY: Final = _ACTORS | {*RECIPIENTS.values()}
ENDS: Final = {
    "Membership": ("member", "organization", _ACTORS, _BODIES),
    "Directorship": ("director", "organization", _ACTORS, _BODIES),
    "Representation": ("agent", "client", _ACTORS, _ACTORS),
    "Associate": ("person", "associate", _PERSONS, _PERSONS),
    "Ownership": ("owner", "asset", _ACTORS, frozenset({"Asset", "Company"})),
    "UnknownLink": ("subject", "object", _ANY, _ANY),
}
"""Properties of both ends of a link, and the schemata that each may have."""

_DATE: Final = re.compile(r"\d{4}(?:-\d{2}){0,2}$")

Entity = dict[str, Any]


def taken(reading: Reading) -> list[Claim]:
    """Return the claims that are told as so; of the ties those with both ends."""
    return [
        claim
        for claim in reading.claims
        if (claim.polarity, claim.modality) == ("+", "actual")
        and claim.certainty != "U"
        and (claim.kind == "event" or (claim.actor and claim.recipient))
    ]


def write_ftm(readings: Sequence[Reading], path: Path, words: Words) -> None:
    """Write documents, the words that name actors, the actors, and their ties."""
    write_text(
        path,
        (
            json.dumps(entity, ensure_ascii=False) + "\n"
            for entity in _entities(readings, words)
        ),
    )


def _entities(readings: Sequence[Reading], words: Words) -> Iterator[Entity]:
    profiles = Profiles(readings)
    schemata = _things(readings, profiles)
    for name, schema in schemata.items():
        yield _thing(profiles.of(name), schema)
    for reading in readings:
        yield _document(reading, words)
        yield from _mentions(reading, schemata, words)
        for claim in taken(reading):
            if claim.kind == "tie":
                yield from _links(claim, reading, schemata, words)
            else:
                yield _event(claim, reading, schemata, words)


def _things(readings: Sequence[Reading], profiles: Profiles) -> dict[str, str]:
    """Return the schema of everybody and everything that the claims name."""
    found: dict[str, str] = {}
    for reading in readings:
        for claim in taken(reading):
            for name in claim.actor:
                found[name] = SCHEMATA.get(profiles.of(name).kind or "", "LegalEntity")
            for name in claim.recipient:
                known = SCHEMATA.get(profiles.of(name).kind or "")
                other = RECIPIENTS.get(claim.type, "LegalEntity")
                found.setdefault(name, known or other)
    return found


def _thing(profile: Profile, schema: str) -> Entity:
    entity = _entity(actor_key(profile.name), schema, name=profile.name)
    return entity | {"properties": entity["properties"] | _country(profile)}


def _country(profile: Profile) -> dict[str, list[str]]:
    found = pycountry.countries.get(alpha_3=profile.code) if profile.code else None
    return {"country": [found.alpha_2.lower()]} if found else {}


def _document(reading: Reading, words: Words) -> Entity:
    document = reading.document
    day = document.published.isoformat() if document.published else None
    return _entity(
        _document_key(reading),
        "Article",
        fileName=plain(document.label),
        title=document.title and plain(document.title),
        publisher=document.publisher,
        publishedAt=day,
        sourceUrl=document.url,
        notes=f"sha256:{document.id}",
        bodyText=words.text(document),
    )


def _mentions(
    reading: Reading, schemata: dict[str, str], words: Words
) -> Iterator[Entity]:
    for mention in reading.mentions:
        schema = schemata.get(mention.name or "")
        if mention.kind == "name" and mention.name and schema in _ACTORS:
            yield _entity(
                f"onrecord-mention-{mention.id}",
                "Mention",
                document=_document_key(reading),
                name=words.of(reading.document, mention.span),
                resolved=actor_key(mention.name),
                detectedSchema=schema,
            )


def _links(
    claim: Claim, reading: Reading, schemata: dict[str, str], words: Words
) -> Iterator[Entity]:
    pairs = [(a, b) for a in claim.actor for b in claim.recipient]
    for number, (actor, recipient) in enumerate(pairs):
        schema = _schema(claim, schemata[actor], schemata[recipient])
        near, far, _, _ = ENDS[schema]
        suffix = f"-{number}" if number else ""
        yield _entity(
            f"onrecord-claim-{claim.id}{suffix}",
            schema,
            **{near: actor_key(actor), far: actor_key(recipient)},
            role=claim.type.replace("_", " "),
            status=firmness(claim),
            **_told(claim, reading, words),
        )


def _schema(claim: Claim, actor: str, recipient: str) -> str:
    wanted = types()[claim.type].ftm or "UnknownLink"
    _, _, first, second = ENDS[wanted]
    return wanted if actor in first and recipient in second else "UnknownLink"


def _event(
    claim: Claim, reading: Reading, schemata: dict[str, str], words: Words
) -> Entity:
    actors = [name for name in claim.actor if schemata[name] in _ACTORS]
    involved = [name for name in claim.recipient if schemata[name] in _ACTORS]
    who = ", ".join(claim.actor) or "Somebody"
    to = f" → {', '.join(claim.recipient)}" if claim.recipient else ""
    entity = _entity(
        f"onrecord-claim-{claim.id}",
        "Event",
        name=plain(f"{who} → {claim.type}{to}"),
        keywords=claim.type,
        notes=firmness(claim),
        location=claim.where,
        **_told(claim, reading, words),
    )
    entity["properties"] |= {
        name: list(map(actor_key, given))
        for name, given in (("organizer", actors), ("involved", involved))
        if given
    }
    return entity


def _told(claim: Claim, reading: Reading, words: Words) -> dict[str, str | None]:
    """Return what every claim has: its words, its source, its time, its proof."""
    document = reading.document
    begins, interval, ends = (claim.when or "").partition("/")
    sentence = sentence_of(claim, reading) or claim.trigger
    return {
        "startDate": begins if _DATE.match(begins) else None,
        "endDate": ends if interval and _DATE.match(ends) else None,
        "summary": words.of(document, sentence),
        "description": f"on the word of {source_chain(claim.sources)}",
        "recordId": claim.id,
        "publisher": document.publisher,
        "proof": _document_key(reading),
    }


def _entity(id: str, schema: str, **values: str | None) -> Entity:
    properties = {name: [value] for name, value in values.items() if value}
    return {"id": id, "schema": schema, "properties": properties}


def actor_key(name: str) -> str:
    """Return the id of an actor's entity."""
    return f"onrecord-actor-{record_id('actor', name)}"


def _document_key(reading: Reading) -> str:
    return f"onrecord-document-{reading.document.id[:40]}"
