"""Every command, with the real reader and a real store, as a user would type it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.config import VERSION
from onrecord.model.document import text_hash
from onrecord.store import Store
from tests.contract import breaches

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Done

    Command = Callable[..., Done]

TEXT = """The State Department said on Tuesday that Iran arms Hezbollah.

Iran’s government denied that. On Monday, Israel attacked the airport of Damascus,
and Syria threatened Israel, Reuters reported.
"""
OTHER = "Russian forces attacked a village in Georgia on Monday, officials said.\n"
HOSTILE = "\x1b]0;owned\x07\u202eRussian forces attacked Georgia, officials said.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a file with a short report of our own."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def lines(done: Done) -> list[dict[str, Any]]:
    """Return the records that a command has written."""
    return [json.loads(line) for line in done.out.splitlines()]


def of_kind(done: Done, kind: str) -> list[dict[str, Any]]:
    """Return the records of one kind."""
    return [each for each in lines(done) if each["record"] == kind]


def armed(done: Done) -> dict[str, Any]:
    """Return the claim that Iran arms Hezbollah."""
    (claim,) = [each for each in of_kind(done, "claim") if each["type"] == "arms"]
    return claim


def contents(store: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table of a store."""
    with Store(store).connection() as con:
        names = [row[0] for row in con.execute("SHOW TABLES").fetchall()]
        return {name: con.table(name).fetchall() for name in sorted(names)}


def test_read_shows_claims_in_a_table(onrecord: Command, report: Path) -> None:
    """Without options, a report gives its claims, and a store in the folder."""
    done = onrecord("read", report)

    assert done.code == 0
    assert "Iran → arms → Hezbollah" in done.out
    assert "Department of State" in done.out
    assert done.err == ""
    assert (report.parent / "onrecord.duckdb").is_file()


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_table_fits_the_terminal(
    onrecord: Command, report: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """No line is wider than the terminal, and no row loses its words."""
    monkeypatch.setenv("COLUMNS", str(columns))

    done = onrecord("read", report)

    assert max(map(len, done.out.splitlines())) <= columns
    assert {"Iran", "arms", "Hezbollah"} <= set(re.findall(r"\w+", done.out))


def test_jsonl_keeps_the_contract(onrecord: Command, report: Path) -> None:
    """Each record has the fields of the contract, and leads back into the text."""
    done = onrecord("read", report, "--format", "jsonl")

    found = lines(done)
    assert found[0]["record"] == "document"
    assert found[0]["sha256"] == text_hash(TEXT)
    assert found[0]["characters"] == len(TEXT)
    assert {each["record"] for each in found} >= {"mention", "attribution", "claim"}
    assert {each["document"] for each in found} == {"report"}
    assert breaches(found, {"report": TEXT}) == []
    claim = armed(done)
    assert (claim["actor"], claim["recipient"]) == (["Iran"], ["Hezbollah"])
    assert claim["sources"] == ["United States Department of State"]


def test_html_page(onrecord: Command, report: Path) -> None:
    """A page is written to its file, and nothing half-written stays beside it."""
    done = onrecord("read", report, "--format", "html", "--out", "page.html")

    assert (done.code, done.out) == (0, "")
    assert done.err == "1 document read; written to page.html\n"
    page = report.with_name("page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<b>Hezbollah</b>" in page
    assert not list(report.parent.glob("*.part"))


@pytest.mark.parametrize("format", ["table", "jsonl", "html"])
def test_reading_again_changes_nothing(
    onrecord: Command, report: Path, format: str
) -> None:
    """A second run says the same, and leaves every row of every table as it was."""
    first = onrecord("read", report, "--format", format)
    before = contents(report.with_name("onrecord.duckdb"))
    second = onrecord("read", report, "--format", format)

    assert second.out == first.out
    assert "known from before" in second.err
    assert contents(report.with_name("onrecord.duckdb")) == before


def test_read_again_by_force(onrecord: Command, report: Path) -> None:
    """``--again`` reads anew, which gives the same records and one more run."""
    first = onrecord("read", report, "--format", "jsonl")
    again = onrecord("read", report, "--format", "jsonl", "--again")

    assert again.out == first.out
    assert "known" not in again.err
    assert "2" in onrecord("sql", "SELECT count(*) AS n FROM runs").out


def test_order_of_reading_does_not_matter(onrecord: Command, report: Path) -> None:
    """What is said of a document does not hang on those read beside it."""
    report.with_name("other.txt").write_text(OTHER, encoding="utf-8")
    alone = onrecord("read", report, "--format", "jsonl", "--store", "a.duckdb")
    files = ["other.txt", report]
    beside = onrecord("read", *files, "--format", "jsonl", "--store", "b.duckdb")

    own = [each for each in lines(beside) if each["document"] == "report"]
    assert own == lines(alone)


def test_standard_input_and_options(onrecord: Command) -> None:
    """``-`` reads what is piped in; day and publisher are taken from the options."""
    options = ["--published", "2016-12-23", "--publisher", "Wire", "-f", "jsonl"]

    done = onrecord("read", "-", *options, stdin=TEXT.encode("utf-8"))

    (document,) = of_kind(done, "document")
    assert document["document"] == "stdin"
    assert (document["published"], document["publisher"]) == ("2016-12-23", "Wire")
    values = {each["text"]: each["value"] for each in of_kind(done, "date")}
    assert values["Tuesday"] == "2016-12-20"


def test_metadata_file(onrecord: Command, report: Path) -> None:
    """``documents.jsonl`` tells title, publisher and day; an option overrides it."""
    entry = {"id": "report", "title": "Arms", "publisher": "A", "url": "https://e.org/"}
    path = report.with_name("documents.jsonl")
    path.write_text(json.dumps(entry | {"published": "2016-12-23"}))

    plain = onrecord("read", report, "--format", "jsonl")
    other = onrecord("read", report.parent, "--format", "jsonl", "--publisher", "B")

    (document,) = of_kind(plain, "document")
    assert document["title"] == "Arms"
    assert document["published"] == "2016-12-23"
    assert document["url"] == "https://e.org/"
    assert document["publisher"] == "A"
    assert of_kind(other, "document") == [document | {"publisher": "B"}]


def test_folder(onrecord: Command, report: Path) -> None:
    """A folder is read by name; what is no report in it is counted and left alone."""
    report.with_name("other.txt").write_text(OTHER, encoding="utf-8")
    for name in ("table.csv", "script.py", "documents.jsonl"):
        report.with_name(name).write_text("")

    done = onrecord("read", report.parent, "--store", "../s.duckdb", "-f", "jsonl")

    labels = [each["document"] for each in of_kind(done, "document")]
    assert labels == ["other", "report"]
    assert done.code == 0
    assert done.err == "2 documents read, 2 files passed over\n"


def test_many_documents_get_a_line_each(onrecord: Command, tmp_path: Path) -> None:
    """With many reports the terminal is not flooded, and all are in the store."""
    for number in range(13):
        text = f"Officials said that Russia attacked village {number}.\n"
        (tmp_path / f"{number:02}.txt").write_text(text)

    done = onrecord("read", tmp_path)

    assert [line.split()[0] for line in done.out.splitlines()] == [
        f"{number:02}" for number in range(13)
    ]
    counted = onrecord("sql", "SELECT count(*) AS n FROM current_documents")
    assert counted.out.split() == ["n", "─" * 2, "13", "1", "row"]


def test_parse(onrecord: Command, report: Path) -> None:
    """A text is shown as CoNLL-U, ten columns a word, and leaves no store."""
    done = onrecord("parse", report)

    rows = [line.split("\t") for line in done.out.splitlines() if "\t" in line]
    assert {len(row) for row in rows} == {10}
    assert done.out.startswith("# newdoc id = report\n")
    assert [row[1] for row in rows[7:10]] == ["Iran", "arms", "Hezbollah"]
    assert not report.with_name("onrecord.duckdb").exists()


def test_ties(onrecord: Command, report: Path) -> None:
    """An actor's ties are found by its name, in any case, and by a part of it."""
    onrecord("read", report)

    for name in ("Iran", "iran", "Hezbollah", "ezboll"):
        found = onrecord("ties", name)
        assert found.code == 0
        assert "Iran → arms → Hezbollah" in found.out
        assert "in report" in found.out


def test_events(onrecord: Command, report: Path) -> None:
    """Events are listed, all of them, of an actor, and of a type in any case."""
    onrecord("read", report)

    assert "Israel → ASSAULT" in onrecord("events").out
    assert "Israel → ASSAULT" in onrecord("events", "Israel").out
    found = onrecord("events", "--type", "threaten")
    assert "→ THREATEN" in found.out
    assert "ASSAULT" not in found.out


def test_sources(onrecord: Command, report: Path) -> None:
    """Who is quoted is counted."""
    onrecord("read", report)

    found = onrecord("sources")

    assert found.code == 0
    assert "United States Department of State" in found.out


def test_sql(onrecord: Command, report: Path) -> None:
    """A query is answered in a table."""
    onrecord("read", report)

    found = onrecord("sql", "SELECT label, characters FROM documents")

    assert found.code == 0
    assert found.out.split()[-4:] == ["report", str(len(TEXT)), "1", "row"]


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM claims",
        "COPY claims TO 'stolen.csv'",
        "SELECT * FROM read_text('report.txt')",
        "ATTACH 'other.duckdb'",
    ],
)
def test_sql_changes_nothing(onrecord: Command, report: Path, query: str) -> None:
    """A query can neither change the store nor reach a file."""
    onrecord("read", report)
    before = contents(report.with_name("onrecord.duckdb"))

    found = onrecord("sql", query)

    assert (found.code, found.out) == (1, "")
    assert found.err.count("\n") == 1
    assert contents(report.with_name("onrecord.duckdb")) == before
    assert sorted(each.suffix for each in report.parent.iterdir()) == [
        ".duckdb",
        ".txt",
    ]


def test_demo(onrecord: Command, tmp_path: Path) -> None:
    """The bundled reports are read into a store of their own; what to try is told."""
    done = onrecord("demo")

    assert done.code == 0
    assert "5 documents read" in done.err
    assert (tmp_path / "onrecord-demo.duckdb").is_file()
    for line in re.findall(r"^  onrecord (.+)$", done.err, re.MULTILINE):
        assert onrecord(*line.split()).code == 0


def test_info(onrecord: Command, report: Path) -> None:
    """Versions and the store's contents are told, before there is a store and after."""
    before = onrecord("info")
    onrecord("read", report)
    after = onrecord("info")

    assert (before.code, after.code) == (0, 0)
    assert VERSION in before.out
    assert "none yet" in before.out
    assert re.search(r"documents +1\b", after.out)


@pytest.mark.parametrize("format", ["table", "jsonl", "html"])
def test_terminal_is_safe_from_the_text(
    onrecord: Command, tmp_path: Path, format: str
) -> None:
    """No control character or mark of direction in a text reaches the terminal."""
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE, encoding="utf-8")

    done = onrecord("read", path, "--format", format)

    assert done.code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", done.out + done.err)
    assert format == "jsonl" or "\u202e" not in done.out
