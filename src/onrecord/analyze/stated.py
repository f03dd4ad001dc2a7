"""Follow what reports themselves say leads to what, from some claims on.

A chain may go on in another report where that tells of the same event; such a join is
inferred, by the cluster of both claims, and says so. The links are not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from onrecord.analyze.aggregates import FIRMEST
from onrecord.analyze.histories import NOW, ON_A_DAY
from onrecord.analyze.told import Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from onrecord.analyze.standing import Standing
    from onrecord.model.claim import Cause, Certainty
    from onrecord.store import Opened, Store

LEVELS: Final = 5
MOST: Final = 60
"""Effects that are told; the nearest."""

CAUSES: Final = """
SELECT c.document, c.id, c.cause, c.effect,
    coalesce(a.cluster, c.cause) AS cause_cluster,
    coalesce(b.cluster, c.effect) AS effect_cluster
FROM causes c
JOIN ({documents}) d ON d.document = c.document
LEFT JOIN cluster_claims a ON a.document = c.document AND a.claim = c.cause
LEFT JOIN cluster_claims b ON b.document = c.document AND b.claim = c.effect
ORDER BY c.document, c.id
"""

JOINED: Final = "joined by the cluster of claims that tell of the same event"


@dataclass(frozen=True, slots=True)
class Link:
    """A cause as one report states it, on somebody's word."""

    record: Cause
    cause: Told
    effect: Told
    joined: bool = False
    """Whether its cause was told elsewhere in other words than the chain's last."""

    @property
    def cue(self) -> str:
        """The words that link the two."""
        return self.record.cue.words(self.cause.reading.document.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What is said to come of the start, directly or by way of other effects."""

    level: int
    after: int | None
    """Number of the effect that it comes of; None for the start."""
    links: tuple[Link, ...]
    """Source by source."""
    sign: Literal["+", "-"]
    """Of the whole chain: prevented, and prevented from preventing, are both told."""
    certainty: Certainty
    """Of its weakest link, at that link's firmest source."""
    inferred: bool = False
    """Whether some join of the chain is; its links are stated."""
    method: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    document: str
    cause: str
    """Id of the record."""
    cluster: str
    """Of its effect."""
    claim: str
    """Of its cause."""


def find_effects(
    store: Store,
    opened: Opened,
    standing: Standing,
    starts: Collection[str],
    as_of: date | None = None,
) -> list[Effect]:
    """Return the stated effects of some clusters, the nearest first.

    Args:
        store: The store.
        opened: The same, open.
        standing: The judgements in force; links of rejected claims are left out.
        starts: Clusters, or claims that are in none.
        as_of: A day of publication, after which nothing counts; none for now.
    """
    rows = _rows(opened, as_of)
    hops = _hops(rows, starts)
    links = _links(store, standing, [row for _, _, group in hops for row in group])
    found: list[Effect] = []
    numbers: dict[str, int] = {}
    for source, cluster, group in hops:
        told = [links[row.cause] for row in group if row.cause in links]
        if not told or (source is not None and source not in numbers):
            continue
        after = numbers[source] if source is not None else None
        numbers[cluster] = len(found)
        found.append(_effect(told, found, after))
    return found


def _rows(opened: Opened, as_of: date | None) -> Mapping[str, list[_Row]]:
    """Return what is said to come of each cluster."""
    query = CAUSES.format(documents=ON_A_DAY if as_of else NOW)
    found: dict[str, list[_Row]] = defaultdict(list)
    parameters = [str(as_of)] if as_of else []
    for document, id, cause, _, source, effect in opened.rows(query, parameters):
        found[source].append(_Row(document, id, effect, cause))
    return found


def _hops(
    rows: Mapping[str, list[_Row]], starts: Collection[str]
) -> list[tuple[str | None, str, list[_Row]]]:
    """Return steps, breadth first: from which cluster, to which, by which rows."""
    level: list[tuple[str, bool]] = [(each, True) for each in sorted(starts)]
    seen = set(starts)
    found: list[tuple[str | None, str, list[_Row]]] = []
    for _ in range(LEVELS):
        later: list[tuple[str, bool]] = []
        for source, is_start in level:
            groups: dict[str, list[_Row]] = defaultdict(list)
            for row in rows.get(source, ()):
                groups[row.cluster].append(row)
            for cluster, group in groups.items():
                if cluster not in seen and len(found) < MOST:
                    seen.add(cluster)
                    found.append((None if is_start else source, cluster, group))
                    later.append((cluster, False))
        level = later
    return found


def _links(store: Store, standing: Standing, rows: Iterable[_Row]) -> dict[str, Link]:
    """Return the links of rows by the id of their record, as judgements have them."""
    wanted = {row.cause for row in rows}
    found: dict[str, Link] = {}
    documents = sorted({row.document for row in rows})
    for reading in store.readings(documents) if documents else ():
        judged = standing.apply(reading)
        claims = {
            claim.id: Told(claim, judged.reading, judged.judgments.get(claim.id, ()))
            for claim in judged.without_rejected.claims
        }
        for cause in reading.causes:
            ends = claims.get(cause.cause), claims.get(cause.effect)
            if cause.id in wanted and ends[0] and ends[1]:
                found[cause.id] = Link(cause, ends[0], ends[1])
    return found


def _effect(told: list[Link], before: list[Effect], after: int | None) -> Effect:
    parent = before[after] if after is not None else None
    links = tuple(_joined(link, parent) for link in told)
    first = links[0].record
    firmest = min(FIRMEST.index(link.record.certainty) for link in links)
    weakest = max(firmest, FIRMEST.index(parent.certainty) if parent else 0)
    same = parent is None or (parent.sign == first.sign)
    sign = first.sign if parent is None else ("+" if same else "-")
    inferred = all(link.joined for link in links) or bool(parent and parent.inferred)
    return Effect(
        level=parent.level + 1 if parent else 1,
        after=after,
        links=links,
        sign=sign,
        certainty=FIRMEST[weakest],
        inferred=inferred,
        method=JOINED if inferred else "",
    )


def _joined(link: Link, parent: Effect | None) -> Link:
    if parent is None:
        return link
    told = {each.effect.claim.id for each in parent.links}
    return replace(link, joined=link.cause.claim.id not in told)
