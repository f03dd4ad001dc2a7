"""Find what does not fit together in the record: who should be allies and are not.

Four kinds, each with the claims behind it: triads out of balance (the friend of my
friend is my enemy: Cartwright and Harary, 1956), allies that clash, ties that only one
side asserts, and acts against a norm. The last are found elsewhere (``corroborate``).
Three enemies are no tension here (Davis, 1967): they need not be friends.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from onrecord.analyze.edges import FIRM, Scope, load_edges
from onrecord.analyze.named import find_named
from onrecord.analyze.phrases import listed_sources as chain_of
from onrecord.analyze.quotes import FIRMEST, load_quotes
from onrecord.analyze.signs import FRIENDLY, is_material
from onrecord.analyze.tellers import told
from onrecord.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from onrecord.analyze.disagreements import Disagreement
    from onrecord.analyze.edges import Edge
    from onrecord.analyze.quotes import Key, Quote
    from onrecord.analyze.standing import Standing
    from onrecord.store import Opened, Store

Pair = tuple[str, str]
Kind = Literal["triad", "clash", "one side", "norm"]

KINDS: Final = {
    "triad": "two friends of one actor are at odds",
    "clash": "those who are told to be tied clash",
    "one side": "only one side says that they are tied",
    "norm": "it was done though it must not be",
}
OFFICES: Final = ("leads", "represents", "member_of")
MOST: Final = 50
"""Of each kind; the best supported come first."""

FIRMEST_CLAIMS: Final = f"""
SELECT l.document, l.claim, l.actor, l.recipient, l.type FROM (
    SELECT l.document, l.claim, l.actor, l.recipient, l.type,
        row_number() OVER (
            PARTITION BY l.actor, l.recipient, l.type
            ORDER BY {FIRM}, t.published, l.document, l.claim
        ) AS rank_of_claim
    FROM links l JOIN ({{told}}) t ON t.document = l.document
    WHERE l.modality = 'actual' AND l.polarity = '+'
        AND l.actor IN ({{names}}) AND l.recipient IN ({{names}})
) l
WHERE l.rank_of_claim = 1
"""  # noqa: S608  our own names
ASSERTED: Final = """
SELECT l.actor, l.recipient, l.type, s.source FROM links l
JOIN ({told}) t ON t.document = l.document
LEFT JOIN claim_sources s ON s.document = l.document AND s.claim = l.claim
LEFT JOIN claim_sources n
ON n.document = s.document AND n.claim = s.claim AND n.position = s.position + 1
WHERE l.kind = 'tie' AND l.polarity = '+' AND l.modality = 'actual'
    AND l.actor <> l.recipient
    AND l.type IN ({types}) AND n.source IS NULL
GROUP BY l.actor, l.recipient, l.type, s.source
"""
"""Yields actor, recipient, type and innermost sources of ties; none is the author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An edge that is in tension with another, and the firmest claim of it."""

    edge: Edge
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain:
    """Something in the record that does not fit with the rest of it."""

    kind: Kind
    says: str
    """One sentence that names who and what."""
    order: str
    """What came first, as far as days tell; empty where that is no question."""
    names: tuple[str, ...]
    sides: tuple[Side, ...]
    method: str
    inferred: bool = True
    """The claims are told; that they are in tension is inferred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """What does not fit together, by kind; of each the best supported first."""

    as_of: date | None
    about: str | None
    strains: tuple[Strain, ...]
    norms: tuple[Disagreement, ...]
    """Acts against what somebody was told not to do."""
    counts: tuple[tuple[str, int], ...]
    """How many there are of each kind, those not listed too."""


def find_tension(  # noqa: PLR0913  one argument an option of the command
    store: Store,
    opened: Opened,
    standing: Standing,
    *,
    kin: Callable[[str, str], bool],
    actor: str | None = None,
    as_of: date | None = None,
    norms: Sequence[Disagreement] = (),
) -> Tension:
    """Return what does not fit together in the record.

    Args:
        store: The store.
        opened: The same, open.
        standing: The judgements in force.
        kin: Says whether a source's name is of an actor or of its own people.
        actor: A name; then only what it is in.
        as_of: A day of publication, after which nothing counts; none for now.
        norms: Acts against norms, found before.

    Raises:
        QuestionError: Nobody is called so, or the record ties nobody to anybody.
    """
    about = find_named(opened, standing, actor).name if actor else None
    edges = [e for e in load_edges(opened, standing, Scope(as_of=as_of)) if e.claims]
    if not edges:
        raise QuestionError("no claim in the record ties two actors")
    ties = _by_pair(edges)
    found: dict[str, list[tuple[tuple[Edge, ...], str]]] = {
        "triad": list(_triads(ties, about)),
        "clash": list(_clashes(ties)),
        "one side": list(_one_sided(opened, standing, edges, as_of, kin)),
    }
    found = {kind: _about(listed, about) for kind, listed in found.items()}
    chosen = {kind: sorted(each, key=_rank)[:MOST] for kind, each in found.items()}
    quoted = _quotes(store, opened, standing, chosen, as_of)
    strains = [
        _strain(kind, edges, order, quoted)
        for kind, listed in chosen.items()
        for edges, order in listed
    ]
    counts = [(kind, len(each)) for kind, each in found.items()]
    return Tension(
        as_of=as_of,
        about=about,
        strains=tuple(strains),
        norms=tuple(norms),
        counts=(*counts, ("norm", len(norms))),
    )


def _about(
    listed: list[tuple[tuple[Edge, ...], str]], name: str | None
) -> list[tuple[tuple[Edge, ...], str]]:
    return [each for each in listed if name is None or name in _names(each[0])]


def _by_pair(edges: Iterable[Edge]) -> dict[Pair, list[Edge]]:
    """Return the edges between two actors, whichever way they run, best first."""
    found: dict[Pair, list[Edge]] = defaultdict(list)
    for edge in edges:
        one, other = sorted((edge.actor, edge.recipient))
        found[one, other].append(edge)
    for each in found.values():
        each.sort(key=_strength)
    return found


def _strength(edge: Edge) -> tuple[object, ...]:
    firm = FIRMEST.index(edge.certainty or "U")
    return -edge.origins, firm, edge.kind != "tie", edge.type, edge.actor


def _best(edges: Iterable[Edge], sign: int) -> Edge | None:
    """Return the best edge of a sign; words alone are neither friendship nor enmity."""
    fit = (
        e for e in edges if e.sign == sign and (e.kind == "tie" or is_material(e.type))
    )
    return next(fit, None)


def _sides(
    ties: Mapping[Pair, Sequence[Edge]],
) -> tuple[dict[Pair, Edge], dict[Pair, Edge]]:
    """Return the best friendly and the best hostile edge of each pair that has one."""
    friendly, hostile = {}, {}
    for pair, edges in ties.items():
        friend, foe = _best(edges, 1), _best(edges, -1)
        if friend:
            friendly[pair] = friend
        if foe:
            hostile[pair] = foe
    return friendly, hostile


def _triads(
    ties: Mapping[Pair, Sequence[Edge]], about: str | None
) -> Iterator[tuple[tuple[Edge, ...], str]]:
    """Yield two friendly edges of one actor with a hostile one between the others."""
    friendly, hostile = _sides(ties)
    mates: dict[str, set[str]] = defaultdict(set)
    for one, other in friendly:
        if (one, other) not in hostile:  # those are a clash of their own
            mates[one].add(other)
            mates[other].add(one)
    for (one, other), foe in hostile.items():
        if (one, other) in friendly:
            continue
        for middle in sorted(mates.get(one, set()) & mates.get(other, set())):
            if about is None or about in (one, other, middle):
                yield (
                    (
                        friendly[_pair(middle, one)],
                        friendly[_pair(middle, other)],
                        foe,
                    ),
                    "",
                )


def _clashes(
    ties: Mapping[Pair, Sequence[Edge]],
) -> Iterator[tuple[tuple[Edge, ...], str]]:
    """Yield a standing tie of two with what they do against each other."""
    for edges in ties.values():
        tie = next((e for e in edges if e.kind == "tie" and e.type in FRIENDLY), None)
        foe = _best(edges, -1)
        if tie and foe:
            yield (tie, foe), _order(tie, foe)


def _order(tie: Edge, foe: Edge) -> str:
    if not tie.first or not foe.first:
        return "which came first is not told"
    if foe.last and foe.last > tie.first:
        return f"tied as told {tie.first}, at odds as told {foe.last}"
    if tie.last and tie.last > foe.first:
        return f"at odds as told {foe.first}, tied as told {tie.last}"
    return f"both told {tie.first}"


def _one_sided(
    opened: Opened,
    standing: Standing,
    edges: Sequence[Edge],
    as_of: date | None,
    kin: Callable[[str, str], bool],
) -> Iterator[tuple[tuple[Edge, ...], str]]:
    """Yield ties on the word of nobody but one of the two, or of its own people."""
    documents, days = told(as_of)
    wanted = (*sorted(FRIENDLY - set(OFFICES)), "hostile_to", "controls")
    marks = ", ".join("?" * len(wanted))
    query = ASSERTED.format(told=documents, types=marks)
    shown = standing.merged.shown
    heard: dict[tuple[str, str, str], set[str | None]] = defaultdict(set)
    for actor, recipient, type, source in opened.rows(query, [*days, *wanted]):
        named = shown(source) if source else None
        heard[shown(actor), shown(recipient), type].add(named)
    own: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.type in OFFICES:
            own[edge.actor].add(edge.recipient)
    known = {(each.actor, each.recipient, each.type): each for each in edges}
    for key, sources in sorted(heard.items()):
        side = _only_side(key[:2], sources, own, kin)
        if side and key in known:
            edge = known[key]
            named = chain_of(sorted(each for each in sources if each))
            yield (edge,), f"{side}’s side alone says so: {named}"


def _only_side(
    ends: tuple[str, ...],
    sources: set[str | None],
    own: Mapping[str, set[str]],
    kin: Callable[[str, str], bool],
) -> str | None:
    """Return the one end that all sources belong to, if there is one."""
    sides = set()
    for source in sources:
        if source is None:
            return None
        name = source.removeprefix("@")
        of = [e for e in ends if e in own.get(source, ()) or kin(name, e)]
        sides.add(of[0] if len(of) == 1 else None)
    return sides.pop() if len(sides) == 1 else None


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _names(edges: Iterable[Edge]) -> set[str]:
    return {name for edge in edges for name in (edge.actor, edge.recipient)}


def _rank(found: tuple[tuple[Edge, ...], str]) -> tuple[object, ...]:
    edges, _ = found
    return (
        -min(edge.origins for edge in edges),
        -sum(edge.origins for edge in edges),
        max(FIRMEST.index(edge.certainty or "U") for edge in edges),
        [(edge.actor, edge.recipient, edge.type) for edge in edges],
    )


def _quotes(
    store: Store,
    opened: Opened,
    standing: Standing,
    chosen: Mapping[str, Sequence[tuple[tuple[Edge, ...], str]]],
    as_of: date | None,
) -> dict[tuple[str, str, str], Quote]:
    every = {
        n for listed in chosen.values() for edges, _ in listed for n in _names(edges)
    }
    members = sorted({m for name in every for m in standing.merged.members(name)})
    if not members:
        return {}
    documents, days = told(as_of)
    marks = ", ".join("?" * len(members))
    query = FIRMEST_CLAIMS.format(told=documents, names=marks)
    shown = standing.merged.shown
    keys: dict[Key, tuple[str, str, str]] = {}
    needed = {
        (edge.actor, edge.recipient, edge.type)
        for listed in chosen.values()
        for edges, _ in listed
        for edge in edges
    }
    for document, claim, actor, recipient, type in opened.rows(
        query, [*days, *members, *members]
    ):
        named = shown(actor), shown(recipient), type
        if named in needed:
            keys[document, claim] = named
    loaded = load_quotes(store, opened, standing, keys)
    ordered = sorted(loaded, key=lambda key: loaded[key].order, reverse=True)
    return {keys[key]: loaded[key] for key in ordered}


def _strain(
    kind: str,
    edges: tuple[Edge, ...],
    order: str,
    quoted: Mapping[tuple[str, str, str], Quote],
) -> Strain:
    sides = []
    for edge in edges:
        quote = quoted.get((edge.actor, edge.recipient, edge.type))
        sides.append(Side(edge=edge, quotes=(quote,) if quote else ()))
    return Strain(
        kind=kind,  # type: ignore[arg-type]
        says=_says(kind, edges),
        order=order,
        names=tuple(sorted(_names(edges))),
        sides=tuple(sides),
        method=KINDS[kind],
    )


def _says(kind: str, edges: Sequence[Edge]) -> str:
    if kind == "triad":
        (middle,) = _names(edges[:1]) & _names(edges[1:2])
        one, other = sorted(_names(edges[2:]))
        return f"{middle} is on the side of both {one} and {other}, who are at odds"
    one, other = sorted(_names(edges))
    if kind == "clash":
        return f"{one} and {other} are told to be tied, and act against each other"
    return (
        f"{edges[0].actor} – {edges[0].type} – {edges[0].recipient}: one side says so"
    )
