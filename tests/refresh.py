"""Parse the sentences of new cases: ``python -m tests.refresh``; ``--all`` of all.

What is parsed already stays as it is, so that a case tests the rules and not the reader
of the day.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
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


def refresh(*, renew: bool = False) -> None:
    """Write the parse of the cases beside their YAML files.

    Args:
        renew: Parse anew also what has a parse.
    """
    for file, group in itertools.groupby(cases(), key=lambda case: case.file):
        path = FOLDER / f"{file}.conllu"
        known = {} if renew or not path.exists() else blocks(path.read_text("utf-8"))
        kept = [known.get(c.text) or freeze(c.text, read(c.text)) for c in group]
        path.write_text("\n".join(kept), "utf-8")


def blocks(frozen: str) -> dict[str, str]:
    """Return the block of each text of a frozen file."""
    parts = re.split(r"(?m)^(?=# case = )", frozen)
    found = {}
    for part in filter(None, parts):
        text = json.loads(part.splitlines()[0].removeprefix("# case = "))
        found[text] = part.rstrip("\n") + "\n\n"
    return found


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
    refresh(renew="--all" in sys.argv)
