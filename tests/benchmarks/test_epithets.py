"""The names of NewsWCL50: which count, and whom they may be read as."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.epithets import concepts, names_read, phrases
from onrecord.resolve.registry import load_registry

if TYPE_CHECKING:
    from pathlib import Path

CODED = """\
sep=,
id,code_type,code_name,code_mention,target_concept
1,COUNTRY,FRA,the French  government,
2,COUNTRY,FRA,the country,
3,COUNTRY,Nowhere,Ruritania,
4,PROPERTY,FRA,French pride,
5,COUNTRY,FRA,The country,
"""


def test_every_concept_is_in_the_registry() -> None:
    """A map to a name that the registry does not know would count against it."""
    names = {name for known in concepts().values() for name in known}

    assert {name for name in names if load_registry().named(name) is None} == set()


def test_words_with_a_name_in_them_count(tmp_path: Path) -> None:
    """Known concepts only, of the kinds that are actors; no article is a name."""
    path = tmp_path / "coded.csv"
    path.write_text(CODED, encoding="utf-8")

    assert phrases(path) == [("the French government", frozenset({"France"}))]


def test_an_organ_stands_for_its_state(tmp_path: Path) -> None:
    """Read are the actor itself and the state that it belongs to."""
    path = tmp_path / "read.jsonl"
    name = "United States Department of State"
    rows = [
        {"record": "mention", "document": "n0", "name": name},
        {"record": "mention", "document": "n1", "name": None},
        {"record": "claim", "document": "n2"},
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")

    assert names_read(path) == {"n0": {name, "United States"}}
