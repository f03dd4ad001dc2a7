"""Bad input is one clear line, a code that is not 0, and a row of failures."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import duckdb
import pytest

from onrecord.errors import ReaderError
from onrecord.pipeline import stages
from onrecord.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Done

    Command = Callable[..., Done]

TEXT = "Officials said on Monday that Iran had attacked a ship near Oman.\n"
FOREIGN = "Der Minister sagte am Montag, dass die Verhandlungen gescheitert seien.\n"

HOLD = """
import sys, time, duckdb
con = duckdb.connect(sys.argv[1])
print("held", flush=True)
time.sleep(60)
"""

BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \r\n\t\n", "empty: white space only"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(range(256)), "binary: a program"),
    "noise": (bytes(range(1, 128)) * 9, "binary: control characters"),
    "null": (b"Officials said\0 so.", "binary: a NUL byte at 14"),
    "numbers": (b"12.5 % -- 1999! ***", "no sentence: it has no letters"),
    "foreign": (FOREIGN.encode() * 3, "another language: de, not English"),
    "broken": (b"Officials said \xe2\x80 so.", "not UTF-8: byte 0xe2 at 15"),
    "wide": (TEXT.encode("utf-16"), "not UTF-8: it is in UTF-16; convert it first"),
    "surrogate": (b"Officials said \xed\xa0\x80 so.", "not UTF-8: byte 0xed at 15"),
}
each_bad = pytest.mark.parametrize(("data", "reason"), BAD.values(), ids=list(BAD))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a file with a report that can be read, in a folder with its settings."""
    (tmp_path / "onrecord.toml").write_text("lock_timeout = 0.1\n")
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[int]:
    """Hold the store by another process, and return that one's id."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "onrecord.duckdb")]
    with subprocess.Popen(  # noqa: S603  our own program
        command, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process.pid
        process.kill()


def failures(folder: Path) -> list[tuple[str, ...]]:
    """Return what the store of a folder says could not be read."""
    store = Store(folder / "onrecord.duckdb")
    return store.query("SELECT label, stage, reason FROM failures").rows


@each_bad
@pytest.mark.parametrize("format", ["table", "jsonl", "html"])
def test_bad_file_alone(
    onrecord: Command, tmp_path: Path, data: bytes, reason: str, format: str
) -> None:
    """Nothing was read: one line says why, and so does the store."""
    (tmp_path / "bad.txt").write_bytes(data)

    done = onrecord("read", "bad.txt", "--format", format)

    assert done.code == 1
    assert done.err == f"bad.txt: {reason}\n"
    assert failures(tmp_path) == [("bad.txt", "ingest", reason)]
    if format == "jsonl":
        kept = {"document": "bad.txt", "stage": "ingest", "reason": reason}
        assert json.loads(done.out) == {"record": "failure"} | kept
    else:
        assert done.out == ""


@each_bad
def test_bad_file_piped_in(onrecord: Command, data: bytes, reason: str) -> None:
    """Standard input is judged as a file is."""
    done = onrecord("read", "-", stdin=data)

    assert (done.code, done.out, done.err) == (1, "", f"-: {reason}\n")


@each_bad
def test_parse_refuses_it(
    onrecord: Command, tmp_path: Path, data: bytes, reason: str
) -> None:
    """What cannot be read cannot be parsed."""
    (tmp_path / "bad.txt").write_bytes(data)

    done = onrecord("parse", "bad.txt")

    assert (done.code, done.out) == (1, "")
    assert done.err == f"onrecord: bad.txt: {reason}\n"


def test_good_among_bad(onrecord: Command, report: Path) -> None:
    """The good file is read, each bad one is told and kept, and the run succeeds."""
    for name, (data, _) in BAD.items():
        report.with_name(f"{name}.txt").write_bytes(data)

    done = onrecord("read", report.parent, "--format", "jsonl")

    read = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0
    assert [each["document"] for each in read if each["record"] == "document"] == [
        "report"
    ]
    told = sorted(f"{report.parent / name}.txt: {BAD[name][1]}" for name in BAD)
    assert sorted(done.err.splitlines()[:-1]) == told
    assert done.err.splitlines()[-1] == (
        f"1 document read, {len(BAD)} failed, 1 file passed over"
    )
    assert len(failures(report.parent)) == len(BAD)


def test_large_text(onrecord: Command, tmp_path: Path) -> None:
    """Fifty megabytes of text are refused before they are read."""
    (tmp_path / "large.txt").write_bytes(TEXT.encode() * (50_000_000 // len(TEXT)))

    done = onrecord("read", "large.txt")

    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "large.txt: too large: more than 20,000,000 bytes; "
        "the limit is 5,000,000 characters\n"
    )


def test_bad_lines(onrecord: Command, tmp_path: Path) -> None:
    """Lone surrogates and broken lines are told by file and line; the rest is read."""
    lines = ['{"text": "He said \\ud800 so."}', "{", json.dumps({"text": TEXT})]
    (tmp_path / "wire.jsonl").write_text("\n".join(lines))

    done = onrecord("read", "wire.jsonl")

    first, second, last = done.err.splitlines()
    assert done.code == 0
    assert first == "wire.jsonl:1: contains lone surrogates: U+D800 at 8"
    assert second.startswith("wire.jsonl:2: not JSON")
    assert last == "1 document read, 2 failed"


def test_marks_that_are_not_seen(onrecord: Command, tmp_path: Path) -> None:
    """Zero-width and right-to-left marks are read over, and spans still count them."""
    text = f"\ufeff\u202e{TEXT.replace('Iran', chr(0x200F) + 'Iran' + chr(0x200B))}"
    (tmp_path / "marked.txt").write_text(text, encoding="utf-8")

    done = onrecord("read", "marked.txt", "--format", "jsonl")

    found = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0
    assert found[0]["characters"] == len(text)
    assert "ASSAULT" in [each.get("type") for each in found]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("absent.txt", "no such file"),
        ("absent/", "no such file"),
        ("", "an empty name; give . for the working folder"),
        ("hollow", "a folder with nothing to read; 0 files passed over"),
        ("table.csv", "a .csv file; give .txt, .html or .jsonl"),
        ("http://127.0.0.1:9/", "127.0.0.1, a private address"),
        ("https://", "not a web address"),
    ],
)
def test_nothing_there(
    onrecord: Command, tmp_path: Path, path: str, reason: str
) -> None:
    """A path or address with nothing to read at it is one line that says so."""
    (tmp_path / "hollow").mkdir()
    (tmp_path / "table.csv").write_text(TEXT)

    done = onrecord("read", path)

    assert (done.code, done.out) == (1, "")
    assert reason in done.err
    assert done.err.count("\n") == 1
    assert len(failures(tmp_path)) == 1


COMMANDS = (
    ["read", "report.txt"],
    ["ties", "Iran"],
    ["events"],
    ["why", "3f9c"],
    ["sources"],
    ["sql", "SELECT 1"],
    ["info"],
    ["export", "dna"],
    ["export", "parquet"],
    ["judge", "accept", "3f9c"],
    ["judgments"],
)
each_command = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


@each_command
@pytest.mark.usefixtures("report")
def test_locked_store(onrecord: Command, holder: int, command: list[str]) -> None:
    """A store that another process holds is waited for, and then told who has it."""
    done = onrecord(*command)

    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"onrecord: onrecord.duckdb: locked by process {holder}")
    assert done.err.count("\n") == 1


@each_command
def test_store_of_another_version(
    onrecord: Command, report: Path, command: list[str]
) -> None:
    """A store with other tables is told so by every command, and left as it is."""
    store = Store(report.with_name("onrecord.duckdb"))
    store.start_run("read", "test")
    with store.connection(write=True) as con:
        con.execute("UPDATE meta SET value = '999' WHERE name = 'schema'")
    before = store.path.read_bytes()

    done = onrecord(*command)

    assert (done.code, done.out) == (1, "")
    assert "its tables are of version 999" in done.err
    assert done.err.count("\n") == 1
    assert store.path.read_bytes() == before


@each_command
@pytest.mark.parametrize("data", [b"", TEXT.encode() * 1_000], ids=["empty", "text"])
def test_store_that_is_none(
    onrecord: Command, report: Path, command: list[str], data: bytes
) -> None:
    """A file of another kind is never taken for a store, nor written over."""
    store = report.with_name("other.txt")
    store.write_bytes(data)

    done = onrecord(*command, "--store", "other.txt")

    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "onrecord: other.txt: not a store, but a file of another kind\n"
    )
    assert store.read_bytes() == data


def test_database_of_somebody_else(onrecord: Command, report: Path) -> None:
    """A DuckDB file with other tables gets no table of ours."""
    path = report.with_name("mine.duckdb")
    duckdb.connect(path).execute("CREATE TABLE mine (id INTEGER)").close()

    done = onrecord("read", report, "--store", "mine.duckdb")

    assert done.code == 1
    assert done.err == (
        "onrecord: mine.duckdb: a DuckDB file, but no store of OnRecord\n"
    )


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["events", "Narnia"], "has an actor called Narnia"),
        (["events", "--type", "WAR"], "no event type is called WAR; known: AGREE"),
        (["why", "zzzz"], "has an id that begins with zzzz"),
        (["why", ""], "give the id of a claim, or how it begins"),
        (["why-not", "report"], "give DOCUMENT:OFFSET"),
        (["why-not", "rport:3"], "is called rport; did you mean report?"),
        (["why-not", "report:99999"], "characters; there is no 99999"),
        (["ontology", "asault"], "did you mean ASSAULT?"),
        (["sql", "SELEC 1"], 'syntax error at or near "SELEC"'),
        (["sql", " ; "], "the query is empty"),
        (["read", "report.txt", "--store", "no/s.duckdb"], "there is no folder no"),
        (["read", "report.txt", "--store", "."], "a folder, and no store"),
        (["read", "report.txt", "--out", "no/page.html"], "No such file or directory"),
        (["read", "report.txt", "--out", "."], "not a file that can be written"),
        (["read", "report.txt", "--out", "report.txt"], "needs the file itself"),
        (["read", "report.txt", "--out", "onrecord.duckdb"], "needs the file itself"),
        (["ties", "Iran", "--store", "no.duckdb"], "there is no store yet"),
    ],
    ids=" ".join,
)
def test_asked_for_what_is_not_there(
    onrecord: Command, report: Path, command: list[str], reason: str
) -> None:
    """A question without an answer is one line on standard error."""
    onrecord("read", report)

    done = onrecord(*command)

    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("onrecord: ")
    assert reason in done.err
    assert done.err.count("\n") == 1


def test_no_reader_model(
    onrecord: Command, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a model nothing can be read, which is no fault of the documents."""

    def missing() -> NoReturn:
        raise ReaderError("there is no reader model")

    monkeypatch.setattr(stages, "stages", missing)

    done = onrecord("read", report)

    assert (done.code, done.out) == (1, "")
    assert done.err == "onrecord: there is no reader model\n"


@pytest.mark.parametrize(
    "command",
    [
        ["read"],
        ["read", "report.txt", "--published", "2016-13-01"],
        ["read", "report.txt", "--format", "csv"],
        ["frobnicate"],
    ],
    ids=" ".join,
)
def test_wrong_usage(onrecord: Command, report: Path, command: list[str]) -> None:
    """What the command line does not know is told with its usage; nothing is read."""
    done = onrecord(*command)

    assert (done.code, done.out) == (2, "")
    assert "Usage: onrecord" in done.err
    assert not report.with_name("onrecord.duckdb").exists()


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("stor = 's.duckdb'\n", "no setting is called stor; did you mean store?"),
        ("jobs = true\n", "jobs must be a number"),
        ("jobs\n", "onrecord.toml: "),
    ],
)
def test_wrong_settings(
    onrecord: Command, report: Path, settings: str, reason: str
) -> None:
    """A settings file that cannot be followed is told, and nothing is read."""
    report.with_name("onrecord.toml").write_text(settings)

    done = onrecord("read", report)

    assert (done.code, done.out) == (1, "")
    assert reason in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["ties", "Narnia"], "nobody in the record is called Narnia"),
        (["ties", "Irann"], "did you mean Iran?"),
    ],
    ids=" ".join,
)
def test_asked_about_nobody(
    onrecord: Command, report: Path, command: list[str], reason: str
) -> None:
    """A question about somebody whom no report names is a misuse: exit code 2."""
    onrecord("read", report)

    done = onrecord(*command)

    assert (done.code, done.out) == (2, "")
    assert reason in done.err
    assert done.err.count("\n") == 1
