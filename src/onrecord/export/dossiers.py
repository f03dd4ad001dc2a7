"""Lay out for a terminal what the record has on one actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.export import words
from onrecord.export.quotes import quote_lines
from onrecord.export.table import FIRM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from onrecord.analyze.disagreements import Disagreement
    from onrecord.analyze.dossiers import Bond, Deeds, Dossier, Turn
    from onrecord.analyze.edges import Edge
    from onrecord.analyze.quotes import Quote

MOST_DISAGREEMENTS: Final = 8
MOST_OF_A_SIDE: Final = 2
TURNED: Final = {
    "told": "told",
    "denied": "denied",
    "planned": "planned",
    "supposed": "supposed",
}


def dossier_view(dossier: Dossier) -> RenderableType:
    """Return who it is, its offices, ties, changes, deeds, contradictions."""
    told = [bond for bond in dossier.bonds if not bond.supposed]
    supposed = [bond for bond in dossier.bonds if bond.supposed]
    parts: list[RenderableType] = [_who(dossier)]
    if dossier.terms:
        parts.append(_terms(dossier))
    if not dossier.bonds:
        nothing = Text("no tie of it is told; events are", style="dim")
        parts.append(Padding(nothing, (0, 0, 1, 2)))
    parts += _bonds("Ties", told, dossier)
    parts += _more(dossier)
    parts += _bonds("Planned, demanded or supposed", supposed, dossier)
    if dossier.changed:
        lines = [_change(bond, dossier.name) for bond in dossier.changed]
        parts.append(titled("Changes", "what was said later", lines))
    if dossier.deeds:
        parts.append(_deeds(dossier.deeds))
    if dossier.around:
        lines = [edge_line(edge) for edge in dossier.around]
        parts.append(titled("Ties of its partners", "", lines))
    if dossier.disagreements:
        parts.append(disagreements_view(dossier.disagreements, most=MOST_DISAGREEMENTS))
    if dossier.rejected:
        lines = [line for quote in dossier.rejected for line in _headed(quote)]
        parts.append(titled("Rejected", "by judgement", lines))
    return Group(*parts)


def disagreements_view(
    found: Sequence[Disagreement],
    title: str = "Contradictions",
    most: int | None = None,
) -> RenderableType:
    """Return contradictions, each side with its words."""
    lines: list[Text] = []
    for each in found[:most]:
        lines.append(
            Text.assemble((each.kind, "red"), f"  {each.says}: ", _topic(each))
        )
        for side in each.sides:
            lines.append(Text(f"  {words.plain(side.value)}:", style="bold"))
            for quote in side.quotes[:MOST_OF_A_SIDE]:
                lines += [_indented(line, 4) for line in quote_lines(quote)]
    if most is not None and len(found) > most:
        more = f"and {len(found) - most} more: onrecord contradictions"
        lines.append(Text(more, style="dim"))
    count = words.counted(len(found), "contradiction")
    return titled(title, count, lines)


def edge_line(edge: Edge) -> Text:
    """Return an edge in one line: who, what, whom, how well told."""
    firm = words.CERTAINTY[edge.certainty] if edge.certainty else "only denied"
    denied = f" · denied {words.counted(edge.denials, 'time')}" if edge.denials else ""
    style = FIRM[edge.certainty] if edge.certainty else "red"
    return Text.assemble(
        (words.plain(edge.actor), "bold"),
        " → ",
        (words.type_name(edge.kind, edge.type), "cyan"),
        " → ",
        (words.plain(edge.recipient), "bold"),
        (f"  {words.counted(edge.origins, 'teller')} · ", "dim"),
        (firm, style),
        (denied, "red"),
        (" · supposed" if edge.supposed else "", "magenta"),
        (" · inferred" if edge.inferred else "", "magenta"),
    )


def titled(title: str, count: str, lines: Iterable[Text]) -> RenderableType:
    """Return lines under a heading."""
    head = Text.assemble((title, "bold underline"), (f"  {count}", "dim"))
    return Group(head, Padding(Text("\n").join(lines), (0, 0, 1, 2)))


def _who(dossier: Dossier) -> RenderableType:
    kind = (dossier.kind or "").replace("_", " ")
    of = f" of {words.plain(dossier.state)}" if dossier.state else ""
    as_of = f" · as of {dossier.as_of}" if dossier.as_of else ""
    about = f"{kind}{of}{as_of}".strip(" ·")
    lines = [Text.assemble((words.plain(dossier.name), "bold"), f"  {about}")]
    if len(dossier.members) > 1:
        others = [name for name in dossier.members if name != dossier.name]
        lines.append(Text(f"judged the same: {words.names(others)}", style="blue"))
    if dossier.called:
        lines.append(Text(f"called {words.names(dossier.called)}", style="dim"))
    told = (
        f"{words.counted(dossier.claims, 'claim')} in "
        f"{words.counted(dossier.documents, 'document')}"
    )
    if dossier.first:
        told += f", published {dossier.first} to {dossier.last}"
    lines.append(Text(told, style="dim"))
    return Padding(Text("\n").join(lines), (0, 0, 1, 0))


def _terms(dossier: Dossier) -> RenderableType:
    lines = [
        Text(
            f"{words.plain(term.holder)}: {term.office} of {words.plain(term.of)} "
            f"({term.start} to {term.end or 'now'})"
        )
        for term in dossier.terms
    ]
    last = "" if dossier.as_of else ", the day of its last report"
    note = f"on {dossier.day}{last}; by the program’s own tables, not by a report"
    return titled("Offices", note, lines)


def _bonds(title: str, bonds: Sequence[Bond], dossier: Dossier) -> list[RenderableType]:
    if not bonds:
        return []
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    for bond in bonds:
        table.add_row(Text("\n").join(_bond(bond, dossier.name)))
    count = words.counted(len(bonds), "tie")
    head = Text.assemble((title, "bold underline"), (f"  {count}", "dim"))
    return [Group(head, Padding(table, (0, 0, 1, 2)))]


def _bond(bond: Bond, name: str) -> list[Text]:
    lines = [_arrows(bond, name), _standing(bond)]
    for quote in bond.quotes:
        lines += [_indented(line, 2) for line in quote_lines(quote)]
    return lines


def _arrows(bond: Bond, name: str) -> Text:
    own, other = words.plain(name), words.plain(bond.other or words.NOBODY)
    ends = (own, other) if bond.outgoing else (other, own)
    predicate = words.type_name("tie", bond.type)
    return Text.assemble(
        (ends[0], "bold"), " → ", (predicate, "cyan"), " → ", (ends[1], "bold")
    )


def _standing(bond: Bond) -> Text:
    parts = [words.counted(len(bond.tellers), "teller")]
    if bond.certainty and bond.weakest:
        firm = [words.CERTAINTY[each] for each in (bond.certainty, bond.weakest)]
        parts.append(" to ".join(dict.fromkeys(firm)))
    if bond.first:
        days = dict.fromkeys((str(bond.first), str(bond.last)))
        parts.append(f"told {' to '.join(days)}")
    if bond.inferred:
        parts.append("inferred")
    text = Text(" · ".join(parts), style="dim")
    if bond.against:
        against = ", ".join(map(words.source_name, bond.against))
        text.append(f" · denied in {against}", style="red")
    return text


def _more(dossier: Dossier) -> list[RenderableType]:
    lines = [
        Text(
            f"{words.type_name('tie', type)} ({'from' if out else 'to'} it): "
            f"{count} more",
            style="dim",
        )
        for type, out, count in dossier.more
    ]
    return [Padding(Text("\n").join(lines), (0, 0, 1, 2))] if lines else []


def _change(bond: Bond, name: str) -> Text:
    turns = "; ".join(map(_turn, bond.turns))
    return Text.assemble(_arrows(bond, name), (f"  {turns}", "yellow"))


def _turn(turn: Turn) -> str:
    of = f" of {turn.when}" if turn.when else ""
    return f"{TURNED[turn.status]}{of} {turn.day} in {words.source_name(turn.teller)}"


def _deeds(deeds: Sequence[Deeds]) -> RenderableType:
    lines = []
    for each in deeds:
        with_whom = ", ".join(
            f"{words.plain(name)} {count}" for name, count in each.partners
        )
        way = "by it" if each.outgoing else "to it"
        lines.append(
            Text.assemble(
                (each.type, "cyan"),
                f" {way}: {words.counted(each.claims, 'claim')}, "
                f"{words.counted(each.tellers, 'teller')}",
                (f"  {with_whom}", "dim"),
            )
        )
    return titled("Events", "onrecord events shows them", lines)


def _topic(found: Disagreement) -> Text:
    quote = found.sides[0].quotes[0]
    return Text(f"{words.names(quote.actor)} → {words.predicate(quote)}")


def _headed(quote: Quote) -> list[Text]:
    return quote_lines(quote, headed=True)


def _indented(line: Text, by: int) -> Text:
    return Text.assemble(" " * by, line)
