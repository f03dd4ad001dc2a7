"""Put together what the record has on one actor: ties, offices, changes, on whose word.

The counts come from the links, and words are loaded for what is shown. Contradictions
are not found here: they need the claims of both sides (``corroborate``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.analyze.edges import Scope, load_edges
from onrecord.analyze.named import find_named
from onrecord.analyze.quotes import FIRMEST, load_quotes
from onrecord.analyze.registered import kind_and_state, terms_on
from onrecord.analyze.sayings import sayings_of
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from onrecord.analyze.disagreements import Disagreement
    from onrecord.analyze.edges import Edge
    from onrecord.analyze.named import Named
    from onrecord.analyze.quotes import Key, Quote
    from onrecord.analyze.registered import Term
    from onrecord.analyze.sayings import Saying, Status
    from onrecord.analyze.standing import Standing
    from onrecord.model.claim import Certainty
    from onrecord.store import Opened, Store

MOST_OF_A_TYPE: Final = 12
"""Ties of one type and direction whose words are loaded; the rest is counted."""
MOST_AROUND: Final = 60
MOST_NAMES: Final = 8

CALLED: Final = """
SELECT text, count(*) AS times FROM current_mentions
WHERE name IN ({names}) AND kind <> 'pronoun'
GROUP BY text ORDER BY times DESC, text
"""
KIND: Final = "SELECT min(kind) AS kind FROM actors WHERE name IN ({names})"


@dataclass(frozen=True, slots=True)
class Turn:
    """What began to be said of a tie on a day that was not said before."""

    day: date
    status: Status
    teller: str
    when: str | None
    """The time that it is told of, as EDTF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """One tie of an actor with another, and all who tell or deny it."""

    type: str
    outgoing: bool
    """Whether it runs from the actor."""
    other: str | None
    """None where the texts name nobody at the other end."""
    claims: int
    tellers: tuple[str, ...]
    """Independent tellers of what says so, sorted."""
    against: tuple[str, ...]
    """Those of what says that it is not so."""
    certainty: Certainty | None
    weakest: Certainty | None
    first: date | None
    """First day that it was told on, either way."""
    last: date | None
    supposed: bool
    """Whether it is only planned, demanded or supposed."""
    inferred: bool
    turns: tuple[Turn, ...]
    """More than one where what is said has changed."""
    quotes: tuple[Quote, ...]
    """The firmest claim that says so and the firmest that denies it, with words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """How often an actor did something of a type, or had it done to it."""

    type: str
    outgoing: bool
    claims: int
    tellers: int
    partners: tuple[tuple[str, int], ...]
    """With whom most often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What the record has on one actor."""

    name: str
    members: tuple[str, ...]
    """Names that judgements hold to be the same."""
    called: tuple[str, ...]
    """How the texts name it, the most frequent first."""
    kind: str | None
    state: str | None
    """The state that it belongs to, by the tables of the house."""
    as_of: date | None
    day: date | None
    """The day that offices are told for: as of, else that of its last report."""
    terms: tuple[Term, ...]
    """Offices by the tables of the house, which no report stands behind."""
    documents: int
    claims: int
    first: date | None
    last: date | None
    bonds: tuple[Bond, ...]
    more: tuple[tuple[str, bool, int], ...]
    """Type, direction and number of bonds that are counted only."""
    deeds: tuple[Deeds, ...]
    around: tuple[Edge, ...]
    """Ties of those that it is tied to, by depth."""
    disagreements: tuple[Disagreement, ...] = ()
    """Claims about it that exclude each other, of events too."""
    rejected: tuple[Quote, ...] = ()
    """Claims that somebody has rejected, if they were asked for."""

    @property
    def changed(self) -> tuple[Bond, ...]:
        """Bonds of which something else was said later."""
        return tuple(bond for bond in self.bonds if len(bond.turns) > 1)


def find_dossier(
    store: Store,
    opened: Opened,
    standing: Standing,
    words: str,
    *,
    as_of: date | None = None,
    depth: int = 1,
) -> Dossier:
    """Return what the record has on an actor.

    Args:
        store: The store.
        opened: The same, open.
        standing: The judgements in force.
        words: A name, a part of one, or an id.
        as_of: A day of publication, after which nothing counts; none for now.
        depth: 1 for its own ties, 2 for those of its partners too, 3 for theirs.

    Raises:
        QuestionError: Nobody in the record is called so, or several are.
    """
    named = find_named(opened, standing, words)
    rows = sayings_of(opened, standing, named, as_of)
    ties = [row for row in rows if row.kind == "tie"]
    bonds, more = _bonds_of(store, opened, standing, _groups(named.name, ties))
    days = [row.published for row in rows if row.published]
    others = {name for row in ties for name in (row.actor, row.recipient) if name}
    partners = others - {named.name}
    day = as_of or max(days, default=None)
    kind, state = _kind(opened, named)
    return Dossier(
        name=named.name,
        members=named.members,
        called=_called(opened, named),
        kind=kind,
        state=state,
        as_of=as_of,
        day=day,
        terms=terms_on(named.name, day) if day else (),
        documents=len({row.key[0] for row in rows}),
        claims=len({row.key for row in rows}),
        first=min(days, default=None),
        last=max(days, default=None),
        bonds=bonds,
        more=more,
        deeds=tuple(_deeds(named.name, rows)),
        around=_around(opened, standing, named, partners, as_of, depth),
    )


_Group = tuple[str, bool, str | None]


def _groups(name: str, ties: Iterable[Saying]) -> dict[_Group, list[Saying]]:
    """Return what is said by type, direction and partner."""
    symmetric = {each.name for each in types().values() if each.symmetric}
    found: dict[_Group, list[Saying]] = defaultdict(list)
    for row in ties:
        outgoing, other = row.seen_from(name)
        found[row.type, outgoing or row.type in symmetric, other].append(row)
    return found


def _chosen(
    groups: Mapping[_Group, list[Saying]],
) -> tuple[list[_Group], tuple[tuple[str, bool, int], ...]]:
    """Return which bonds are shown, and how many more there are of a kind."""
    order = {name: rank for rank, name in enumerate(types())}
    kinds: dict[tuple[bool, int, str], list[_Group]] = defaultdict(list)
    for group in groups:
        type, outgoing, _ = group
        kinds[not outgoing, order.get(type, len(order)), type].append(group)
    shown: list[_Group] = []
    more = []
    for (incoming, _, type), members in sorted(kinds.items()):
        members.sort(key=lambda group: _weight(groups[group]))
        shown += members[:MOST_OF_A_TYPE]
        if len(members) > MOST_OF_A_TYPE:
            more.append((type, not incoming, len(members) - MOST_OF_A_TYPE))
    return shown, tuple(more)


def _weight(rows: Sequence[Saying]) -> tuple[object, ...]:
    best = min(row.strength for row in rows)
    tellers = {row.teller for row in rows if row.polarity == "+"}
    return (
        best[0],
        -len(tellers),
        -len(rows),
        best,
        rows[0].actor or "",
        rows[0].recipient or "",
    )


def _bonds_of(
    store: Store,
    opened: Opened,
    standing: Standing,
    groups: Mapping[_Group, list[Saying]],
) -> tuple[tuple[Bond, ...], tuple[tuple[str, bool, int], ...]]:
    """Return the bonds that are shown, with words, and how many there are besides."""
    shown, more = _chosen(groups)
    return _bonds(store, opened, standing, {key: groups[key] for key in shown}), more


def _bonds(
    store: Store,
    opened: Opened,
    standing: Standing,
    groups: Mapping[_Group, list[Saying]],
) -> tuple[Bond, ...]:
    keys = {group: _best(rows) for group, rows in groups.items()}
    wanted = {key for found in keys.values() for key in found}
    quotes = load_quotes(store, opened, standing, wanted)
    return tuple(
        _bond(group, rows, [quotes[key] for key in keys[group] if key in quotes])
        for group, rows in groups.items()
    )


def _best(rows: Sequence[Saying]) -> list[Key]:
    """Return the firmest claim that says so, and the firmest that denies it."""
    found = []
    for polarity in ("+", "-"):
        of_it = [row for row in rows if row.polarity == polarity]
        if of_it:
            found.append(min(of_it, key=lambda row: row.strength).key)
    return found


def _bond(group: _Group, rows: Sequence[Saying], quotes: Sequence[Quote]) -> Bond:
    type, outgoing, other = group
    affirming = [row for row in rows if row.polarity == "+"]
    firm = sorted((row.certainty for row in affirming), key=FIRMEST.index)
    days = [row.published for row in rows if row.published]
    return Bond(
        type=type,
        outgoing=outgoing,
        other=other,
        claims=len({row.key for row in rows}),
        tellers=tuple(sorted({row.teller for row in affirming})),
        against=tuple(sorted({row.teller for row in rows if row.polarity == "-"})),
        certainty=firm[0] if firm else None,
        weakest=firm[-1] if firm else None,
        first=min(days, default=None),
        last=max(days, default=None),
        supposed=all(row.modality != "actual" for row in rows),
        inferred=all(row.inferred for row in rows),
        turns=tuple(_turns(rows)),
        quotes=tuple(quotes),
    )


def _turns(rows: Iterable[Saying]) -> Iterator[Turn]:
    """Yield when a tie began to be told, planned or denied, day by day."""
    dated = [row for row in rows if row.published]
    before: Status | None = None
    for row in sorted(dated, key=lambda row: (row.published, row.strength)):
        if row.status != before and row.published:
            yield Turn(row.published, row.status, row.teller, row.when)
            before = row.status


def _deeds(name: str, rows: Iterable[Saying]) -> Iterator[Deeds]:
    groups: dict[tuple[bool, str], list[Saying]] = defaultdict(list)
    for row in rows:
        if row.kind == "event" and row.status == "told":
            groups[not row.seen_from(name)[0], row.type].append(row)
    for (incoming, type), of_it in sorted(
        groups.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1])
    ):
        others = (row.seen_from(name)[1] for row in of_it)
        partners = Counter(other for other in others if other)
        most = sorted(partners.items(), key=lambda pair: (-pair[1], pair[0]))
        yield Deeds(
            type=type,
            outgoing=not incoming,
            claims=len({row.key for row in of_it}),
            tellers=len({row.teller for row in of_it}),
            partners=tuple(most[:MOST_NAMES]),
        )


def _around(
    opened: Opened,
    standing: Standing,
    named: Named,
    partners: set[str],
    as_of: date | None,
    depth: int,
) -> tuple[Edge, ...]:
    """Return ties between those that are up to so many steps away."""
    found: dict[tuple[str, str, str], Edge] = {}
    seen, frontier = {named.name}, partners
    for _ in range(depth - 1):
        names = {each for name in frontier for each in standing.merged.members(name)}
        scope = Scope(as_of=as_of, names=tuple(sorted(names)), kind="tie")
        edges = load_edges(opened, standing, scope) if names else []
        own = [each for each in edges if named.name not in (each.actor, each.recipient)]
        found |= {(each.actor, each.type, each.recipient): each for each in own}
        seen |= frontier
        frontier = {n for each in own for n in (each.actor, each.recipient)} - seen
    ordered = sorted(found, key=lambda key: (-found[key].origins, key))
    return tuple(found[key] for key in ordered[:MOST_AROUND])


def _called(opened: Opened, named: Named) -> tuple[str, ...]:
    marks = ", ".join("?" * len(named.members))
    rows = opened.rows(CALLED.format(names=marks), list(named.members))
    own = {name.lower() for name in named.members}
    forms = {text.lower(): text for text, _ in reversed(rows)}
    first = [text for text, _ in rows if forms.get(text.lower()) == text]
    return tuple(each for each in first if each.lower() not in own)[:MOST_NAMES]


def _kind(opened: Opened, named: Named) -> tuple[str | None, str | None]:
    """Return what an actor is and its state: by the tables, else as it was read."""
    kind, state = kind_and_state(named.name)
    marks = ", ".join("?" * len(named.members))
    read = opened.rows(KIND.format(names=marks), list(named.members))[0][0]
    return kind or read, state
