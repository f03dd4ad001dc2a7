"""The errors of the house.

* OnRecordError
  x ConfigError
  x IngestError
    + FetchError
      - RefusedAddressError
      - UnavailableError
    + ParseError
  x ReaderError
  x UnknownIdError
  x QuestionError
    + UnknownActorError
  x PairError
  x StoreError
    + SchemaMismatchError
    + StoreLockedError
  x JudgmentError
  x ExportError

A document among many that cannot be fetched, parsed or read is no error: it
becomes a row of the ``failures`` table, and the run goes on. The command line
prints every one of these as one line and never shows a traceback for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class OnRecordError(Exception):
    """Base of every error a caller may want to catch."""

    def __init__(self, *words: object, suggestions: Iterable[str] = ()) -> None:
        super().__init__(*words)
        self.suggestions = tuple(suggestions)
        """What may have been meant."""


class ConfigError(OnRecordError):
    """The settings name something that does not exist, or give it a wrong value."""


class IngestError(OnRecordError):
    """A document could not be brought in."""


class FetchError(IngestError):
    """The publisher did not serve the page."""


class RefusedAddressError(FetchError):
    """The address leads into a private network, or is no web address."""


class UnavailableError(FetchError):
    """The publisher cannot serve the page now, and may later."""

    wait: float = 0.0
    """Seconds that the server asks to wait, if it says so."""


class ParseError(IngestError):
    """The bytes came, but no text was found in them."""


class ReaderError(OnRecordError):
    """The reader model is missing, damaged, or of another version."""


class UnknownIdError(OnRecordError):
    """Nothing in the store has the id that was asked for, or more than one has."""


class QuestionError(OnRecordError):
    """The record cannot answer what was asked: nobody of that name, no such period."""

    def __init__(
        self,
        *words: object,
        query: str | None = None,
        at: tuple[int, int] | None = None,
        suggestions: Iterable[str] = (),
    ) -> None:
        super().__init__(*words, suggestions=suggestions)
        self.query = query
        """What was asked, where it is malformed."""
        self.at = at
        """Where in that the fault is, in characters."""


class UnknownActorError(QuestionError):
    """Nobody in the record is called so."""


class PairError(OnRecordError):
    """The two sides that were given are not in the sentence."""


class StoreError(OnRecordError):
    """The store could not do what was asked."""


class SchemaMismatchError(StoreError):
    """The store was written by a version with other tables."""


class StoreLockedError(StoreError):
    """Another process holds the store, and did not let go in time."""


class JudgmentError(OnRecordError):
    """A judgement contradicts one that stands, or is about what is not there."""


class ExportError(OnRecordError):
    """A file could not be written, or what was to be taken in is of another form."""
