"""What is written is found again, once, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import StoreError, UnknownIdError
from onrecord.model.claim import Reading
from onrecord.model.document import Document, Failure, Span
from onrecord.store import Found, Store
from onrecord.store.tables import TABLES
from tests.readings import TEXT, any_reading, reading_of

if TYPE_CHECKING:
    from pathlib import Path

SHARED = settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store that does not exist yet."""
    return Store(tmp_path / "test.duckdb", wait=5)


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return everything in a store but its runs, in an order of its own."""
    names = [table.name for table in TABLES if table.name != "runs"]
    with store.connection() as con:
        rows = {name: con.table(name).fetchall() for name in names}
    return {name: sorted(found, key=repr) for name, found in rows.items()}


def test_reading_comes_back_as_it_was_written(store: Store) -> None:
    """Every record of every kind is restored, in its order."""
    reading = reading_of()

    store.write(reading, store.start_run("read", "test"))

    assert store.reading(reading.document.id) == reading
    assert store.readings() == [reading]
    assert store.documents() == [reading.document]


@SHARED
@given(readings=st.lists(any_reading(), min_size=1, max_size=3))
def test_any_text_comes_back(readings: list[Reading], tmp_path: Path) -> None:
    """Spans find their words again in the stored text, whatever Unicode it holds."""
    store = Store(tmp_path / "any.duckdb")
    run = store.start_run("read", "test")

    assert store.write_many(readings, run) == []

    latest = {reading.document.id: reading for reading in readings}
    for key, reading in latest.items():
        stored = store.reading(key)
        assert replace(stored, document=reading.document) == reading
        assert stored.document.text == reading.document.text
        for mention in stored.mentions:
            assert mention.span.words(stored.document.text) == mention.text


@SHARED
@given(readings=st.lists(any_reading(), min_size=1, max_size=3))
def test_writing_again_changes_nothing(readings: list[Reading], tmp_path: Path) -> None:
    """A second run over the same documents leaves every row as it was."""
    store = Store(tmp_path / "again.duckdb")
    store.write_many(readings, store.start_run("read", "test"))
    before = contents(store)

    store.write_many(readings, store.start_run("read", "test"))

    assert contents(store) == before


def test_sql_finds_words_by_span(store: Store) -> None:
    """A span counts characters in SQL as it does in Python, beyond the first plane."""
    text = "👩‍👩‍👧 e\u0301 \u202eIran\u202c said so."
    start = text.index("Iran")
    reading = reading_of(text)
    mention = replace(reading.mentions[0], span=Span(start, start + 4), text="Iran")
    store.write(replace(reading, mentions=(mention,)), store.start_run("read", "test"))

    found = store.query(
        "SELECT substr(d.text, m.span_start + 1, m.span_end - m.span_start) "
        "FROM mentions m JOIN documents d ON m.document = d.id"
    )

    assert found.rows == [("Iran",)]


def test_newer_reading_replaces_the_older(store: Store) -> None:
    """A document that is read differently has the rows of its last reading only."""
    old = reading_of()
    new = replace(old, claims=old.claims[:1], causes=())
    store.write(old, store.start_run("read", "program 1"))

    store.write(new, store.start_run("read", "program 2"))

    assert store.reading(old.document.id) == new
    assert store.query("SELECT count(*) FROM claim_sources").rows == [(1,)]


def test_changed_text_is_a_new_version(store: Store) -> None:
    """The newest text of a label is current; the older one stays, and may return."""
    first = reading_of(TEXT)
    second = reading_of(TEXT + " Nobody else said so.")
    run = store.start_run("read", "test")

    current = []
    for reading in (first, second, first):
        store.write(reading, run)
        current.append(store.readings())

    assert current == [[first], [second], [first]]
    assert store.query("SELECT count(*) FROM documents").rows == [(2,)]
    assert store.query("SELECT count(*) FROM current_claims").rows == [(2,)]
    assert store.query("SELECT count(*) FROM claims").rows == [(4,)]


def test_two_texts_of_one_label_in_a_batch(store: Store) -> None:
    """The last is current, and writing the batch again does not turn that round."""
    batch = [reading_of(TEXT), reading_of(TEXT + " Nobody else did.")]
    store.write_many(batch, store.start_run("read", "test"))
    before = contents(store)

    store.write_many(batch, store.start_run("read", "test"))

    assert store.readings() == batch[1:]
    assert contents(store) == before


def test_one_text_under_two_labels(store: Store) -> None:
    """A copy is a document of its own; its claims stand once."""
    batch = [reading_of(label="first"), reading_of(label="second")]

    store.write_many(batch, store.start_run("read", "test"))

    assert [document.label for document in store.documents()] == ["first", "second"]
    assert store.query("SELECT count(*) FROM current_claims").rows == [(2,)]


def test_known_documents(store: Store) -> None:
    """Known is what this program has read as it is given, and what is current."""
    document = reading_of().document
    assert store.known([document], "program 1") == set()
    store.write(reading_of(), store.start_run("read", "program 1"))
    dated = replace(document, published=date(2017, 1, 1))
    copied = replace(document, label="copy")

    assert store.known([document, dated, copied], "program 1") == {document}
    assert store.known([document], "program 2") == set()

    store.write(reading_of(), store.start_run("read", "program 2"))
    assert store.known([document], "program 2") == {document}

    store.write(reading_of("Another text."), store.start_run("read", "program 2"))
    assert store.known([document], "program 2") == set()


def test_document_that_cannot_be_stored(store: Store) -> None:
    """One broken document is a failure; those beside it are written."""
    good = reading_of()
    broken = Reading(document=Document.of("It said \ud800 so.", label="br\udcffken"))
    run = store.start_run("read", "test")

    (failure,) = store.write_many([broken, good], run)

    assert (failure.label, failure.stage) == ("br\\udcffken", "store")
    assert store.readings() == [good]
    assert store.query("SELECT run, label FROM failures").rows == [
        (run, "br\\udcffken")
    ]


def test_records_that_share_an_id(store: Store) -> None:
    """Ids are hashes of content: what has the same id is kept once."""
    reading = reading_of()
    doubled = replace(reading, mentions=reading.mentions + reading.mentions[:1])

    store.write(doubled, store.start_run("read", "test"))

    assert store.reading(reading.document.id) == reading


def test_runs_and_failures(store: Store) -> None:
    """A run keeps its command, its program, its counts and what it failed at."""
    run = store.start_run("read a.txt", "onrecord 0.1")
    failure = Failure(label="a.txt", stage="ingest", reason="no such file")
    store.add_failures([failure], run)
    store.finish_run(run, documents=0, failures=1)

    rows = store.query(
        "SELECT r.command, r.program, r.documents, r.failures, f.reason, "
        "r.started <= r.finished FROM runs r JOIN failures f ON f.run = r.id"
    ).rows

    assert rows == [("read a.txt", "onrecord 0.1", 0, 1, "no such file", True)]


def test_find_by_the_beginning_of_an_id(store: Store) -> None:
    """The first characters of an id lead to its record; a whole id to that alone."""
    reading = reading_of()
    store.write(reading, store.start_run("read", "test"))
    claim, key = reading.claims[0], reading.document.id

    assert Found("claim", claim.id, key) in store.find(claim.id[:4])
    assert store.find(claim.id) == [Found("claim", claim.id, key)]
    assert store.find("report") == [Found("document", key, key)]
    assert store.find("IRN") == [Found("actor", "IRN", None)]
    assert store.find("%") == []
    assert store.find("") == []


def test_claims_of_current_documents(store: Store) -> None:
    """Claims are asked for by kind and type."""
    reading = reading_of()
    store.write(reading, store.start_run("read", "test"))

    assert store.claims() == list(reading.claims)
    assert store.claims(kind="tie") == [reading.claims[0]]
    assert store.claims(type="REJECT") == [reading.claims[1]]
    assert store.claims(kind="tie", type="REJECT") == []


def test_unknown_document(store: Store) -> None:
    """A document that is not there is said to be so."""
    store.start_run("read", "test")

    with pytest.raises(UnknownIdError, match="no document has the id abc"):
        store.reading("abc")


def test_query_cannot_change_or_reach_anything(store: Store) -> None:
    """A user's SQL reads the tables, and gets one line for everything else."""
    store.write(reading_of(), store.start_run("read", "test"))
    before = contents(store)

    for sql in (
        "DELETE FROM documents",
        "INSERT INTO meta VALUES ('schema', '9')",
        "DROP TABLE claims",
        "CREATE TABLE extra (id VARCHAR)",
        "COPY documents TO 'documents.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SELECT 1; DELETE FROM documents",
        "SELEC 1",
        "SELECT * FROM absent",
    ):
        with pytest.raises(StoreError) as caught:
            store.query(sql)
        assert "\n" not in str(caught.value)

    assert contents(store) == before


def test_query_takes_parameters(store: Store) -> None:
    """Values are given beside the SQL, and columns come with the rows."""
    store.write(reading_of(), store.start_run("read", "test"))

    found = store.query("SELECT id, type FROM claims WHERE kind = ?", ["tie"])

    assert found.columns == ("id", "type")
    assert [row[1] for row in found.rows] == ["trains"]
