"""Parse the sentences of the cases anew: ``python -m tests.refresh``."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from onrecord.model.annotation import KEY, Annotation
from onrecord.model.document import Document
from onrecord.read import annotate
from tests.extract.cases import FOLDER, cases, freeze

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAD: Final = (
    "The talks between the two sides went on for most of the week, but there was no "
    "word of progress. Shops in the old town stayed closed, and few people were seen "
    "in the streets near the harbor. Trains to the coast ran again from Thursday.\n\n"
)
"""What a case is read behind: the reader is trained on reports, not on sentences."""


def refresh() -> None:
    """Write the parse of every case beside its YAML file."""
    for file, group in itertools.groupby(cases(), key=lambda case: case.file):
        blocks = [freeze(case.text, read(case.text)) for case in group]
        (FOLDER / f"{file}.conllu").write_text("\n".join(blocks), "utf-8")


def read(text: str) -> Doc:
    """Return the parse of a text that follows on the lead."""
    doc = annotate(Document.of(LEAD + text, label="case"))
    first = next(token.i for token in doc if token.idx >= len(LEAD))
    own = doc[first:].as_doc()
    before: Annotation = doc.user_data[KEY]
    where = [i - first for i in range(len(doc))]
    own.user_data[KEY] = Annotation(
        attributions=tuple(
            a.moved(where) for a in before.attributions if min(a.content) >= first
        ),
        triggers=tuple(
            t.moved(where) for t in before.triggers if min(t.words) >= first
        ),
    )
    return own


if __name__ == "__main__":
    refresh()
