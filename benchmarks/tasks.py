"""Score what the commands print against gold data, with the corpora's own scorers."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

F1_LINE: Final = re.compile(r"\s*(\S.*?)\s+P .* F1 (\S+)\s+\(gold (\d+)")
SHARE_LINE: Final = re.compile(r"(of those found: \S+ \d+ km) ([\d.]+)()")
ONRECORD: Final = (sys.executable, "-m", "onrecord.cli")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; ``items`` says over how many things of gold."""

    task: str
    measure: str
    value: float
    items: int | None = None

    @property
    def name(self) -> str:
        """How floors call it."""
        return f"{self.task}: {self.measure}"


@dataclass(frozen=True, slots=True)
class Task:
    """Gold data below the shared folder, and the scorer that knows its form.

    ``measures`` picks lines of the scorer's output by how they begin, and names them;
    ``prepared`` says that the texts lie beside the gold already.
    """

    name: str
    scorer: str
    gold: str
    measures: dict[str, str]
    prepared: bool = False


_EXAM: Final = {
    "rows found": "rows found, F1",
    "who did what to whom (half)": "who did what to whom, half right, F1",
    "who did what to whom (exact)": "who did what to whom, exact, F1",
    "when": "when, of the rows found, F1",
    "where": "where, of the rows found, F1",
    "causes": "causes, F1",
    "exam: on whose word": "on whose word, who did what to whom, F1",
}
_ATTRIBUTION: Final = {
    "content characters": "content, characters, F1",
    "content overlap >= 0.8": "content, overlap of .8, F1",
    "attribution: source, cue, content": "source, cue, content, F1",
}
_DATES: Final = {
    "dates, exact span": "exact span, F1",
    "dates, overlap": "overlap, F1",
    "dates: overlap and value": "overlap and value, F1",
}
_PLACES: Final = {
    "toponyms found": "toponyms found, F1",
    "of those found: within 161 km": "of those found, share within 161 km",
    "places: found and within 161 km": "found and within 161 km, F1",
}
_SYNTAX: Final = {
    "words": "words, F1",
    "UPOS": "UPOS from raw text, F1",
    "UAS": "UAS from raw text, F1",
    "syntax: LAS": "LAS from raw text, F1",
}

TASKS: Final = (
    Task("exam open", "exam", "exam/open", _EXAM, prepared=True),
    Task("exam dev", "exam", "exam/dev", _EXAM, prepared=True),
    Task("attribution", "attribution", "corpora/polnear/dev", _ATTRIBUTION),
    Task("dates TimeBank", "dates", "corpora/time/timebank", _DATES),
    Task("dates AQUAINT", "dates", "corpora/time/aquaint", _DATES),
    Task("places LGL", "places", "corpora/place/lgl.xml", _PLACES),
    Task("syntax EWT", "syntax", "corpora/ud/ewt-dev.conllu", _SYNTAX),
    Task("syntax GUM", "syntax", "corpora/ud/gum-dev.conllu", _SYNTAX),
)


def measure(task: Task, shared: Path, folder: Path) -> Iterator[Figure]:
    """Read a task's texts with the command line, score them, and yield its figures.

    Args:
        task: What to measure.
        shared: Folder of corpora, exam and scorers.
        folder: Where texts and predictions may be written.
    """
    gold = shared / task.gold
    texts = gold if task.prepared else folder / "texts"
    if not task.prepared:
        _score(shared, "prepare", task.scorer, "--gold", gold, "--out", texts)
    predicted = folder / "predicted"
    if task.scorer == "syntax":
        text = texts / f"{gold.stem}.txt"
        predicted.write_text(run(*ONRECORD, "parse", text), encoding="utf-8")
    else:
        store = ("--store", folder / "bench.duckdb")
        jsonl = ("--format", "jsonl", "--out", predicted)
        run(*ONRECORD, "read", texts, *store, *jsonl)
    printed = _score(shared, task.scorer, "--gold", gold, "--pred", predicted)
    yield from _figures(task, printed)


def _figures(task: Task, printed: str) -> Iterator[Figure]:
    """Yield the F1, or the share, of the lines that the task asks for.

    >>> task = Task("exam", "exam", "", {"causes": "causes, F1"})
    >>> line = "causes    P 0.1  R 0.2  F1 0.133  (gold 61, predicted 85)"
    >>> [(f.measure, f.value, f.items) for f in _figures(task, line)]
    [('causes, F1', 0.133, 61)]
    >>> task = Task("places", "places", "", {"of those": "near"})
    >>> line = "of those found: within 161 km 0.85, median error 7 km"
    >>> [(f.measure, f.value, f.items) for f in _figures(task, line)]
    [('near', 0.85, None)]
    """
    for line in printed.splitlines():
        found = F1_LINE.match(line) or SHARE_LINE.match(line)
        for start, name in task.measures.items():
            if found and found[1].startswith(start):
                items = int(found[3]) if found[3] else None
                yield Figure(task.name, name, float(found[2]), items)


def _score(shared: Path, *arguments: object) -> str:
    return run(sys.executable, shared / "bench/score.py", *arguments)


def run(*command: object) -> str:
    """Return what a command prints.

    Raises:
        subprocess.CalledProcessError: It fails; what it had to say is on stderr.
    """
    done = subprocess.run(  # noqa: S603  our own commands
        [str(part) for part in command],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    return done.stdout
