"""Put claims together that speak of the same event or tie, as documents come in.

Each text's claims are reduced to gists; new gists are compared with those that share a
block; groups are formed anew only where something changed. What comes out depends on
the claims and not on the order in which they were read.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.corroborate.blocks import blocks_of
from onrecord.corroborate.claimed import pending_gists
from onrecord.corroborate.disputed import DISPUTES
from onrecord.corroborate.gists import Gist
from onrecord.corroborate.grouping import group_links
from onrecord.corroborate.judged import load_judged, part_off, shown_names
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

    from onrecord.corroborate.judged import Judged, Member, Parted
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
RENAMED: Final = """
DELETE FROM clustered WHERE document IN (
    SELECT a.document FROM claim_actors a JOIN pending p ON p.document = a.actor
    UNION
    SELECT r.document FROM claim_recipients r JOIN pending p ON p.document = r.recipient
)
"""
"""Lets go of the texts that name somebody who is shown by another name now."""

LINKS: Final = """
SELECT l.gist, l.other, l.score, l.reason FROM gist_links l
JOIN pending_gists p ON p.gist = l.gist
JOIN pending_gists q ON q.gist = l.other
"""


GROUPED: Final = """
SELECT a.claims = b.claims AND a.gists = b.gists AS grouped FROM
    (SELECT count(*) AS claims, sum(gist % 1000003) AS gists FROM claim_gists) a,
    (SELECT count(*) AS claims, sum(gist % 1000003) AS gists FROM cluster_claims) b
"""
"""Yields whether clusters hold all claims; they do not where a run was cut off."""

JUDGMENTS: Final = """
SELECT count(*) FROM judgments WHERE verdict IN ('same', 'different', 'retract')
"""


def cluster_claims(store: Store) -> None:
    """Compare the claims of every text that is new, and form their clusters."""
    with store.opened() as opened:
        renamed = _renamed(opened)
    if renamed:
        with store.opened(write=True) as opened:
            _rename(opened, renamed)
    with store.opened() as opened:
        fresh = opened.rows(UNCLUSTERED)
        judged = opened.rows(JUDGMENTS)[0][0]
        if not fresh and not judged and opened.rows(GROUPED)[0][0]:
            return
    for start in range(0, len(fresh), BATCH):
        with store.opened(write=True) as opened:
            _link_batch(opened, fresh[start : start + BATCH])
    with store.opened(write=True) as opened:
        _group(opened)


def _renamed(opened: Opened) -> set[str]:
    """Return the names that are shown otherwise than when claims were compared."""
    before: dict[str, str] = dict(opened.rows("SELECT name, shown FROM shown_names"))
    now = shown_names(opened)
    return {n for n in before.keys() | now.keys() if before.get(n) != now.get(n)}


def _rename(opened: Opened, names: set[str]) -> None:
    opened.append_rows(derived.PENDING, [(name, "") for name in sorted(names)])
    opened.run(RENAMED)
    opened.run("DELETE FROM pending")
    opened.run("DELETE FROM shown_names")
    opened.append_rows(derived.SHOWN_NAMES, shown_names(opened).items())


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
    # What was judged is grouped anew each time: a judgement can be taken back.
    judged = load_judged(opened)
    changed |= set(judged.gists.values())
    if not changed:
        return
    opened.append_rows(derived.PENDING_GISTS, [(key,) for key in sorted(changed)])
    count, before = len(changed), 0
    while count > before:
        before = count
        opened.run(NEIGHBORS)
        count = opened.rows("SELECT count(*) FROM pending_gists")[0][0]
    members: dict[int, list[Member]] = defaultdict(list)
    for gist, document, claim, published in opened.rows(MEMBERS):
        members[gist].append((published or date.max, document, claim))
    links = [row for row in opened.rows(LINKS) if row[0] in members]
    links = [row for row in links if row[1] in members]
    parted = part_off(judged, members, links)
    groups = group_links(
        parted.members,
        ((score, a, b) for a, b, score, _ in parted.links),
        same=parted.pairs(judged.same),
        different=parted.pairs(judged.different),
    )
    opened.run(
        "DELETE FROM cluster_claims WHERE gist IN (SELECT gist FROM pending_gists)"
    )
    rows = _cluster_rows(parted, groups, judged)
    opened.append_rows(derived.CLUSTER_CLAIMS, rows)
    for statement in DISPUTES:
        opened.run(statement)
    opened.run("DELETE FROM pending_gists")


def _cluster_rows(
    parted: Parted, groups: dict[int, int], judged: Judged
) -> Iterator[tuple[str, str, str, int, str]]:
    """Yield cluster, document, claim, gist and reason of each claim."""
    best: dict[int, tuple[float, int, str]] = {}
    for a, b, score, reason in parted.links:
        if groups[a] == groups[b]:
            for key, partner in ((a, b), (b, a)):
                best[key] = max(best.get(key, (0.0, 0, "")), (score, partner, reason))
    first: dict[int, Member] = {}
    for node, told in parted.members.items():
        name = groups[node]
        first[name] = min(first.get(name, told[0]), *told)
    for node, told in parted.members.items():
        leader = first[groups[node]]
        cluster = record_id(*leader[1:])
        for each in told:
            said = judged.reasons.get(each[1:])
            reason = _reason(each, leader, best.get(node), said)
            yield cluster, each[1], each[2], parted.gist(node), reason


def _reason(
    told: Member,
    leader: Member,
    best: tuple[float, int, str] | None,
    judged: str | None,
) -> str:
    if told == leader:
        return "told first"
    if judged:
        return judged
    if best is None:
        return f"says what {leader[2]} says"
    score, _, reason = best
    return f"{reason} ({score:g} of {THRESHOLD:g} needed)" if score > 1 else reason
