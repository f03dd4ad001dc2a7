"""Write what a store holds in the formats of others, and lay words over such files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.config import load_settings
from onrecord.errors import ConfigError, ExportError
from onrecord.model.document import Failure
from onrecord.pipeline.questions import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.store import Store

PARQUET: Final = "parquet"
JUDGMENTS: Final = "judgments"
FOLDER: Final = "onrecord-parquet"
"""Where the tables go if no folder is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export has written."""

    out: Path
    claims: int
    """How many, or what else ``noun`` names."""
    noun: str = "claim"
    left_out: int = 0
    """Claims that the format has no way to say."""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehydrated:
    """What was laid over a file that had come without its words."""

    out: Path
    restored: int
    """References that now are words."""
    missing: dict[str, int]
    """By the hash of a text that no copy has, how many references stay."""


def export(
    format: str,
    out: str | Path | None = None,
    *,
    without_text: bool = False,
    force: bool = False,
    store: str | Path | None = None,
) -> Exported:
    """Write the current documents and their claims to a file of a format.

    Claims are written as judgements have them: corrected, and not if rejected.

    Args:
        format: ``polecat``, ``eventreport``, ``dna``, ``ftm``, ``jsonld``,
            ``graphml``, ``gexf``, ``geojson``, ``parquet`` (the tables as they are)
            or ``judgments``.
        out: The file, or for Parquet the folder; a name of its own if not given.
        without_text: Write references in the place of words; see ``rehydrate``.
        force: Write over a file that is there.
        store: The store's file; that of the settings if not given.

    Raises:
        ConfigError: No format has that name.
        ExportError: The file is there already, or cannot be written; nothing of it
            is left behind.
        StoreError: There is no store.
    """
    place = open_store(store)
    if format == PARQUET:
        return _parquet(place, Path(out or FOLDER), without_text, force)
    if format == JUDGMENTS:
        return _judgments(place, Path(out or f"onrecord.{JUDGMENTS}.jsonl"), force)
    from onrecord.analyze.standing import judged_readings  # noqa: PLC0415
    from onrecord.export.files import whole  # noqa: PLC0415
    from onrecord.export.formats import FORMATS  # noqa: PLC0415
    from onrecord.export.references import Words  # noqa: PLC0415

    if format not in FORMATS:
        known = ", ".join((*FORMATS, PARQUET, JUDGMENTS))
        raise ConfigError(f"no format is called {format}; known: {known}")
    kind = FORMATS[format]
    target = _spared(Path(out or f"onrecord{kind.suffix}"), [place.path])
    readings = judged_readings(place)
    with whole(target, force=force) as part:
        kind.write(readings, part, Words(without_text=without_text))
    taken = sum(len(kind.taken(reading)) for reading in readings)
    every = sum(len(reading.claims) for reading in readings)
    return Exported(out=target, claims=taken, left_out=every - taken, why=kind.left_out)


def _parquet(
    store: Store,
    out: Path,
    without_text: bool,  # noqa: FBT001  of its caller
    force: bool,  # noqa: FBT001
) -> Exported:
    from onrecord.export.files import whole  # noqa: PLC0415
    from onrecord.store.parquet import write_parquet  # noqa: PLC0415

    target = _spared(out, [store.path])
    counted = store.query("SELECT count(*) FROM current_claims").rows[0][0]
    with whole(target, force=force) as part:
        write_parquet(store, part, without_text=without_text)
    return Exported(out=target, claims=counted)


def _judgments(store: Store, out: Path, force: bool) -> Exported:  # noqa: FBT001
    from onrecord.export.files import whole  # noqa: PLC0415
    from onrecord.export.judgments import write_judgments  # noqa: PLC0415
    from onrecord.store.judgments import load_judgments  # noqa: PLC0415

    target = _spared(out, [store.path])
    # What a rule says, it says anew in any store.
    found = [each for each in load_judgments(store) if not each.by_rule]
    with whole(target, force=force) as part:
        write_judgments(found, part)
    return Exported(out=target, claims=len(found), noun="judgement")


def rehydrate(
    file: str | Path,
    copies: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    force: bool = False,
) -> Rehydrated:
    """Lay the words of one's own copies over a file that was exported without text.

    Args:
        file: What ``export(..., without_text=True)`` has written.
        copies: Files or folders with the texts, taken in as ``read`` does; each is
            known by the hash of its text.
        out: The file to write.
        force: Write over a file that is there.

    Raises:
        ExportError: The file points at no words, or no copy has a text it points at.
        IngestError: A copy cannot be read.
    """
    from onrecord.export.references import Copies  # noqa: PLC0415
    from onrecord.export.rehydrated import fill_file  # noqa: PLC0415

    given = [copies] if isinstance(copies, str | Path) else list(copies)
    source = Path(file)
    if not source.exists():
        raise ExportError(f"{source}: no such file")
    target = _spared(Path(out), [source, *map(Path, given)])
    found = Copies(_texts(given))
    fill_file(source, target, found, force=force)
    return Rehydrated(out=target, restored=found.restored, missing=found.missing)


def _texts(paths: Iterable[str | Path]) -> dict[str, str]:
    """Return the texts of files by their hashes; what is no text is passed over."""
    from onrecord.ingest import documents  # noqa: PLC0415  slow to import

    most = load_settings().max_characters
    found = documents(list(paths), max_characters=most)
    return {each.id: each.text for each in found if not isinstance(each, Failure)}


def _spared(out: Path, needed: Iterable[Path]) -> Path:
    """Return a path to write to; refuse one of a file that this call reads."""
    if any(out.resolve() == path.resolve() for path in needed):
        raise ExportError(f"{out}: needed as it is; name another file")
    return out
