"""Find the one actor whom a person's words stand for, or say why there is none."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.errors import QuestionError, UnknownActorError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.analyze.standing import Standing
    from onrecord.store import Opened

EVERY: Final = """
SELECT actor AS name FROM links WHERE actor IS NOT NULL
UNION
SELECT recipient AS name FROM links WHERE recipient IS NOT NULL
"""
SAME: Final = f"SELECT name FROM ({EVERY}) every WHERE lower(name) = lower(?)"  # noqa: S608
CALLED: Final = f"""
SELECT DISTINCT every.name FROM ({EVERY}) every
JOIN mentions m ON m.name = every.name
WHERE lower(m.text) = lower(?) AND m.kind <> 'pronoun'
"""  # noqa: S608  our own query
CONTAINING: Final = f"""
SELECT name FROM ({EVERY}) every WHERE position(lower(?) IN lower(name)) > 0
"""  # noqa: S608  our own query
"""The three yield name, for the words that a person typed."""

BY_ID: Final = "SELECT name FROM actors WHERE id = ?"
IDS: Final = "SELECT name, min(id) AS id FROM actors GROUP BY name"
MOST: Final = 8
"""Names that a question about an ambiguous one is answered with."""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor: the name that it is shown under, and all that the links have."""

    name: str
    members: tuple[str, ...]


def find_named(opened: Opened, standing: Standing, words: str) -> Named:
    """Return the one actor whom words or an id stand for.

    A whole name comes before words that documents use for somebody ("PMF"), and those
    before a part of a name.

    Raises:
        QuestionError: Nobody in the record is called so, or several are.
    """
    if not words.strip():
        raise QuestionError("give the name of an actor")
    by_id = [name for (name,) in opened.rows(BY_ID, [words])]
    given = standing.every_name()
    for query in (SAME, CALLED, CONTAINING):
        found = {name for (name,) in opened.rows(query, [words])} or set(by_id)
        if query is SAME:
            found |= {each for each in given if each.lower() == words.lower()}
        shown = sorted(set(map(standing.merged.shown, found)))
        if len(shown) == 1:
            members = sorted(standing.merged.members(shown[0]))
            return Named(shown[0], tuple(members))
        if shown:
            raise QuestionError(
                _ambiguous(opened, words, shown), suggestions=shown[:MOST]
            )
    raise _unknown(opened, words)


def closest(words: str, names: Iterable[str]) -> str:
    """Return what to add to an error: names that are spelled nearly so, if any."""
    meant = ", ".join(nearest(words, names))
    return f"; did you mean {meant}?" if meant else ""


def nearest(words: str, names: Iterable[str]) -> list[str]:
    """Return names that are spelled nearly so, the nearest first."""
    every = {name.lower(): name for name in names}
    near = difflib.get_close_matches(words.lower(), every, n=3)
    return [every[name] for name in near]


def _ambiguous(opened: Opened, words: str, names: list[str]) -> str:
    ids: dict[str, str] = dict(opened.rows(IDS))
    listed = [f"{each} ({ids[each]})" if each in ids else each for each in names[:MOST]]
    more = ", …" if len(names) > MOST else ""
    told = ", ".join(listed)
    return f"several actors fit {words}: {told}{more}; give the whole name or the id"


def _unknown(opened: Opened, words: str) -> UnknownActorError:
    names = [name for (name,) in opened.rows(EVERY)]
    if not names:
        nothing = "the store holds no claim that names anybody; read a document first"
        return UnknownActorError(nothing)
    return UnknownActorError(
        f"nobody in the record is called {words}{closest(words, names)}",
        suggestions=nearest(words, names),
    )
