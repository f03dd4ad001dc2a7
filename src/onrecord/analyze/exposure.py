"""Say who depends on whom by the ties of the record, and so may feel a change.

No report says so: it is inferred from the ties, and every step shows which. An ally or
a dependent shares the fortune (+), an enemy has the opposite (-).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, Literal

from onrecord.analyze.histories import FIRST, NOW, ON_A_DAY, SEPARATOR
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from onrecord.analyze.event_sets import EventSet
    from onrecord.analyze.selections import Naming
    from onrecord.store import Opened

    Side = Literal["recipient", "actor", "both"]

LEVELS: Final = 2
MOST: Final = 100
"""Who is exposed, at most; the nearest, then the best supported."""

DEPENDS: Final[dict[str, Side]] = {
    "finances": "recipient",
    "arms": "recipient",
    "trains": "recipient",
    "backs": "recipient",
    "controls": "recipient",
    "leads": "recipient",
    "pledges_allegiance_to": "actor",
    "member_of": "both",
    "allied_with": "both",
    "hostile_to": "both",
}
"""By type of tie, which end depends on the other. Who represents somebody, or operates
somewhere, is not changed by it."""

OPPOSED: Final = frozenset({"hostile_to"})

METHOD: Final = (
    f"ties of the record along which one depends on the other, {LEVELS} steps at most; "
    "+ shares the fortune of the start, - has the opposite"
)

TIES: Final = """
SELECT k.cluster,
    coalesce(min(CASE WHEN k.reason = '{first}' THEN k.claim END), min(k.claim))
        AS claim,
    min(s.type) AS type, min(s.actor) AS actor,
    min(s.recipient) AS recipient,
    min(s.modality) AS modality,
    count(DISTINCT d.origin) AS origins
FROM cluster_claims k
JOIN ({documents}) d ON d.document = k.document
JOIN gists s ON s.gist = k.gist
LEFT JOIN (
    SELECT document, id FROM claims WHERE polarity = '-'
) c ON c.document = k.document AND c.id = k.claim
WHERE s.kind = 'tie' AND c.id IS NULL {left_out}
GROUP BY k.cluster
ORDER BY origins DESC, k.cluster
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A standing relation by the record, or one that somebody supposes."""

    actor: str
    type: str
    recipient: str
    origins: int
    """Independent tellers; 0 where it is only supposed."""
    claim: str
    """The claim that told it first; empty where it is supposed."""
    cluster: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposed:
    """Somebody whom a change may reach, and by which ties."""

    actor: str
    level: int
    sign: Literal["+", "-"]
    by: tuple[Tie, ...]
    """From the start to the actor."""
    inferred: bool = True
    method: str = METHOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What a change of ties does to who is exposed."""

    removed: tuple[Tie, ...]
    added: tuple[Tie, ...]
    gone: tuple[Exposed, ...]
    """Who is no longer reached."""
    new: tuple[Exposed, ...]
    """Who is reached now."""
    changed: tuple[tuple[Exposed, Exposed], ...]
    """Who is reached by other ties than before: before, after."""
    inferred: bool = True
    method: str = METHOD


def load_ties(
    opened: Opened,
    shown: Callable[[str], str],
    *,
    hypothetical: bool = False,
    rejected: Iterable[str] = (),
    as_of: date | None = None,
) -> list[Tie]:
    """Return the ties between two actors, the best supported first.

    Args:
        opened: A store that was corroborated.
        shown: Returns the name under which an actor is shown.
        hypothetical: Whether what is only supposed or planned is among them.
        rejected: Claims that somebody has rejected.
        as_of: A day of publication, after which nothing counts; none for now.
    """
    gone = sorted(rejected)
    query = TIES.format(
        documents=ON_A_DAY if as_of else NOW,
        first=FIRST,
        left_out=f"AND k.claim NOT IN ({', '.join('?' * len(gone))})" if gone else "",
    )
    found = []
    for cluster, claim, type, actor, recipient, modality, origins in opened.rows(
        query, [*([str(as_of)] if as_of else []), *gone]
    ):
        if modality != "actual" and not hypothetical:
            continue
        for one, other in _ends(type, actor, recipient):
            ends = shown(one), shown(other)
            if ends[0] != ends[1]:
                found.append(
                    Tie(
                        actor=ends[0],
                        type=type,
                        recipient=ends[1],
                        origins=origins,
                        claim=claim,
                        cluster=cluster,
                    )
                )
    return found


def ties_of(ties: Iterable[Tie], asked: EventSet, naming: Naming) -> list[Tie]:
    """Return the ties of a set; one without direction either way round."""
    actors = naming.all(asked, asked.actors)
    recipients = naming.all(asked, asked.recipients)
    wanted = {each.type for each in asked.what}

    def fits(one: str, other: str) -> bool:
        starts = not actors or one in actors
        return starts and (not recipients or other in recipients)

    return [
        tie
        for tie in ties
        if tie.type in wanted
        and (
            fits(tie.actor, tie.recipient)
            or (types()[tie.type].symmetric and fits(tie.recipient, tie.actor))
        )
    ]


def supposed_ties(asked: EventSet, naming: Naming) -> list[Tie]:
    """Return the ties that a set names, as if the record had them.

    Raises:
        QuestionError: It names events, or leaves an end open.
    """
    if asked.kind != "tie":
        raise asked.fault("name a type of tie, such as finances")
    if not asked.actors or not asked.recipients:
        raise asked.fault("a tie needs two ends: say who and whom")
    ends = (naming.all(asked, each) for each in (asked.actors, asked.recipients))
    return [
        Tie(actor=one, type=each.type, recipient=other, origins=0, claim="")
        for each in asked.what
        for one, other in product(*map(sorted, ends))
    ]


def _ends(type: str, actor: str, recipient: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs that a tie joins; without direction all are its actors."""
    if actor and recipient and SEPARATOR not in actor and SEPARATOR not in recipient:
        yield actor, recipient
        return
    actors = actor.split(SEPARATOR) if actor else []
    recipients = recipient.split(SEPARATOR) if recipient else []
    known = types().get(type)
    if known and known.symmetric and not recipients:
        yield from (
            (one, other) for at, one in enumerate(actors) for other in actors[at + 1 :]
        )
    yield from ((one, other) for one in actors for other in recipients)


def find_exposed(ties: Iterable[Tie], starts: Iterable[str]) -> list[Exposed]:
    """Return who depends on some actors, directly or through another, nearest first."""
    reach = _dependents(ties)
    known: dict[str, Exposed] = {}
    level: list[tuple[str, tuple[Tie, ...], bool]] = [
        (name, (), True) for name in sorted(set(starts))
    ]
    seen = {name for name, _, _ in level}
    for number in range(1, LEVELS + 1):
        later = []
        for name, by, shares in level:
            for other, tie in reach.get(name, ()):
                if other in seen:
                    continue
                seen.add(other)
                same = shares != (tie.type in OPPOSED)
                path = (*by, tie)
                sign: Literal["+", "-"] = "+" if same else "-"
                known[other] = Exposed(actor=other, level=number, sign=sign, by=path)
                later.append((other, path, same))
        level = later
    return sorted(known.values(), key=_nearest)[:MOST]


def _nearest(exposed: Exposed) -> tuple[int, int, str]:
    return exposed.level, -min(tie.origins for tie in exposed.by), exposed.actor


def _dependents(ties: Iterable[Tie]) -> Mapping[str, list[tuple[str, Tie]]]:
    """Return for each actor who depends on it, and by which tie."""
    found: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
    for tie in ties:
        side = DEPENDS.get(tie.type)
        if side in {"recipient", "both"}:
            found[tie.actor].append((tie.recipient, tie))
        if side in {"actor", "both"}:
            found[tie.recipient].append((tie.actor, tie))
    return found


def compare_exposed(
    ties: Sequence[Tie],
    starts: Sequence[str],
    *,
    without: Sequence[Tie],
    added: Sequence[Tie],
) -> Compared:
    """Return who is exposed otherwise when ties are taken away or put in."""
    gone = set(without)
    after = [*(tie for tie in ties if tie not in gone), *added]
    was = {each.actor: each for each in find_exposed(ties, starts)}
    now = {each.actor: each for each in find_exposed(after, starts)}
    return Compared(
        removed=tuple(without),
        added=tuple(added),
        gone=tuple(each for name, each in was.items() if name not in now),
        new=tuple(each for name, each in now.items() if name not in was),
        changed=tuple(
            (each, now[name])
            for name, each in was.items()
            if name in now and now[name] != each
        ),
    )
