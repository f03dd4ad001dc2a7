"""Entities of FollowTheMoney keep its schemata; the package itself agrees."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.export.ftm import ENDS, taken
from onrecord.model.ontology import types
from tests.conftest import needed
from tests.export.exported import exported, raid
from tests.readings import chained_reading, reading_of

if TYPE_CHECKING:
    from pathlib import Path

INTERVAL = frozenset(
    ["startDate", "endDate", "summary", "description", "recordId", "publisher", "proof"]
)
THING = frozenset(["name", "country", "notes", "keywords", "publisher"])
LINK = INTERVAL | {"role", "status"}
PROPERTIES = {
    **dict.fromkeys(
        ("Person", "Organization", "PublicBody", "Company", "LegalEntity"), THING
    ),
    **dict.fromkeys(("Address", "Asset"), THING),
    "Event": THING | INTERVAL | {"location", "organizer", "involved"},
    "Article": THING | {"fileName", "title", "publishedAt", "sourceUrl", "bodyText"},
    "Mention": frozenset(["document", "name", "resolved", "detectedSchema"]),
    **{schema: LINK | {*ends[:2]} for schema, ends in ENDS.items()},
}
"""Properties that the schemata of FollowTheMoney 4 have, as far as they are used."""


@pytest.fixture
def entities(tmp_path: Path) -> list[dict[str, Any]]:
    """Return what is written of three reports."""
    readings = [raid(), chained_reading(), reading_of()]
    path = exported("ftm", readings, tmp_path / "claims.ftm.json")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_properties_and_references(entities: list[dict[str, Any]]) -> None:
    """Every property is one of its schema's, and every id that is named is there."""
    ids = [each["id"] for each in entities]

    assert len(set(ids)) == len(ids)
    for each in entities:
        assert set(each) == {"id", "schema", "properties"}
        assert set(each["properties"]) <= PROPERTIES[each["schema"]]
        for values in each["properties"].values():
            assert all(isinstance(value, str) and value for value in values)
            pointed = [value for value in values if value.startswith("onrecord-")]
            assert set(pointed) <= set(ids)


@pytest.mark.skipif(
    find_spec("followthemoney") is None,
    reason="followthemoney is not installed: it needs a compiler and ICU",
)
def test_followthemoney_takes_it(entities: list[dict[str, Any]]) -> None:
    """The package validates each entity, and its cleaning drops and changes nothing."""
    model = needed("followthemoney").model

    for each in entities:
        model.get(each["schema"]).validate(each)
        proxy = model.get_proxy(each, cleaned=False)
        kept = {name: sorted(values) for name, values in proxy.properties.items()}
        given = {name: sorted(values) for name, values in each["properties"].items()}
        assert kept == given


def test_ties(entities: list[dict[str, Any]]) -> None:
    """A tie links its ends by their schema; one that it does not fit is unknown."""
    links = [each for each in entities if each["schema"] in ENDS]

    assert [each["properties"]["role"] for each in links] == [["finances"], ["arms"]]
    assert {each["schema"] for each in links} == {"UnknownLink"}
    assert links[0]["properties"]["startDate"] == ["2015-07"]
    assert links[0]["properties"]["description"] == [
        "on the word of “officials who asked not to be named”"
    ]


def test_what_was_not_done_is_left_out() -> None:
    """Who denies that he helped has not helped in this format."""
    assert [claim.type for claim in taken(raid())] == ["ASSAULT", "finances"]


def test_schema_of_a_tie_that_fits(tmp_path: Path) -> None:
    """A member of a known organization is a membership; of a person, a mere link."""
    told = chained_reading()
    tie = replace(told.claims[0], type="member_of", recipient=("NATO", "Iran"))
    reading = replace(told, claims=(tie,))

    path = exported("ftm", [reading], tmp_path / "claims.ftm.json")

    found = [json.loads(line) for line in path.read_text().splitlines()]
    links = [each["schema"] for each in found if each["schema"] in ENDS]
    assert links == ["Membership", "Membership"]


def test_every_tie_has_a_schema_with_ends() -> None:
    """Whatever schema the ontology names, it is known how its ends are called."""
    ties = [each for each in types().values() if each.kind == "tie"]

    assert {each.ftm for each in ties} <= set(ENDS)
