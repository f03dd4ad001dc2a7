"""Read how many were killed, injured or arrested, and amounts of money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.model.claim import Number
from onrecord.model.document import Span

if TYPE_CHECKING:
    from onrecord.extract.clauses import Clauses

WHAT: Final = {
    "kill": "killed", "die": "killed", "slay": "killed", "death": "killed",
    "killing": "killed", "injure": "injured", "wound": "injured", "arrest": "arrested",
    "detain": "arrested", "abduct": "abducted", "kidnap": "abducted",
    "displace": "displaced", "deploy": "deployed", "release": "released",
}  # fmt: skip
WORDS: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}
SCALE: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
MULTIPLES: Final = SCALE.keys() | {"dozen"}
AT_LEAST: Final = frozenset({"least", "more", "over"})
AT_MOST: Final = frozenset({"up", "most", "many", "fewer", "less", "under"})


def numbers_at(head: int, clauses: Clauses) -> tuple[Number, ...]:
    """Return the counts at a claim's trigger.

    Example:
        At least 12 civilians were killed.
        -> killed: low 12, best 12, no high
    """
    what = WHAT.get(clauses.tokens[head].lemma_.lower())
    if what is None:
        return ()
    for noun in [*clauses.objects(head), *clauses.subjects(head)]:
        number = _number(what, noun, clauses)
        if number:
            return (number,)
    return ()


def _number(what: str, noun: int, clauses: Clauses) -> Number | None:
    """Return the count of a noun, or the noun itself where it is a count."""
    words = _counting(noun, clauses)
    value = None
    for i in words:
        part = _value(clauses.tokens[i].lower_)
        if part is not None and value is None:
            value = part
        elif part is not None and value and clauses.tokens[i].lower_ in MULTIPLES:
            value *= part
    if value is None:
        return None
    around = {t.lower_ for t in clauses.tokens[max(0, words[0] - 3) : words[0]]}
    first, last = clauses.tokens[words[0]], clauses.tokens[words[-1]]
    return Number(
        what=what,
        low=None if around & AT_MOST and not around & AT_LEAST else value,
        best=value,
        high=None if around & AT_LEAST else value,
        span=Span(first.idx, last.idx + len(last)),
    )


def _counting(noun: int, clauses: Clauses) -> list[int]:
    """Return the first number at a noun, word by word: "two", "dozen"."""
    found = [noun] if clauses.tokens[noun].pos_ == "NUM" else []
    for k in clauses.kids(noun, "nummod", "compound", "flat"):
        found += _counting(k, clauses)
    run = sorted(found)
    return [i for n, i in enumerate(run) if i - n == run[0]]


def _value(word: str) -> float | None:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d+)?", word):
        return float(word.replace(",", ""))
    if word in WORDS:
        return float(WORDS[word])
    return SCALE.get(word)
