"""Keep records, with where each one came from."""

from __future__ import annotations

from onrecord.store.database import Found, Result, Store

__all__ = ["Found", "Result", "Store"]
