"""Keep records, with where each one came from."""

from __future__ import annotations

from onrecord.store.database import Found, Result, Store
from onrecord.store.opened import Opened

__all__ = ["Found", "Opened", "Result", "Store"]
