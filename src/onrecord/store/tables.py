"""The tables of a store: their columns are derived from the records.

A field that holds a list becomes a child table, one row an element, so that the SQL
over it stays common; a span becomes two columns. Two fields have names that SQL keeps
for itself: ``when`` is the column ``date``, ``where`` the column ``place``.

Every row of a record names its document by the hash of the text. A text that two
labels share is read once and stands once; ``documents`` has a row for each label.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from onrecord.model.claim import Attribution, Cause, Claim
from onrecord.model.document import Document, Span
from onrecord.model.feed import Feed, FeedEntry
from onrecord.model.judgment import Judgment
from onrecord.model.mention import Actor, DateMention, Mention, PlaceMention
from onrecord.store.columns import Table
from onrecord.store.derived import DERIVED

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA_VERSION: Final = 7
"""Raised whenever a table changes, with the records it is derived from or without."""

_SQL_NAMES: Final = {"when": "date", "where": "place", "of": "of_mention"}
_SQL_TYPES: Final = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    date: "DATE",
    datetime: "TIMESTAMP",
}
_NAMES: Final = {"Span": Span, "date": date, "datetime": datetime}
"""What the records name only for a type checker."""


@dataclass(frozen=True, slots=True)
class ListField:
    """A field that holds a list, and the child table that its elements go to."""

    field: str
    element: type
    table: Table


@dataclass(frozen=True, slots=True)
class Shape:
    """How the records of one class are laid out in tables."""

    record: type
    field: str
    """The field of a reading that holds them, which is also the table's name."""
    one: str
    """What one of them is called: the column by which child tables point at it."""
    table: Table
    plain: dict[str, str]
    """Fields of one value, and the column of each."""
    spans: dict[str, str]
    """Fields that hold a span, and how its two columns begin."""
    lists: tuple[ListField, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its own table and those of its lists."""
        return self.table, *(each.table for each in self.lists)


@cache
def layout(record: type) -> tuple[dict[str, str], dict[str, str], dict[str, type]]:
    """Return the fields of a record class by their kind: plain, spans, lists.

    Returns:
        The SQL type of each plain field, the column stem of each span, and the
        element class of each list.
    """
    hints = get_type_hints(record, localns=_NAMES)
    plain: dict[str, str] = {}
    spans: dict[str, str] = {}
    lists: dict[str, type] = {}
    for field in fields(record):
        hint = hints[field.name]
        if get_origin(hint) is tuple:
            lists[field.name] = get_args(hint)[0]
        elif hint is Span:
            spans[field.name] = field.name
        else:
            plain[field.name] = _SQL_TYPES[_scalar(hint)]
    return plain, spans, lists


def _scalar(hint: Any) -> type:  # noqa: ANN401  a type hint may be of any class
    """Return the Python type of a value that may be missing, or of a literal."""
    if get_origin(hint) in {Union, UnionType}:
        return _scalar(next(arg for arg in get_args(hint) if arg is not type(None)))
    if get_args(hint):
        return type(get_args(hint)[0])
    assert isinstance(hint, type)  # noqa: S101  a record has no other kind of field
    return hint


def _span_columns(stem: str) -> dict[str, str]:
    return {f"{stem}_start": "BIGINT", f"{stem}_end": "BIGINT"}


def _element_columns(field: str, element: type) -> dict[str, str]:
    """Return the columns that one element of a list fills."""
    if element is Span:
        return _span_columns("span")
    if element is str:
        return {field.removesuffix("s"): "VARCHAR"}
    plain, spans, _ = layout(element)
    columns = dict(plain)
    for stem in spans:
        columns |= _span_columns(stem)
    return columns


def _plural(word: str) -> str:
    return word if word.endswith("s") else f"{word}s"


def shape_of(record: type, field: str, one: str) -> Shape:
    """Return how the records of a class are laid out."""
    plain, spans, lists = layout(record)
    own = {_SQL_NAMES.get(name, name): kind for name, kind in plain.items()}
    for stem in spans:
        own |= _span_columns(stem)
    key = {"document": "VARCHAR", one: "VARCHAR", "position": "BIGINT"}
    children = tuple(
        ListField(
            field=name,
            element=element,
            table=Table(
                f"{one}_{_plural(name)}", key | _element_columns(name, element)
            ),
        )
        for name, element in lists.items()
    )
    return Shape(
        record=record,
        field=field,
        one=one,
        table=Table(field, own | {"position": "BIGINT"}),
        plain={name: _SQL_NAMES.get(name, name) for name in plain},
        spans=spans,
        lists=children,
    )


SHAPES: Final = (
    shape_of(Mention, "mentions", "mention"),
    shape_of(Attribution, "attributions", "attribution"),
    shape_of(Claim, "claims", "claim"),
    shape_of(Cause, "causes", "cause"),
    shape_of(DateMention, "dates", "date_mention"),
    shape_of(PlaceMention, "places", "place_mention"),
)
"""The records of a reading that belong to its document alone."""

DOCUMENTS: Final = Table(
    "documents",
    layout(Document)[0]
    | {"characters": "BIGINT", "version": "BIGINT", "run": "VARCHAR"},
)
"""One row for each label and text; the highest version of a label is the current."""

PASSAGES: Final = Table(
    "passages",
    {"document": "VARCHAR", "position": "BIGINT"} | _span_columns("span"),
)
"""The sentences, in order."""

ACTORS: Final = Table("actors", layout(Actor)[0])
DOCUMENT_ACTORS: Final = Table(
    "document_actors",
    {"document": "VARCHAR", "position": "BIGINT", "actor": "VARCHAR"},
)
JUDGMENTS: Final = Table("judgments", layout(Judgment)[0])
"""Recorded decisions; one is taken back by another that ``retracts`` its id."""

FEEDS: Final = Table("feeds", layout(Feed)[0])
FEED_ENTRIES: Final = Table("feed_entries", layout(FeedEntry)[0])
"""What is watched; see ``onrecord watch``."""

RUNS: Final = Table(
    "runs",
    {
        "id": "VARCHAR",
        "command": "VARCHAR",
        "program": "VARCHAR",
        "started": "TIMESTAMP",
        "finished": "TIMESTAMP",
        "documents": "BIGINT",
        "failures": "BIGINT",
    },
)
FAILURES: Final = Table(
    "failures",
    dict.fromkeys(("run", "label", "stage", "reason"), "VARCHAR"),
)
META: Final = Table("meta", {"name": "VARCHAR", "value": "VARCHAR"})

PER_DOCUMENT: Final = (
    *(table for shape in SHAPES for table in shape.tables),
    PASSAGES,
    DOCUMENT_ACTORS,
)
"""Tables whose rows are replaced when a document is read differently."""

TABLES: Final = (
    DOCUMENTS,
    *PER_DOCUMENT,
    ACTORS,
    JUDGMENTS,
    FEEDS,
    FEED_ENTRIES,
    RUNS,
    FAILURES,
    META,
    *DERIVED,
)


def views() -> Iterator[str]:
    """Yield the statements that create the views over the current documents."""
    yield from (f"CREATE VIEW {name} AS {select}" for name, select in selects())


def selects(where: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name and the query of each view over documents that stand.

    Args:
        where: Which versions count, as a clause that ends on a space; all if empty.
    """
    documents = (
        f"SELECT {DOCUMENTS.select('d.')} "  # noqa: S608  names of our own
        "FROM documents d JOIN (SELECT label, max(version) AS version "
        f"FROM documents {where}GROUP BY label) latest "
        "ON d.label = latest.label AND d.version = latest.version"
    )
    yield "current_documents", documents
    for table in PER_DOCUMENT:
        rows = (
            f"SELECT {table.select('r.')} FROM {table.name} r "  # noqa: S608
            "WHERE r.document IN (SELECT id FROM current_documents)"
        )
        yield f"current_{table.name}", rows
