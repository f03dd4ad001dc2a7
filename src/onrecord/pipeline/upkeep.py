"""Keep a store safe: ``check`` and ``backup``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ExportError
from onrecord.pipeline.questions import open_store

if TYPE_CHECKING:
    from onrecord.store.checks import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A copy of a store, and how large it is."""

    out: Path
    size: int


def check(*, store: str | Path | None = None) -> Checked:
    """Verify a store, and return what it holds and what is wrong with it.

    Texts must have their hashes, spans lie in their texts and hold their words, and
    everything that points somewhere points at something.

    Raises:
        StoreError: There is no store, or the file cannot be opened as one.
    """
    from onrecord.store.checks import check_store  # noqa: PLC0415  few need it

    return check_store(open_store(store))


def backup(
    file: str | Path, *, force: bool = False, store: str | Path | None = None
) -> Saved:
    """Copy a store as it is at one moment, also while it is in use.

    Args:
        file: Where the copy is to be.
        force: Write over a file that is there.
        store: The store's file; that of the settings if not given.

    Raises:
        ExportError: The file is there already, or cannot be written.
        StoreError: There is no store, or it is locked all the time.
    """
    from onrecord.export.files import whole  # noqa: PLC0415
    from onrecord.store.backups import copy_store  # noqa: PLC0415

    place = open_store(store)
    out = Path(file)
    if out.resolve() == place.path.resolve():
        raise ExportError(f"{out}: this is the store itself; name another file")
    with whole(out, force=force) as part:
        size = copy_store(place, part)
    return Saved(out=out, size=size)
