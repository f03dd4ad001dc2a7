"""Which places and names go into the index."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from gazetteer.geonames import Place, around, province
from gazetteer.selection import index_rows

ALDER = Place(
    "Alder", "FR", "11", "P", 48.123, 2.5, 34_567, 7, ("Aldre", "ALD", "ольха")
)


def test_a_place_has_a_row_for_each_latin_name() -> None:
    """Its own name comes with rank 0, others with 1; codes and other scripts do not."""
    rows = [row.split("\t") for row in index_rows([ALDER])]

    assert [row[:3] for row in rows] == [
        ["alder", "0", "Alder"],
        ["aldre", "1", "Alder"],
    ]
    assert rows[0][6:9] == ["48.12", "2.50", "35000"]


@pytest.mark.parametrize(
    ("country", "people", "rows"), [("FR", 1500, 0), ("FR", 3000, 1), ("SY", 800, 1)]
)
def test_villages_are_listed_where_news_names_them(
    country: str, people: int, rows: int
) -> None:
    """A small place counts in countries at war or with local news in English."""
    village = replace(ALDER, country=country, population=people)

    assert len(index_rows([village])) == rows


def test_a_province_lies_around_its_places() -> None:
    """It has the middle, the people and the reach of its places."""
    south = replace(ALDER, latitude=46.123, population=1)
    found = around([ALDER, south], "Woods", "1")

    assert (found.name, found.latitude, found.population) == ("Woods", 47.123, 34_568)
    assert 100 < (found.radius_km or 0) < 120


def test_a_province_has_the_name_of_most_places() -> None:
    """Names that few of its places have are left out; a state has its usual name."""
    votes = Counter({"Woods": 8, "Forest": 3, "Elsewhere": 1})
    found = province(("FR", "11"), votes, [ALDER], {})
    state = province(("US", "OH"), votes, [ALDER], {"OH": ("Ohio", 5)})

    assert (found.name, found.others) == ("Woods", ("Forest",))
    assert (state.name, state.geonames) == ("Ohio", 5)
