"""Files, folders, lines and streams become documents."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from onrecord.ingest import documents, list_inputs
from onrecord.model.document import Document, Failure, text_hash

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "The minister said on Monday that the talks had failed."
PAGE = """<!doctype html><html lang="en"><head><title>Talks fail | Example Post</title>
<meta property="og:site_name" content="Example Post">
<meta property="og:title" content="Talks fail">
<meta property="article:published_time" content="2016-12-23T10:00:00Z">
<meta property="article:modified_time" content="2018-01-01T10:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article>
<h1>Talks fail</h1>
<p>The minister said on Monday that the talks had failed. “We wonâ€™t return,” he
told reporters in the capital, where thousands had gathered to hear the outcome.</p>
<p>Officials who asked not to be named said that the delegation would leave on Tuesday,
and that no further meeting was planned before the end of the year.</p>
</article><footer>© 2019 Example Post</footer></body></html>"""


def only(found: list[Document | Failure]) -> Document:
    """Return the one document that was expected."""
    (document,) = found
    assert isinstance(document, Document)
    return document


def reasons(found: list[Document | Failure]) -> list[tuple[str, str]]:
    """Return label and reason of what failed."""
    return [(each.label, each.reason) for each in found if isinstance(each, Failure)]


def test_text_file_is_taken_unaltered(tmp_path: Path) -> None:
    """The document's text is what the file's bytes say, to the last character."""
    text = f"\ufeff \r\n{SENTENCE}\r\n\u200bHe left.\n\n"
    path = tmp_path / "talks.v2.txt"
    path.write_bytes(text.encode("utf-8"))

    document = only(list(documents([path])))

    assert document.text == text
    assert document.label == "talks.v2"
    assert document.id == text_hash(text)


def test_page(tmp_path: Path) -> None:
    """A page gives its main text, mended, and what it says of itself."""
    path = tmp_path / "talks.html"
    path.write_text(PAGE, encoding="utf-8")

    document = only(list(documents([path])))

    assert "“We won't return,”" in document.text.replace("’", "'")
    assert "Home" not in document.text
    assert "2019" not in document.text
    assert document.title == "Talks fail"
    assert document.publisher == "Example Post"
    assert document.published == date(2016, 12, 23)


def test_page_without_text(tmp_path: Path) -> None:
    """A page with nothing to read is a failure, as is an empty one."""
    (tmp_path / "a.html").write_text("<html><body><nav></nav></body></html>")
    (tmp_path / "b.htm").write_bytes(b"")

    found = reasons(list(documents([tmp_path])))

    assert [reason for _, reason in found] == [
        "no main text found in the page",
        "empty",
    ]


def test_folder_reads_what_it_can_and_counts_the_rest(tmp_path: Path) -> None:
    """Files come by name; other kinds and hidden files are passed over, counted."""
    for name in ("b.txt", "a.TXT", "c.json", "d.py", ".e.txt", "f"):
        (tmp_path / name).write_text(SENTENCE)
    (tmp_path / "documents.jsonl").write_text("")
    (tmp_path / "deeper").mkdir()

    listing = list_inputs([tmp_path])

    assert [each.label for each in listing.inputs] == ["a", "b"]
    assert listing.passed_over == 4
    assert listing.count() == 2
    assert listing.failures == []


def test_folder_with_nothing_to_read(tmp_path: Path) -> None:
    """A folder without a readable file is a failure, so that no run ends in silence."""
    (tmp_path / "a.png").write_bytes(b"")

    (failure,) = list_inputs([tmp_path]).failures

    assert failure.reason == "a folder with nothing to read; 1 files passed over"


def test_metadata_beside_files(tmp_path: Path) -> None:
    """``documents.jsonl`` describes files by their stem; options stand above it."""
    (tmp_path / "a.txt").write_text(SENTENCE)
    entry = {"id": "a", "title": "T", "publisher": "P", "published": "2016-12-23"}
    (tmp_path / "documents.jsonl").write_text(json.dumps(entry) + "\n\nnot json\n")

    plain = list(documents([tmp_path / "a.txt"]))
    other = list(documents([tmp_path], published=date(2017, 1, 2), publisher="Q"))

    (document,) = [each for each in plain if isinstance(each, Document)]
    assert (document.title, document.publisher) == ("T", "P")
    assert document.published == date(2016, 12, 23)
    ((label, reason),) = reasons(plain)
    assert label.endswith("documents.jsonl:3")
    assert reason.startswith("not JSON")
    (document,) = [each for each in other if isinstance(each, Document)]
    assert (document.title, document.publisher) == ("T", "Q")
    assert document.published == date(2017, 1, 2)


def test_lines(tmp_path: Path) -> None:
    """Each line is a document, called by its id, its label, or file and line."""
    path = tmp_path / "wire.jsonl"
    entries = [
        {"text": SENTENCE + " One.", "id": "first", "published": "2016-12-23T08:00"},
        {"text": SENTENCE + " Two.", "label": "second", "url": "https://e.org/2"},
        {"text": SENTENCE + " Three.", "title": None},
    ]
    path.write_text("\ufeff" + "\n".join(map(json.dumps, entries)), encoding="utf-8")

    found = [each for each in documents([path]) if isinstance(each, Document)]

    assert [each.label for each in found] == ["first", "second", "wire-3"]
    assert found[0].published == date(2016, 12, 23)
    assert found[1].url == "https://e.org/2"
    assert list_inputs([path]).count() == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "x"}', "no text in it"),
        ('{"text": 5}', "no text in it"),
        ('{"text": "He said \\ud800."}', "contains lone surrogates: U+D800 at 8"),
        ('{"text": "He said so.", "title": "\\ud800"}', "title contains lone"),
        ('{"text": "He said so.", "published": "soon"}', "published is no date"),
        ('{"text": "He said so.", "published": 2016}', "published is not a text"),
        ('{"text": "\\u0000"}', "binary"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_bad_line(tmp_path: Path, line: str, reason: str) -> None:
    """A bad line is a failure that names file and line; the next one is read."""
    path = tmp_path / "wire.jsonl"
    path.write_text(f'{line}\n\n{{"text": "He said that it was so."}}\n')

    failure, document = documents([path])

    assert isinstance(failure, Failure)
    assert failure.label == f"{path}:1"
    assert failure.reason.startswith(reason)
    assert isinstance(document, Document)
    assert document.label == "wire-3"


def test_long_line_is_not_kept_in_memory(tmp_path: Path) -> None:
    """A line beyond all bounds is skipped to its end, and the next one is read."""
    path = tmp_path / "wire.jsonl"
    long = json.dumps({"text": "word " * 100_000})
    path.write_text(f'{long}\n{{"text": "He said so."}}\n')

    failure, document = documents([path], max_characters=1_000)

    assert isinstance(failure, Failure)
    assert failure.reason.startswith("too large: a line of more than")
    assert isinstance(document, Document)


def test_standard_input() -> None:
    """``-`` reads text, a page or lines, by what they begin with."""
    line = json.dumps({"text": SENTENCE, "id": "x"})
    streams = [SENTENCE, PAGE, line]

    found = [
        only(list(documents(["-"], stdin=io.BytesIO(stream.encode("utf-8")))))
        for stream in streams
    ]

    assert [each.label for each in found] == ["stdin", "stdin", "x"]
    assert found[0].text == SENTENCE
    assert found[1].publisher == "Example Post"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "empty: white space only"),
        ("a.txt", b"\x89PNG\r\n", "binary: a PNG image"),
        ("a.txt", b"He said \xff so.", "not UTF-8: byte 0xff at 8"),
        ("a.txt", b"word " * 300, "too large: 1,500 characters; the limit is 1,000"),
        ("a.txt", b"word " * 1000, "too large: more than 4,000 bytes"),
        ("a.html", b"<p>word " * 1000, "too large: more than 4,000 bytes"),
        ("a.json", b"{}", "a .json file; give .txt, .html or .jsonl"),
        ("a.jsonl", b"", "empty"),
    ],
)
def test_bad_file(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """A bad file is one failure, in one line, at the stage that met it."""
    path = tmp_path / name
    path.write_bytes(data)

    (failure,) = documents([path], max_characters=1_000)

    assert isinstance(failure, Failure)
    assert (failure.label, failure.stage) == (str(path), "ingest")
    assert failure.reason.startswith(reason)
    assert "\n" not in failure.reason


@pytest.mark.parametrize("path", ["absent.txt", "a\0b.txt", "x" * 5_000, ""])
def test_no_such_file(path: str, tmp_path: Path) -> None:
    """A path at which there is nothing, or none can be, is a failure."""
    given = str(tmp_path / path) if path else ""

    (failure,) = documents([given])

    assert isinstance(failure, Failure)
    assert failure.reason


def test_large_file(tmp_path: Path) -> None:
    """Fifty megabytes give one failure, and are not read to their end."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    (failure,) = documents([path])

    assert isinstance(failure, Failure)
    assert failure.reason.startswith("too large: more than 20,000,000 bytes")


def test_file_name_that_is_no_text(tmp_path: Path) -> None:
    """A name with bytes outside UTF-8 is told in escapes, and can be stored."""
    path = tmp_path / "r\udcffport.txt"
    try:
        path.write_text(SENTENCE)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system has no such names")

    document = only(list(documents([path])))

    assert document.label == "r\\udcffport"


def test_pdf_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, a PDF says what to install."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7")

    ((_, reason),) = reasons(list(documents([path])))

    assert "pip install 'onrecord[pdf]'" in reason


def test_documents_stream(tmp_path: Path) -> None:
    """A document is there before the next file has been looked into."""
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").write_text(SENTENCE)
    stream = documents([tmp_path])

    (first,) = islice(stream, 1)
    (tmp_path / "b.txt").unlink()
    (second,) = stream

    assert isinstance(first, Document)
    assert isinstance(second, Failure)
