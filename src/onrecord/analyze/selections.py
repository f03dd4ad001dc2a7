"""Find in a history the events that a set means, and say what could not be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.analyze.told import match_names
from onrecord.errors import QuestionError, UnknownActorError, UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.analyze.event_sets import EventSet, Token
    from onrecord.analyze.histories import Bools, History
    from onrecord.analyze.standing import Standing
    from onrecord.store import Store

BY_ID: Final = "SELECT DISTINCT name FROM actors WHERE id = ?"
IDS: Final = "SELECT name, min(id) AS id FROM actors GROUP BY name"
STATES: Final = "SELECT DISTINCT name FROM actors WHERE kind = 'state'"
MOST: Final = 8
"""Names that an ambiguous one is answered with."""

_OF_A_STATE: Final = ("Government of ", "people of ")


class Naming:
    """Finds the one actor whom words stand for."""

    def __init__(self, store: Store, standing: Standing) -> None:
        self.store = store
        self.standing = standing

    def names(self, words: str) -> list[str]:
        """Return the names of all whom words may stand for; an id stands for one."""
        try:
            return sorted(match_names(self.store, words, self.standing))
        except UnknownIdError:
            rows = self.store.query(BY_ID, [words]).rows
            return sorted({self.standing.merged.shown(name) for (name,) in rows})

    def one(self, words: str) -> str:
        """Return the name that the actor is shown under.

        Raises:
            QuestionError: Nobody is called so, or several are.
        """
        if not words.strip():
            raise QuestionError("give the name of an actor")
        names = self.names(words)
        if len(names) > 1:
            raise QuestionError(self._several(words, names), suggestions=names[:MOST])
        if names:
            return names[0]
        try:
            return next(iter(match_names(self.store, words, self.standing)))
        except UnknownIdError as error:
            raise UnknownActorError(
                str(error), suggestions=error.suggestions
            ) from error

    def all(self, asked: EventSet, tokens: Iterable[Token]) -> frozenset[str]:
        """Return the actors of a set; a mistake is told with a caret."""
        found = set()
        for token in tokens:
            try:
                found.add(self.one(token.text))
            except QuestionError as error:
                raise asked.fault(str(error), token, error.suggestions) from error
        return frozenset(found)

    def home(self, asked: EventSet, actors: Iterable[str]) -> frozenset[str]:
        """Return the states that actors are, or are the people or government of."""
        states = {name for (name,) in self.store.query(STATES).rows}
        found = set()
        for actor in actors:
            bare = actor
            for prefix in _OF_A_STATE:
                bare = bare.removeprefix(prefix)
            if bare not in states:
                reason = f"the record does not tell where {actor} is at home; use in"
                raise asked.fault(reason, asked.home)
            found.add(bare)
        if not found:
            raise asked.fault("say before the type whose home it is", asked.home)
        return frozenset(found)

    def _several(self, words: str, names: list[str]) -> str:
        ids = dict(self.store.query(IDS).rows)
        told = ", ".join(f"{each} ({ids.get(each, 'no id')})" for each in names[:MOST])
        more = ", …" if len(names) > MOST else ""
        return f"several actors fit {words}: {told}{more}; give the whole name or an id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """The events of a set, and which more there may be."""

    text: str
    every: Bools
    """Of each event of the history whether it is in the set, with a day or without."""
    which: Bools
    """The same for those with a day."""
    undated: int
    """Events in the set that have none."""
    unplaced: int
    """Events that may be in it, but are told without a place."""
    guessed: int
    """Events in it whose day is that of publication."""

    @property
    def events(self) -> int:
        """How many there are."""
        return int(self.which.sum())


def select_events(history: History, asked: EventSet, naming: Naming) -> Selected:
    """Return the events of a set.

    Raises:
        QuestionError: It asks for ties, for an actor whom nobody knows, for the home
            of somebody who has none, or for a place where nothing happened.
    """
    if asked.kind != "event":
        raise asked.fault("a tie has no day; name a type of event, such as AID")
    actors = naming.all(asked, asked.actors)
    which = _of_types(history, asked)
    if asked.actors:
        which &= history.actors.of(history.codes(actors), len(history))
    if asked.recipients:
        recipients = naming.all(asked, asked.recipients)
        which &= history.recipients.of(history.codes(recipients), len(history))
    unplaced = np.zeros(len(history), dtype=bool)
    if asked.places or asked.home:
        home = naming.home(asked, actors) if asked.home else frozenset()
        placed, there = _places(history, asked, home)
        unplaced = which & ~placed
        which = which & there
    dated = which & history.dated
    return Selected(
        text=asked.text,
        every=which,
        which=dated,
        undated=int((which & ~history.dated).sum()),
        unplaced=int(unplaced.sum()),
        guessed=int((dated & history.guessed).sum()),
    )


def _of_types(history: History, asked: EventSet) -> Bools:
    found: Bools = np.zeros(len(history), dtype=bool)
    for each in asked.what:
        of_type = history.type == _code(history.types, each.type)
        if each.mode is not None:
            of_type = of_type & (history.mode == _code(history.modes, each.mode))
        found |= of_type
    return found


def _code(table: tuple[str, ...], value: str) -> int:
    return table.index(value) if value in table else -1


def _places(
    history: History, asked: EventSet, home: frozenset[str]
) -> tuple[Bools, Bools]:
    """Return which events are told with a place, and which are where the set says."""
    wanted = {token.text.lower(): token for token in asked.places}
    seen: set[str] = set()
    there = []
    for place in history.places:
        regions = [part.split(",") for part in place.split(";")]
        parts = {each.strip().lower() for region in regions for each in region}
        seen |= parts
        countries = {region[-1].strip() for region in regions}
        if asked.home is None:
            there.append(bool(parts & wanted.keys()))
        elif asked.home.text == "abroad":
            there.append(bool(place) and not countries & home)
        else:
            there.append(bool(countries & home))
    for words, token in wanted.items():
        if words not in seen:
            raise asked.fault(f"nothing in the record is told of {token.text}", token)
    placed = np.array([bool(place) for place in history.places], dtype=bool)
    if not len(history):
        return placed, placed
    return placed[history.place], np.array(there, dtype=bool)[history.place]
