"""Annotate documents linguistically."""

from __future__ import annotations

from onrecord.read.annotate import annotate

__all__ = ["annotate"]
