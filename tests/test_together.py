"""The commands over many reports, on the bundled affair, with the real reader."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onrecord as package
from onrecord.errors import ConfigError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Done

    Command = Callable[..., Done]


@pytest.fixture(scope="module")
def affair(examples: Path) -> Path:
    """Return the folder of reports by several outlets on one affair."""
    return examples / "ferry-affair"


@pytest.fixture(scope="module")
def read_store(affair: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in which the affair was read and compared."""
    store = tmp_path_factory.mktemp("affair") / "affair.duckdb"
    package.compare(affair, store=store)
    return store


@pytest.fixture
def store(read_store: Path, tmp_path: Path) -> Path:
    """Return a store of the affair that a test may change."""
    return Path(shutil.copy(read_store, tmp_path / "affair.duckdb"))


def test_one_command_tells_the_affair(
    onrecord: Command, affair: Path, store: Path
) -> None:
    """Who copied whom, what is confirmed, denied by whom, and known when, is shown."""
    done = onrecord("compare", affair, "--store", store)

    assert done.code == 0
    for words in (
        "7 documents of 6 origins",
        "brenna-mirror (Brenna Mirror) ← coastal-wire (Coastal Wire)",
        "Told by two origins or more",
        "confirmed by other sources",
        "denial",
        "Defense Ministry of Lemnia",
        "2021-03-02",
    ):
        assert words in done.out


def test_copies(onrecord: Command, store: Path) -> None:
    """Copies are listed with their kind and reason; by a day, only those until then."""
    done = onrecord("copies", "--store", store)
    before = onrecord("copies", "--store", store, "--as-of", "2021-03-01")

    assert "partial" in done.out
    assert "evening-star" in done.out
    assert "evening-star" not in before.out
    assert "1 copy" in before.out


def test_clusters(onrecord: Command, store: Path) -> None:
    """Clusters show tellers and sources apart; of one document only when asked for."""
    done = onrecord("clusters", "Lemnia", "--store", store)
    every = onrecord("clusters", "--all", "--store", store)

    assert "origins (" in done.out
    assert len(every.out.splitlines()) > len(done.out.splitlines())
    assert {"origin", "source"} <= set(done.out.split())


def test_contradictions(onrecord: Command, store: Path) -> None:
    """Both sides are shown in their words, and an actor narrows the list."""
    done = onrecord("contradictions", "--store", store)
    nobody = onrecord("contradictions", "Nobody", "--store", store)

    assert "it is not so" in done.out
    assert "did not seize" in " ".join(done.out.split())
    assert nobody.code == 1
    assert "no claim" in nobody.err
    assert package.contradictions(as_of=date(2021, 3, 1), store=store) == []


def test_events_and_sources_as_of_a_day(onrecord: Command, store: Path) -> None:
    """Events of a cluster are one row; on an early day there is less of everything."""
    every = onrecord("events", "Lemnia", "--aggregate", "cluster", "--store", store)
    by_day = ("--as-of", "2021-03-01", "--store", store)
    events = onrecord("events", "Lemnia", "--aggregate", "cluster", *by_day)
    sources = onrecord("sources", *by_day)
    ties = onrecord("ties", "Lemnia", *by_day)

    assert "2 documents" in every.out
    assert len(events.out.splitlines()) < len(every.out.splitlines())
    every_source = onrecord("sources", "--store", store).out
    assert 0 < len(sources.out.splitlines()) < len(every_source.splitlines())
    assert (ties.code, events.code) == (0, 0)


def test_rate(onrecord: Command, store: Path) -> None:
    """A rating is kept and shown beside its source; one that is none is refused."""
    source = "Foreign Ministry of Karsova"
    done = onrecord("rate", source, "d", "--reason", "a party to it", "--store", store)

    assert done.code == 0
    assert f"{source}: D" in done.err
    shown = " ".join(onrecord("clusters", "--store", store).out.split())
    assert f"{source} D" in shown
    wrong = onrecord("rate", source, "Z", "--store", store)
    assert (wrong.code, wrong.err.count("\n")) == (1, 1)


def test_what_cannot_be_read_is_told(onrecord: Command, tmp_path: Path) -> None:
    """A file that cannot be read is named with the reason, and the rest compared."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text("Officials said that Karsova attacked Lemnia.\n")
    (folder / "empty.txt").write_text("")
    done = onrecord("compare", folder)

    assert done.code == 0
    assert "empty.txt: empty" in done.err
    assert "1 document of 1 origin" in done.out


@pytest.mark.parametrize("command", ["compare", "copies", "clusters", "contradictions"])
def test_no_store(onrecord: Command, command: str) -> None:
    """Where nothing was read, that is said in one line."""
    done = onrecord(command)

    assert done.code == 1
    assert "no store yet" in done.err
    assert done.err.count("\n") == 1


def test_no_store_to_rate_in(tmp_path: Path) -> None:
    """A rating creates no store."""
    with pytest.raises(StoreError, match="no store yet"):
        package.rate("Reuters", "B", store=tmp_path / "none.duckdb")
    assert list(tmp_path.iterdir()) == []


def test_bad_grade(store: Path) -> None:
    """The letters that there are, are told."""
    with pytest.raises(ConfigError, match="A completely reliable, B usually"):
        package.rate("Reuters", "", store=store)


def test_metadata_of_the_affair(affair: Path) -> None:
    """Every report of the affair has its metadata, or the days would be unknown."""
    listed = (affair / "documents.jsonl").read_text(encoding="utf-8").splitlines()

    assert len(listed) == len(list(affair.glob("*.txt")))
