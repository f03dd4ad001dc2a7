"""Find the contradictions that some actors are in, without weighing all clusters.

The store has noted which clusters may hold one (``disputed``); those of norms, and of
acts against them, are looked for here. Only their claims are loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.corroborate.contradictions import find_contradictions
from onrecord.corroborate.kinship import are_kin
from onrecord.corroborate.voices import load_voices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from onrecord.corroborate.contradictions import Contradiction
    from onrecord.store import Opened

DISPUTED: Final = "SELECT DISTINCT cluster FROM disputed WHERE name IN ({names})"
NORMS: Final = """
SELECT DISTINCT k.cluster, c.type, a.actor FROM claims c
JOIN claim_actors a ON a.document = c.document AND a.claim = c.id
JOIN cluster_claims k ON k.document = c.document AND k.claim = c.id
WHERE c.polarity = '-' AND c.certainty = 'U' AND c.modality = 'hypothetical'
"""
"""Yields cluster, type, actor of what somebody was told not to do."""

ACTORS_OF_TYPE: Final = """
SELECT DISTINCT a.actor FROM claims c
JOIN claim_actors a ON a.document = c.document AND a.claim = c.id
WHERE c.type = ? AND c.polarity = '+' AND c.modality = 'actual'
"""
ACTS: Final = """
SELECT DISTINCT k.cluster FROM claims c
JOIN claim_actors a ON a.document = c.document AND a.claim = c.id
JOIN cluster_claims k ON k.document = c.document AND k.claim = c.id
WHERE c.type = ? AND c.polarity = '+' AND c.modality = 'actual'
    AND a.actor IN ({names})
"""


def disputes_of(
    opened: Opened,
    names: Collection[str],
    as_of: date | None = None,
    rejected: Collection[str] = (),
) -> list[Contradiction]:
    """Return the contradictions in which an actor takes part or is a source.

    Args:
        opened: A store that was corroborated.
        names: All names of the actor.
        as_of: A day of publication, after which nothing counts; none for now.
        rejected: Ids of claims that somebody has rejected, which do not count.
    """
    disputed = {
        cluster
        for (cluster,) in opened.rows(DISPUTED.format(names=_marks(names)), list(names))
    }
    clusters = disputed | _norms(opened, names)
    found = _found(opened, clusters, as_of, rejected)
    return [
        each
        for each in found
        if any(
            not set(names).isdisjoint((*voice.actor, *voice.recipient, *voice.sources))
            for side in each.sides
            for voice in side.voices
        )
    ]


def broken_norms(
    opened: Opened, as_of: date | None = None, rejected: Collection[str] = ()
) -> list[Contradiction]:
    """Return what was done by those who had been told not to; arguments as above."""
    found = _found(opened, _norms(opened, None), as_of, rejected)
    return [each for each in found if each.kind == "norm"]


def _norms(opened: Opened, names: Collection[str] | None) -> set[str]:
    """Return the clusters of norms, and of acts that may be against one."""
    norms = opened.rows(NORMS)
    if names is not None:
        norms = [row for row in norms if any(are_kin(row[2], each) for each in names)]
    found = {cluster for cluster, _, _ in norms}
    for type in sorted({row[1] for row in norms}):
        bound = {actor for _, of_type, actor in norms if of_type == type}
        acting = [actor for (actor,) in opened.rows(ACTORS_OF_TYPE, [type])]
        able = [each for each in acting if any(are_kin(each, one) for one in bound)]
        if able:
            query = ACTS.format(names=_marks(able))
            found |= {cluster for (cluster,) in opened.rows(query, [type, *able])}
    return found


def _found(
    opened: Opened,
    clusters: Collection[str],
    as_of: date | None,
    rejected: Collection[str],
) -> list[Contradiction]:
    out = set(rejected)
    voices = {
        cluster: kept
        for cluster, heard in load_voices(opened, as_of, clusters).items()
        if (kept := [voice for voice in heard if voice.claim not in out])
    }
    return find_contradictions(voices)


def _marks(values: Iterable[str]) -> str:
    return ", ".join("?" for _ in values)
