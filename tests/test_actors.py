"""The registry by command: who is who, by name, code, kind and parent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import onrecord as package
from onrecord.model.actors import use_actors
from onrecord.pipeline.questions import program, settings_in_use
from onrecord.resolve.registry import load_registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Done

    Command = Callable[..., Done]

OWN = "name,kind,state,other,parent\nLake Guard,armed_group,Oman,LKG,Hezbollah\n"


@pytest.fixture(autouse=True)
def ours_again() -> Iterator[None]:
    """Take a user's actors off again."""
    yield
    use_actors(None)


@pytest.mark.parametrize(
    ("search", "first", "matched"),
    [
        ("Quds Force", "Quds Force", "name"),
        ("irgc", "Islamic Revolutionary Guard Corps", "other name"),
        ("630", "Iran", "code"),
        ("UKG", "United Kingdom", "code"),
        ("LKAREB", "Liberation Tigers of Tamil Eelam", "code"),
        ("armed_group", "Abdullah Azzam Brigades", "kind"),
        ("Merke", "Angela Merkel", "part of a name"),
    ],
)
def test_search(search: str, first: str, matched: str) -> None:
    """Actors are found by whatever names them, the closest first."""
    found = package.actors(search)

    assert (found[0].row.name, found[0].matched) == (first, matched)


def test_parts_are_found_by_what_they_are_a_part_of() -> None:
    """Who belongs to somebody is found by that name, and listed with it."""
    found = {each.row.name: each for each in package.actors("United Nations")}

    assert found["UNICEF"].matched == "parent"
    assert "UNICEF" in found["United Nations"].below
    assert found["UNICEF"].above == ("United Nations",)


def test_listing(onrecord: Command) -> None:
    """Codes, parents, other names and offices are shown, and as JSON too."""
    shown = onrecord("actors", "Quds Force")
    iran = onrecord("actors", "IRN")
    records = onrecord("actors", "Angela Merkel", "--format", "json")

    assert shown.code == 0
    told = " ".join(shown.out.split())
    assert "Islamic Revolutionary Guard Corps → Iranian Armed Forces → Iran" in told
    assert "cow IRN · cown 630" in iran.out
    (record,) = map(json.loads, records.out.splitlines())
    assert record["state"] == "Germany"
    assert record["offices"]


def test_overlay(onrecord: Command, tmp_path: Path) -> None:
    """One's own actors are found by option, and read with where settings name them."""
    (tmp_path / "own.csv").write_text(OWN, encoding="utf-8")
    found = onrecord("actors", "Lake Guard", "--overlay", "own.csv")
    without = onrecord("actors", "Lake Guard")

    assert "own.csv:2" in found.out
    assert "part of  Hezbollah" in found.out
    assert (without.code, without.err.count("\n")) == (1, 1)
    before = program()
    (tmp_path / "onrecord.toml").write_text('actors = "own.csv"', encoding="utf-8")
    settings_in_use()
    (entry,) = load_registry().lookup("LKG")
    assert (entry.name, entry.kind, entry.state) == (
        "Lake Guard",
        "armed_group",
        "Oman",
    )
    assert program() != before


def test_broken_overlay(onrecord: Command, tmp_path: Path) -> None:
    """A mistake in the file is one line that names it."""
    (tmp_path / "own.yaml").write_text("- {name: A", encoding="utf-8")
    done = onrecord("actors", "Iran", "--overlay", "own.yaml")

    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("onrecord: own.yaml:")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("search", ["", " ", "zzzzzz"])
def test_nobody(onrecord: Command, search: str) -> None:
    """What finds nobody is told in one line."""
    done = onrecord("actors", search)

    assert done.code == 1
    assert "nobody in the registry" in done.err
