"""Words lead to one actor, or to a sentence that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import onrecord as package
from onrecord.analyze.links import linked
from onrecord.analyze.named import find_named
from onrecord.errors import QuestionError
from tests.analyze.records import harbor_store
from tests.corroborate.claims import claims_store, line, report

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.analyze.named import Named
    from onrecord.store import Store


def named(store: Store, words: str) -> Named:
    """Return who is called so."""
    with linked(store) as (opened, standing):
        return find_named(opened, standing, words)


@pytest.mark.parametrize("words", ["Harbor League", "harbor league", "arbor L"])
def test_found(tmp_path: Path, words: str) -> None:
    """A name is found in any case, and by a part of it."""
    assert named(harbor_store(tmp_path), words).name == "Harbor League"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Narnia", "nobody in the record is called Narnia"),
        ("Veltanya", "called Veltanya; did you mean Veltania?"),
        ("or", "several actors fit or: Harbor League, Port Lem, Sorn; give"),
        (" ", "give the name of an actor"),
    ],
)
def test_not_found(tmp_path: Path, words: str, told: str) -> None:
    """Unknown and ambiguous names are answered with what may be meant."""
    with pytest.raises(QuestionError) as raised:
        named(harbor_store(tmp_path), words)

    assert told in str(raised.value)


def test_empty_store(tmp_path: Path) -> None:
    """A store without a name says so."""
    store = claims_store(tmp_path, report("one", line("Rain fell.", "AID")))

    with pytest.raises(QuestionError, match="no claim that names anybody"):
        named(store, "Iran")


def test_merged(tmp_path: Path) -> None:
    """Either of two names that are the same leads to the one that is shown."""
    store = harbor_store(tmp_path)
    package.judge("same", "Sorn", "Veltania", store=store.path)

    assert named(store, "Sorn").name == "Veltania"
    assert set(named(store, "Sorn").members) == {"Sorn", "Veltania"}
