"""Read quarters and halves of a year, named or spoken of before: "that quarter"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.resolve.moments import Moment, nearest_year

if TYPE_CHECKING:
    from datetime import date

    from onrecord.model.mention import Tense
    from onrecord.resolve.moments import Clue

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2,
            "3rd": 3, "4th": 4, "last": 4, "final": 4}  # fmt: skip
YEARS = {"last": -1, "this": 0, "next": 1, "the": 0}
QUARTER, HALF = 32, 39
"""What EDTF adds to the number of a quarter, and of a half, of a year."""
NAMED = re.compile(
    r"(?:the )?(?:(?P<ago>year-(?:ago|earlier)) |(?P<before>\d{4}|(?:last|this|next) "
    r"year's) )?(?:fiscal(?: year)? |fiscal-)?"
    r"(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
    r"[- ](?:fiscal )?(?P<what>quarter|half)"
    r"(?:(?:,| of| in)?(?: the)?(?: fiscal)? "
    r"(?P<after>\d{4}|(?:last|this|next) year|year))?"
)
SPOKEN_OF = re.compile(
    r"(?:the |that |this )?(?:same |latest |current |comparable |corresponding |"
    r"recent |most recent |full )?(?:quarter|period|reporting period)"
)
YEAR_BEFORE = re.compile(
    r"(?:(?:the |a )?(?:comparable |corresponding |same )?"
    r"year-(?:ago|earlier)(?: (?:period|quarter|results))?|"
    r"a year (?:ago|earlier|before)|last year's (?:quarter|period)|"
    r"the (?:corresponding |comparable |same )?(?:quarter|period) "
    r"(?:last year|a year (?:ago|earlier)))"
)


def read_quarter(words: str, clue: Clue) -> Moment | None:
    """Return the quarter or half that the words name or point at.

    Example:
        "the quarter" after "in the third quarter", said on 1989-11-01, is 1989-Q3, and
        "a year earlier" then 1988-Q3.
    """
    match = NAMED.fullmatch(words)
    if match:
        return named_quarter(match, clue)
    if YEAR_BEFORE.fullmatch(words):
        return year_before(words, clue)
    if SPOKEN_OF.fullmatch(words) and (clue.quarter or words.endswith("quarter")):
        return spoken_of(words, clue)
    return None


def spoken_of(words: str, clue: Clue) -> Moment | None:
    """Return the quarter of the text, or else the last whole one before it."""
    if words.startswith("this quarter") or "current" in words:
        return quarter_at(clue.written, 0)
    if clue.quarter:
        return Moment(clue.quarter, None, "context")
    return quarter_at(clue.written, -1) if words.startswith(("the", "latest")) else None


def quarter_at(written: date | None, step: int) -> Moment:
    """Return the quarter so many quarters from that of a day."""
    if written is None:
        return Moment()
    index = written.year * 4 + (written.month - 1) // 3 + step
    return Moment(f"{index // 4}-{QUARTER + 1 + index % 4}", None, "publication")


def year_before(words: str, clue: Clue) -> Moment:
    """Return the same time a year before: of a quarter spoken of, else the year."""
    if clue.quarter:
        year = int(clue.quarter[:4]) - 1
        return Moment(f"{year}{clue.quarter[4:]}", None, "context")
    if words.endswith(("earlier", "before")) and clue.year:
        return Moment(str(int(clue.year) - 1), None, "context")
    if clue.written is None:
        return Moment()
    return Moment(str(clue.written.year - 1), None, "publication")


def named_quarter(match: re.Match[str], clue: Clue) -> Moment:
    """Read "the second quarter of 2016", "the first half", "last year's first half"."""
    half = match["what"] == "half"
    number = ORDINALS[match["nth"]]
    code = HALF + min(number, 2) if half else QUARTER + number
    told = match["before"] or match["after"] or ""
    if told.isdigit():
        return Moment(f"{told}-{code}", None, "text")
    if clue.written is None:
        return Moment()
    if told and told != "year":
        year = clue.written.year + YEARS[told.split()[0]]
        return Moment(f"{year}-{code}", None, "publication")
    first = 6 * (code - HALF - 1) + 1 if half else 3 * (number - 1) + 1
    tense: Tense = "none" if clue.tense == "future" else "past"
    year = nearest_year(first, clue.written, tense) - bool(match["ago"])
    return Moment(f"{year}-{code}", None, "publication")
