"""Take in what others have decided: judgements, and statements coded by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ConfigError
from onrecord.pipeline.judgments import judgments
from onrecord.pipeline.questions import open_store

if TYPE_CHECKING:
    from onrecord.analyze.review import Reviewed
    from onrecord.model.judgment import Judgment
    from onrecord.store import Store

_FINE = frozenset({"in force", "kept", "taken back"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came in by a file."""

    judgments: int
    new: int
    problems: list[Reviewed]
    """Those of the file that are not in force, or have no text here."""
    notes: list[str] = field(default_factory=list)
    """What else is to be known."""


def import_(
    format: str, file: str | Path, *, store: str | Path | None = None
) -> Imported:
    """Add what a file holds to a store: all of it, or nothing.

    What contradicts other judgements is added too, and told.

    Args:
        format: ``judgments`` (JSON Lines, as ``export`` writes them) or ``dna``.
        file: The file.
        store: The store's file; that of the settings if not given.

    Raises:
        ConfigError: No format has that name.
        ExportError: The file is of another form.
    """
    place = open_store(store)
    if format == "judgments":
        from onrecord.export.judgments import read_judgments  # noqa: PLC0415

        return _added(place, read_judgments(Path(file)), store)
    raise ConfigError(f"no format is called {format}; known: judgments, dna")


def _added(place: Store, found: list[Judgment], store: str | Path | None) -> Imported:
    from onrecord.store.judgments import add_judgments  # noqa: PLC0415

    new = add_judgments(place, found)
    ids = {each.id for each in found}
    problems = [
        each
        for each in judgments(store=store)
        if each.judgment.id in ids and each.status not in _FINE
    ]
    return Imported(judgments=len(found), new=new, problems=problems)
