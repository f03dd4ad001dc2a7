"""Decide what the words stand for: actors, sources, dates and places.

Documents in, documents out, pure: what the parser knew has travelled in the
records of ``extract``, and nothing outside the document but the registry of
actors and the gazetteer is asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.resolve.actors import actors_of, resolve_actors
from onrecord.resolve.dates import resolve_dates
from onrecord.resolve.denials import with_denials
from onrecord.resolve.places import resolve_places
from onrecord.resolve.repeats import without_repeats
from onrecord.resolve.rows import resolve_causes, resolve_claims
from onrecord.resolve.sites import with_sites
from onrecord.resolve.sources import resolve_sources
from onrecord.resolve.times import Calendar

if TYPE_CHECKING:
    from onrecord.model.claim import Reading

__all__ = ["resolve"]


def resolve(reading: Reading) -> Reading:
    """Return the reading with its open fields filled: who, when, where, on whose word.

    Args:
        reading: What ``extract`` found in one document.

    Returns:
        A new reading. Mentions, attributions, claims, causes, dates and places
        keep their order and ids, without claims that only repeat; ``actors`` lists
        whom the mentions stand for.
    """
    document = reading.document
    cast = resolve_actors(reading)
    mentions = tuple(cast.applied(mention) for mention in reading.mentions)
    attributions = resolve_sources(reading.attributions, cast)
    dates = resolve_dates(reading.dates, document)
    calendar = Calendar(dates, document, reading.sentences)
    places = resolve_places(reading.places, document, mentions)
    claims, causes = without_repeats(
        resolve_claims(reading.claims, cast, attributions, calendar, places),
        resolve_causes(reading.causes, attributions, document),
        document.text,
    )
    return replace(
        reading,
        mentions=mentions,
        attributions=attributions,
        claims=with_denials(
            with_sites(claims, places, reading.sentences, document), attributions
        ),
        causes=causes,
        dates=dates,
        places=places,
        actors=actors_of(cast),
    )
