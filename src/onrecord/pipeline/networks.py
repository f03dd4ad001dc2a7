"""Ask the network: what an actor is in, chains between two, what does not fit together.

Each function first compares what is new in the store with all that it holds.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.errors import QuestionError
from onrecord.pipeline.questions import open_store, storable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from onrecord.analyze.briefs import Brief
    from onrecord.analyze.disagreements import Disagreement
    from onrecord.analyze.dossiers import Dossier
    from onrecord.analyze.network import Network
    from onrecord.analyze.paths import Paths
    from onrecord.analyze.quotes import Quote
    from onrecord.analyze.standing import Standing
    from onrecord.analyze.tension import Tension
    from onrecord.corroborate.contradictions import Contradiction
    from onrecord.store import Opened, Store

DEPTHS = (1, 2, 3)


def ties(
    actor: str,
    *,
    as_of: date | None = None,
    depth: int = 1,
    rejected: bool = False,
    store: str | Path | None = None,
) -> Dossier:
    """Return the dossier of an actor: who it is, its ties, changes, contradictions.

    Args:
        actor: A name, a part of one, or an id.
        as_of: A day of publication, after which nothing counts; none for now.
        depth: 1 for its own ties, 2 for those of its partners too, 3 for theirs.
        rejected: Whether claims that somebody has rejected are told, apart.
        store: The store's file; that of the settings if not given.

    Raises:
        QuestionError: Nobody in the record is called so, or several are.
    """
    from onrecord.analyze.dossiers import find_dossier  # noqa: PLC0415
    from onrecord.corroborate.disputes import disputes_of  # noqa: PLC0415

    if depth not in DEPTHS:
        raise QuestionError(f"a depth of {depth}: give 1, 2 or 3")
    with _asked(store) as (place, opened, standing):
        dossier = find_dossier(
            *(place, opened, standing, storable(actor)), as_of=as_of, depth=depth
        )
        found = disputes_of(opened, dossier.members, as_of, _rejected(standing))
        disagreements = _disagreements(place, opened, standing, found)
    out = _rejected_of(place, dossier.members) if rejected else ()
    return replace(dossier, disagreements=disagreements, rejected=out)


def network(  # noqa: PLR0913  one argument an option of the command
    *,
    begin: date | None = None,
    end: date | None = None,
    types: Collection[str] = (),
    around: Sequence[str] = (),
    hypothetical: bool = False,
    as_of: date | None = None,
    store: str | Path | None = None,
) -> Network:
    """Return who is tied to whom in a period, and what the whole tells of each.

    Args:
        begin: First day of the period; what has no time of its own counts on the day
            that it was published on.
        end: Its last day.
        types: Types of ties and events; all if none is given.
        around: Actors; then only they, their partners, and what runs between these.
        hypothetical: Whether what is only planned, demanded or supposed counts.
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.

    Raises:
        QuestionError: Nothing ties two actors then, or a name or type is unknown.
    """
    from onrecord.analyze.edges import Scope  # noqa: PLC0415
    from onrecord.analyze.network import find_network  # noqa: PLC0415
    from onrecord.analyze.paths import known_types  # noqa: PLC0415

    if begin and end and begin > end:
        raise QuestionError(f"the period ends on {end}, before it begins on {begin}")
    scope = Scope(
        begin=begin,
        end=end,
        types=known_types(types),
        hypothetical=hypothetical,
        as_of=as_of,
    )
    with _asked(store) as (_, opened, standing):
        names = [storable(each) for each in around]
        return find_network(opened, standing, scope, around=names)


def path(  # noqa: PLR0913  one argument an option of the command
    start: str,
    goal: str,
    *,
    via: Collection[str] = (),
    most: int = 5,
    directed: bool = False,
    hypothetical: bool = False,
    as_of: date | None = None,
    store: str | Path | None = None,
) -> Paths:
    """Return the best chains of claims from one actor to another, with their words.

    No chain is an answer: then ``paths`` is empty.

    Args:
        start: A name, a part of one, or an id.
        goal: That of the other.
        via: Types that a step may go by, or "all"; ties and cooperation if none is.
        most: How many chains.
        directed: Whether a step must go from actor to recipient.
        hypothetical: Whether what is only planned, demanded or supposed counts.
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.

    Raises:
        QuestionError: Somebody is not in the record, or a type is unknown.
    """
    from onrecord.analyze.paths import find_paths  # noqa: PLC0415

    if most < 1:
        raise QuestionError(f"{most} chains: ask for one or more")
    with _asked(store) as (place, opened, standing):
        return find_paths(
            *(place, opened, standing, storable(start), storable(goal)),
            via=[storable(each) for each in via],
            most=most,
            directed=directed,
            hypothetical=hypothetical,
            as_of=as_of,
        )


def tension(
    actor: str | None = None,
    *,
    as_of: date | None = None,
    store: str | Path | None = None,
) -> Tension:
    """Return what does not fit together: triads, clashes, one-sided ties, norms.

    Args:
        actor: A name, a part of one, or an id; none for the whole record.
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.

    Raises:
        QuestionError: Nobody is called so, or the record ties nobody to anybody.
    """
    from onrecord.analyze.named import find_named  # noqa: PLC0415
    from onrecord.analyze.tension import find_tension  # noqa: PLC0415
    from onrecord.corroborate.disputes import broken_norms  # noqa: PLC0415
    from onrecord.corroborate.kinship import are_kin  # noqa: PLC0415

    words = storable(actor) if actor is not None else None
    with _asked(store) as (place, opened, standing):
        broken = broken_norms(opened, as_of, _rejected(standing))
        if words is not None:
            names = set(find_named(opened, standing, words).members)
            broken = [each for each in broken if _names_of(each) & names]
        norms = _disagreements(place, opened, standing, broken)
        return find_tension(
            *(place, opened, standing),
            kin=are_kin,
            actor=words,
            as_of=as_of,
            norms=norms,
        )


def brief(
    subject: str, *, as_of: date | None = None, store: str | Path | None = None
) -> Brief:
    """Return a brief on an actor or topic: sentences by template, each with its words.

    Args:
        subject: An actor's name, a part of one or an id; else words of the reports.
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.

    Raises:
        QuestionError: No actor is called so, and no report has these words; or several
            actors are.
    """
    from onrecord.analyze.briefs import find_brief  # noqa: PLC0415
    from onrecord.corroborate.disputes import disputes_of  # noqa: PLC0415

    with _asked(store) as (place, opened, standing):
        made = find_brief(place, opened, standing, storable(subject), as_of=as_of)
        if not made.members:
            return made
        found = disputes_of(opened, made.members, as_of, _rejected(standing))
        disagreements = _disagreements(place, opened, standing, found)
        return made.with_disagreements(disagreements)


def _names_of(found: Contradiction) -> set[str]:
    return {
        name
        for side in found.sides
        for voice in side.voices
        for name in (*voice.actor, *voice.recipient, *voice.sources)
    }


def _rejected(standing: Standing) -> set[str]:
    """Return the ids of claims that somebody has rejected."""
    return {
        judgment.subject
        for judgments in standing.of_claims.values()
        for judgment in judgments
        if judgment.verdict == "reject"
    }


def _rejected_of(store: Store, members: Iterable[str]) -> tuple[Quote, ...]:
    from onrecord.analyze.quotes import rejected_quotes  # noqa: PLC0415

    return rejected_quotes(store, set(members))


def _disagreements(
    store: Store, opened: Opened, standing: Standing, found: Sequence[Contradiction]
) -> tuple[Disagreement, ...]:
    """Return contradictions with the words of each side, copies left out."""
    from onrecord.analyze.disagreements import (  # noqa: PLC0415
        Disagreement,
        Position,
    )
    from onrecord.analyze.quotes import load_quotes  # noqa: PLC0415
    from onrecord.corroborate.contradictions import KINDS  # noqa: PLC0415

    keys = {
        (voice.document, voice.claim)
        for each in found
        for side in each.sides
        for voice in side.voices
    }
    quotes = load_quotes(store, opened, standing, keys)
    made = []
    for each in found:
        sides = []
        for side in each.sides:
            heard: dict[tuple[str, str], Quote] = {}
            for voice in side.voices:
                quote = quotes.get((voice.document, voice.claim))
                if quote:
                    heard.setdefault((quote.teller, quote.source), quote)
            sides.append(Position(value=side.value, quotes=tuple(heard.values())))
        if all(side.quotes for side in sides):
            made.append(
                Disagreement(kind=each.kind, says=KINDS[each.kind], sides=tuple(sides))
            )
    return tuple(made)


@contextmanager
def _asked(
    store: str | Path | None,
) -> Iterator[tuple[Store, Opened, Standing]]:
    """Bring a store up to date, and open it for questions to the network."""
    from onrecord.analyze.links import settle  # noqa: PLC0415
    from onrecord.corroborate import corroborate  # noqa: PLC0415

    place = open_store(store)
    standing = settle(place, corroborate)
    with place.opened() as opened:
        yield place, opened, standing
