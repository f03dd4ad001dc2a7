"""List events and ties by a rule for a terminal: who, what, whom, told by how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.export import words
from onrecord.export.table import FIRM, arrows, short_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from onrecord.analyze.aggregates import Aggregate, Total


def aggregates_table(found: Sequence[Aggregate], heading: str) -> RenderableType:
    """Return events or ties, each with the claims that tell it by their ids."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    ids = short_ids(told.claim.id for each in found for told in each.told)
    for each in found:
        claims = ", ".join(ids[told.claim.id] for told in each.told)
        lines = [
            arrows(each.told[0].claim),
            _standing(each),
            Text(f"claims {claims}", style="dim"),
        ]
        table.add_row(Text("\n").join(lines))
    title = Text.assemble((words.plain(heading), "bold"), (f"  {len(found):,}", "dim"))
    return Group(title, Padding(table, (1, 0, 0, 6)))


def _standing(each: Aggregate) -> Text:
    claim = each.told[0].claim
    sources = "; ".join(
        words.source_name(s) if s else words.AUTHOR for s in each.sources
    )
    firm, weak = each.certainties
    how = words.CERTAINTY[firm]
    if weak != firm:
        how += f" to {words.CERTAINTY[weak]}"
    parts = [words.counted(each.documents, "document"), f"← {sources}"]
    text = Text.assemble(" · ".join(parts), " · ", (how, FIRM[firm]))
    if each.denials:
        text.append(f" · {each.denials} of {len(each.told)} deny it", style="red")
    if claim.modality != "actual":
        text.append(f" · {claim.modality}")
    told = [words.plain(part) for part in (claim.when, claim.where) if part]
    told += map(_total, each.totals)
    return text.append("".join(f" · {part}" for part in told))


def _total(total: Total) -> str:
    shown = f"{total.low:,.10g}"
    if total.high != total.low:
        shown += f"–{total.high:,.10g}"
    if total.best is not None:
        shown = f"{total.best:,.10g}" + (
            f" ({shown})" if total.low < total.high else ""
        )
    return f"{shown} {words.plain(total.what)}"
