"""Write years that a broadcast spells out in digits: "nineteen ninety-six"."""

from __future__ import annotations

import re

TENS = {"ten": 10, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
        "seventy": 70, "eighty": 80, "ninety": 90}  # fmt: skip
ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8, "nine": 9}  # fmt: skip
TEENS = {"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
         "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}  # fmt: skip
SPOKEN = re.compile(
    rf"\b(?P<century>nineteen|eighteen|twenty)[ -](?:(?P<tens>{'|'.join(TENS)})"
    rf"(?:[ -](?P<ones>{'|'.join(ONES)}))?|(?P<teen>{'|'.join(TEENS)}))\b|"
    r"\b(?P<thousand>two thousand)(?: and)?"
    rf"(?: (?P<more>{'|'.join((*ONES, *TEENS))}))?\b"
)
CENTURIES = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}


def with_digits(words: str) -> str:
    """Return the words with spoken years as numbers.

    >>> with_digits("the winter of nineteen ninety-four")
    'the winter of 1994'
    """
    if "thousand" not in words and "teen" not in words and "twenty" not in words:
        return words
    return SPOKEN.sub(_digits, words)


def _digits(match: re.Match[str]) -> str:
    more = {**ONES, **TEENS}
    if match["thousand"]:
        return str(2000 + more.get(match["more"] or "", 0))
    year = CENTURIES[match["century"]] + TENS.get(match["tens"] or "", 0)
    return str(year + more.get(match["ones"] or match["teen"] or "", 0))
