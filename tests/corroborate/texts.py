"""Short reports of our own for tests of copies, and a store that holds them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord.corroborate.copied import find_copies
from onrecord.corroborate.independence import compare_texts
from onrecord.corroborate.origins import write_origins
from onrecord.model.claim import Reading
from onrecord.model.document import Document
from onrecord.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.corroborate.copied import Copied

WIRE = (
    "Engineers of the northern canal authority closed two locks near Brenna on Tuesday "
    "after divers had found cracks in the lower gate, a spokesman for the authority "
    "said. Forty barges with timber and coal were waiting upstream in the evening, and "
    "their owners were told to expect a delay of nine days.\n\n"
    'The gate was last repaired in 1994. "We knew that it was tired, but nobody knew '
    'how tired it was until this very morning," the spokesman said. The transport '
    "ministry promised money for a new one in the coming budget, while the union of "
    "skippers demanded that the ministry pay for the time that its members lose."
)
OTHER = (
    "The council of Brenna spent most of its session on the question of who should pay "
    "for the town's second bridge. Merchants want it beside the market, and the mayor "
    "wants it by the mill, where land is cheap and nobody objects.\n\n"
    'A canal official told the session: "We knew that it was tired, but nobody knew '
    'how tired it was until this very morning." He meant the lower gate. The council '
    "will vote on the bridge in two weeks, after a walk along both banks of the river."
)
PARAGRAPH = WIRE.split("\n\n", maxsplit=1)[0]


def document(
    label: str,
    text: str,
    *,
    day: int | None = 1,
    publisher: str | None = None,
) -> Document:
    """Return a document of a day in March 2021."""
    return Document.of(
        text,
        label=label,
        publisher=publisher,
        published=date(2021, 3, day) if day else None,
    )


def store_of(folder: Path, *documents: Document, name: str = "texts") -> Store:
    """Return a store that holds documents, their texts compared."""
    store = Store(folder / f"{name}.duckdb")
    add(store, *documents)
    return store


def add(store: Store, *documents: Document) -> None:
    """Write documents to a store, and compare their texts."""
    run = store.start_run("read", "test")
    store.write_many([Reading(document=each) for each in documents], run)
    compare_texts(store)
    with store.opened(write=True) as opened:
        write_origins(opened)


def copies(store: Store, day: int | None = None) -> list[Copied]:
    """Return who copied whom, by a day of March 2021."""
    with store.opened() as opened:
        return find_copies(opened, date(2021, 3, day) if day else None)
