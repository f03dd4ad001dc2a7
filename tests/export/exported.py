"""Readings to export, with what tends to break files, and the writing of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.export.formats import FORMATS
from onrecord.export.references import Words
from onrecord.model.claim import Claim
from onrecord.model.document import Span, record_id
from onrecord.model.mention import PlaceMention
from tests.readings import reading_of

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model.claim import Reading

RAID = (
    "Guards of the\tNorth Coast\nraided a depot in Port Marlow on Monday, "
    'and the "Harbor League" denied that it had helped & paid <them>.'
)


def raid() -> Reading:
    """Return a reading of ``RAID``: an event with a place, and two that were denied."""
    bare = replace(
        reading_of(RAID, "raid"),
        mentions=(),
        attributions=(),
        causes=(),
        dates=(),
        actors=(),
    )
    document = replace(bare.document, publisher="Marlow\tPost", url=None)
    key = document.id

    def claim(type: str, words: str, **fields: object) -> Claim:
        start = RAID.index(words)
        plain = Claim(
            id=record_id(key, "claim", type, start),
            document=key,
            kind="event" if type.isupper() else "tie",
            type=type,
            trigger=Span(start, start + len(words)),
            rule="own.rule",
            sentence=0,
        )
        return replace(plain, **fields)  # type: ignore[arg-type]

    port = RAID.index("Port Marlow")
    place = PlaceMention(
        id=record_id(key, "port"),
        document=key,
        span=Span(port, port + 11),
        text="Port Marlow",
        name="Port Marlow, Iran",
        geonames=1,
        latitude=27.5,
        longitude=-52.25,
        radius_km=5.0,
    )
    return replace(
        bare,
        document=document,
        places=(place,),
        claims=(
            claim(
                "ASSAULT",
                "raided",
                actor=("Guards of the North Coast", "Iran"),
                recipient=("Harbor League",),
                place_mentions=(place.id,),
                where="Port Marlow, Iran",
                when="2016-12-19",
            ),
            claim(
                "AID",
                "helped",
                actor=("Harbor League",),
                recipient=("Iran",),
                sources=("Harbor League",),
                polarity="-",
                when="2016-12",
            ),
            claim(
                "finances",
                "paid",
                actor=("Harbor League",),
                recipient=("Guards of the North Coast",),
                sources=("@officials who asked\nnot to be named",),
                certainty="PR",
                when="2015-07/..",
            ),
            claim("RETREAT", "denied", actor=("Iran",), modality="future"),
        ),
    )


def exported(
    format: str, readings: list[Reading], path: Path, *, without_text: bool = False
) -> Path:
    """Write readings in a format, and return the file."""
    FORMATS[format].write(readings, path, Words(without_text=without_text))
    return path
