"""Commands that explain: why, why-not, the ontology, and words of the user's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Done

    Command = Callable[..., Done]

TEXT = """The State Department said on Tuesday that Iran arms Hezbollah.

On Monday, Israel attacked the airport of Damascus.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a file with a short report of our own."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def claims(done: Done) -> list[dict[str, Any]]:
    """Return the claims that a command has written."""
    records = map(json.loads, done.out.splitlines())
    return [each for each in records if each["record"] == "claim"]


def armed(done: Done) -> dict[str, Any]:
    """Return the claim that Iran arms Hezbollah."""
    (claim,) = [each for each in claims(done) if each["type"] == "arms"]
    return claim


def test_why(onrecord: Command, report: Path) -> None:
    """A claim's id, or how it begins, gives its words, its source and its rule."""
    claim = armed(onrecord("read", report, "--format", "jsonl"))

    for id in (claim["id"], claim["id"][:6]):
        found = onrecord("why", id)
        assert found.code == 0
        assert "said on Tuesday that Iran arms Hezbollah." in found.out
        assert "← The State Department by “said”" in found.out
        assert claim["rule"] in found.out
        assert "found at subject" in found.out
        assert "arms ccomp" in found.out


def test_why_of_a_claim_that_other_rules_have_read(
    onrecord: Command, report: Path
) -> None:
    """A claim that is not read so any more is shown without a trace, and says so."""
    claim = armed(onrecord("read", report, "--format", "jsonl"))
    with Store("onrecord.duckdb").connection(write=True) as con:
        con.execute("UPDATE claims SET type = 'trains' WHERE id = ?", [claim["id"]])

    found = onrecord("why", claim["id"])

    assert found.code == 0
    assert "it is not read so now" in found.out


def test_why_not(onrecord: Command, report: Path) -> None:
    """A word by offset or words gives what was coded there, or why nothing was."""
    claim = armed(onrecord("read", report, "--format", "jsonl"))

    coded = onrecord("why-not", f"report:{claim['trigger'][0]}")
    cue = onrecord("why-not", 'report:"said"')
    nothing = onrecord("why-not", "report:airport")

    assert (coded.code, cue.code, nothing.code) == (0, 0, 0)
    assert f"Iran → arms → Hezbollah  tie {claim['id']}" in coded.out
    assert "that alone is no event" in cue.out
    assert "nothing: no frame for “airport”" in nothing.out


def test_ontology(onrecord: Command, tmp_path: Path) -> None:
    """Types are listed, shown one by one, and written as JSON, without a store."""
    assert "CONSULT" in onrecord("ontology").out
    assert "heavy-weapons (-9.5, CAMEO 194)" in onrecord("ontology", "ASSAULT").out
    (record,) = json.loads(onrecord("ontology", "arms", "--format", "json").out)

    assert record["inverse"] == "is armed by"
    assert not (tmp_path / "onrecord.duckdb").exists()


def test_own_words(onrecord: Command, tmp_path: Path) -> None:
    """Words of the user's own are read by, and the run's record says so."""
    report = tmp_path / "report.txt"
    report.write_text("Norway quaggled Denmark on Monday.\n", encoding="utf-8")
    frames = tmp_path / "mine" / "frames"
    frames.mkdir(parents=True)
    words = "type: REJECT\nverbs:\n  - {lemma: quaggled, example: x}\n"
    words += "  - {lemma: quaggle, example: x}\n"
    (frames / "mine.yaml").write_text(words, encoding="utf-8")
    plain = claims(onrecord("read", report, "--format", "jsonl"))
    assert not [each for each in plain if each["rule"].startswith("reject.quaggle")]

    (tmp_path / "onrecord.toml").write_text('ontology = "mine"\n', encoding="utf-8")
    (claim,) = claims(onrecord("read", report, "--format", "jsonl"))

    assert (claim["type"], claim["actor"]) == ("REJECT", ["Norway"])
    runs = onrecord("sql", "SELECT program FROM runs ORDER BY started").out
    assert runs.count("overlay") == 1
    assert "quaggle" in onrecord("ontology", "REJECT").out


def test_own_words_with_a_mistake(
    onrecord: Command, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake in the user's own words is one line, and nothing is read."""
    folder = report.parent / "mine"
    folder.mkdir()
    (folder / "cues.yaml").write_text("verb: [say]\n", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_ONTOLOGY", str(folder))

    done = onrecord("read", report)

    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"onrecord: {folder}/cues.yaml: no such section: verb")
    assert done.err.count("\n") == 1
