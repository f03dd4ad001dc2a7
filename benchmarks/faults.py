"""Kill a read again and again, and see whether its store survives: ``make faults``.

A folder of short reports is read once undisturbed. Then the same is read in a process
that is killed at some moment of its life, with ``kill -9``, and started again until it
comes to its end; the store is verified after each kill. In the end it must hold what
the undisturbed one holds, and nothing else.

Most kills hit a run that reads next to nothing in each report and so spends its time
on writing; some hit one that reads in earnest, in two processes.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from onrecord.errors import StoreError
from onrecord.model.claim import Claim, Reading
from onrecord.model.document import Span, record_id
from onrecord.model.mention import Actor, Mention
from onrecord.store import Store
from onrecord.store.checks import check_store, content_hash

if TYPE_CHECKING:
    from onrecord.model.document import Document

ACTORS: Final = ("Iran", "Oman", "Mali", "Chad", "Peru", "Iraq", "Egypt", "Kenya")
TEXT: Final = (
    "Officials said on Monday that {0} had closed its border with {1}. The foreign "
    "minister of {1} denied it, and said that envoy {2} had been expelled.\n"
)
KILLS_A_STORE: Final = 10
"""After so many in vain a run is left alone, and the next store is begun."""

IN_EARNEST: Final = (
    "from onrecord.pipeline import runs; runs.BATCH_DOCUMENTS = 2; "
    "from onrecord.cli import main; main()"
)
QUICKLY: Final = (
    "from benchmarks.faults import quick; from onrecord.pipeline import stages; "
    f"stages.read_document = quick; {IN_EARNEST}"
)
"""Runs that write more often than others do, so that more kills fall into that."""


@dataclass(slots=True)
class Outcome:
    """What came of a loop of kills."""

    kills: int = 0
    finished: int = 0
    """Stores that came to their end nevertheless."""
    ended: bool = False
    """Whether the last run came to its end."""
    problems: list[str] = field(default_factory=list)


def write_reports(folder: Path, count: int) -> Path:
    """Write some reports into a new folder, each with words of its own."""
    folder.mkdir()
    for number in range(count):
        one, two = ACTORS[number % 8], ACTORS[(number // 8 + number + 1) % 8]
        (folder / f"{number:03}.txt").write_text(TEXT.format(one, two, number))
    return folder


def quick(document: Document) -> Reading:
    """Return a reading of next to nothing: two names, and one claim about them."""
    mentions = [
        Mention(
            id=record_id(document.id, found.start()),
            document=document.id,
            span=Span(found.start(), found.end()),
            text=found[0],
            type="STATE",
            kind="name",
            head=found[0].lower(),
            number="sing",
            sentence=0,
            actor=found[0],
            name=found[0],
        )
        for found in re.finditer("|".join(ACTORS), document.text)
    ]
    claim = Claim(
        id=record_id(document.id, "claim"),
        document=document.id,
        kind="event",
        type="COERCE",
        trigger=Span(0, 9),
        rule="quick",
        sentence=0,
        actor_mentions=tuple(each.id for each in mentions[:1]),
        actor=(mentions[0].text,),
    )
    return Reading(
        document=document,
        sentences=(Span(0, len(document.text)),),
        mentions=tuple(mentions),
        claims=(claim,),
        actors=tuple(
            Actor(id=name, name=name, kind="state", known=True)
            for name in dict.fromkeys(each.text for each in mentions)
        ),
    )


def kill_loop(
    folder: Path,
    kills: int,
    *,
    documents: int = 40,
    seed: int = 7,
    script: str = QUICKLY,
) -> Outcome:
    """Kill reads so often, and return what is wrong afterwards.

    Args:
        folder: Where to work; made if it is not there.
        kills: How often.
        documents: Reports of one read.
        seed: What decides the moments.
        script: How they are read.
    """
    folder.mkdir(exist_ok=True)
    reports = write_reports(folder / "reports", documents)
    begin = time.monotonic()
    _started(reports, folder / "whole.duckdb", script).wait()
    span = time.monotonic() - begin
    expected = content_hash(Store(folder / "whole.duckdb"))
    chance = random.Random(seed)  # noqa: S311  moments, and no secrets
    outcome = Outcome()
    while outcome.kills < kills and not outcome.problems:
        store = Store(folder / f"{outcome.finished}.duckdb", wait=5)
        moments = [chance.uniform(0, span) for _ in range(KILLS_A_STORE)]
        for moment in (*moments[: kills - outcome.kills], None):
            _one_run(_started(reports, store.path, script), store, moment, outcome)
            if outcome.problems or outcome.ended:
                break
        if not outcome.problems and content_hash(store) != expected:
            outcome.problems.append(f"{store.path}: other content than undisturbed")
        outcome.finished += 1
        outcome.ended = False
    return outcome


def _one_run(
    child: subprocess.Popen[bytes],
    store: Store,
    moment: float | None,
    outcome: Outcome,
) -> None:
    """Kill a run at a moment, if one is given and it has not come to its end before."""
    try:
        child.wait(timeout=moment)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        outcome.kills += 1
        outcome.problems += _problems(store)
        return
    outcome.ended = True
    if child.returncode:
        outcome.problems.append(f"{store.path}: a run ended with {child.returncode}")


def _started(reports: Path, store: Path, script: str) -> subprocess.Popen[bytes]:
    jobs = "1" if script is QUICKLY else "2"
    command = ("read", str(reports), "--store", str(store), "--jobs", jobs)
    arguments = f"import sys; sys.argv[:] = {['onrecord', *command]!r}; "
    return subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", arguments + script],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _problems(store: Store) -> list[str]:
    """Return what is wrong with a store whose writer was killed."""
    if not store.path.exists():
        return []
    try:
        found = check_store(store).problems
    except StoreError as error:
        return [str(error)]
    return [f"{store.path}: {each.table}: {each.what}" for each in found]


def main() -> int:
    """Run the loop, and return 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--in-earnest", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    kills = {QUICKLY: given.kills, IN_EARNEST: given.in_earnest}
    problems: list[str] = []
    for script, count in kills.items():
        with TemporaryDirectory() as folder:
            found = kill_loop(Path(folder), count, seed=given.seed, script=script)
        print(f"{found.kills} kills, {found.finished} stores read to their end")
        problems += found.problems
    for problem in problems:
        print(problem)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
