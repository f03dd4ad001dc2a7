"""Read one document: the stages in their order, pure, a document in and records out."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Final

from onrecord.errors import OnRecordError
from onrecord.model.document import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from onrecord.model.claim import Reading
    from onrecord.model.document import Document

_LONGEST_REASON: Final = 200

_log = logging.getLogger("onrecord")


def read_document(document: Document) -> Reading | Failure:
    """Return what a document says, or why it could not be read.

    Pure, so that it runs on any worker. Whatever a stage raises is the document's
    failure; ``ONRECORD_DEBUG=1`` shows where it came from.

    Raises:
        ReaderError: There is no reader model, so that no document can be read.
    """
    annotate, extract, resolve = stages()
    stage = "read"
    try:
        doc = annotate(document)
        stage = "extract"
        reading = extract(doc, document)
        stage = "resolve"
        return resolve(reading)
    except OnRecordError:
        raise
    except Exception as error:  # noqa: BLE001  one bad document must not end the run
        if os.environ.get("ONRECORD_DEBUG"):
            _log.exception("%s failed at %s", document.label, stage)
        return Failure(label=document.label, stage=stage, reason=_reason(error))


def stages() -> tuple[
    Callable[[Document], Doc],
    Callable[[Doc, Document], Reading],
    Callable[[Reading], Reading],
]:
    """Return the stages; imported here, since spaCy and onnxruntime take a second."""
    from onrecord.extract import extract  # noqa: PLC0415
    from onrecord.read import annotate  # noqa: PLC0415
    from onrecord.resolve import resolve  # noqa: PLC0415

    return annotate, extract, resolve


def _reason(error: Exception) -> str:
    message = " ".join(str(error).split())[:_LONGEST_REASON]
    name = type(error).__name__
    return f"{name}: {message}" if message else name
