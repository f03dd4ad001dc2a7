"""Add links up to edges: what runs from one actor to another, by type.

This is common SQL in the store; an edge knows how many claims, documents and
independent tellers it has, and not their words: those are loaded for what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from onrecord.analyze.quotes import FIRMEST
from onrecord.analyze.signs import sign_of
from onrecord.analyze.tellers import TELLER, TELLERS, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from onrecord.analyze.signs import Sign
    from onrecord.analyze.standing import Standing
    from onrecord.model.claim import Certainty
    from onrecord.store import Opened

FIRM: Final = (
    "CASE WHEN l.certainty = 'CT' THEN 0 WHEN l.certainty = 'PR' THEN 1 "
    "WHEN l.certainty = 'PS' THEN 2 ELSE 3 END"
)
"""0 for certain to 3 for not committed."""

EDGES: Final = f"""
SELECT l.kind, l.type, l.actor, l.recipient,
    sum(CASE WHEN l.polarity = '+' THEN 1 ELSE 0 END) AS claims,
    sum(CASE WHEN l.polarity = '-' THEN 1 ELSE 0 END) AS denials,
    count(DISTINCT CASE WHEN l.polarity = '+' THEN l.document END) AS documents,
    count(DISTINCT CASE WHEN l.polarity = '+' THEN {TELLER} END) AS origins,
    min(CASE WHEN l.polarity = '+' THEN {FIRM} END) AS firmest,
    max(CASE WHEN l.polarity = '+' THEN {FIRM} END) AS weakest,
    min(t.published) AS first_told, max(t.published) AS last_told,
    min(CASE WHEN l.inferred THEN 1 ELSE 0 END) AS inferred,
    min(CASE WHEN l.modality = 'actual' THEN 0 ELSE 1 END) AS supposed
FROM links l
JOIN ({{told}}) t ON t.document = l.document
{TELLERS}
LEFT JOIN edtf_days e ON e.date = l.date
WHERE l.actor IS NOT NULL AND l.recipient IS NOT NULL AND l.actor <> l.recipient
{{conditions}}
GROUP BY l.kind, l.type, l.actor, l.recipient
ORDER BY l.actor, l.recipient, l.type
"""  # noqa: S608  our own names
IN_PERIOD: Final = """
AND CASE WHEN e.first_day IS NULL AND e.last_day IS NULL
    THEN t.published >= CAST(? AS DATE) AND t.published <= CAST(? AS DATE)
    ELSE (e.first_day IS NULL OR e.first_day <= CAST(? AS DATE))
        AND (e.last_day IS NULL OR e.last_day >= CAST(? AS DATE)) END
"""
"""What happened in a period; without a time of its own, what was told in it."""

EARLIEST: Final = "0001-01-01"
LATEST: Final = "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What all claims of one type say that one actor is, or does, to another."""

    actor: str
    recipient: str
    kind: Literal["event", "tie"]
    type: str
    claims: int
    """Claims that say so."""
    denials: int
    documents: int
    origins: int
    """Independent tellers of what says so."""
    certainty: Certainty | None
    """The firmest that it is told with; None where it is only denied."""
    weakest: Certainty | None
    first: date | None
    """The first day that it was told on."""
    last: date | None
    inferred: bool = False
    """Whether nothing but inference stands behind it."""
    supposed: bool = False
    """Whether it is only planned, demanded or supposed."""

    @property
    def sign(self) -> Sign:
        """1 for cooperation, -1 for conflict, 0 for neither."""
        return sign_of(self.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which links a question is about."""

    as_of: date | None = None
    """A day of publication, after which nothing counts."""
    begin: date | None = None
    end: date | None = None
    """First and last day of the period of what happened."""
    hypothetical: bool = False
    """Whether what is only planned, demanded or supposed counts."""
    kind: Literal["event", "tie"] | None = None
    types: tuple[str, ...] = ()
    """None for all."""
    names: tuple[str, ...] = ()
    """Only what one of these takes part in."""
    both: tuple[str, ...] = ()
    """Only what runs between two of these."""

    def conditions(self) -> tuple[str, list[object]]:
        """Return the conditions in SQL on links ``l``, and their parameters."""
        parts, given = list[str](), list[object]()
        if not self.hypothetical:
            parts.append("AND l.modality = 'actual'")
        if self.kind:
            parts.append("AND l.kind = ?")
            given.append(self.kind)
        if self.types:
            parts.append(f"AND l.type IN ({_marks(self.types)})")
            given += self.types
        if self.names:
            marks = _marks(self.names)
            parts.append(f"AND (l.actor IN ({marks}) OR l.recipient IN ({marks}))")
            given += (*self.names, *self.names)
        if self.both:
            marks = _marks(self.both)
            parts.append(f"AND l.actor IN ({marks}) AND l.recipient IN ({marks})")
            given += (*self.both, *self.both)
        if self.begin or self.end:
            first = self.begin.isoformat() if self.begin else EARLIEST
            last = self.end.isoformat() if self.end else LATEST
            parts.append(IN_PERIOD)
            given += [first, last, last, first]
        return "\n".join(parts), given


def load_edges(opened: Opened, standing: Standing, scope: Scope) -> list[Edge]:
    """Return the edges of a scope, by actor, recipient and type."""
    documents, days = told(scope.as_of)
    conditions, given = scope.conditions()
    query = EDGES.format(told=documents, conditions=conditions)
    edges = [_edge(row) for row in opened.rows(query, [*days, *given])]
    return merged(edges, standing) if standing.merged else edges


def merged(edges: Iterable[Edge], standing: Standing) -> list[Edge]:
    """Return edges between actors as judgements name them, those of one name added up.

    Tellers and documents of added edges may be the same; the larger number counts.
    """
    found: dict[tuple[str, str, str], Edge] = {}
    shown = standing.merged.shown
    for edge in edges:
        named = replace(edge, actor=shown(edge.actor), recipient=shown(edge.recipient))
        key = named.actor, named.recipient, named.type
        if named.actor != named.recipient:
            found[key] = _added(found[key], named) if key in found else named
    return [found[key] for key in sorted(found)]


def _added(one: Edge, other: Edge) -> Edge:
    firm = [each for each in (one.certainty, other.certainty) if each]
    weak = [each for each in (one.weakest, other.weakest) if each]
    return replace(
        one,
        claims=one.claims + other.claims,
        denials=one.denials + other.denials,
        documents=max(one.documents, other.documents),
        origins=max(one.origins, other.origins),
        certainty=min(firm, key=FIRMEST.index, default=None),
        weakest=max(weak, key=FIRMEST.index, default=None),
        first=min((d for d in (one.first, other.first) if d), default=None),
        last=max((d for d in (one.last, other.last) if d), default=None),
        inferred=one.inferred and other.inferred,
        supposed=one.supposed and other.supposed,
    )


def _edge(row: Sequence[Any]) -> Edge:
    kind, type, actor, recipient, claims, denials, documents, origins, *rest = row
    firmest, weakest, first, last, inferred, supposed = rest
    return Edge(
        actor=actor,
        recipient=recipient,
        kind=kind,
        type=type,
        claims=int(claims),
        denials=int(denials),
        documents=documents,
        origins=origins,
        certainty=None if firmest is None else FIRMEST[firmest],
        weakest=None if weakest is None else FIRMEST[weakest],
        first=first,
        last=last,
        inferred=bool(inferred),
        supposed=bool(supposed),
    )


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
