"""Find names of one actor across documents, each pair as a judgement with its rule.

At least one of the two is a name that the registry does not list. Whatever a rule says
is kept beside what persons say, who go before, and who may take it back.
"""

from __future__ import annotations

from datetime import UTC, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from onrecord.corroborate.spellings import blocks_of_name, compare_names
from onrecord.model.document import record_id
from onrecord.model.judgment import BY_RULE, Judgment
from onrecord.store import derived
from onrecord.store.tables import JUDGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.corroborate.spellings import Alike
    from onrecord.store import Opened, Store

_TOGETHER: Final = " + "
"""Joins the names of several for whom one mention stands."""

FRESH: Final = """
SELECT a.id, a.name, a.kind FROM actors a
LEFT JOIN compared_names c ON c.name = a.name
WHERE c.name IS NULL
ORDER BY a.name
"""
PAIRS: Final = """
SELECT DISTINCT a.name AS one, b.name AS other FROM name_blocks a
JOIN name_blocks b ON b.block = a.block AND b.name <> a.name
JOIN pending p ON p.document = a.name
ORDER BY one, other
"""
KNOWN: Final = "SELECT name, kind, known FROM actors"
TAKEN: Final = f"SELECT id FROM judgments WHERE author = '{BY_RULE}'"  # noqa: S608


def judge_names(store: Store) -> None:
    """Compare the names that are new with all that the store has."""
    with store.opened() as opened:
        fresh = [(name, kind) for id, name, kind in opened.rows(FRESH) if _is(id, name)]
    if not fresh:
        return
    with store.opened(write=True) as opened:
        opened.append_rows(derived.COMPARED_NAMES, [(name,) for name, _ in fresh])
        opened.append_rows(derived.NAME_BLOCKS, _blocks(fresh))
        opened.append_rows(derived.PENDING, [(name, "") for name, _ in fresh])
        found = list(_judged(opened))
        opened.run("DELETE FROM pending")
        taken = {row[0] for row in opened.rows(TAKEN)}
        take = attrgetter(*JUDGMENTS.columns)
        new = {each.id: take(each) for each in found if each.id not in taken}
        opened.append_rows(JUDGMENTS, new.values())


def _is(id: str, name: str) -> bool:
    """Say whether an actor is one, and goes by a name and not just a description."""
    named = any(word[:1].isupper() for word in name.split())
    return named and id == record_id("actor", name) and _TOGETHER not in name


def _blocks(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, kind in names:
        for block in blocks_of_name(name, persons=kind == "person"):
            yield name, block


def _judged(opened: Opened) -> Iterator[Judgment]:
    known = {name: (kind, listed) for name, kind, listed in opened.rows(KNOWN)}
    for one, other in opened.rows(PAIRS):
        (kind, listed), (another, listed_too) = known[one], known[other]
        persons = kind == "person"
        if persons != (another == "person") or (listed and listed_too):
            continue
        alike = compare_names(one, other, persons=persons)
        if alike:
            ends = sorted((one, other), key=lambda name: _rank(name, known[name][1]))
            yield _judgment(alike, *ends)


def _rank(name: str, listed: bool) -> tuple[bool, bool, int, str]:  # noqa: FBT001
    """Put last the name to show: a listed one, not in capitals, or else the fullest."""
    return listed, not name.isupper(), len(name), name


def _judgment(alike: Alike, one: str, other: str) -> Judgment:
    """Return a judgement by a rule; its id is that of what it says, whenever it ran."""
    return Judgment(
        id=record_id("judgment", BY_RULE, alike.verdict, alike.rule, one, other),
        made=datetime.now(UTC).replace(tzinfo=None),
        author=BY_RULE,
        verdict=alike.verdict,
        subject=one,
        object=other,
        reason=f"rule: {alike.rule}",
    )
