"""``python -m benchmarks.reader``: what the reader model gets right, task by task."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.table import Table

from benchmarks.page import PAGE, write_table
from training.evaluate import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS: Final = ("corpus", "measure", "value", "95 %", "of")
CORPORA: Final = (
    ("EWT dev", "syntax", "ud/ewt-dev.conllu"),
    ("GUM dev", "syntax", "ud/gum-dev.conllu"),
    ("PolNeAR dev", "attribution", "polnear/dev"),
    ("CrossNER politics dev", "entities", "ner/crossner-politics-dev.txt"),
    ("re3d dev part", "entities-re3d", "re3d"),
    ("Causal News Corpus dev part", "causes", "causal"),
    ("UW dev", "factuality", "factuality/uw-dev.conll"),
    ("MEANTIME dev", "factuality", "factuality/meantime-dev.conll"),
)
"""Corpus, task, and where it lies below the shared corpora."""


def main() -> None:
    """Measure every task; show the figures, and put them into the page if asked."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reader", description=__doc__
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.name} too")
    arguments = parser.parse_args()
    corpora = arguments.shared / "corpora"
    if not corpora.is_dir():
        parser.error(f"no corpora in {corpora}; --shared tells where they are")
    rows = list(_rows(corpora))
    table = Table(*COLUMNS)
    for row in rows:
        table.add_row(*row)
    Console().print(table)
    if arguments.write:
        write_table("reader", COLUMNS, "|---|---|--:|---|--:|", rows)


def _rows(corpora: Path) -> Iterator[tuple[str, ...]]:
    console = Console(stderr=True)
    for name, task, path in CORPORA:
        with console.status(f"measuring {name}"):
            figures = list(evaluate(task, corpora / path).figures())
        for one in figures:
            interval = f"{one.low:.3f} to {one.high:.3f}"
            if one.items:
                yield name, one.name, f"{one.value:.3f}", interval, f"{one.items:,}"


if __name__ == "__main__":
    main()
