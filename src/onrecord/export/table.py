"""List readings and claims for a terminal, three lines a claim at 80 columns.

Every cell is a ``Text`` and never markup, because the words of a document are not to
be trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.export import words
from onrecord.export.judgments import judged
from onrecord.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from onrecord.analyze.told import Told
    from onrecord.model.claim import Claim, Reading
    from onrecord.model.document import Document, Failure

FIRM: Final = {"CT": "green", "PR": "yellow", "PS": "yellow", "U": "magenta"}
SHORTEST_ID: Final = 4
LINE: Final = 72
"""Characters of the trigger and the words around it: a line at 80 columns."""
LEAST: Final = 12
"""Characters on each side, however long the trigger is."""

Row = tuple[str, Text]
"""A name, and what is told under it."""


def reading_table(reading: Reading) -> RenderableType:
    """Return a document's claims: who, what, whom; on whose word, how firmly."""
    title = reading_line(reading)
    if not reading.claims:
        return Group(title, Text("  nothing was found in it", style="dim"), Text())
    return _listed(title, [(claim, reading) for claim in reading.claims])


def told_table(told: Sequence[Told], heading: str) -> RenderableType:
    """Return claims out of many documents, each with the document that tells it."""
    count = words.counted(len(told), "claim")
    title = Text.assemble((words.plain(heading), "bold"), (f"  {count}", "dim"))
    claims = [(each.claim, each.reading) for each in told]
    notes = [[judged(judgment) for judgment in each.judgments] for each in told]
    return _listed(title, claims, notes)


def failure_line(failure: Failure) -> Text:
    """Return what could not be read, and why, in one line."""
    label = words.plain(failure.label)
    reason = words.plain(failure.reason)
    stage = "" if failure.stage == "ingest" else f" ({failure.stage})"
    return Text.assemble((label, "bold"), f": {reason}{stage}")


def reading_line(reading: Reading) -> Text:
    """Return a document and how much was found in it, in one line."""
    document = reading.document
    found = ", ".join(
        words.counted(len(records), noun)
        for records, noun in (
            (reading.claims, "claim"),
            (reading.attributions, "attribution"),
        )
    )
    title = Text(words.heading(document), style="bold")
    if origin := words.origin(document):
        title.append(f"  {origin}", style="not bold")
    if document.published is None:  # "on Monday" stays open: let its reader know why
        title.append("  no publication date", style="not bold dim")
    return title.append(f"  {found}", style="not bold dim")


def lay_out(title: Text, rows: Iterable[Row]) -> RenderableType:
    """Return one thing under its title: a name, and what is told under that name."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True, justify="right")
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, value)
    return Group(title, Padding(table, (1, 0, 1, 0)))


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


def standing(claim: Claim) -> Text:
    """Return on whose word a claim stands, how firmly, when and where."""
    chain = words.source_chain(claim.sources)
    firm = "red" if claim.polarity == "-" else FIRM[claim.certainty]
    setting = f" · {told}" if (told := words.setting(claim)) else ""
    return Text.assemble("← ", chain, " · ", (words.firmness(claim), firm), setting)


def quoted_words(claim: Claim, reading: Reading) -> Text:
    """Return the words that say it, amid those of their sentence."""
    text = reading.document.text
    sentence = words.sentence_of(claim, reading) or Span(0, len(text))
    width = max(LEAST, (LINE - (claim.trigger.end - claim.trigger.start)) // 2)
    before, trigger, after = words.around(text, claim.trigger, width, sentence)
    return Text.assemble((before, "dim"), (trigger, "italic underline"), (after, "dim"))


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Return the shortest beginnings that tell ids apart, all equally long."""
    every = set(ids)
    length = SHORTEST_ID
    while len({id[:length] for id in every}) < len(every):
        length += 1
    return {id: id[:length] for id in every}


def _listed(
    title: Text,
    claims: Sequence[tuple[Claim, Reading]],
    notes: Sequence[Sequence[str]] | None = None,
) -> RenderableType:
    """Lay claims out; with notes, each with its document and what was judged."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    ids = short_ids(claim.id for claim, _ in claims)
    for number, (claim, reading) in enumerate(claims):
        lines = [arrows(claim), standing(claim), quoted_words(claim, reading)]
        if notes is not None:
            lines.append(Text(f"in {_called(reading.document)}", style="dim"))
            lines += [Text(note, style="blue") for note in notes[number]]
        table.add_row(ids[claim.id], Text("\n").join(lines))
    return Group(title, Padding(table, (1, 0, 0, 0)))


def _called(document: Document) -> str:
    return ", ".join(
        each for each in (words.plain(document.label), words.origin(document)) if each
    )
