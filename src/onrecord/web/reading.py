"""Read documents in a process of its own, and tell how far it has come.

Run as ``python -m onrecord.web.reading``, with what is to be read as JSON on standard
input; each line it prints is JSON. A text that breaks the reader breaks only this
process, and ending it ends the reading: what was stored until then is whole.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord import pipeline
from onrecord.errors import OnRecordError
from onrecord.model.document import Failure

if TYPE_CHECKING:
    from onrecord.pipeline import Progress


def main() -> None:
    """Read what standard input asks for."""
    given = json.load(sys.stdin)
    try:
        _read(given)
    except (OnRecordError, OSError) as error:
        _tell({"error": " ".join(str(error).split())})


def _read(given: dict[str, Any]) -> None:
    published = given.get("published")
    outcomes = pipeline.read_each(
        given["paths"],
        store=given["store"],
        published=date.fromisoformat(published) if published else None,
        publisher=given.get("publisher"),
        progress=_progress,
    )
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            _tell({"failed": asdict(outcome)})
        else:
            _tell({"label": outcome.document.label})
    _tell({"comparing": True})
    pipeline.compare(store=given["store"])


def _progress(done: Progress) -> None:
    _tell({"progress": asdict(done)})


def _tell(news: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
