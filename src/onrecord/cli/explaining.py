"""The commands that explain: what was seen at a word, what is what, who is who."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path  # noqa: TC003  typer reads the annotations
from typing import Annotated

import typer

from onrecord import pipeline
from onrecord.cli.options import StoreOption  # noqa: TC001  typer reads the annotations
from onrecord.cli.output import show


class ListFormat(StrEnum):
    """What a command with one answer can write."""

    table = "table"
    json = "json"


def why_not(
    place: Annotated[
        str,
        typer.Argument(
            help="A document's name or id, and a word in it: "
            'DOCUMENT:OFFSET in characters, or DOCUMENT:"words".',
            show_default=False,
        ),
    ],
    *,
    store: StoreOption = None,
) -> None:
    """Show what was seen at a word, and why nothing, or what, was coded there."""
    from onrecord.export.looks import look_view  # noqa: PLC0415

    show(look_view(pipeline.why_not(place, store=store)))


def ontology(
    type: Annotated[
        str | None,
        typer.Argument(
            help="A type, or a code of CAMEO; all types if left out.",
            show_default=False,
        ),
    ] = None,
    *,
    format: Annotated[
        ListFormat, typer.Option("--format", "-f", help="What to write.")
    ] = ListFormat.table,
) -> None:
    """Show what a claim can be: types, modes, scores, and the words that make them."""
    from onrecord.export.types import types_view, write_types  # noqa: PLC0415

    found = pipeline.ontology(type)
    if format == ListFormat.json:
        sys.stdout.write(write_types(found))
    else:
        show(types_view(found))


def actors(
    search: Annotated[
        str,
        typer.Argument(
            help="A name, a part of one, a code, a kind, or whom others belong to.",
            show_default=False,
        ),
    ],
    *,
    overlay: Annotated[
        Path | None,
        typer.Option(
            help="Your own actors, CSV or YAML, over ours.",
            show_default="as onrecord.toml says",
            metavar="FILE",
        ),
    ] = None,
    format: Annotated[
        ListFormat, typer.Option("--format", "-f", help="What to write.")
    ] = ListFormat.table,
) -> None:
    """Show who is in the registry: names, codes, whom they are a part of, offices."""
    from onrecord.export.actors import actors_view, write_actors  # noqa: PLC0415

    found = pipeline.actors(search, overlay=overlay)
    if format == ListFormat.json:
        sys.stdout.write(write_actors(found))
    else:
        show(actors_view(found, search))


def classify(
    sentence: Annotated[
        str, typer.Argument(help="A sentence, in quotes.", show_default=False)
    ],
    *,
    actor: Annotated[
        str, typer.Option(help="Who acts, in words of the sentence.", metavar="WORDS")
    ],
    recipient: Annotated[
        str, typer.Option(help="Whom it concerns, likewise.", metavar="WORDS")
    ],
    format: Annotated[
        ListFormat, typer.Option("--format", "-f", help="What to write.")
    ] = ListFormat.table,
) -> None:
    """Show what a sentence says that one side does to another."""
    from onrecord.export.classifications import (  # noqa: PLC0415
        classification_view,
        write_classification,
    )

    found = pipeline.classify(sentence, actor, recipient)
    if format == ListFormat.json:
        sys.stdout.write(write_classification(found))
    else:
        show(classification_view(found))
