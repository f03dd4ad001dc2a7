"""Lay out for a terminal what may come of something, a series, a tested hypothesis.

What reports state comes first and bears no mark; what is inferred says so, with how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.analyze.event_sets import CLASSES
from onrecord.analyze.exposure import METHOD
from onrecord.export import words
from onrecord.export.table import arrows, quoted_words, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from onrecord.analyze.exposure import Compared, Exposed, Tie
    from onrecord.analyze.hypotheses import Side, Tested
    from onrecord.analyze.knock_on import KnockOn
    from onrecord.analyze.lead_lag import Lead
    from onrecord.analyze.sequences import Recurrence, Recurring
    from onrecord.analyze.starts import Passage
    from onrecord.analyze.stated import Effect, Link
    from onrecord.analyze.timelines import Change, Timeline
    from onrecord.analyze.told import Told

SIGNS: Final = {"+": "leads to", "-": "keeps from"}
INFERRED: Final = "inferred"
MOST: Final = 20
"""Who is exposed, for a terminal; JSON has them all."""
HALF: Final = 6
"""Characters of a bar on either side of nought."""


def knock_on_view(answer: KnockOn) -> RenderableType:
    """Return what may come of a start: stated, recurring, exposed; never mixed."""
    start = answer.start
    parts: list[RenderableType] = [
        Text.assemble("What may come of ", (words.plain(start.text), "bold")),
        *(_told(each) for each in start.claims),
        _titled("Stated", "by reports, on their sources' word", _stated(answer)),
        _titled("Recurring", INFERRED, _recurring(answer), _how(answer.recurring)),
        _titled("Exposed", INFERRED, _exposed(answer), METHOD),
    ]
    if answer.compared:
        compared = _compared(answer.compared, answer.told)
        parts.append(_titled("Compared", INFERRED, compared, answer.compared.method))
    return Group(*parts)


def _how(recurring: Recurring) -> str:
    return recurring.method if recurring.tested else ""


def _stated(answer: KnockOn) -> RenderableType:
    lines: list[RenderableType] = [_unread(each) for each in answer.start.unread]
    order = _as_tree(answer.stated)
    lines += [
        Padding(_effect(answer.stated[at]), (0, 0, 0, 3 * answer.stated[at].level - 3))
        for at in order
    ]
    if not answer.stated:
        lines.append(Text("no report is read to state an effect of it", style="dim"))
    return Group(*lines)


def _as_tree(effects: Sequence[Effect]) -> list[int]:
    """Return effects so that each stands behind what it comes of."""
    found: list[int] = []

    def add(after: int | None) -> None:
        for number, effect in enumerate(effects):
            if effect.after == after:
                found.append(number)
                add(number)

    add(None)
    return found


def _unread(passage: Passage) -> Text:
    label = words.plain(passage.reading.document.label)
    place = f"{label}:{passage.span.start}"
    text = Text.assemble(
        ("no claim was read at these words, which stand in ", "yellow"),
        (place, "bold"),
        f"\n“{words.plain(passage.words)}”\n",
    )
    for told in passage.claims:
        text.append_text(
            Text.assemble("read beside: ", arrows(told.claim), "\n", style="dim")
        )
    return text.append(f"onrecord why-not {place} says what was seen there", "dim")


def _effect(effect: Effect) -> RenderableType:
    first = effect.links[0]
    chain = f"  along the chain {words.CERTAINTY[effect.certainty]}"
    if effect.sign != first.record.sign:
        chain += ", to the contrary"
    firm = words.firmness(first.effect.claim)
    head = Text.assemble(
        (f"{SIGNS[first.record.sign]} ", "red" if first.record.sign == "-" else ""),
        arrows(first.effect.claim),
        ("" if firm == words.CERTAINTY["CT"] else f"  {firm}", "yellow"),
        (chain if effect.level > 1 else "", "dim"),
        (f"  inferred: {effect.method}" if effect.inferred else "", "magenta"),
    )
    return Group(head, *(Padding(_link(each), (0, 0, 0, 2)) for each in effect.links))


def _link(link: Link) -> Text:
    cause = link.record
    document = link.cause.reading.document
    origin = words.origin(document)
    return Text.assemble(
        (f"← {words.source_chain(cause.sources)} · ", ""),
        (words.CERTAINTY[cause.certainty], "green"),
        f" · “{words.plain(link.cue)}” · {link.effect.claim.id[:6]}\n",
        quoted_words(link.effect.claim, link.effect.reading),
        (f"\nin {words.plain(document.label)}", "dim"),
        (f", {words.plain(origin)}" if origin else "", "dim"),
    )


def _told(told: Told) -> Padding:
    lines = [arrows(told.claim), standing(told.claim)]
    lines.append(quoted_words(told.claim, told.reading))
    return Padding(Text("\n").join(lines), (0, 0, 0, 2))


def _recurring(answer: KnockOn) -> RenderableType:
    found = answer.recurring
    if found.too_few:
        return Text(words.plain(found.too_few), style="yellow")
    looked = (
        f"{words.counted(found.tested, 'kind')} of events tested within "
        f"{words.counted(found.window, 'day')}"
    )
    if not found.found:
        return Text(f"nothing beyond chance; {looked}", style="dim")
    lines = [_recurrence(each, answer.told) for each in found.found]
    caution = [Text(f"! {found.caution}", style="yellow")] if found.caution else []
    return Group(*lines, Text(looked, style="dim"), *caution)


def _recurrence(found: Recurrence, told: Mapping[str, Told]) -> RenderableType:
    times = found.followed / found.expected if found.expected else float("inf")
    middle = found.lags[len(found.lags) // 2] if found.lags else 0
    head = Text.assemble(
        (f"{found.level}  ", "dim"),
        (words.plain(found.first.text), "bold"),
        " → ",
        (words.plain(found.then.text), "bold"),
        f"  {found.followed} of {words.counted(found.days, 'day')} followed; "
        f"{found.expected:.1f} by chance ({times:.1f} times), "
        f"mostly after {words.counted(middle, 'day')}; "
        f"p {found.p:.2g}, corrected {found.q:.2g}",
    )
    pairs = [pair for pair in found.examples if all(id in told for id in pair)]
    lines = [
        Text.assemble("   ", quoted_words(told[id].claim, told[id].reading))
        for pair in pairs[:1]
        for id in pair
    ]
    return Group(head, *lines)


def _exposed(answer: KnockOn) -> RenderableType:
    if not answer.exposed:
        return Text("nobody depends on it by the ties of the record", style="dim")
    lines = [_reached(each, answer.told) for each in answer.exposed[:MOST]]
    if len(answer.exposed) > MOST:
        more = len(answer.exposed) - MOST
        lines.append(Text(f"and {more} more; --format json has all", style="dim"))
    return Group(*lines)


def _reached(exposed: Exposed, told: Mapping[str, Told]) -> Text:
    text = Text.assemble(
        (f"{exposed.sign} ", "red" if exposed.sign == "-" else "green"),
        (words.plain(exposed.actor), "bold"),
    )
    for tie in exposed.by:
        text.append_text(Text.assemble("\n    ", _tie(tie)))
        if tie.claim in told:
            claim = told[tie.claim]
            where = words.plain(claim.reading.document.label)
            quote = quoted_words(claim.claim, claim.reading)
            text.append_text(Text.assemble("\n      ", quote, (f"  {where}", "dim")))
    return text


def _tie(tie: Tie) -> Text:
    origins = words.counted(tie.origins, "origin") if tie.origins else "supposed"
    named = f"{words.plain(tie.actor)} → {tie.type} → {words.plain(tie.recipient)}"
    return Text.assemble((named, "cyan"), (f"  {origins}", "dim"))


def _compared(found: Compared, told: Mapping[str, Told]) -> RenderableType:
    lines: list[RenderableType] = [
        *(Text.assemble(("without ", "red"), _tie(tie)) for tie in found.removed),
        *(Text.assemble(("with ", "green"), _tie(tie)) for tie in found.added),
    ]
    for name, group in (("no longer reached", found.gone), ("now reached", found.new)):
        lines += [
            Text.assemble(f"{name}: ", _reached(each, told)) for each in group[:MOST]
        ]
    lines += [
        Text.assemble("reached by other ties: ", _reached(after, told))
        for _, after in found.changed[:MOST]
    ]
    if not (found.gone or found.new or found.changed):
        lines.append(Text("nobody else is reached, and nobody less", style="dim"))
    return Group(*lines)


def tested_view(tested: Tested) -> RenderableType:
    """Return a hypothesis with its answer, and all that makes it doubtful."""
    title = Text.assemble(
        (words.plain(tested.first.text), "bold"),
        " leads ",
        (words.plain(tested.second.text), "bold"),
        f" within {words.counted(tested.lead.window, 'day')}?",
    )
    style = "green" if tested.lead.stands else "yellow"
    period = f"{tested.since} to {tested.until}"
    return Group(
        title,
        Padding(Text(words.plain(tested.verdict), style=f"bold {style}"), (0, 0, 1, 2)),
        Padding(_sides(tested), (0, 0, 1, 2)),
        Padding(_leads(tested), (0, 0, 1, 2)),
        *(Text(f"! {words.plain(each)}", style="yellow") for each in tested.cautions),
        Text(f"{period}; {INFERRED}: {tested.method}", style="dim"),
    )


def _sides(tested: Tested) -> Text:
    lines = [_side(each) for each in (tested.first, tested.second)]
    same = words.counted(tested.same_day, "event")
    lines.append(f"{same} of the second on a day of the first, which count for neither")
    return Text("\n".join(lines))


def _side(side: Side) -> str:
    told = f"{words.plain(side.text)}: {words.counted(side.events, 'event')}"
    if side.days:
        told += f", {side.days[0]} to {side.days[-1]}"
    return told


def _leads(tested: Tested) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("window", "in it", "by chance", "ratio", "90 %", "p"):
        table.add_column(name, justify="right", no_wrap=True)
    every = sorted([tested.lead, *tested.windows], key=lambda each: each.window)
    for each in every:
        style = "bold" if each is tested.lead else None
        table.add_row(f"{each.window} days", *_figures(each), style=style)
    table.add_row("other way", *_figures(tested.back), style="dim")
    return table


def _figures(lead: Lead) -> Iterator[str]:
    yield f"{lead.after}"
    yield f"{lead.expected:.1f}"
    yield f"{lead.ratio:.2f}" if lead.ratio is not None else words.NOBODY
    bounds = lead.low is not None and lead.high is not None
    yield f"{lead.low:.2f}–{lead.high:.2f}" if bounds else words.NOBODY
    yield f"{lead.p:.4f}" if lead.p is not None else "too few events"


def timeline_view(timeline: Timeline) -> RenderableType:
    """Return a series period by period, with its ruptures where they are."""
    names = " and ".join(map(words.plain, timeline.actors))
    total = sum(each.events for each in timeline.bins)
    left = f"; {timeline.undated} without a day left out" if timeline.undated else ""
    guessed = f"; {timeline.guessed} by day of publication" if timeline.guessed else ""
    title = Text.assemble(
        (names, "bold"),
        (
            f"  {words.counted(total, 'event')}, {timeline.counted}{left}{guessed}",
            "dim",
        ),
    )
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(timeline.step)
    table.add_column("events", justify="right")
    table.add_column("mean score", no_wrap=True)
    for name in CLASSES:
        table.add_column(name, justify="right")
    for each in timeline.bins:
        if each.score is None:
            continue
        table.add_row(
            f"{each.since}", f"{each.events}", _bar(each.score), *map(str, each.classes)
        )
    changes = [_change(each, timeline.told) for each in timeline.changes]
    return Group(title, Padding(table, (0, 0, 1, 2)), *_ruptures(timeline, changes))


def _ruptures(
    timeline: Timeline, changes: Iterable[RenderableType]
) -> Iterator[RenderableType]:
    if timeline.too_few:
        yield Text(words.plain(timeline.too_few), style="yellow")
    elif not timeline.changes:
        yield Text("no rupture beyond chance", style="dim")
    else:
        method = timeline.changes[0].method
        yield _titled("Ruptures", INFERRED, Group(*changes), method)


def _change(change: Change, told: Mapping[str, Told]) -> RenderableType:
    head = Text.assemble(
        (f"{change.since}", "bold"),
        f"  {change.before:+.1f} before, {change.after:+.1f} after; p {change.p:.3f}",
    )
    return Group(head, *(_told(told[id]) for id in change.around if id in told))


def _bar(score: float) -> Text:
    """Return a score as a bar to the left of nought or to the right."""
    length = round(abs(score) / 10 * HALF)
    if score < 0:
        return Text.assemble(
            " " * (HALF - length),
            ("█" * length, "red"),
            "│",
            " " * HALF,
            f" {score:+.1f}",
        )
    bar = "█" * length + " " * (HALF - length)
    return Text.assemble(" " * HALF, "│", (bar, "green"), f" {score:+.1f}")


def _titled(
    title: str, mark: str, body: RenderableType, method: str = ""
) -> RenderableType:
    style = "magenta" if mark == INFERRED else "dim"
    head = Text.assemble((title, "bold underline"), (f"  {mark}", style))
    how = [Padding(Text(f"how: {method}", style="dim"), (0, 0, 0, 2))] if method else []
    return Group(Text(), head, Padding(body, (0, 0, 0, 2)), *how)
