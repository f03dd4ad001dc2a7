"""Copy a store to another file while it is in use."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.store.connections import copying, writing

if TYPE_CHECKING:
    from onrecord.store.database import Store


def copy_store(store: Store, out: Path) -> int:
    """Write a copy of a store as it is at one moment, and return its bytes.

    Writers wait while the file is copied, which takes as long as the disk needs;
    readers do not.

    Args:
        store: What to copy.
        out: The new file; it must not exist.

    Raises:
        StoreError: There is no store, another process held it until the time was up,
            or the copy cannot be opened.
        OSError: The disk is full, or will not be written.
    """
    log = log_of(store.path)
    # Open for reading, so that nobody can write; what a killed writer has left in its
    # log belongs to the store.
    with copying(store.path, store.wait):
        shutil.copyfile(store.path, out)
        if log.exists():
            shutil.copyfile(log, log_of(out))
    try:
        with writing(out, store.wait):
            pass  # opening takes the log in, and proves that it is a store
        with out.open("rb+") as file:
            os.fsync(file.fileno())
    finally:
        log_of(out).unlink(missing_ok=True)
    return out.stat().st_size


def log_of(path: Path) -> Path:
    """Return where DuckDB keeps what it has not yet put into a file itself."""
    return Path(f"{path}.wal")
