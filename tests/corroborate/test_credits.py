"""Credits to agencies, and what is none."""

from __future__ import annotations

import pytest

from onrecord.corroborate.credits import agencies, find_credits


@pytest.mark.parametrize(
    ("text", "name", "basis"),
    [
        ("PORT ADRIN, Oct. 3 (Reuters) - Talks began.", "Reuters", "dateline"),
        ("Talks begin\n\nOSLO (AP) — Talks began.", "Associated Press", "dateline"),
        ("(AFP) – Talks began on Monday.", "Agence France-Presse", "dateline"),
        ("Talks\nBy Reuters\nTalks began on Monday.", "Reuters", "byline"),
        ("Talks\nBy Ana Lind, Associated Press\nText.", "Associated Press", "byline"),
        ("Talks began on Monday.\n\n- Reuters", "Reuters", "foot"),
        ("Talks began on Monday. (AFP)", "Agence France-Presse", "foot"),
        ("Talks began.\n\nSource: Xinhua", "Xinhua", "foot"),
        (
            (
                "Talks began.\n(Reporting by Ana Lind; Writing by Bo Ek; "
                "Editing by Cy Dahl)"
            ),
            "Reuters",
            "foot",
        ),
        ("Talks.\nThe Associated Press contributed to this report.", *("",) * 2),
        ("Text here.\nWith material from dpa", "DPA", "contribution"),
    ],
)
def test_credits(text: str, name: str, basis: str) -> None:
    """Datelines, bylines and feet credit an agency; a contribution is told apart."""
    found = find_credits(text)

    assert [(each.name, each.basis) for each in found] == [
        (name or "Associated Press", basis or "contribution")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Reuters that talks had begun.",
        "Talks began, the agency (Reuters) said on Monday, in a hotel.",
        "Tass reported the talks.\nNobody else did.",
        "Reuters\nThe agency opened an office in Brenna.",
        "",
    ],
)
def test_no_credit(text: str) -> None:
    """A report that quotes or speaks of an agency is not the agency's."""
    assert find_credits(text) == []


def test_span_names_the_agency() -> None:
    """A credit knows the words that it rests on."""
    text = "Talks begin\n\nOSLO (AP) — Talks began."

    assert find_credits(text)[0].span.words(text) == "AP"


def test_agencies_have_one_name() -> None:
    """No form of a name leads to two agencies, and each leads to a canonical name."""
    assert agencies()["AP"] == agencies()["The Associated Press"] == "Associated Press"
    assert all(agencies()[name] == name for name in agencies().values())
