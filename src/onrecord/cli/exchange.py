"""The commands that write files for other programs, and take files of theirs in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003  typer reads the annotations
from typing import Annotated

import typer

from onrecord import pipeline
from onrecord.cli.options import StoreOption  # noqa: TC001
from onrecord.cli.output import say
from onrecord.export.words import counted, plain

SHORTEST_HASH = 12


class ExportFormat(StrEnum):
    """What ``export`` can write."""

    polecat = "polecat"
    eventreport = "eventreport"
    dna = "dna"
    ftm = "ftm"
    jsonld = "jsonld"
    graphml = "graphml"
    gexf = "gexf"
    geojson = "geojson"
    parquet = "parquet"
    judgments = "judgments"


class ImportFormat(StrEnum):
    """What ``import`` can take in."""

    judgments = "judgments"
    dna = "dna"
    parquet = "parquet"


ForceOption = Annotated[
    bool, typer.Option("--force", help="Write over a file that is there.")
]


def export(
    format: Annotated[
        ExportFormat, typer.Argument(help="What to write.", show_default=False)
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            help="The file; for parquet a folder.",
            show_default="onrecord and the format's ending",
            metavar="FILE",
        ),
    ] = None,
    without_text: Annotated[
        bool,
        typer.Option(
            "--without-text",
            help="Write offsets and hashes in the place of a text's words.",
        ),
    ] = False,
    force: ForceOption = False,
    store: StoreOption = None,
) -> None:
    """Write the store's claims to a file that other programs read."""
    done = pipeline.export(
        format, out, without_text=without_text, force=force, store=store
    )
    say(f"{counted(done.claims, done.noun)} written to {plain(str(done.out))}")
    if done.left_out:
        say(f"{counted(done.left_out, 'claim')} left out: {done.why}")


def rehydrate(
    file: Annotated[
        Path, typer.Argument(help="A file without text.", show_default=False)
    ],
    copies: Annotated[
        list[str],
        typer.Argument(help="Your own copies: files, folders.", show_default=False),
    ],
    *,
    out: Annotated[Path, typer.Option(help="The file to write.", metavar="FILE")],
    force: ForceOption = False,
) -> None:
    """Lay the words of your own copies over a file that came without text."""
    done = pipeline.rehydrate(file, copies, out, force=force)
    say(f"{counted(done.restored, 'quotation')} put back in {plain(str(done.out))}")
    for key, count in done.missing.items():
        left = counted(count, "quotation")
        say(f"no copy has the text {key[:SHORTEST_HASH]}: {left} left as they are")


def import_(
    format: Annotated[
        ImportFormat, typer.Argument(help="What it is.", show_default=False)
    ],
    file: Annotated[
        Path,
        typer.Argument(help="The file; for parquet the folder.", show_default=False),
    ],
    *,
    store: StoreOption = None,
) -> None:
    """Take in judgements, statements coded by hand, or documents read elsewhere."""
    done = pipeline.import_(format, file, store=store)
    if format == ImportFormat.parquet:
        say(f"{counted(done.documents, 'document')} taken in")
    else:
        say(f"{counted(done.judgments, 'judgement')} read, {done.new:,} of them new")
    for note in done.notes:
        say(plain(note))
    for each in done.problems:
        say(f"{each.judgment.id} {each.status}: {plain(each.note)}")
