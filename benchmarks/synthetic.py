"""Make readings without reading: many reports of invented events, as a store has them.

Every event is told by about four reports of the days around it, in sentences that
share some words; every tenth report is a copy of another. The world grows with the
number of claims: more of them are more days, not busier ones.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Document, Span, record_id

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIMS_A_REPORT: Final = 20
CLAIMS_A_DAY: Final = 500
ACTORS: Final = 400
"""As many as a year's news of one region names often."""
TOLD: Final = 4
"""Reports that tell of an event, on average."""
FIRST: Final = date(2000, 1, 1)

_TYPES: Final = (
    "ASSAULT COERCE ACCUSE REJECT REQUEST CONSULT AGREE AID SANCTION RETREAT "
    "MOBILIZE PROTEST"
).split()
_TIES: Final = "leads represents backs arms hostile_to member_of".split()
_SYLLABLES: Final = (
    "ka ro mi tel van du sor bri len gat hul pem zai nor fik wes".split()
)


@dataclass(frozen=True, slots=True)
class _World:
    chance: random.Random
    names: list[str]
    places: list[str]
    words: list[str]


@dataclass(frozen=True, slots=True)
class _Happening:
    kind: str
    type: str
    actor: str
    recipient: str
    place: str | None
    day: date
    words: tuple[str, ...]


def make_readings(
    claims: int, *, seed: int = 7, actors: int = ACTORS
) -> Iterator[Reading]:
    """Yield readings with so many claims in all, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  the same readings every time
    syllables = 3 if actors <= ACTORS else 5
    world = _World(
        chance,
        [_word(chance, syllables).title() for _ in range(actors)],
        [_word(chance, 2).title() for _ in range(300)],
        [_word(chance, 3) for _ in range(8_000)],
    )
    reports = claims // CLAIMS_A_REPORT
    a_day = CLAIMS_A_DAY // CLAIMS_A_REPORT
    before: Reading | None = None
    for number in range(reports):
        if number % a_day == 0:
            day = FIRST + timedelta(days=number // a_day)
            happenings = [_happening(world, day) for _ in range(CLAIMS_A_DAY // TOLD)]
        if before and chance.random() < 0.1:  # noqa: PLR2004  every tenth
            yield _report(world, number, day, _told_by(before))
            continue
        told = [
            (each, _sentence(world, each))
            for each in chance.sample(happenings, CLAIMS_A_REPORT)
        ]
        before = _report(world, number, day, told)
        _TOLD[before.document.id] = told
        yield before


_TOLD: Final[dict[str, list[tuple[_Happening, str]]]] = {}


def _told_by(reading: Reading) -> list[tuple[_Happening, str]]:
    return _TOLD[reading.document.id]


def _happening(world: _World, day: date) -> _Happening:
    chance = world.chance
    # Few actors are in most of the news: the square makes small numbers frequent.
    actor, recipient = (
        world.names[int(chance.random() ** 2 * len(world.names))] for _ in range(2)
    )
    tie = chance.random() < 0.3  # noqa: PLR2004  as in real reports
    return _Happening(
        kind="tie" if tie else "event",
        type=chance.choice(_TIES if tie else _TYPES),
        actor=actor,
        recipient=recipient,
        place=chance.choice(world.places) if chance.random() < 0.4 else None,  # noqa: PLR2004
        day=day - timedelta(days=chance.randrange(3)),
        words=tuple(chance.sample(world.words, 8)),
    )


def _sentence(world: _World, told: _Happening) -> str:
    words = [*world.chance.sample(told.words, 5), *world.chance.sample(world.words, 12)]
    world.chance.shuffle(words)
    return f"In short {told.actor} {' '.join(words)} {told.recipient}."


def _report(
    world: _World, number: int, day: date, told: list[tuple[_Happening, str]]
) -> Reading:
    lead = f"Report {number} of {day}."
    text = " ".join([lead, *(sentence for _, sentence in told)])
    document = Document.of(
        text,
        label=f"report-{number}",
        publisher=f"Paper {world.chance.randrange(60)}",
        published=day,
    )
    spans, at = [], len(lead) + 1
    for _, sentence in told:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    claims = tuple(
        Claim(
            id=record_id(document.id, position),
            document=document.id,
            kind=each.kind,  # type: ignore[arg-type]
            type=each.type,
            trigger=Span(spans[position].start + 9, spans[position].start + 15),
            rule="synthetic",
            sentence=position,
            actor=(each.actor,),
            recipient=(each.recipient,),
            sources=(f"Ministry of {each.actor}",) if position % 2 else (),
            when=each.day.isoformat() if position % 3 else None,
            where=f"{each.place}, {each.actor}" if each.place else None,
        )
        for position, (each, _) in enumerate(told)
    )
    return Reading(document=document, sentences=tuple(spans), claims=claims)


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(_SYLLABLES, k=syllables))
