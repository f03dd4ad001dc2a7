"""Draw a series, a tested hypothesis, or what may come of a start, in panels."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from onrecord.analyze.event_sets import CLASSES
from onrecord.export import words
from onrecord.export.panels import BAD, GOOD, INK, MARK, PALE, Panel, draw_panels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from onrecord.analyze.exposure import Exposed
    from onrecord.analyze.hypotheses import Side, Tested
    from onrecord.analyze.knock_on import KnockOn
    from onrecord.analyze.sequences import Recurrence
    from onrecord.analyze.stated import Effect
    from onrecord.analyze.timelines import Timeline

LOW: Final = 40
"""Height of a panel; the chief one is twice as high."""
ROW: Final = 20
LINE: Final = 104
"""Characters of a line over the width of a panel."""
MOST_ROWS: Final = 24
_FEW_YEARS: Final = 12


def draw_timeline(timeline: Timeline) -> str:
    """Return scores over time, ruptures, and events of each class, as SVG."""
    days = [each.since.toordinal() for each in timeline.bins]
    width = max(1, (days[-1] - days[0]) / max(1, len(days) - 1)) if days else 1
    x = (days[0], days[-1] + width)
    chief = Panel("mean score", 2 * LOW, x, (-10, 10), "PLOVER, −10 to 10")
    chief.line((x[0], 0), (x[1], 0), PALE)
    for each, day in zip(timeline.bins, days, strict=True):
        if each.score is not None:
            color = GOOD if each.score >= 0 else BAD
            low, high = sorted((0.0, each.score))
            chief.box((day, low), (day + 0.8 * width, high), color)
    panels = [chief, *_classes(timeline, days, x, width)]
    for change in timeline.changes:
        day = change.since.toordinal()
        for panel in panels:
            panel.line((day, panel.y[0]), (day, panel.y[1]), MARK, 1.5, "4 3")
        shown = f"{change.since}: {change.before:+.1f} to {change.after:+.1f}"
        chief.text(day, 10, shown)
    notes = [f"Events: {timeline.counted}."]
    if timeline.changes:
        notes.append(f"Dashed: ruptures, inferred: {timeline.changes[0].method}.")
    if timeline.too_few:
        notes.append(timeline.too_few)
    return draw_panels(" and ".join(timeline.actors), panels, notes)


def _classes(
    timeline: Timeline, days: Sequence[int], x: tuple[float, float], width: float
) -> Iterator[Panel]:
    most = max((max(each.classes) for each in timeline.bins), default=1) or 1
    for number, name in enumerate(CLASSES):
        panel = Panel(name, LOW, x, (0, most), f"most {most}" if not number else "")
        color = GOOD if name.endswith("Coop") else BAD
        for each, day in zip(timeline.bins, days, strict=True):
            if each.classes[number]:
                high = (day + 0.8 * width, each.classes[number])
                panel.box((day, 0), high, color)
        panel.axis(_years(timeline.bins[0].since, x) if name == CLASSES[-1] else ())
        yield panel


def _years(first: date, x: tuple[float, float]) -> list[tuple[float, str]]:
    """Return ticks at the beginnings of years; of the first and last day for few."""
    last = first + timedelta(int(x[1] - x[0]))
    years = range(first.year + 1, last.year + 1)
    if len(years) < 2:  # noqa: PLR2004  one tick is no scale
        return [(x[0], f"{first}"), (x[1], f"{last}")]
    step = -(-len(years) // _FEW_YEARS)
    return [
        (first.replace(year=year, month=1, day=1).toordinal(), f"{year}")
        for year in years[::step]
    ]


def draw_tested(tested: Tested) -> str:
    """Return both series, the days between their events, and ratios, as SVG."""
    window = tested.lead.window
    x = (tested.since.toordinal(), tested.until.toordinal())
    panels = [_rug(side, x, tested) for side in (tested.first, tested.second)]
    title = f"{tested.first.text} leads {tested.second.text} within {window} days?"
    panels += [_lags(tested), _ratios(tested)]
    notes = [f"{tested.verdict}.", *tested.cautions, f"Inferred: {tested.method}."]
    return draw_panels(title, panels, notes)


def _rug(side: Side, x: tuple[float, float], tested: Tested) -> Panel:
    panel = Panel(_short(side.text), LOW // 2, x, (0, 1), f"{side.events} events")
    for day in side.days:
        panel.line((day.toordinal(), 0), (day.toordinal(), 1))
    panel.axis(_years(tested.since, x) if side is tested.second else ())
    return panel


def _lags(tested: Tested) -> Panel:
    """Return how many pairs of events lie how far apart, the window shaded."""
    window = tested.lead.window
    reach = 3 * window
    width = max(1, window // 6)
    counts: dict[int, int] = {}
    last = (reach - 1) // width
    for lag in tested.lags:
        at = min(lag // width, last)
        counts[at] = counts.get(at, 0) + 1
    most = max(counts.values(), default=1)
    panel = Panel("days between", LOW * 2, (-reach, reach), (0, most), "of every pair")
    panel.box((0, 0), (window, most), "#efe6f6")
    for at, count in sorted(counts.items()):
        panel.box((at * width, 0), ((at + 0.9) * width, count), INK)
    ticks = [(float(day), f"{day:+d}") for day in (-2 * window, -window, window)]
    panel.axis([*ticks, (0.0, "0"), (2.0 * window, f"{2 * window:+d}")])
    return panel


def _ratios(tested: Tested) -> Panel:
    every = sorted([tested.lead, *tested.windows], key=lambda each: each.window)
    high = max([2.0, *(each.high or each.ratio or 0 for each in every)])
    panel = Panel("rate ratio", LOW * 2, (0, len(every)), (0, high), "1: as by chance")
    panel.line((0, 1), (len(every), 1), PALE, 1, "2 2")
    for number, each in enumerate(every):
        at = number + 0.5
        if each.low is not None and each.high is not None:
            panel.line((at, each.low), (at, each.high), MARK, 2)
        if each.ratio is not None:
            panel.dot(at, min(each.ratio, high), MARK)
            p = f"p {each.p:.3f}" if each.p is not None else "too few events"
            panel.text(at + 0.06, min(each.ratio, high), f"{each.ratio:.1f}, {p}")
    panel.axis([(n + 0.5, f"{each.window} days") for n, each in enumerate(every)])
    return panel


def draw_knock_on(answer: KnockOn) -> str:
    """Return stated effects, recurring sequences and who is exposed, apart, as SVG."""
    panels = [_stated(answer.stated)]
    panels += [_recurrence(each) for each in answer.recurring.found[:MOST_ROWS]]
    panels.append(_exposed(answer.exposed))
    notes = [
        "Stated: on the word of the sources that the reports name.",
        f"Recurring, inferred: {answer.recurring.method}."
        if not answer.recurring.too_few
        else f"Recurring: {answer.recurring.too_few}.",
        *(f"Exposed, inferred: {e.method}." for e in answer.exposed[:1]),
        *(f"Not read as a claim: “{each.words}”" for each in answer.start.unread),
    ]
    return draw_panels(f"What may come of {answer.start.text}", panels, notes)


def _stated(effects: Sequence[Effect]) -> Panel:
    shown = effects[:MOST_ROWS]
    panel = _rows("stated", len(shown))
    if not shown:
        panel.text(0, -0.5, "no report is read to state an effect")
    for number, effect in enumerate(shown):
        claim = effect.links[0].effect.claim
        verb = "keeps from" if effect.links[0].record.sign == "-" else "leads to"
        source = words.source_chain(effect.links[0].record.sources)
        what = f"{words.names(claim.actor)} {words.predicate(claim)}"
        whom = f" {words.names(claim.recipient)}" if claim.recipient else ""
        firm = words.CERTAINTY[effect.certainty]
        line = f"{verb} {what}{whom}  ({firm}; {source})"
        panel.text(effect.level - 1, -number - 0.7, _line(line, effect.level), "")
    return panel


def _exposed(exposed: Sequence[Exposed]) -> Panel:
    shown = exposed[:MOST_ROWS]
    panel = _rows("exposed", len(shown))
    panel.note = "inferred"
    if not shown:
        panel.text(0, -0.5, "nobody, by the ties of the record")
    for number, each in enumerate(shown):
        told = (f"{t.actor} {t.type.replace('_', ' ')} {t.recipient}" for t in each.by)
        line = f"{each.sign} {each.actor}  ({'; '.join(told)})"
        panel.text(each.level - 1, -number - 0.7, _line(line, each.level), "")
    return panel


def _rows(label: str, rows: int) -> Panel:
    """Return a panel of lines, which are set in by their level."""
    number = max(1, rows)
    return Panel(label, ROW * number, (0, 24), (-number, 0))


def _recurrence(found: Recurrence) -> Panel:
    counts = [found.lags.count(day) for day in range(1, found.window + 1)]
    most = max([1, *counts])
    panel = Panel(_short(found.then.text), LOW, (0, found.window + 1), (0, most))
    panel.note = f"after {_short(found.first.text)}"
    for day, count in enumerate(counts, 1):
        panel.box((day - 0.4, 0), (day + 0.4, count), MARK)
    told = f"{found.followed} of {found.days} followed, {found.expected:.1f} by chance"
    panel.text(found.window * 0.6, most * 1.1, told)
    panel.axis([(1, "1 day"), (found.window, f"{found.window} days")])
    return panel


def _short(text: str, most: int = 24) -> str:
    """Return a text that fits beside a panel."""
    shown = words.plain(text)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def _line(text: str, level: int) -> str:
    """Return a text that fits into a line that is set in by its level."""
    return _short(text, LINE - 4 * level)
