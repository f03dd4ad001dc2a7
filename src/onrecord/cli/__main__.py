"""Lets ``python -m onrecord.cli`` stand for ``onrecord``."""

from __future__ import annotations

from onrecord.cli import main

main()
