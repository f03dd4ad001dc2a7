"""Gather the edges of a period, and measure what they make of each actor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from onrecord.analyze.edges import load_edges
from onrecord.analyze.named import find_named
from onrecord.analyze.network.brokers import betweenness
from onrecord.analyze.network.groups import communities, cores
from onrecord.analyze.network.reach import reaches
from onrecord.analyze.registered import kind_and_state
from onrecord.analyze.signs import CHANNELS, binding
from onrecord.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from onrecord.analyze.edges import Edge, Scope
    from onrecord.analyze.standing import Standing
    from onrecord.store import Opened

KINDS: Final = "SELECT name, min(kind) AS kind FROM actors GROUP BY name"
SPAN: Final = """
SELECT min(coalesce(e.first_day, e.last_day, t.published)) AS first,
    max(coalesce(e.last_day, e.first_day, t.published)) AS last,
    count(*) AS links
FROM links l
JOIN (
    SELECT id AS document, min(published) AS published
    FROM current_documents GROUP BY id
) t ON t.document = l.document
LEFT JOIN edtf_days e ON e.date = l.date
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a figure of the nodes means, and how it was come by."""

    name: str
    says: str
    """One sentence for a reader."""
    method: str
    inferred: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor in the network, with what is inferred of its place there."""

    name: str
    kind: str | None
    partners: int
    """Others that it is tied to, by cooperation or conflict."""
    friends: int
    """Those by cooperation."""
    foes: int
    """Those by conflict."""
    broker: float
    reach: int
    core: int
    community: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Actors and the edges between them in a period, typed, directed, signed."""

    begin: date | None
    end: date | None
    as_of: date | None
    nodes: tuple[Node, ...]
    """The best connected first."""
    edges: tuple[Edge, ...]
    measures: tuple[Measure, ...]


def find_network(
    opened: Opened,
    standing: Standing,
    scope: Scope,
    *,
    around: Sequence[str] = (),
) -> Network:
    """Return the network of a scope.

    Args:
        opened: A store whose links are up to date.
        standing: The judgements in force.
        scope: Period, types, as of; see ``Scope``.
        around: Actors; then only they, their partners, and what runs between these.

    Raises:
        QuestionError: An actor is unknown, or nothing ties two actors in the period.
    """
    edges = load_edges(opened, standing, scope)
    if around:
        names = {find_named(opened, standing, each).name for each in around}
        edges = _near(edges, names)
    if not edges:
        raise QuestionError(_nothing(opened, scope))
    nodes, measures = _measured(edges, dict(opened.rows(KINDS)))
    return Network(
        begin=scope.begin,
        end=scope.end,
        as_of=scope.as_of,
        nodes=nodes,
        edges=tuple(edges),
        measures=measures,
    )


def _near(edges: Sequence[Edge], names: set[str]) -> list[Edge]:
    near = set(names)
    for edge in edges:
        if edge.actor in names or edge.recipient in names:
            near |= {edge.actor, edge.recipient}
    return [each for each in edges if each.actor in near and each.recipient in near]


def _nothing(opened: Opened, scope: Scope) -> str:
    first, last, links = opened.rows(SPAN)[0]
    if not links:
        return "the store holds no claim; read a document first"
    if scope.begin or scope.end:
        told = f"from {scope.begin or 'the beginning'} to {scope.end or 'the end'}"
        held = f"; the record tells of {first} to {last}" if first else ""
        return f"no claim ties two actors {told}{held}"
    return "no claim ties two actors so; other types, or --hypothetical, may"


def _measured(
    edges: Sequence[Edge], kinds: dict[str, str]
) -> tuple[tuple[Node, ...], tuple[Measure, ...]]:
    told = [each for each in edges if each.claims]
    bound = set(binding())
    peaceful = [each for each in told if each.type in bound]
    friendly = [each for each in told if each.sign > 0]
    broker, brokered = betweenness(_pairs(peaceful))
    group, grouped = communities(friendly)
    core = cores(_pairs(peaceful))
    channels = [each for each in told if each.type in CHANNELS]
    reach = reaches((each.actor, each.recipient) for each in channels)
    friends, foes = _partners(friendly), _partners(e for e in told if e.sign < 0)
    every = _partners(edges)
    nodes = [
        Node(
            name=name,
            kind=kind_and_state(name)[0] or kinds.get(name),
            partners=len(every[name]),
            friends=len(friends.get(name, ())),
            foes=len(foes.get(name, ())),
            broker=broker.get(name, 0.0),
            reach=reach.get(name, 0),
            core=core.get(name, 0),
            community=group.get(name, 0),
        )
        for name in every
    ]
    nodes.sort(key=lambda node: (-node.partners, -node.broker, node.name))
    return tuple(nodes), _measures(brokered, grouped)


def _measures(brokered: str, grouped: str) -> tuple[Measure, ...]:
    along = ", ".join(CHANNELS)
    return (
        Measure(
            name="broker",
            says="Share of the shortest chains between two others that run through it: "
            "who could pass on, or hold up, what goes from one to the other.",
            method=f"betweenness over ties and cooperation, {brokered}",
        ),
        Measure(
            name="reach",
            says=f"How many others can be reached from it along {along}: whom its "
            "money, arms, training or command may come to in the end.",
            method="reachability along directed ties",
        ),
        Measure(
            name="core",
            says="The largest k for which it is in a group where each is tied to k "
            "others of the group: the dense middle has high numbers.",
            method="k-core over ties and cooperation",
        ),
        Measure(
            name="community",
            says="Actors of one number cooperate more with one another than with the "
            "rest; 0 is in no group.",
            method=f"{grouped} over cooperation",
        ),
    )


def _pairs(edges: Iterable[Edge]) -> list[tuple[str, str]]:
    """Return who is tied to whom, each pair once, whatever the direction."""
    return sorted(
        {tuple(sorted((each.actor, each.recipient))) for each in edges}  # type: ignore[misc]
    )


def _partners(edges: Iterable[Edge]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for edge in edges:
        found.setdefault(edge.actor, set()).add(edge.recipient)
        found.setdefault(edge.recipient, set()).add(edge.actor)
    return found


def within(network: Network, most: int) -> Network:
    """Return the part of a network that is between its best connected actors."""
    names = {node.name for node in network.nodes[:most]}
    edges = (e for e in network.edges if e.actor in names and e.recipient in names)
    return replace(network, nodes=network.nodes[:most], edges=tuple(edges))
