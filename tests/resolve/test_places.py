"""Places: "Place, Country", distance and bearing, which of several, metonyms."""

from __future__ import annotations

from math import dist
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.document import Document, Span
from onrecord.model.mention import Mention, PlaceMention
from onrecord.resolve.geodesy import destination
from onrecord.resolve.places import resolve_places


def places(
    *found: PlaceMention, mentions: tuple[Mention, ...] = (), text: str = "text"
) -> list[PlaceMention]:
    """Return the toponyms of one document resolved together."""
    return list(resolve_places(found, Document.of(text, label="scene"), mentions))


def stands_for(text: str, **told: str) -> Mention:
    """Return words at the start of a document that stand for an actor."""
    kind: Any = told.get("kind", "name")
    return Mention(
        id=text,
        document="d",
        span=Span(0, len(text)),
        text=text,
        type=told.get("type", "STATE"),
        kind=kind,
        head=text,
        number="sing",
        sentence=0,
        name=told.get("name"),
        basis=told.get("basis"),
    )


def place(text: str, *, at: int = 0, sure: bool = True, **told: str) -> PlaceMention:
    """Return a toponym as ``extract`` leaves it."""
    return PlaceMention(
        id=f"{text}-{at}",
        document="d",
        span=Span(at, at + len(text)),
        text=text,
        near=told.get("near"),
        inside=told.get("inside"),
        sure=sure,
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mosul", "Mosul, Iraq"),
        ("the city of Mosul", "Mosul, Iraq"),
        ("Iraq", "Iraq"),
        ("Republic of Iraq", "Iraq"),
        ("Nowhereton", "Nowhereton"),
        ("Syrian town of Nowhereton", "Nowhereton, Syria"),
        ("Kenyan capital Nairobi", "Nairobi, Kenya"),
        ("Diyala Province", "Diyala Province, Iraq"),
        ("North Korea", "North Korea"),
        ("East Africa", "East Africa"),
    ],
)
def test_place_is_named_with_its_country(text: str, name: str) -> None:
    """A city carries its country, a country its usual name, the unknown its words."""
    assert places(place(text))[0].name == name


def test_place_has_coordinates_and_id() -> None:
    """A known city has GeoNames id, coordinates and a radius."""
    mosul = places(place("Mosul"))[0]

    assert mosul.geonames == 99072
    assert dist((mosul.latitude or 0, mosul.longitude or 0), (36.33, 43.12)) < 0.2
    assert (mosul.radius_km or 0) > 1


def test_spellings_of_one_name_meet() -> None:
    """Transcriptions of an Arabic name find the same place."""
    raqqa, raqqah = places(place("Raqqa"), place("Ar Raqqah", at=9))

    assert raqqa.geonames == raqqah.geonames is not None


def test_country_beside_a_name_decides() -> None:
    """A place named with its country or state is the one that lies there."""
    here, there = places(
        place("Tripoli", inside="Lebanon"), place("Tripoli", inside="Libya", at=20)
    )
    springfield = places(place("Springfield, Ill."))[0]

    assert (here.name, there.name) == ("Tripoli, Lebanon", "Tripoli, Libya")
    assert 39 < (springfield.latitude or 0) < 41


def test_countries_of_the_document_decide() -> None:
    """Of places that share a name, one in a country of the document is meant."""
    alone = places(place("Valencia"))[0]
    _, _, told = places(
        place("Spain"), place("Madrid", at=20), place("Valencia", at=40)
    )

    assert alone.name == "Valencia, Venezuela"
    assert told.name == "Valencia, Spain"


def test_place_that_its_neighbor_does_not_hold_is_unknown() -> None:
    """A name with a country where no such place lies keeps its words."""
    found = places(place("Mosul", inside="Peru"))[0]

    assert (found.name, found.latitude, found.basis) == ("Mosul, Peru", None, "none")


def test_distance_and_bearing_give_a_point() -> None:
    """A place given by distance keeps its words and lies where they point."""
    words = "about 140 miles east of Tehran"
    tehran, east = places(place("Tehran"), place(words, near="Tehran", at=20))

    assert east.name == "140 miles east of Tehran, Iran"
    assert east.basis == "distance"
    assert abs((east.latitude or 0) - (tehran.latitude or 0)) < 0.2
    assert 2.3 < (east.longitude or 0) - (tehran.longitude or 0) < 2.7


def test_distance_without_bearing_widens_the_radius() -> None:
    """Without a direction the point stays and the distance is its radius."""
    city, off = places(place("Mosul"), place("20 km from Mosul", near="Mosul", at=20))

    assert (off.latitude, off.longitude) == (city.latitude, city.longitude)
    assert (off.radius_km or 0) >= 20


def test_seat_of_government_is_marked() -> None:
    """A toponym that stands for a government is printed, and says so."""
    seat = stands_for("Tehran", name="Iran", basis="metonym")
    tehran = places(place("Tehran"), mentions=(seat,))[0]

    assert (tehran.name, tehran.basis) == ("Tehran, Iran", "metonym")


@given(st.floats(-60, 60), st.floats(-170, 170), st.floats(0, 360), st.floats(1, 500))
def test_there_and_back(
    latitude: float, longitude: float, bearing: float, kilometers: float
) -> None:
    """Going a distance and the same one back leads home, within a hundredth of it."""
    there = destination(latitude, longitude, 0 if bearing < 180 else 180, kilometers)
    back = destination(*there, 180 if bearing < 180 else 0, kilometers)

    assert dist(back, (latitude, longitude)) < 0.01


def test_a_city_with_an_article_is_a_thing() -> None:
    """A ship or a paper that bears a city's name is no place; The Hague is one."""
    document = Document.of("Missiles missed the Mosul off Aden.", label="scene")
    ship, town = place("Mosul", at=20), place("Aden", at=30)
    read = resolve_places((ship, town), document, ())

    assert [each.name for each in read] == [None, "Aden, Yemen"]


def test_a_state_of_the_union_tells_its_town() -> None:
    """Also as the press shortens it, a state says which town is meant."""
    paris = places(place("Paris", inside="Tenn."), place("Tenn.", at=7))

    assert [p.name for p in paris] == [
        "Paris, United States",
        "Tennessee, United States",
    ]
    assert dist((paris[0].latitude or 0, paris[0].longitude or 0), (36.3, -88.3)) < 0.2
    assert paris[0].precision == 1
    assert paris[1].precision == 4


def test_a_full_name_tells_the_bare_ones() -> None:
    """Once named with what it lies in, a place is meant wherever it is named again."""
    first, again = places(place("Paris", inside="Texas"), place("Paris", at=40))

    assert first.geonames == again.geonames


def test_other_places_are_kept() -> None:
    """Places that the name may mean as well are told, likeliest first."""
    paris = places(place("Paris"))[0]

    assert paris.name == "Paris, France"
    assert "Paris, Texas, United States" in paris.alternatives


def test_counties_are_told_from_towns() -> None:
    """In "Athens and Licking counties" both are counties."""
    text = "Athens and Licking counties, Ohio"
    found = places(place("Athens"), place("Licking", at=11), text=text)

    assert [p.precision for p in found] == [3, 3]


def test_what_is_unsure_needs_the_gazetteer() -> None:
    """A name that only may be a place is left out where the gazetteer has none."""
    found = places(place("Nowhereton", sure=False), place("Mosul", at=20, sure=False))

    assert [p.name for p in found] == ["Mosul, Iraq"]


def test_near_a_place_is_less_exact() -> None:
    """Beside a town is within 25 kilometers of it."""
    found = places(place("Dabiq", at=5), text="near Dabiq")[0]

    assert (found.precision, found.radius_km) == (2, 25.0)


def test_adjectives_and_institutions_speak_for_a_country() -> None:
    """A sheriff's office makes a town American."""
    text = "The Sheriff's Office of Alder County in Athens"
    athens = places(
        place("Athens", at=40),
        text=text,
        mentions=(stands_for("Ohio State Police", type="ORGANIZATION"),),
    )[0]

    assert athens.name == "Athens, United States"


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Iraq", 6),
        ("northern Iraq", 5),
        ("Anbar", 4),
        ("Tigris", 5),
        ("Red Sea", 7),
        ("Green Zone", 1),
        ("Middle East", None),
    ],
)
def test_precision_is_that_of_ucdp(text: str, precision: int | None) -> None:
    """Countries, parts, provinces, rivers, seas and sites have the code of UCDP."""
    assert places(place(text))[0].precision == precision


def test_distance_lies_where_the_ellipsoid_has_it() -> None:
    """A distance and its bearing lead to the point, within a kilometer."""
    away = places(place("140 miles east of Tehran", near="Tehran"))[0]

    assert dist((away.latitude or 0, away.longitude or 0), (35.66, 53.91)) < 0.02
