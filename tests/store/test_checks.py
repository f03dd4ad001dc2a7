"""A store is verified: what is wrong in it is named, and what is right is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from onrecord.errors import StoreError
from onrecord.model.document import Document
from onrecord.store import Store
from onrecord.store.checks import check_store, content_hash
from tests.readings import reading_of

if TYPE_CHECKING:
    from pathlib import Path


def filled(path: Path, *labels: str) -> Store:
    """Return a store with a reading for each label."""
    store = Store(path)
    run = store.start_run("read", "test")
    for label in labels:
        extra = f" {label}." if label != "report" else ""
        text = f"{reading_of().document.text}{extra}"
        store.write(reading_of(text, label), run)
    return store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store with two readings that nothing is wrong with."""
    return filled(tmp_path / "test.duckdb", "report", "other")


def test_nothing_is_wrong(store: Store) -> None:
    """A store that was written by us has no problem, and says what it holds."""
    found = check_store(store)

    assert found.problems == ()
    assert found.documents == 2
    assert found.content == content_hash(store)


WRONG = {
    "UPDATE documents SET text = text || '!' WHERE label = 'other'": (
        "documents: text that does not have its hash",
        "documents: text of another length",
    ),
    "UPDATE documents SET run = 'gone' WHERE label = 'other'": (
        "documents: run that is not in runs",
    ),
    "INSERT INTO documents SELECT * FROM documents WHERE label = 'other'": (
        "documents: row that is there twice",
    ),
    "UPDATE mentions SET span_end = 9999 WHERE name = 'Iran'": (
        "mentions: span outside of its text",
        "mentions: words that are not those of their span",
    ),
    "UPDATE mentions SET text = 'Iraq' WHERE name = 'Iran'": (
        "mentions: words that are not those of their span",
    ),
    "UPDATE claims SET attribution = 'none'": (
        "claims: attribution that is not in attributions",
    ),
    "UPDATE passages SET position = position + 1": (
        "passages: list with rows missing or doubled",
    ),
    "DELETE FROM actors": ("document_actors: actor that is not in actors",),
    "INSERT INTO judgments (id, retracts) VALUES ('a', 'b')": (
        "judgments: retracts that is not in judgments",
    ),
}


@pytest.mark.parametrize("change", WRONG)
def test_what_is_wrong(store: Store, change: str) -> None:
    """Each kind of damage is named, and nothing else is."""
    with duckdb.connect(store.path) as con:
        con.execute(change)

    problems = check_store(store).problems

    assert tuple(f"{each.table}: {each.what}" for each in problems) == WRONG[change]
    assert all(each.rows for each in problems)


def test_half_a_document(store: Store) -> None:
    """Rows of a document that is gone, and of a claim that is gone, are named."""
    with duckdb.connect(store.path) as con:
        con.execute("DELETE FROM claims")
        con.execute("DELETE FROM documents WHERE label = 'other'")

    told = {f"{each.table}: {each.what}" for each in check_store(store).problems}

    assert "mentions: row whose document is not there" in told
    assert "claim_actors: row whose claim is not there" in told
    assert "causes: effect that is not in claims" in told


def test_content_is_what_was_read(tmp_path: Path) -> None:
    """The hash of the content asks neither for the order nor for the runs."""
    one = filled(tmp_path / "one.duckdb", "report", "other")
    two = filled(tmp_path / "two.duckdb", "other", "report", "other")
    less = filled(tmp_path / "less.duckdb", "other")

    assert content_hash(one) == content_hash(two)
    assert content_hash(one) != content_hash(less)
    run = less.start_run("read", "test")
    less.write(reading_of(label="another name"), run)
    assert content_hash(one) != content_hash(less)


def test_every_value_counts(store: Store) -> None:
    """Nothing and a word for nothing are two things, and neighbors do not mix."""
    before = content_hash(store)
    with duckdb.connect(store.path) as con:
        con.execute("UPDATE mentions SET title = '' WHERE title IS NULL")

    assert content_hash(store) != before


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_file_that_is_cut_off(store: Store, tmp_path: Path, share: float) -> None:
    """Of a file that lost its end, as in a power cut, every lost table is named."""
    data = store.path.read_bytes()
    cut = tmp_path / "cut.duckdb"
    cut.write_bytes(data[: int(len(data) * share)])

    found = check_store(Store(cut))

    assert found.content is None
    assert {each.what for each in found.problems} == {
        "cannot be read: damaged: the file ends too soon"
    }


def test_bytes_that_were_altered(store: Store) -> None:
    """Bytes that a disk gives back wrongly are found by their checksum."""
    data = store.path.read_bytes()
    store.path.write_bytes(data.replace(b"Officials said", b"Ofissials caid"))

    (problem,) = check_store(store).problems

    assert problem.table == "documents"
    assert problem.what == "cannot be read: damaged: its bytes were altered"


def test_hardly_a_file(store: Store, tmp_path: Path) -> None:
    """What has not even its head cannot be opened, and says so in one line."""
    cut = tmp_path / "cut.duckdb"
    cut.write_bytes(store.path.read_bytes()[:5000])

    with pytest.raises(StoreError, match="damaged: the file ends too soon"):
        check_store(Store(cut))


def test_document_without_records(tmp_path: Path) -> None:
    """A document in which nothing was read is whole."""
    store = filled(tmp_path / "test.duckdb", "report")
    document = Document.of("Nothing.", label="empty")
    reading = type(reading_of())(document=document)
    store.write(reading, store.start_run("read", "test"))

    assert check_store(store).problems == ()
