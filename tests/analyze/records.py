"""A small record of invented affairs that tests of the network ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.corroborate.claims import claims_store, line, report

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.store import Store

HOPED = {"modality": "hypothetical", "certainty": "U"}


def harbor_store(folder: Path) -> Store:
    """Return a store that tells of a patron, its militia, a port and their foes."""
    return claims_store(
        folder,
        report(
            "one",
            line("Veltania funds the League.", "finances", "Veltania", "Harbor League"),
            line("Fighters hold Port Lem.", "controls", "Harbor League", "Port Lem"),
            line("Ada Holm leads Veltania.", "leads", "Ada Holm", "Veltania"),
            line(
                "Sources said that Sorn may arm the League.",
                "arms",
                "Sorn",
                "Harbor League",
                certainty="PS",
                sources=("@Sources",),
            ),
            line(
                "Veltania hopes to control Port Lem.",
                "controls",
                "Veltania",
                "Port Lem",
                **HOPED,
            ),
            day=1,
        ),
        report(
            "two",
            line(
                "Veltania pays the Harbor League.",
                "finances",
                "Veltania",
                "Harbor League",
            ),
            line("Veltania and Sorn are allies.", "allied_with", "Veltania+Sorn"),
            line(
                "Sorn shelled the Harbor League on Tuesday.",
                "ASSAULT",
                "Sorn",
                "Harbor League",
                when="2021-03-02",
            ),
            day=2,
        ),
        report(
            "three",
            line(
                "Denies, says Holm, that Veltania finances it.",
                "finances",
                "Veltania",
                "Harbor League",
                polarity="-",
                sources=("Ada Holm",),
            ),
            line(
                "Ada Holm told that Veltania backs Karsova.",
                "backs",
                "Veltania",
                "Karsova",
                sources=("Ada Holm",),
            ),
            day=3,
        ),
    )
