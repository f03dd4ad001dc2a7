"""Lay out for a terminal what many reports say together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.corroborate.contradictions import KINDS
from onrecord.export import words
from onrecord.export.table import short_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from onrecord.corroborate.contradictions import Contradiction, Side
    from onrecord.corroborate.copied import Copied
    from onrecord.corroborate.overview import Day, Overview, Weighed
    from onrecord.corroborate.support import Support
    from onrecord.corroborate.voices import Voice

MOST: Final = 12
"""Clusters and contradictions of an overview; the commands of their own show all."""
_MOST_VOICES: Final = 4
_MOST_A_DAY: Final = 6


def copies_view(copies: Sequence[Copied]) -> RenderableType:
    """Return who copied whom, a line or two each."""
    table = _grid()
    for each in copies:
        by = words.plain(each.copy.publisher or "")
        origin = words.plain(each.original.publisher or "")
        table.add_row(
            Text(each.kind, style="yellow"),
            Text.assemble(
                (words.plain(each.copy.label), "bold"),
                f" ({by or each.copy.day}) ← ",
                (words.plain(each.original.label), "bold"),
                f" ({origin or each.original.day})\n",
                (words.plain(each.reason), "dim"),
            ),
        )
    return _titled("Copies", words.counted(len(copies), "copy", "copies"), table)


def clusters_view(clusters: Sequence[Weighed], heading: str) -> RenderableType:
    """Return clusters: what is told, by how many origins and sources, how credible."""
    table = _grid()
    ids = short_ids(each.support.first.claim for each in clusters)
    for each in clusters:
        table.add_row(Text(ids[each.support.first.claim], style="dim"), _cluster(each))
    return _titled(heading, words.counted(len(clusters), "cluster"), table)


def contradictions_view(found: Sequence[Contradiction]) -> RenderableType:
    """Return contradictions: of each side what it says, who says it, in what words."""
    table = _grid()
    for each in found:
        lines = [_headline(each.sides[0].voices[0]), *map(_side, each.sides)]
        table.add_row(Text(each.kind, style="red"), Text("\n").join(lines))
    kinds = {each.kind for each in found}
    key = [Text(f"{kind}: {KINDS[kind]}", style="dim") for kind in sorted(kinds)]
    count = words.counted(len(found), "contradiction")
    return Group(_titled("Contradictions", count, table), *key)


def overview_view(overview: Overview) -> RenderableType:
    """Return who copied whom, what is confirmed or denied, what was known when."""
    told = [each for each in overview.clusters if len(each.support.documents) > 1]
    firm = [each for each in told if len(each.support.origins) > 1]
    counted = (
        f"{words.counted(overview.documents, 'document')} of "
        f"{words.counted(len(overview.origins), 'origin')}"
    )
    parts = [
        _titled("Reports", counted, Text(words.names(overview.origins), style="dim")),
        copies_view(overview.copies),
        clusters_view(firm[:MOST], "Told by two origins or more"),
        contradictions_view(overview.contradictions[:MOST]),
        _days_view(overview.days),
    ]
    if overview.undated:
        count = words.counted(overview.undated, "document")
        parts.append(Text(f"{count} without a day of publication", style="dim"))
    return Group(*parts)


def _days_view(days: Sequence[Day]) -> RenderableType:
    table = _grid()
    for each in days:
        lines = [Text(", ".join(map(words.plain, each.documents)), style="dim")]
        for name, style, supports in (
            ("told", "", each.told),
            ("confirmed", "green", each.confirmed),
            ("denied", "red", each.denied),
        ):
            lines += _news(name, style, supports)
        table.add_row(Text(each.day.isoformat()), Text("\n").join(lines))
    return _titled("Day by day", "what was new when", table)


def _news(name: str, style: str, supports: Sequence[Support]) -> list[Text]:
    lines = [
        Text.assemble((f"{name:<10}", style), _what(support))
        for support in supports[:_MOST_A_DAY]
    ]
    if len(supports) > _MOST_A_DAY:
        lines.append(Text(f"{name:<10}and {len(supports) - _MOST_A_DAY} more", "dim"))
    return lines


def _cluster(weighed: Weighed) -> Text:
    support, grade = weighed.support, weighed.grade
    lines = [
        _what(support),
        Text.assemble(
            (f"{grade.credibility}", "bold"),
            f" {grade.words} ",
            (f"({grade.rule})", "dim"),
        ),
        Text(f"for: {_tellers(support.origins, support.sources, weighed)}"),
    ]
    if support.denying:
        sides = support.origins_against, support.sources_against
        lines.append(Text(f"against: {_tellers(*sides, weighed)}", style="red"))
    for each in support.amounts:
        given = "; ".join(
            f"{best:,.10g} {words.names(map(words.source_name, who))}"
            for best, who in each.given
        )
        lines.append(Text(f"{words.plain(each.what)}: {given}"))
    first = support.first
    lines.append(
        Text(
            f"first in {words.plain(first.label)}, {first.day}; {_ever(support)}", "dim"
        )
    )
    return Text("\n").join(lines)


def _ever(support: Support) -> str:
    count = words.counted(len(support.documents), "document")
    repeats = len(support.repeating)
    return f"{count}, {words.counted(repeats, 'time')} only repeated"


def _tellers(origins: Iterable[str], sources: Iterable[str], weighed: Weighed) -> str:
    tellers, named = list(origins), list(sources)
    letters = weighed.reliabilities

    def shown(name: str) -> str:
        return f"{words.source_name(name)} {letters[name]}"

    return (
        f"{words.counted(len(tellers), 'origin')} "
        f"({', '.join(map(words.source_name, tellers))}), "
        f"{words.counted(len(named), 'source')} ({', '.join(map(shown, named))})"
    )


def _what(support: Support) -> Text:
    parts = [
        (words.names(support.actor), "bold"),
        " → ",
        (words.predicate(support.first), "cyan"),
    ]
    if support.recipient:
        parts += [" → ", (words.names(support.recipient), "bold")]
    told = (support.when, support.where) if support.first.kind == "event" else ()
    setting = [words.plain(each) for each in told if each]
    return Text.assemble(*parts, *(f" · {each}" for each in setting))  # type: ignore[arg-type]


def _headline(voice: Voice) -> Text:
    return Text.assemble(
        (words.names(voice.actor), "bold"),
        " → ",
        (words.predicate(voice), "cyan"),
        (f" → {words.names(voice.recipient)}" if voice.recipient else "", "bold"),
    )


def _side(side: Side) -> Text:
    lines = []
    # A copy has much the same words again, and is no further voice.
    heard = {(voice.origin, voice.source): voice for voice in side.voices[::-1]}
    voices = list(heard.values())[::-1]
    for voice in voices[:_MOST_VOICES]:
        chain = words.source_chain(voice.sources)
        place = f"{words.plain(voice.label)}, {voice.day}"
        lines.append(f"  “{words.plain(voice.words)}”\n    {chain}, in {place}")
    if len(voices) > _MOST_VOICES:
        lines.append(f"  and {len(voices) - _MOST_VOICES} more")
    return Text.assemble((f"{words.plain(side.value)}:\n", "bold"), "\n".join(lines))


def _titled(title: str, count: str, body: RenderableType) -> RenderableType:
    head = Text.assemble((words.plain(title), "bold"), (f"  {count}", "dim"))
    return Group(head, Padding(body, (0, 0, 1, 2)))


def _grid() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    return table
