"""Weigh what stands for and against a claim: its cluster, told by whom, graded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.corroborate.credibility import RULES, grade
from onrecord.corroborate.support import weigh
from onrecord.corroborate.voices import Voice
from onrecord.web.briefs import BRIEF, briefs

if TYPE_CHECKING:
    from onrecord.web.asking import Asked


def cluster_record(asked: Asked, cluster: str | None) -> dict[str, Any] | None:
    """Return what stands for and against a cluster; None where there is none."""
    if cluster is None:
        return None
    rows = asked.records(
        f"{BRIEF} WHERE c.cluster = ? AND coalesce(c.verdict, '') <> 'reject' "
        "ORDER BY c.published NULLS LAST, c.label, c.trigger_start",
        [cluster],
    )
    if not rows:
        return None
    support = weigh(cluster, [_voice(row) for row in rows])
    graded = grade(support)
    rule = next(each for each in RULES if each.name == graded.rule)
    days = sorted(row["published"] for row in rows if row["published"])
    return {
        "id": cluster,
        "origins": support.origins,
        "origins_against": support.origins_against,
        "sources": support.sources,
        "sources_against": support.sources_against,
        "credibility": graded.credibility,
        "rule": graded.rule,
        "words": graded.words,
        "says": rule.says,
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "claims": briefs(asked, rows),
    }


def _voice(row: dict[str, Any]) -> Voice:
    return Voice(
        cluster=row["cluster"],
        claim=row["id"],
        document=row["document"],
        label=row["label"],
        publisher=row["publisher"],
        published=row["published"],
        origin=row["origin"],
        kind=row["kind"],
        type=row["type"],
        polarity=row["polarity"],
        certainty=row["certainty"],
        modality=row["modality"],
        actor=tuple(row["actors"]),
        recipient=tuple(row["recipients"]),
        sources=tuple(row["sources"]),
        when=row["date"],
        where=row["place"],
    )
