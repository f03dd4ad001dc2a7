"""Part a time of day from its day: "5 p.m. EST Nov. 6", "Tuesday morning"."""

from __future__ import annotations

import re

ZONE = (
    r"(?: \(?(?:gmt|utc|[ecmp][sd]?t|local time|eastern(?: time)?)\b\)?"
    r"|(?: \(\d{4} gmt\)))?"
)
CLOCK = re.compile(
    r"(?:about |around |at |by )?(?:(?P<word>noon|midnight|midday)|"
    r"(?<![\d:-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::\d\d)?)?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?| o'clock|(?<=[:.]\d\d)(?= |$|,)))"
    r"(?: in the (?P<when>morning|afternoon|evening))?" + ZONE
)
PART = re.compile(
    r"(?:^|,? )(?:in |at )?(?:the )?(?P<part>morning|afternoon|evening|night)$"
)
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
WORDS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
NOON = 12


def part_clock(words: str) -> tuple[str, str]:
    """Return an expression without its time of day, and the latter as in TIMEX3.

    Example:
        >>> part_clock("5 p.m. est, nov. 6"), part_clock("tuesday morning")
        (('nov. 6', 'T17:00'), ('tuesday', 'TMO'))
    """
    match = CLOCK.search(words)
    if match and (match.start() == 0 or match.end() == len(words)):
        rest = f"{words[: match.start()]} {words[match.end() :]}"
        return re.sub(r"^on ", "", rest.strip(" ,")).removesuffix(" at"), clock(match)
    match = PART.search(words)
    if match:
        return words[: match.start()].strip(" ,"), PARTS[match["part"]]
    return words, ""


def clock(match: re.Match[str]) -> str:
    """Return "T19:15" for "7:15 p.m.", and nothing for an hour that no clock has."""
    if match["word"]:
        return WORDS[match["word"]]
    hour = int(match["hour"])
    late = match["half"] == "p" or match["when"] in {"afternoon", "evening"}
    if late and hour < NOON:
        hour += NOON
    if match["half"] == "a" and hour == NOON:
        hour = 0
    minute = match["minute"] or "00"
    return f"T{hour:02}:{minute}" if hour <= 24 and minute < "60" else ""  # noqa: PLR2004
