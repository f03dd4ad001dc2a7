"""What runs on the workers of a cluster in tests; they import it by its name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from onrecord.model.document import Document
from tests.readings import reading_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from onrecord.model.claim import Reading


def loading(label: str) -> Iterator[Document]:
    """Yield one document for an input."""
    yield Document.of(f"{reading_of().document.text} {label}", label=label)


def dying_once(mark: Path) -> Callable[[Document], Reading]:
    """Return what reads, but kills its process the first time, and leaves a mark."""

    def read(document: Document) -> Reading:
        if not mark.exists():
            mark.touch()
            os._exit(9)
        return reading_of(document.text, document.label)

    return read
