"""Keep judgements: they are added, and never changed or removed."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from onrecord.model.judgment import Judgment
from onrecord.store.tables import JUDGMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.store.database import Store
    from onrecord.store.opened import Opened

_COLUMNS = tuple(JUDGMENTS.columns)


def load_judgments(store: Store) -> list[Judgment]:
    """Return every judgement in the order in which they were made."""
    with store.opened() as opened:
        return judgments_in(opened)


def judgments_in(opened: Opened) -> list[Judgment]:
    """Return the same of a store that is open."""
    found = opened.rows(
        f"SELECT {JUDGMENTS.select()} FROM judgments ORDER BY made, id"  # noqa: S608
    )
    return [Judgment(**dict(zip(_COLUMNS, row, strict=True))) for row in found]


def add_judgments(store: Store, judgments: Sequence[Judgment]) -> int:
    """Add those that are not there yet, all or none; return how many were new."""
    values = attrgetter(*_COLUMNS)
    marks = ", ".join("?" * len(_COLUMNS))
    with store.connection(write=True) as con:
        con.begin()
        rows = con.execute("SELECT id FROM judgments").fetchall()
        known = {id for (id,) in rows}
        fresh = {each.id: each for each in judgments if each.id not in known}
        for each in fresh.values():
            con.execute(f"INSERT INTO judgments VALUES ({marks})", list(values(each)))  # noqa: S608
        con.commit()
    return len(fresh)
