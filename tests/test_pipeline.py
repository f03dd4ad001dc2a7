"""The stages in their order, with the real reader: records out, whatever comes in."""

from __future__ import annotations

import logging
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord import pipeline
from onrecord.errors import IngestError
from onrecord.export.records import records
from onrecord.model.claim import Reading
from onrecord.model.document import Document, Failure, Span
from onrecord.pipeline import questions, runs, stages
from onrecord.store import Store
from tests.contract import breaches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "Officials said on Monday that Iran had attacked a ship near Oman.\n"

PHRASES = (
    "Officials said that",
    "Iran",
    "the Iraqi minister",
    "attacked",
    "had not attacked",
    "“We will fight,”",
    "he said",
    "on Monday",
    "in Basra",
    "because",
    "killed 12 people",
    ".",
    "\n\n",
)
ANY_TEXT = st.lists(
    st.sampled_from(PHRASES) | st.text(max_size=8), min_size=1, max_size=24
).map(" ".join)
"""Pieces of reports, with anything that Unicode has between them."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, where the store and the settings are looked for."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spans_in(record: object) -> Iterator[Span]:
    """Yield every span that a record holds, however deep."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for each in record:
            yield from spans_in(each)
    elif is_dataclass(record) and not isinstance(record, Document):
        for field in fields(record):
            yield from spans_in(getattr(record, field.name))


def read_one(text: str) -> Reading:
    """Return what the stages read in a text; they must not fail."""
    outcome = pipeline.read_document(Document.of(text, label="any"))
    assert isinstance(outcome, Reading), outcome
    return outcome


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY_TEXT)
@example(text="\ufeff\u202eOfficials\u200b said\r\nIran\x00 attacked\u200f Iraq.\r\n")
@example(text="Officials said \U0001f1ee\U0001f1f7 attacked 👩‍👩‍👧 in Bası̇ra.")  # noqa: RUF001
@example(text="He said “ ” ‘ ’ \" ' that , . – — it")
@example(text="said")
@example(text=" ")
@example(text="")
def test_any_text_is_read(text: str, tmp_path: Path) -> None:
    """Every span lies in the text, holds the recorded words, and can be stored."""
    reading = read_one(text)

    everything = [*spans_in(reading)]
    assert all(0 <= span.start < span.end <= len(text) for span in everything)
    worded: list[Any] = [*reading.mentions, *reading.dates, *reading.places]
    assert all(each.text == each.span.words(text) for each in worded)
    assert breaches(list(records(reading)), {"any": text}) == []
    store = Store(tmp_path / "any.duckdb")
    assert store.write(reading, store.start_run("read", "test")) == []
    assert store.reading(reading.document.id) == reading


def test_same_text_gives_the_same_records() -> None:
    """Reading is a function of the document: a second time gives the same bytes."""
    assert read_one(TEXT) == read_one(TEXT)


def test_words_stay_where_they_are_in_a_longer_text() -> None:
    """An empty line and a sentence before a text move its spans, and nothing else."""
    before = "The ministry was silent.\n\n"
    alone, after = read_one(TEXT), read_one(before + TEXT)

    moved = {(m.span.start - len(before), m.text) for m in after.mentions}
    assert {(m.span.start, m.text) for m in alone.mentions} <= moved


def test_public_functions(folder: Path) -> None:
    """What the commands do can be asked of the package, and gives records."""
    (folder / "a.txt").write_text(TEXT)

    summary = onrecord.read("a.txt")
    (reading,) = summary.readings
    claim = next(each for each in reading.claims if each.type == "ASSAULT")

    assert summary.failures == []
    assert summary.progress.documents == 1
    assert summary.progress.words == len(TEXT.split())
    assert onrecord.why(claim.id).record == claim
    assert claim in [told.claim for told in onrecord.events("Iran")]
    assert onrecord.sources()[0].claims >= 1
    found = onrecord.sql("SELECT count(*) FROM current_claims")
    assert found.rows == [(len(reading.claims),)]
    counts = onrecord.info().counts
    assert counts is not None
    assert counts["documents"] == 1
    (doc,) = onrecord.parse("a.txt")
    assert doc.text == TEXT


def test_progress_is_told_after_each_document(folder: Path) -> None:
    """A caller can follow a run: how many are expected, read, known and failed."""
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_bytes(b"")
    seen: list[tuple[int, int, int, int]] = []

    def follow(done: pipeline.Progress) -> None:
        seen.append((done.expected, done.documents, done.known, done.failures))

    pipeline.read(["a.txt", "b.txt"], progress=follow)
    pipeline.read(["a.txt"], progress=follow)

    assert seen == [
        (2, 0, 0, 0),
        (2, 1, 0, 0),
        (2, 2, 0, 1),
        (1, 0, 0, 0),
        (1, 1, 1, 0),
    ]


def test_stage_that_raises(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A document on which a stage stumbles is a failure; the others are read."""
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text(TEXT.replace("Iran", "Bad"))
    annotate, extract, resolve = stages.stages()

    def stumble(doc: Any, document: Document) -> Reading:  # noqa: ANN401  a Doc
        if "Bad" in document.text:
            raise ValueError("no\n  such thing")
        return extract(doc, document)

    monkeypatch.setattr(stages, "stages", lambda: (annotate, stumble, resolve))
    summary = pipeline.read(folder)
    assert caplog.records == []
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    with caplog.at_level(logging.ERROR):
        pipeline.read("b.txt")

    failure = Failure(label="b", stage="extract", reason="ValueError: no such thing")
    assert [each.document.label for each in summary.readings] == ["a"]
    assert summary.failures == [failure]
    assert caplog.records[0].exc_info
    rows = pipeline.sql("SELECT DISTINCT label, stage, reason FROM failures").rows
    assert rows == [("b", "extract", "ValueError: no such thing")]


def test_two_labels_share_a_text(folder: Path) -> None:
    """A text under two names is two documents with the same records."""
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXT)

    first = pipeline.read(["a.txt", "b.txt"])
    second = pipeline.read(["b.txt", "a.txt"])

    assert [each.document.label for each in first.readings] == ["a", "b"]
    assert second.readings == first.readings[::-1]
    assert second.progress.known == 2
    a, b = first.readings
    assert replace(a, document=b.document) == b


def test_changed_text_is_a_new_version(folder: Path) -> None:
    """A changed text takes the place of the old one, which stays in the store."""
    path = folder / "a.txt"
    for text in (TEXT, TEXT.replace("Oman", "Yemen")):
        path.write_text(text)
        pipeline.read(path)

    def stored(table: str) -> list[tuple[Any, ...]]:
        return pipeline.sql(f"SELECT text FROM {table} ORDER BY version").rows  # noqa: S608  ours

    assert [("Oman" in text) for (text,) in stored("documents")] == [True, False]
    assert ["Yemen" in text for (text,) in stored("current_documents")] == [True]


def test_other_rules_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read by other rules, or another model, is not taken as known."""
    (folder / "a.txt").write_text(TEXT)
    pipeline.read("a.txt")
    known = [pipeline.read("a.txt").progress.known]
    for name in ("rules_version", "reader_version"):
        monkeypatch.setattr(questions, name, lambda: "other")
        known.append(pipeline.read("a.txt").progress.known)

    assert known == [1, 0, 0]


def test_same_name_in_two_folders(folder: Path) -> None:
    """The later of two texts under one label is the current one, and that is told."""
    for name, place in (("one", "Oman"), ("two", "Yemen")):
        (folder / name).mkdir()
        (folder / name / "a.txt").write_text(TEXT.replace("Oman", place))

    summary = pipeline.read(["one", "two"])

    assert [each.document.label for each in summary.readings] == ["a", "a"]
    assert summary.progress.same_name == 1
    ((text,),) = pipeline.sql("SELECT text FROM current_documents").rows
    assert "Yemen" in text
    assert pipeline.read(["one", "one"]).progress.same_name == 0


def test_label_stands_for_what_comes_last(folder: Path) -> None:
    """A text that comes again under its label is current again, in one batch too."""
    lines = [f'{{"id": "a", "text": "{TEXT.strip()} {n}."}}' for n in (1, 2, 1)]
    (folder / "lines.jsonl").write_text("\n".join(lines))

    pipeline.read("lines.jsonl")

    ((text,),) = pipeline.sql("SELECT text FROM current_documents").rows
    assert text.endswith(" 1.")


def test_settings_of_the_folder(folder: Path) -> None:
    """``onrecord.toml`` says where the store is, and how long a text may be."""
    (folder / "onrecord.toml").write_text('store = "s.duckdb"\nmax_characters = 20\n')
    (folder / "a.txt").write_text(TEXT)

    (failure,) = pipeline.read("a.txt").failures

    assert failure.reason.startswith("too large: 66 characters; the limit is 20")
    assert (folder / "s.duckdb").is_file()
    with pytest.raises(IngestError, match=r"a\.txt: too large"):
        pipeline.parse("a.txt")


def test_batches_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch ends at so many documents, or characters, and no document is lost."""
    monkeypatch.setattr(runs, "BATCH_CHARACTERS", 100)
    short = [Document.of("x" * 10, label=str(number)) for number in range(40)]
    long = Document.of("x" * 1_000, label="long")
    failure = Failure(label="f", stage="ingest", reason="empty")

    found = list(runs.batches([failure, *short, long, *short]))

    assert [each for batch in found for each in batch] == [
        failure,
        *short,
        long,
        *short,
    ]
    assert max(map(len, found)) <= runs.BATCH_DOCUMENTS
    assert all(sum(map(characters, batch[:-1])) < 100 for batch in found)


def characters(outcome: Document | Failure) -> int:
    """Return how long a document is."""
    return len(outcome.text) if isinstance(outcome, Document) else 0
