"""Lay out readings and claims as tables for a terminal, 80 columns wide or more.

Every cell is a ``Text`` and never markup, because the words of a document are not to
be trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from onrecord.export import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from onrecord.analyze.told import Told
    from onrecord.model.claim import Claim, Reading
    from onrecord.model.document import Document, Failure

FIRM: Final = {"CT": "green", "PR": "yellow", "PS": "yellow", "U": "magenta"}
SHORTEST_ID: Final = 4
CONTEXT: Final = 40
"""Characters of the sentence on each side of the trigger."""


def reading_table(reading: Reading) -> RenderableType:
    """Return a document's claims: who, what, whom; on whose word; how firmly."""
    found = f"{len(reading.claims)} claims, {len(reading.attributions)} attributions"
    title = _title(reading.document, found)
    if not reading.claims:
        return Group(title, Text("  nothing was found in it", style="dim"), Text())
    table = _grid(
        "id", "who → what → whom", "on whose word", "how firmly · when · where"
    )
    ids = short_ids(claim.id for claim in reading.claims)
    for claim in reading.claims:
        table.add_row(
            Text(ids[claim.id], style="dim"),
            claim_cell(claim, reading.document.text),
            source_cell(claim),
            firmness_cell(claim),
        )
    return Group(title, table)


def told_table(told: Sequence[Told], heading: str) -> RenderableType:
    """Return claims out of many documents, each with the document that tells it."""
    count = f"  {len(told)} claim{'' if len(told) == 1 else 's'}"
    title = Text.assemble((words.plain(heading), "bold"), (count, "dim"))
    table = _grid(
        "id", "who → what → whom", "on whose word", "how firmly · when · where"
    )
    ids = short_ids(each.claim.id for each in told)
    for each in told:
        document = each.reading.document
        table.add_row(
            Text(ids[each.claim.id], style="dim"),
            claim_cell(each.claim, document.text),
            Text("\n").join(
                (source_cell(each.claim), Text(f"in {_called(document)}", style="dim"))
            ),
            firmness_cell(each.claim),
        )
    return Group(title, table)


def failure_line(failure: Failure) -> Text:
    """Return what could not be read, and why, in one line."""
    label = words.plain(failure.label)
    reason = words.plain(failure.reason)
    stage = "" if failure.stage == "ingest" else f" ({failure.stage})"
    return Text.assemble((label, "bold"), f": {reason}{stage}")


def reading_line(reading: Reading) -> Text:
    """Return a document and how much was found in it, in one line."""
    found = f"{len(reading.claims)} claims, {len(reading.attributions)} attributions"
    return _title(reading.document, found)


def claim_cell(claim: Claim, text: str) -> Text:
    """Return who does what to whom, and below it the words that say so."""
    before, trigger, after = words.around(text, claim.trigger, CONTEXT)
    return Text.assemble(
        arrows(claim),
        "\n",
        (before, "dim"),
        (trigger, "italic underline"),
        (after, "dim"),
    )


def arrows(claim: Claim) -> Text:
    """Return "actor → what → recipient"."""
    parts = [
        (words.names(claim.actor), "bold"),
        " → ",
        (words.predicate(claim), "cyan"),
    ]
    if claim.recipient:
        parts += [" → ", (words.names(claim.recipient), "bold")]
    return Text.assemble(*parts)  # type: ignore[arg-type]


def source_cell(claim: Claim) -> Text:
    """Return the chain of sources, outermost first."""
    chain = words.source_chain(claim.sources)
    return Text(chain, style="" if claim.sources else "dim")


def firmness_cell(claim: Claim) -> Text:
    """Return how firmly, when and where, a line each."""
    style = "red" if claim.polarity == "-" else FIRM[claim.certainty]
    lines = [Text(words.firmness(claim), style=style)]
    lines += [Text(words.plain(each)) for each in (claim.when, claim.where) if each]
    lines += [
        Text(f"{each.best:,.10g} {words.plain(each.what)}") for each in claim.numbers
    ]
    return Text("\n").join(lines)


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Return the shortest beginnings that tell ids apart, all equally long."""
    every = set(ids)
    length = SHORTEST_ID
    while len({id[:length] for id in every}) < len(every):
        length += 1
    return {id: id[:length] for id in every}


def _grid(*columns: str) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD,
        expand=True,
        header_style="dim",
        pad_edge=False,
        leading=0,
        padding=(0, 2, 1, 0),
    )
    shares = {"who → what → whom": 9, "on whose word": 4}
    for column in columns:
        if column == "id":
            table.add_column(column, no_wrap=True)
        else:
            table.add_column(column, ratio=shares.get(column, 4), overflow="fold")
    return table


def _title(document: Document, found: str) -> Text:
    origin = words.origin(document)
    return Text.assemble(
        (words.heading(document), "bold"),
        (f"  {origin}" if origin else "", ""),
        (f"  {found}", "dim"),
    )


def _called(document: Document) -> str:
    return ", ".join(
        each for each in (words.plain(document.label), words.origin(document)) if each
    )
