"""The tables of actors: codes, parents, and a user's own laid over ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pycountry
import pytest

from onrecord.errors import ConfigError
from onrecord.model.actor_overlay import read_overlay
from onrecord.model.actors import (
    SCHEMES,
    actor_rows,
    ancestors_of,
    own_rows,
    use_actors,
)
from onrecord.model.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CSV = """name,kind,state,other,parent,cameo
Lake Guard,armed_group,Oman,LG|Guard of the Lake,Dock Front,OMNREB
Dock Front,armed_group,,,,
"""
YAML = """
- name: Lake Guard
  kind: armed_group
  state: Oman
  other: [LG, Guard of the Lake]
  parent: Dock Front
  cameo: OMNREB
- {name: Dock Front, kind: armed_group}
"""


@pytest.fixture(autouse=True)
def ours_again() -> Iterator[None]:
    """Take a user's actors off again."""
    yield
    use_actors(None)


def test_codes_are_of_actors_and_each_of_one() -> None:
    """Every coded name is in the tables; no code of a state stands for two of today."""
    rows = list(table_rows("actors/codes"))
    names = [row[0] for row in rows]

    assert set(names) <= own_rows().keys()
    assert len(names) == len(set(names))
    today = [row for row in rows if row[2]]
    for at in range(1, len(SCHEMES) + 1):
        given = [row[at] for row in today if row[at]]
        assert len(given) == len(set(given)), SCHEMES[at - 1]


def test_states_have_codes() -> None:
    """A state with an ISO code has that of its name, PLOVER's, COW's and CAMEO's."""
    for name, iso3, *_ in table_rows("actors/states"):
        if not iso3 or iso3 == "XKX":
            continue
        codes = own_rows()[name].codes
        country = pycountry.countries.get(alpha_3=iso3)
        assert country is not None
        assert codes["iso2"] == country.alpha_2
        assert codes["iso3"] == codes["plover"] == iso3
        assert codes["cameo"]
    coded = [row for row in own_rows().values() if "cown" in row.codes]
    assert len(coded) > 190
    assert own_rows()["Iran"].codes["cown"] == "630"
    assert own_rows()["Kosovo"].codes["cow"] == "KOS"


def test_parents_lead_somewhere() -> None:
    """A parent is in the tables, and nobody is a part of itself."""
    for name, parent in table_rows("actors/parents"):
        assert {name, parent} <= own_rows().keys()
        above = ancestors_of(name)
        assert above[0] == parent
        assert name not in above
        assert len(above) == len(set(above))
    assert ancestors_of("Quds Force") == (
        "Islamic Revolutionary Guard Corps",
        "Iranian Armed Forces",
        "Iran",
    )
    assert ancestors_of("Nobody") == ()


@pytest.mark.parametrize(("name", "text"), [("own.csv", CSV), ("own.yaml", YAML)])
def test_overlay(tmp_path: Path, name: str, text: str) -> None:
    """A user's actors lie over ours, from either form, with all that they have."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    use_actors(read_overlay(path))

    row = actor_rows()["Lake Guard"]
    assert (row.kind, row.state, row.codes) == (
        "armed_group",
        "Oman",
        {"cameo": "OMNREB"},
    )
    assert row.other == ("LG", "Guard of the Lake")
    assert ancestors_of("Lake Guard") == ("Dock Front",)
    assert "Iran" in actor_rows()
    use_actors(None)
    assert "Lake Guard" not in actor_rows()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "name,kind\nA,person\nA,person\n", "a.csv:3: A stands in"),
        ("a.csv", "name,kind\nA,king\n", "a.csv:2: no such kind: king; known: agency"),
        ("a.csv", "name,kind,state\nA,person,Iram\n", "a.csv:2: no such state: Iram"),
        ("a.csv", "name,kind,parent\nA,party,B\n", "a.csv:2: no such parent: B"),
        ("a.csv", "name,kind,rank\nA,person,1\n", "a.csv:2: no field is called rank"),
        ("a.csv", "name,kind\n,person\n", "a.csv:2: lacks name"),
        ("a.csv", "name,kind\nA\n", "a.csv:2: cells for no column, or too few"),
        ("a.csv", "name,kind\nA,person,1\n", "a.csv:2: cells for no column"),
        ("a.csv", 'name,kind\n"A,person', "unexpected end of data"),
        ("a.csv", "name,kind\n", "a.csv: no actors in it"),
        ("a.csv", "", "a.csv: no actors in it"),
        ("a.yaml", "- {name: A, kind: person\n- B", "a.yaml:2: expected"),
        ("a.yaml", "name: A", "a.yaml: not a list of actors"),
        ("a.yaml", "", "a.yaml: not a list of actors"),
        ("a.yaml", "- 5", "a.yaml:1: not an actor, but 5"),
        ("a.yaml", "- {name: [A], kind: person}", "a.yaml:1: name cannot be ['A']"),
        ("a.yaml", "- {name: A, kind: person, other: 5}", "a.yaml:1: other cannot"),
        ("a.yaml", "- {name: A, kind: person, other: [[x]]}", "a.yaml:1: other cannot"),
        (
            "a.yaml",
            "- {name: A, kind: party, parent: B}\n- {name: B, kind: party, parent: A}",
            "a.yaml:1: a circle of parents: A → B → A",
        ),
        ("a.yaml", "[" * 5_000, "a.yaml"),
    ],
)
def test_bad_overlays(tmp_path: Path, name: str, text: str, said: str) -> None:
    """A mistake is named by line and entry, and nothing is laid over."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError) as caught:
        read_overlay(path)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "A" not in actor_rows()


@pytest.mark.parametrize("data", [b"\xff\xfe\xff", None])
def test_overlay_that_is_no_text(tmp_path: Path, data: bytes | None) -> None:
    """A file that is no text, or not there, is refused in one line."""
    path = tmp_path / "own.csv"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(ConfigError, match=r"own\.csv: "):
        read_overlay(path)
