"""Load what happened by the record: each event once, however many reports tell it.

An event is a cluster of claims, so that copies and repetitions count once. What is only
planned, supposed or denied by all who tell it did not happen by the record and is left
out; so is an event whose claims were all rejected. Corrected claims count as corrected.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from onrecord.analyze.standing import load_standing
from onrecord.model.edtf import days_within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from onrecord.model.claim import Claim, Reading
    from onrecord.store import Opened, Store

    Column = Sequence[Any] | NDArray[Any]

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

WIDEST: Final = 6
"""Days that an event may be uncertain by and still count as on a day: a week."""

FIRST: Final = "told first"
"""Reason of the claim in a cluster that was told before the others."""

CHANGING: Final = frozenset({"reject", "correct", "add"})
"""Verdicts after which a claim is not as it was read."""

SEPARATOR: Final = "\x1f"
"""Between the names of a gist."""

NOW: Final = """
SELECT d.id AS document, coalesce(min(o.origin), d.id) AS origin
FROM current_documents d
LEFT JOIN origins o ON o.document = d.id AND o.whole
GROUP BY d.id
"""
ON_A_DAY: Final = """
SELECT d.id AS document, coalesce(min(o.origin), d.id) AS origin
FROM documents d
JOIN (
    SELECT label, max(version) AS version
    FROM documents
    WHERE published <= CAST(? AS DATE)
    GROUP BY label
) latest ON latest.label = d.label AND latest.version = d.version
LEFT JOIN origins o ON o.document = d.id AND o.whole
GROUP BY d.id
"""
"""Both yield document, origin: the texts that stand, now or by a day of publication,
and who told them first."""

HAPPENED: Final = f"""
SELECT t.cluster, t.claim, g.type, coalesce(g.mode, '') AS mode, g.actor, g.recipient,
    coalesce(CASE WHEN t.dated > 0 THEN t.told ELSE t.guessed END, 0) AS day,
    t.dated = 0 AS guessed, t.place, t.origins
FROM (
    SELECT k.cluster,
        coalesce(min(CASE WHEN k.reason = '{FIRST}' THEN k.claim END), min(k.claim))
            AS claim,
        coalesce(min(CASE WHEN k.reason = '{FIRST}' THEN k.gist END), min(k.gist))
            AS gist,
        sum(CASE WHEN s.dated THEN 1 ELSE 0 END) AS dated,
        min(CASE WHEN s.dated AND s.last_day - s.first_day <= {WIDEST}
            THEN s.first_day END) AS told,
        min(CASE WHEN NOT s.dated THEN s.last_day END) AS guessed,
        coalesce(min(s.place), '') AS place,
        count(DISTINCT d.origin) AS origins
    FROM cluster_claims k
    JOIN ({{documents}}) d ON d.document = k.document
    JOIN gists s ON s.gist = k.gist
    LEFT JOIN (
        SELECT document, id FROM claims WHERE polarity = '-' OR certainty = 'U'
    ) c ON c.document = k.document AND c.id = k.claim
    WHERE s.kind = 'event' AND s.modality = 'actual' AND c.id IS NULL {{left_out}}
    GROUP BY k.cluster
) t
JOIN gists g ON g.gist = t.gist
ORDER BY day, t.cluster
"""  # noqa: S608  a query of our own
"""Yields a row an event; day 0 for one whose day is not told to the week."""

COLUMNS: Final = (
    "cluster claim type mode actor recipient day guessed place origins".split()
)
"""Of the query above, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Who takes part in which event, one pair each, by event."""

    event: Whole
    name: Whole

    def of(self, names: Whole, events: int) -> Bools:
        """Return for every event whether any of the names takes part."""
        found: Bools = np.zeros(events, dtype=bool)
        found[self.event[np.isin(self.name, names)]] = True
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Events in order of their days, column by column."""

    cluster: tuple[str, ...]
    claim: tuple[str, ...]
    """Of each event the claim that told it first."""
    day: Whole
    """Ordinal of the calendar; 0 where it is not told to the week."""
    guessed: Bools
    """Whether the day is that of publication, for want of a better."""
    type: Whole
    mode: Whole
    place: Whole
    origins: Whole
    """Independent tellers."""
    actors: Pairs
    recipients: Pairs
    types: tuple[str, ...]
    """What the numbers in ``type`` stand for; likewise the three below."""
    modes: tuple[str, ...]
    places: tuple[str, ...]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.claim)

    @property
    def dated(self) -> Bools:
        """Which events have a day."""
        return self.day > 0

    def codes(self, names: Iterable[str]) -> Whole:
        """Return the numbers of actors; those who take part in no event have none."""
        wanted = set(names)
        return np.array(
            [code for code, name in enumerate(self.names) if name in wanted],
            dtype=np.int64,
        )

    def kept(self, which: Bools) -> History:
        """Return a history of some of the events only."""
        at = np.cumsum(which) - 1

        def pairs(given: Pairs) -> Pairs:
            kept = which[given.event]
            return Pairs(event=at[given.event[kept]], name=given.name[kept])

        return History(
            cluster=tuple(compress(self.cluster, which)),
            claim=tuple(compress(self.claim, which)),
            day=self.day[which],
            guessed=self.guessed[which],
            type=self.type[which],
            mode=self.mode[which],
            place=self.place[which],
            origins=self.origins[which],
            actors=pairs(self.actors),
            recipients=pairs(self.recipients),
            types=self.types,
            modes=self.modes,
            places=self.places,
            names=self.names,
        )

    def between(self, since: date | None, until: date | None) -> History:
        """Return the dated events of a period, both days included."""
        which = self.dated
        if since is not None:
            which &= self.day >= since.toordinal()
        if until is not None:
            which &= self.day <= until.toordinal()
        return self.kept(which)


def load_history(store: Store, opened: Opened, as_of: date | None = None) -> History:
    """Return what happened by a store that was corroborated.

    Args:
        store: The store, for its judgements.
        opened: The same, open.
        as_of: A day of publication, after which nothing counts; none for now.
    """
    standing = load_standing(store)
    judged: set[str] = set()
    rows: list[tuple[Any, ...]] = []
    for reading in store.readings(sorted(standing.of_claims)):
        found = standing.apply(reading)
        changed = {
            id
            for id, judgments in found.judgments.items()
            if any(each.verdict in CHANGING for each in judgments)
        }
        judged |= changed
        rows += _corrected(found.without_rejected, changed, as_of)
    query = HAPPENED.format(
        documents=ON_A_DAY if as_of else NOW,
        left_out=f"AND k.claim NOT IN ({', '.join('?' * len(judged))})"
        if judged
        else "",
    )
    parameters = [str(as_of)] if as_of else []
    columns = opened.columns(query, [*parameters, *sorted(judged)])
    return make_history(_appended(columns, rows), standing.merged.shown)


def make_history(
    columns: Mapping[str, Column], shown: Callable[[str], str] = str
) -> History:
    """Return a history made of its columns, as the query above yields them.

    Args:
        columns: Values by name; actors and recipients of an event are one text, joined.
        shown: Returns the name under which an actor is shown.
    """
    days = np.asarray(columns["day"], dtype=np.int64)
    order = np.argsort(days, kind="stable")
    texts = {
        name: np.asarray(columns[name], dtype=object)[order].tolist()
        for name in ("cluster", "claim", "type", "mode", "place", "actor", "recipient")
    }
    type, types = _coded(texts["type"])
    mode, modes = _coded(texts["mode"])
    place, places = _coded(texts["place"])
    names: dict[str, int] = {}
    actors = _pairs(texts["actor"], names, shown)
    recipients = _pairs(texts["recipient"], names, shown)
    return History(
        cluster=tuple(texts["cluster"]),
        claim=tuple(texts["claim"]),
        day=days[order],
        guessed=np.asarray(columns["guessed"], dtype=bool)[order],
        origins=np.asarray(columns["origins"], dtype=np.int64)[order],
        type=type,
        mode=mode,
        place=place,
        actors=actors,
        recipients=recipients,
        types=types,
        modes=modes,
        places=places,
        names=tuple(names),
    )


def _coded(values: Sequence[str]) -> tuple[Whole, tuple[str, ...]]:
    """Return values as numbers, and what the numbers stand for."""
    different = tuple(dict.fromkeys(values))
    codes = {value: code for code, value in enumerate(different)}
    found = np.fromiter(map(codes.__getitem__, values), np.int64, len(values))
    return found, different


def _pairs(
    cells: Sequence[str], names: dict[str, int], shown: Callable[[str], str]
) -> Pairs:
    """Return who stands in which cell; a cell that comes again is split once."""
    codes, different = _coded(cells)
    split = [
        [
            names.setdefault(shown(name), len(names))
            for name in (cell.split(SEPARATOR) if cell else ())
        ]
        for cell in different
    ]
    lengths = np.array([len(each) for each in split], dtype=np.int64)
    starts = np.cumsum(lengths) - lengths
    flat = np.array([code for each in split for code in each], dtype=np.int64)
    many = lengths[codes] if len(codes) else lengths
    event = np.repeat(np.arange(len(codes)), many)
    within = np.arange(len(event)) - np.repeat(np.cumsum(many) - many, many)
    return Pairs(event=event, name=flat[np.repeat(starts[codes], many) + within])


def _appended(
    columns: Mapping[str, Column], rows: Sequence[Sequence[Any]]
) -> Mapping[str, Column]:
    if not rows:
        return columns
    return {
        name: [*columns[name], *(row[at] for row in rows)]
        for at, name in enumerate(COLUMNS)
    }


def _corrected(
    reading: Reading, changed: set[str], as_of: date | None
) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each claim that somebody corrected and that tells an event."""
    published = reading.document.published
    if as_of and (published is None or published > as_of):
        return
    for claim in reading.claims:
        told = claim.kind == "event" and claim.modality == "actual"
        firm = claim.polarity == "+" and claim.certainty != "U"
        if claim.id in changed and told and firm:
            actor, recipient = map(SEPARATOR.join, (claim.actor, claim.recipient))
            day, guessed = _day(claim, published)
            who = claim.type, claim.mode or "", actor, recipient
            yield (claim.id, claim.id, *who, day, guessed, claim.where or "", 1)


def _day(claim: Claim, published: date | None) -> tuple[int, bool]:
    """Return the day of a claim, and whether it is that of publication."""
    start, _, _ = (claim.when or "").partition("/")
    days = days_within(start)
    if days is None:
        return (published.toordinal() if published else 0), True
    first, last = days[0].toordinal(), days[1].toordinal()
    return (first if last - first <= WIDEST else 0), False
