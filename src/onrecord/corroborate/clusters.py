"""Put claims together that speak of the same event or tie, as documents come in.

Each text's claims are reduced to gists; new gists are compared with those that share a
block; groups are formed anew only where something changed. What comes out depends on
the claims and not on the order in which they were read.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from onrecord.corroborate.blocks import blocks_of
from onrecord.corroborate.claimed import pending_gists
from onrecord.corroborate.gists import Gist
from onrecord.corroborate.grouping import group_links
from onrecord.corroborate.kinship import are_kin
from onrecord.corroborate.likeness import (
    THRESHOLD,
    Features,
    comparable,
    compare_gists,
)
from onrecord.model.document import record_id
from onrecord.store import derived

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from onrecord.store import Opened, Store

RULES: Final = "claims 1"
"""Raised when the rules of this stage change: then all claims are compared anew."""
BATCH: Final = 1_000
"""Texts of a transaction: some seconds of work."""
PIECE: Final = 500_000
"""Pairs that are compared at a time, so that memory stays small."""

UNCLUSTERED: Final = f"""
SELECT d.document, d.state FROM (
    SELECT id AS document, min(published) AS day,
        '{RULES} ' || coalesce(CAST(min(published) AS STRING), '') AS state
    FROM documents GROUP BY id
) d
LEFT JOIN clustered c ON c.document = d.document AND c.state = d.state
WHERE c.document IS NULL
ORDER BY d.day, d.document
"""  # noqa: S608  a query of our own
"""Yields document, state: what to compare; without a date, publication counts.

By day, so that what a batch is compared with is of about the same days, and not all.
"""

PAIRS: Final = """
INSERT INTO candidates
SELECT DISTINCT
    CASE WHEN a.gist < b.gist THEN a.gist ELSE b.gist END AS gist,
    CASE WHEN a.gist < b.gist THEN b.gist ELSE a.gist END AS other
FROM pending_gists p
JOIN gist_blocks a ON a.gist = p.gist
JOIN gist_blocks b ON b.block = a.block AND b.gist <> a.gist
"""
COMPARED: Final = f"""
SELECT {derived.GISTS.select("g.")} FROM gists g
JOIN (SELECT gist FROM candidates UNION SELECT other AS gist FROM candidates) c
ON c.gist = g.gist
ORDER BY g.gist
"""  # noqa: S608  a query of our own
ORPHANED: Final = """
SELECT DISTINCT k.gist FROM cluster_claims k
LEFT JOIN claim_gists c
ON c.document = k.document AND c.claim = k.claim AND c.gist = k.gist
WHERE c.claim IS NULL
"""
"""Yields gist: what a claim said that has been read differently since."""

UNGROUPED: Final = """
SELECT DISTINCT c.gist FROM claim_gists c
LEFT JOIN cluster_claims k
ON c.document = k.document AND c.claim = k.claim AND c.gist = k.gist
WHERE k.claim IS NULL
"""
NEIGHBORS: Final = """
INSERT INTO pending_gists
SELECT DISTINCT n.gist FROM (
    SELECT l.other AS gist FROM gist_links l JOIN pending_gists p ON p.gist = l.gist
    UNION
    SELECT l.gist AS gist FROM gist_links l JOIN pending_gists p ON p.gist = l.other
) n
LEFT JOIN pending_gists known ON known.gist = n.gist
WHERE known.gist IS NULL
"""
MEMBERS: Final = """
SELECT DISTINCT c.gist, c.document, c.claim, d.published
FROM claim_gists c
JOIN pending_gists p ON p.gist = c.gist
JOIN (
    SELECT id AS document, min(published) AS published FROM documents GROUP BY id
) d ON d.document = c.document
ORDER BY c.gist, c.document, c.claim
"""
JUDGED: Final = """
SELECT j.verdict, a.gist, b.gist AS other
FROM judgments j
JOIN claim_gists a ON a.claim = j.subject
JOIN claim_gists b ON b.claim = j.object
LEFT JOIN judgments taken_back ON taken_back.retracts = j.id
WHERE j.verdict IN ('same', 'different') AND taken_back.id IS NULL AND a.gist <> b.gist
ORDER BY j.made, j.id
"""
"""Yields verdict, gist, other: claims judged to be the same, or different."""

ONCE_JUDGED: Final = """
SELECT c.gist FROM claim_gists c JOIN judgments j ON j.subject = c.claim
UNION
SELECT c.gist FROM claim_gists c JOIN judgments j ON j.object = c.claim
"""
"""Yields gist: what is grouped anew each time, since a judgement can be taken back."""

LINKS: Final = """
SELECT l.gist, l.other, l.score, l.reason FROM gist_links l
JOIN pending_gists p ON p.gist = l.gist
JOIN pending_gists q ON q.gist = l.other
"""


def cluster_claims(store: Store) -> None:
    """Compare the claims of every text that is new, and form their clusters."""
    with store.opened() as opened:
        fresh = opened.rows(UNCLUSTERED)
    for start in range(0, len(fresh), BATCH):
        with store.opened(write=True) as opened:
            _link_batch(opened, fresh[start : start + BATCH])
    with store.opened(write=True) as opened:
        _group(opened)


def _link_batch(opened: Opened, states: Sequence[tuple[str, str]]) -> None:
    opened.append_rows(derived.PENDING, states)
    _forget(opened)
    found = list(pending_gists(opened))
    gists = {gist.id: gist for _, _, gist in found}
    rows = [(document, claim, gist.id) for document, claim, gist in found]
    opened.append_rows(derived.CLAIM_GISTS, rows)
    opened.append_rows(derived.PENDING_GISTS, [(key,) for key in gists])
    known = "SELECT g.gist FROM gists g JOIN pending_gists p ON p.gist = g.gist"
    for (key,) in opened.rows(known):
        del gists[key]
    opened.run("DELETE FROM pending_gists")
    opened.append_rows(derived.PENDING_GISTS, [(key,) for key in gists])
    opened.append_rows(derived.GISTS, ((k, *g.row()) for k, g in gists.items()))
    _write_blocks(opened, gists)
    opened.run(PAIRS)
    _link(opened)
    opened.append_rows(derived.CLUSTERED, states)
    for name in ("pending", "pending_gists", "candidates"):
        opened.run(f"DELETE FROM {name}")  # noqa: S608  names of our own


def _forget(opened: Opened) -> None:
    for table in (derived.CLUSTERED, derived.CLAIM_GISTS):
        opened.run(
            f"DELETE FROM {table.name} "  # noqa: S608  a name of our own
            "WHERE document IN (SELECT document FROM pending)"
        )


def _write_blocks(opened: Opened, gists: dict[int, Gist]) -> None:
    keys: list[int] = []
    blocks: list[int] = []
    for key, gist in gists.items():
        found = blocks_of(gist)
        keys += [key] * len(found)
        blocks += found
    opened.append(
        derived.GIST_BLOCKS,
        {
            "gist": np.array(keys, dtype=np.int64),
            "block": np.array(blocks, dtype=np.int64),
        },
    )


def _link(opened: Opened) -> None:
    """Compare the candidates, and keep the links between those that are alike."""
    rows = opened.rows(COMPARED)
    ids = np.array([row[0] for row in rows], dtype=np.int64)
    gists = [Gist.of_row(row[1:]) for row in rows]
    pairs = opened.columns("SELECT gist, other FROM candidates ORDER BY gist, other")
    one, other = (np.searchsorted(ids, pairs[name]) for name in ("gist", "other"))
    ties = np.array([gist.kind == "tie" for gist in gists], dtype=np.bool_)
    events, place = np.flatnonzero(~ties), np.cumsum(~ties) - 1
    chosen, others = ~ties[one], ties[one]
    opened.append_rows(
        derived.GIST_LINKS,
        [
            *_event_links(
                [gists[key] for key in events.tolist()],
                ids[events],
                place[one[chosen]],
                place[other[chosen]],
            ),
            *_tie_links(gists, ids, one[others].tolist(), other[others].tolist()),
        ],
    )


def _event_links(
    gists: Sequence[Gist],
    ids: NDArray[np.int64],
    one: NDArray[np.int64],
    other: NDArray[np.int64],
) -> Iterator[tuple[int, int, float, str]]:
    features = Features.of(gists)
    for start in range(0, len(one), PIECE):
        a, b = one[start : start + PIECE], other[start : start + PIECE]
        able = comparable(features, a, b)
        a, b = a[able], b[able]
        alike = compare_gists(features, a, b)
        score = alike.score
        for pair in np.flatnonzero(score >= THRESHOLD).tolist():
            ends = int(ids[a[pair]]), int(ids[b[pair]])
            yield *ends, float(score[pair]), alike.reason(pair)


def _tie_links(
    gists: Sequence[Gist],
    ids: NDArray[np.int64],
    one: Iterable[int],
    other: Iterable[int],
) -> Iterator[tuple[int, int, float, str]]:
    for a, b in zip(one, other, strict=True):
        first, second = gists[a], gists[b]
        if first.recipient and second.recipient:
            alike = (
                _kin(first.actor, second.actor) > 0
                and _kin(first.recipient, second.recipient) > 0
            )
        else:
            alike = _kin(first.actor, second.actor) > 1
        if alike:
            ends = int(ids[a]), int(ids[b])
            yield *ends, 1.0, "same tie between the same actors or their own"


def _kin(names: Sequence[str], others: Sequence[str]) -> int:
    """Count the names that have kin among the others."""
    return sum(any(are_kin(name, other) for other in others) for name in names)


def _group(opened: Opened) -> None:
    """Form the clusters anew of whatever is linked with something that changed."""
    changed = {row[0] for row in (*opened.rows(ORPHANED), *opened.rows(UNGROUPED))}
    # Of a pair that was judged twice, the later judgement counts.
    judged = {(min(a, b), max(a, b)): verdict for verdict, a, b in opened.rows(JUDGED)}
    changed |= {row[0] for row in opened.rows(ONCE_JUDGED)}
    if not changed:
        return
    opened.append_rows(derived.PENDING_GISTS, [(key,) for key in sorted(changed)])
    count, before = len(changed), 0
    while count > before:
        before = count
        opened.run(NEIGHBORS)
        count = opened.rows("SELECT count(*) FROM pending_gists")[0][0]
    members: dict[int, list[tuple[date, str, str]]] = defaultdict(list)
    for gist, document, claim, published in opened.rows(MEMBERS):
        members[gist].append((published or date.max, document, claim))
    links = [row for row in opened.rows(LINKS) if row[0] in members]
    links = [row for row in links if row[1] in members]
    groups = group_links(
        members,
        ((score, a, b) for a, b, score, _ in links),
        same=[pair for pair, verdict in judged.items() if verdict == "same"],
        different=[pair for pair, verdict in judged.items() if verdict != "same"],
    )
    opened.run(
        "DELETE FROM cluster_claims WHERE gist IN (SELECT gist FROM pending_gists)"
    )
    opened.append_rows(derived.CLUSTER_CLAIMS, _cluster_rows(members, groups, links))
    opened.run("DELETE FROM pending_gists")


def _cluster_rows(
    members: dict[int, list[tuple[date, str, str]]],
    groups: dict[int, int],
    links: Iterable[tuple[Any, ...]],
) -> Iterator[tuple[str, str, str, int, str]]:
    """Yield cluster, document, claim, gist and reason of each claim."""
    best: dict[int, tuple[float, int, str]] = {}
    for a, b, score, reason in links:
        if groups[a] == groups[b]:
            for key, partner in ((a, b), (b, a)):
                best[key] = max(best.get(key, (0.0, 0, "")), (score, partner, reason))
    first: dict[int, tuple[date, str, str]] = {}
    for gist, told in members.items():
        name = groups[gist]
        first[name] = min(first.get(name, told[0]), *told)
    for gist, told in members.items():
        leader = first[groups[gist]]
        cluster = record_id(*leader[1:])
        for each in told:
            yield cluster, each[1], each[2], gist, _reason(each, leader, gist, best)


def _reason(
    told: tuple[date, str, str],
    leader: tuple[date, str, str],
    gist: int,
    best: dict[int, tuple[float, int, str]],
) -> str:
    if told == leader:
        return "told first"
    if gist not in best:
        return f"says what {leader[2]} says"
    score, _, reason = best[gist]
    return f"{reason} ({score:g} of {THRESHOLD:g} needed)" if score > 1 else reason
