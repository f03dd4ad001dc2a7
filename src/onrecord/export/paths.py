"""Lay chains of claims out for a terminal: every step with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.analyze.signs import binding
from onrecord.export import words
from onrecord.export.dossiers import edge_line
from onrecord.export.quotes import quote_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from onrecord.analyze.paths import Hop, Path, Paths


def paths_view(found: Paths) -> RenderableType:
    """Return the best chains between two actors, and what is only supposed of them."""
    title = f"{words.plain(found.start)} to {words.plain(found.goal)}"
    count = words.counted(len(found.paths), "chain")
    order = ", the firmest first" if len(found.paths) > 1 else ""
    head = Text.assemble((title, "bold"), (f"  {count}{order}", "dim"))
    parts: list[RenderableType] = [head, Text()]
    parts += [_path(number, each) for number, each in enumerate(found.paths, 1)]
    if not found.paths:
        how = "" if found.hypothetical else ", as told for fact"
        none = f"no path in the record{how}, over {_types(found)}"
        parts.append(Padding(Text(none), (0, 0, 1, 2)))
    if found.supposed:
        note = "planned, demanded, supposed or denied; no step of a chain"
        heading = Text.assemble(("Beside it", "bold underline"), (f"  {note}", "dim"))
        parts += [heading, Padding(_lines(_hop(found.supposed)), (0, 0, 1, 2))]
    if found.cut:
        parts.append(Text("there are too many chains to try all of them", style="dim"))
    return Group(*parts)


def _types(found: Paths) -> str:
    if found.types == binding():
        return "ties and cooperation"
    return ", ".join(words.type_name("", each) for each in found.types)


def _path(number: int, path: Path) -> RenderableType:
    names = Text(" – ").join(Text(words.plain(n), style="bold") for n in path.names)
    weakest = words.CERTAINTY[path.certainty]
    tellers = words.counted(path.tellers, "independent teller")
    least = words.counted(path.origins, "teller")
    told = f"   weakest step: {weakest}, {least}; {tellers} in all"
    if path.tellers == 1 and len(path.hops) > 1:
        told += " – one account tells the whole chain"
    head = Text.assemble((f"{number}. ", "dim"), names, (f"\n{told}", "dim"))
    lines = [line for hop in path.hops for line in _hop(hop)]
    return Group(head, Padding(_lines(lines), (0, 0, 1, 3)))


def _hop(hop: Hop) -> list[Text]:
    """Return a step: each edge of it, and its words."""
    lines: list[Text] = []
    for edge in hop.edges:
        lines.append(edge_line(edge))
        for quote in hop.quotes:
            if quote.type == edge.type and _runs(edge.actor, edge.recipient, quote):
                lines += [Text.assemble("  ", each) for each in quote_lines(quote)]
    return lines


def _runs(actor: str, recipient: str, quote: object) -> bool:
    told = (*getattr(quote, "actor", ()), *getattr(quote, "recipient", ()))
    return actor in told and recipient in told


def _lines(lines: Iterable[Text] | Sequence[Text]) -> Text:
    return Text("\n").join(lines)
