"""Sum up what many reports say together: for one day, or day by day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.corroborate.contradictions import find_contradictions
from onrecord.corroborate.copied import find_copies
from onrecord.corroborate.credibility import grade
from onrecord.corroborate.reliability import UNRATED, load_reliabilities
from onrecord.corroborate.support import weigh
from onrecord.corroborate.voices import load_voices
from onrecord.store.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from onrecord.corroborate.contradictions import Contradiction
    from onrecord.corroborate.copied import Copied
    from onrecord.corroborate.credibility import Grade
    from onrecord.corroborate.support import Support
    from onrecord.corroborate.voices import Voice
    from onrecord.store import Opened


@dataclass(frozen=True, slots=True)
class Weighed:
    """A cluster with what stands for and against it, on the two axes."""

    support: Support
    grade: Grade
    reliabilities: dict[str, str]
    """Letter of each source and teller; F where the user has said nothing."""


@dataclass(slots=True)
class Day:
    """What was new on one day of publication."""

    day: date
    documents: list[str] = field(default_factory=list)
    told: list[Support] = field(default_factory=list)
    """Clusters that were told for the first time."""
    confirmed: list[Support] = field(default_factory=list)
    """Clusters that a second independent teller came to, without a denial."""
    denied: list[Support] = field(default_factory=list)
    """Clusters that somebody denied for the first time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the reports of a store say together."""

    documents: int
    undated: int
    """Documents without a day, which count on no day but now."""
    origins: tuple[str, ...]
    """Independent tellers behind the documents, sorted."""
    copies: tuple[Copied, ...]
    clusters: tuple[Weighed, ...]
    contradictions: tuple[Contradiction, ...]
    days: tuple[Day, ...]


def weigh_clusters(opened: Opened, as_of: date | None = None) -> list[Weighed]:
    """Return all clusters, the best supported first.

    Args:
        opened: A store that was corroborated.
        as_of: A day of publication, after which nothing counts; none for now.
    """
    return _weighed(load_voices(opened, as_of), load_reliabilities(opened))


def sum_up(opened: Opened, as_of: date | None = None) -> Overview:
    """Return what the reports say together; its arguments are as above."""
    clusters = load_voices(opened, as_of)
    told = standing(opened, as_of)
    every = standing(opened)
    weighed = _weighed(clusters, load_reliabilities(opened))
    return Overview(
        documents=len(told),
        undated=sum(each.published is None for each in every),
        origins=_origins(opened, {each.document for each in told}),
        copies=tuple(find_copies(opened, as_of)),
        clusters=tuple(weighed),
        contradictions=tuple(find_contradictions(clusters)),
        days=tuple(_days(each.support for each in weighed)),
    )


def _weighed(
    clusters: Mapping[str, Sequence[Voice]], letters: Mapping[str, str]
) -> list[Weighed]:
    found = []
    for cluster, voices in clusters.items():
        support = weigh(cluster, voices)
        names = {name for each in voices for name in (each.source, each.origin)}
        own = {name: letters.get(name, UNRATED) for name in sorted(names)}
        found.append(Weighed(support, grade(support), own))
    return sorted(found, key=_importance)


def _importance(weighed: Weighed) -> tuple[int, int, int, object]:
    support = weighed.support
    return (
        -len(support.origins) - len(support.origins_against),
        -len(support.sources) - len(support.sources_against),
        -len(support.documents),
        support.first.order,
    )


def _origins(opened: Opened, documents: set[str]) -> tuple[str, ...]:
    rows = opened.rows("SELECT document, origin FROM origins WHERE whole")
    return tuple(sorted({name for document, name in rows if document in documents}))


def _days(clusters: Iterable[Support]) -> list[Day]:
    """Return what was new on each day that something was published on."""
    days: dict[date, Day] = {}
    for support in clusters:
        if support.first.modality == "actual":
            _follow(support, days)
    return [days[day] for day in sorted(days)]


def _is_denied(support: Support) -> bool:
    """Say whether somebody denies the very thing that others say."""
    if not support.affirming or not support.denying:
        return False
    found = find_contradictions({support.cluster: support.voices})
    return any(each.kind in {"denial", "polarity"} for each in found)


def _follow(support: Support, days: dict[date, Day]) -> None:
    """Tell a cluster's story day by day."""
    done: set[str] = set()
    for published in sorted({v.published for v in support.voices if v.published}):
        day = days.setdefault(published, Day(published))
        heard = [v for v in support.voices if v.published and v.published <= published]
        labels = (v.label for v in heard if v.published == published)
        day.documents = list(dict.fromkeys([*day.documents, *labels]))
        so_far = weigh(support.cluster, heard)
        two = len(so_far.origins) > 1
        for news, holds, listed in (
            ("told", True, day.told),
            ("denied", _is_denied(so_far), day.denied),
            ("confirmed", two and not so_far.denying, day.confirmed),
        ):
            if holds and news not in done:
                done.add(news)
                listed.append(so_far)
