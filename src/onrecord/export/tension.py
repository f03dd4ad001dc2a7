"""Lay out for a terminal what does not fit together in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.analyze.tension import KINDS
from onrecord.export import words
from onrecord.export.dossiers import disagreements_view, edge_line, titled
from onrecord.export.quotes import quote_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from onrecord.analyze.tension import Strain, Tension

TITLES = {
    "triad": "Triads out of balance",
    "clash": "Allies that clash",
    "one side": "Ties that only one side asserts",
    "norm": "Acts against a norm",
}


def tension_view(tension: Tension) -> RenderableType:
    """Return the four kinds of tension, each with its claims."""
    counts = dict(tension.counts)
    parts: list[RenderableType] = []
    for kind in ("triad", "clash", "one side"):
        strains = [each for each in tension.strains if each.kind == kind]
        if strains:
            lines = [line for each in strains for line in _strain(each)]
            parts.append(
                titled(TITLES[kind], _count(counts[kind], len(strains)), lines)
            )
    if tension.norms:
        parts.append(disagreements_view(tension.norms, TITLES["norm"]))
    if not parts:
        about = f" with {words.plain(tension.about)}" if tension.about else ""
        return Text(f"nothing in the record{about} is in tension by these four rules")
    told = [
        Text(f"{TITLES[kind]}: {KINDS[kind]}; inferred from the claims", style="dim")
        for kind, count in counts.items()
        if count
    ]
    return Group(*parts, *told)


def _count(every: int, shown: int) -> str:
    return f"{every:,}" if every == shown else f"{shown:,} of {every:,}"


def _strain(strain: Strain) -> Iterator[Text]:
    yield Text(words.plain(strain.says), style="bold")
    if strain.order:
        yield Text(f"  {words.plain(strain.order)}", style="yellow")
    for side in strain.sides:
        yield Text.assemble("  ", edge_line(side.edge))
        for quote in side.quotes:
            yield from (Text.assemble("    ", line) for line in quote_lines(quote))
