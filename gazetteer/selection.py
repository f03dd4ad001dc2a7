"""Choose which places and which of their names go into the index, and write rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.resolve.gazetteer import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazetteer.geonames import Place

LEAST: Final = 2000
"""People that a place needs to be listed."""
SMALL: Final = frozenset(
    # whose local news is in English
    "US GB IE CA AU NZ "
    # whose villages are in the news
    "AF AM AZ BF BI CD CF CM ET GE IL IQ IR KP LB LY ML MM MZ NE NG NP PK PS RW SD SO "
    "SS SY TD UA UG XK YE".split()
)
"""Countries whose smallest places are listed too."""
NAMED_AGAIN: Final = 15_000
"""People from which on the other names of a place are listed; in the news, fewer."""
LATIN: Final = re.compile(r"[A-Z\u00c0-\u017f][A-Za-z\u00c0-\u017f'\u2019. -]{3,39}")
FORM: Final = re.compile(
    r"^(?:Muhafazat|Province of|Provincia de|Departamento de|Estado de) | "
    r"(?:Fylke|Sheng|Shi)$"
)
"""What is no part of a province's name in English."""


def index_rows(places: Iterable[Place]) -> list[str]:
    """Return the rows of the index, in the order of their keys."""
    return sorted(row for place in places if place.name for row in rows_of(place))


def rows_of(place: Place) -> Iterator[str]:
    """Yield a row for each name of a place that is listed, its own first."""
    newsworthy = place.country in SMALL
    if not newsworthy and (place.kind == "2" or place.population < LEAST):
        return
    name = FORM.sub("", place.name) if place.kind == "1" else place.name
    keys = {key_of(name)}
    yield row_of(place, name, key_of(name), 0)
    if place.kind == "P" and place.population < NAMED_AGAIN // (2 if newsworthy else 1):
        return
    for other in place.others:
        key = key_of(other)
        if key and key not in keys and LATIN.fullmatch(other):
            keys.add(key)
            yield row_of(place, name, key, 1)


def row_of(place: Place, name: str, key: str, rank: int) -> str:
    """Return a row: to a hundredth of a degree, a kilometer; people to two digits."""
    return "\t".join(
        (
            key,
            str(rank),
            name.replace("\t", " "),
            place.country,
            place.province,
            place.kind,
            f"{place.latitude:.2f}",
            f"{place.longitude:.2f}",
            f"{float(f'{place.population:.2g}'):.0f}",
            str(place.radius_km or ""),
            str(place.geonames or ""),
        )
    )
