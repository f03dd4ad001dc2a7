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
AT_LEAST: Final = frozenset({"least", "more", "over"})
AT_MOST: Final = frozenset({"up", "most", "fewer", "less", "under"})


def numbers_at(head: int, clauses: Clauses) -> tuple[Number, ...]:
    """Return the counts at a claim's trigger.

    Example:
        At least 12 civilians were killed.
        -> killed: low 12, best 12, no high
    """
    what = WHAT.get(clauses.tokens[head].lemma_.lower())
    if what is None:
        return ()
    found = []
    for noun in [*clauses.objects(head), *clauses.subjects(head)]:
        for k in clauses.kids(noun, "nummod"):
            number = _number(what, k, clauses)
            if number:
                found.append(number)
        if clauses.tokens[noun].pos_ == "NUM":
            number = _number(what, noun, clauses)
            if number:
                found.append(number)
        if found:
            break
    return tuple(found)


def _number(what: str, i: int, clauses: Clauses) -> Number | None:
    value = _value(clauses.tokens[i].lower_)
    if value is None:
        return None
    for k in clauses.kids(i, "compound", "nummod", "flat"):
        part = _value(clauses.tokens[k].lower_)
        if part is not None and clauses.tokens[i].lower_ in SCALE:
            value = part * SCALE[clauses.tokens[i].lower_]
    around = {t.lower_ for t in clauses.tokens[max(0, i - 3) : i]}
    low: float | None = value
    high: float | None = value
    if around & AT_LEAST:
        high = None
    elif around & AT_MOST:
        low = None
    token = clauses.tokens[i]
    span = Span(token.idx, token.idx + len(token))
    return Number(what=what, low=low, best=value, high=high, span=span)


def _value(word: str) -> float | None:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d+)?", word):
        return float(word.replace(",", ""))
    if word in WORDS:
        return float(WORDS[word])
    return SCALE.get(word)
