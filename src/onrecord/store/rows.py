"""Turn readings into the columns of tables, and rows back into readings.

Column by column and not row by row, because DuckDB takes whole columns, and one list
for a column is made several times faster than one mapping for a row.
"""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from onrecord.model.document import Span
from onrecord.store.tables import (
    DOCUMENT_ACTORS,
    PASSAGES,
    SHAPES,
    layout,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.model.claim import Reading
    from onrecord.store.tables import ListField, Shape

Columns = dict[str, list[Any]]
Rows = list[tuple[Any, ...]]


def columns_of(readings: Sequence[Reading]) -> dict[str, Columns]:
    """Return the columns of every table that readings fill.

    Returns:
        By table name its columns, all equally long; a table without rows is left out.
    """
    filled: dict[str, Columns] = {}
    for shape in SHAPES:
        filled |= _shape_columns(shape, readings)
    filled[PASSAGES.name] = _passages(readings)
    filled[DOCUMENT_ACTORS.name] = _document_actors(readings)
    return {
        name: columns
        for name, columns in filled.items()
        if next(iter(columns.values()))
    }


def _shape_columns(shape: Shape, readings: Sequence[Reading]) -> dict[str, Columns]:
    of = attrgetter(shape.field)
    records = [record for reading in readings for record in of(reading)]
    documents = [r.document.id for r in readings for _ in of(r)]
    columns = _fields(records, shape.plain, shape.spans)
    columns["document"] = documents
    columns["position"] = [i for r in readings for i in range(len(of(r)))]
    filled = {shape.table.name: columns}
    for each in shape.lists:
        filled[each.table.name] = _list_columns(each, documents, records)
    return filled


def _fields(
    records: Sequence[object], plain: Mapping[str, str], spans: Mapping[str, str]
) -> Columns:
    columns: Columns = {}
    for field, column in plain.items():
        columns[column] = list(map(attrgetter(field), records))
    for field, stem in spans.items():
        pieces = list(map(attrgetter(field), records))
        columns[f"{stem}_start"] = [span.start for span in pieces]
        columns[f"{stem}_end"] = [span.end for span in pieces]
    return columns


def _list_columns(
    each: ListField, documents: Sequence[str], records: Sequence[Any]
) -> Columns:
    lists = list(map(attrgetter(each.field), records))
    names = list(each.table.columns)
    elements = [element for items in lists for element in items]
    columns: Columns = {
        names[0]: [
            doc for doc, items in zip(documents, lists, strict=True) for _ in items
        ],
        names[1]: [
            record.id
            for record, items in zip(records, lists, strict=True)
            for _ in items
        ],
        names[2]: [i for items in lists for i in range(len(items))],
    }
    if each.element is str:
        return columns | {names[3]: elements}
    if each.element is Span:
        return columns | _span_columns(elements)
    plain, spans, _ = layout(each.element)
    return columns | _fields(elements, {name: name for name in plain}, spans)


def _span_columns(spans: Sequence[Span]) -> Columns:
    return {
        "span_start": [span.start for span in spans],
        "span_end": [span.end for span in spans],
    }


def _passages(readings: Sequence[Reading]) -> Columns:
    columns: Columns = {
        "document": [r.document.id for r in readings for _ in r.sentences],
        "position": [i for r in readings for i in range(len(r.sentences))],
    }
    return columns | _span_columns([span for r in readings for span in r.sentences])


def _document_actors(readings: Sequence[Reading]) -> Columns:
    return {
        "document": [r.document.id for r in readings for _ in r.actors],
        "position": [i for r in readings for i in range(len(r.actors))],
        "actor": [actor.id for r in readings for actor in r.actors],
    }


def records_of(
    shape: Shape, rows: Rows, lists: Mapping[str, Rows]
) -> dict[str, list[Any]]:
    """Return the records that rows hold, by document, in their order.

    Args:
        shape: How records of this class are laid out.
        rows: Rows of the shape's own table, sorted by document and position.
        lists: Rows of each child table by its name, sorted by document, record and
            position.
    """
    elements = {
        each.field: _elements(each, lists[each.table.name]) for each in shape.lists
    }
    names = list(shape.table.columns)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        values = dict(zip(names, row, strict=True))
        key = values["document"], values["id"]
        given = {field: values[column] for field, column in shape.plain.items()}
        for field, stem in shape.spans.items():
            given[field] = Span(values[f"{stem}_start"], values[f"{stem}_end"])
        for field, by_record in elements.items():
            given[field] = tuple(by_record.get(key, ()))
        found[values["document"]].append(shape.record(**given))
    return found


def _elements(each: ListField, rows: Rows) -> dict[tuple[str, str], list[Any]]:
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    names = list(each.table.columns)[3:]
    for document, record, _, *values in rows:
        found[document, record].append(_element(each.element, names, values))
    return found


def _element(element: type, names: Sequence[str], values: Iterable[Any]) -> object:
    if element is str:
        return next(iter(values))
    if element is Span:
        return Span(*values)
    given = dict(zip(names, values, strict=True))
    plain, spans, _ = layout(element)
    fields: dict[str, Any] = {name: given[name] for name in plain}
    for stem in spans:
        fields[stem] = Span(given[f"{stem}_start"], given[f"{stem}_end"])
    return element(**fields)
