"""Verify a store: hashes, spans, references; and tell what it holds by one hash."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from onrecord.errors import StoreError, StoreLockedError
from onrecord.store.tables import (
    ACTORS,
    DOCUMENTS,
    FEED_ENTRIES,
    FEEDS,
    JUDGMENTS,
    PER_DOCUMENT,
    SHAPES,
    TABLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.store.columns import Table
    from onrecord.store.database import Store

NOT_CONTENT: Final = frozenset(("run", "version"))
"""Columns of ``documents`` that tell of runs and not of texts."""

REFERENCES: Final = {
    "mentions": {
        "possessor": "mentions",
        "of_mention": "mentions",
        "same_as": "mentions",
        "speaker": "mentions",
    },
    "attributions": {"source_mention": "mentions", "within": "attributions"},
    "claims": {"attribution": "attributions", "denies": "claims"},
    "claim_actor_mentions": {"actor_mention": "mentions"},
    "claim_recipient_mentions": {"recipient_mention": "mentions"},
    "claim_date_mentions": {"date_mention": "dates"},
    "claim_place_mentions": {"place_mention": "places"},
    "causes": {
        "cause": "claims",
        "effect": "claims",
        "attribution": "attributions",
    },
}
"""Columns that point at a record of the same document, and its table."""

QUOTING: Final = ("mentions", "dates", "places")
"""Tables that hold the words of their span."""

_VALUE: Final = "coalesce(CAST({0} AS VARCHAR), chr(30))"
_COUNTED: Final = "SELECT count(*), min({1}) FROM {0}"
_ORPHAN: Final = "{0} t WHERE NOT EXISTS (SELECT 1 FROM {1} o WHERE {2})"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong in a store, and where it is seen first."""

    table: str
    what: str
    rows: int
    example: str | None
    """What leads to one of the rows: the id of its document, where it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a store holds, and what is wrong with it."""

    documents: int
    claims: int
    content: str | None
    """A hash of all that was read and decided, whenever and in whatever order; none
    where some of it cannot be read."""
    problems: tuple[Problem, ...]


def check_store(store: Store) -> Checked:
    """Return what is wrong in a store.

    Raises:
        StoreError: It cannot be opened at all, or another process holds it.
    """
    if unreadable := tuple(_unreadable(store)):
        return Checked(documents=0, claims=0, content=None, problems=unreadable)
    found: list[Problem] = []
    with store.opened() as opened:
        for table, what, query in _questions():
            ((rows, example),) = opened.rows(query)
            if rows:
                found.append(Problem(table, what, rows, example))
        ((documents, claims),) = opened.rows(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM claims)"
        )
    return Checked(
        documents=documents,
        claims=claims,
        content=content_hash(store),
        problems=tuple(found),
    )


def content_hash(store: Store) -> str:
    """Return a hash of what a store holds, without runs and what is derived.

    Two stores have the same where the same was read and decided, in whatever order,
    and however often it was broken off.
    """
    lines: list[str] = []
    with store.opened() as opened:
        for table in (DOCUMENTS, *PER_DOCUMENT, ACTORS, JUDGMENTS):
            ((rows, total),) = opened.rows(_hashed(table))
            lines.append(f"{table.name} {rows} {total or 0}")
    return sha256("\n".join(lines).encode("utf-8")).hexdigest()


def _hashed(table: Table) -> str:
    """Return the query that counts a table's rows and adds up their hashes."""
    left_out = NOT_CONTENT if table is DOCUMENTS else frozenset()
    row = " || chr(31) || ".join(
        _VALUE.format(name) for name in table.columns if name not in left_out
    )
    # Fifteen digits of sixteen fit a whole number, and sums do not ask for the order.
    number = f"CAST('0x' || substr(sha256({row}), 1, 15) AS BIGINT)"
    return f"SELECT count(*), sum({number}) FROM {table.name}"  # noqa: S608  our own


def _unreadable(store: Store) -> Iterator[Problem]:
    """Yield the tables that are damaged on the disk, by reading all of each."""
    store.query("SELECT 1")
    for table in TABLES:
        try:
            store.query(_hashed(table))
        except StoreLockedError:
            raise
        except StoreError as error:
            reason = str(error).removeprefix(f"{store.path}: ")
            yield Problem(table.name, f"cannot be read: {reason}", 1, None)


def _questions() -> Iterator[tuple[str, str, str]]:
    """Yield table, what is wrong with rows of it, and the query that finds these."""
    yield from _of_documents()
    for table in PER_DOCUMENT:
        yield from _of_table(table)
    for name in QUOTING:
        words = "substr(d.text, t.span_start + 1, t.span_end - t.span_start)"
        yield (
            name,
            "words that are not those of their span",
            _counted(
                f"{name} t JOIN documents d ON d.id = t.document "
                f"WHERE t.text <> {words}"
            ),
        )
    for name, columns in REFERENCES.items():
        for column, target in columns.items():
            to = f"o.document = t.document AND o.id = t.{column}"
            orphans = _ORPHAN.format(name, target, to)
            yield (
                name,
                f"{column} that is not in {target}",
                _counted(f"{orphans} AND t.{column} IS NOT NULL"),
            )
    to = "o.id = t.actor"
    orphans = _ORPHAN.format("document_actors", "actors", to)
    yield "document_actors", "actor that is not in actors", _counted(orphans)


def _of_documents() -> Iterator[tuple[str, str, str]]:
    rows = {
        "text that does not have its hash": "documents t WHERE sha256(t.text) <> t.id",
        "text of another length": "documents t WHERE length(t.text) <> t.characters",
        "run that is not in runs": _ORPHAN.format("documents", "runs", "o.id = t.run"),
    }
    for what, found in rows.items():
        yield DOCUMENTS.name, what, _COUNTED.format(found, "t.id")
    for table, key in ((DOCUMENTS, "label, id"), (FEEDS, "address")):
        yield _twice(table.name, key, key.rpartition(", ")[2])
    yield _twice(FEED_ENTRIES.name, "address", "address")
    pointing = _ORPHAN.format("judgments", "judgments", "o.id = t.retracts")
    yield (
        JUDGMENTS.name,
        "retracts that is not in judgments",
        _COUNTED.format(f"{pointing} AND t.retracts IS NOT NULL", "t.id"),
    )


def _of_table(table: Table) -> Iterator[tuple[str, str, str]]:
    """Yield what may be wrong with rows that belong to a document."""
    name = table.name
    yield (
        name,
        "row whose document is not there",
        _counted(_ORPHAN.format(name, "documents", "o.id = t.document")),
    )
    parent = next(
        (s for s in SHAPES if s.table is not table and table in s.tables), None
    )
    key = ["document", parent.one] if parent else ["document"]
    if parent:
        to = f"o.document = t.document AND o.id = t.{parent.one}"
        orphans = _ORPHAN.format(name, parent.table.name, to)
        yield name, f"row whose {parent.one} is not there", _counted(orphans)
    elif "id" in table.columns:
        yield _twice(name, "document, id", "document")
    listed = ", ".join(key)
    numbered = (
        f"(SELECT document FROM {name} GROUP BY {listed} HAVING min(position) <> 0 "  # noqa: S608
        "OR max(position) + 1 <> count(*) OR count(DISTINCT position) <> count(*)) t"
    )
    yield name, "list with rows missing or doubled", _counted(numbered)
    for stem in (
        c.removesuffix("_start") for c in table.columns if c.endswith("_start")
    ):
        yield (
            name,
            f"{stem} outside of its text",
            _counted(
                f"{name} t JOIN documents d ON d.id = t.document "
                f"WHERE NOT (0 <= t.{stem}_start AND t.{stem}_start <= t.{stem}_end "
                f"AND t.{stem}_end <= d.characters)"
            ),
        )


def _twice(table: str, key: str, example: str) -> tuple[str, str, str]:
    doubled = f"(SELECT {key} FROM {table} GROUP BY {key} HAVING count(*) > 1) t"  # noqa: S608
    return table, "row that is there twice", _COUNTED.format(doubled, f"t.{example}")


def _counted(rows: str) -> str:
    return _COUNTED.format(rows, "t.document")
