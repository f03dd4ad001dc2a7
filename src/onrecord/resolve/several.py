"""Read words that stand for several at once: "the two leaders", "both countries".

Each of them keeps its name; they are joined like the sources of a joint statement.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.resolve.cast import TOGETHER, Identity
from onrecord.resolve.spelling import uncounted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Cast

NUMBERS: Final = {
    "two": 2, "2": 2, "both": 2, "pair": 2, "three": 3, "3": 3, "trio": 3, "four": 4,
}  # fmt: skip
COUNTED: Final = re.compile(
    r"\b(?:(?:the|these|those|all|our|their)\s+(two|2|three|3|four)|(both))"
    r"\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
JOINT: Final = re.compile(r"(?:\s*,\s*|\s+)?(and\b|&)?\s*(?:both\s+)?(?:the\s+)?")
PARTIES: Final = frozenset(
    {"state", "organization", "armed_group", "party", "region", "group", "agency"}
)
ANY: Final = PARTIES | {"person"}
MEANT: Final = {
    "country": {"state"}, "nation": {"state"}, "state": {"state"},
    "republic": {"state"}, "capital": {"state"}, "neighbor": {"state"},
    "neighbour": {"state"}, "power": {"state"}, "government": {"state", "region"},
    "side": PARTIES, "party": PARTIES, "ally": PARTIES, "foe": PARTIES,
    "enemy": PARTIES, "rival": ANY, "group": {"armed_group", "organization"},
    "organization": {"organization"}, "militia": {"armed_group"},
    "faction": {"armed_group", "party"}, "leader": {"person"}, "president": {"person"},
    "minister": {"person"}, "premier": {"person"}, "man": {"person"},
    "woman": {"person"}, "candidate": {"person"}, "senator": {"person"},
    "diplomat": {"person"}, "general": {"person"}, "both": ANY, "two": ANY,
    "three": ANY,
}  # fmt: skip
JUST_BEFORE: Final = 2
REACH: Final = 5
"""Sentences that such words look back."""


def resolve_several(mention: Mention, cast: Cast) -> Identity | None:
    """Return everybody for whom counted words stand, if the text has named so many.

    Example:
        "Ruritania and Graustark … The two countries" are Ruritania + Graustark.
    """
    kinds = MEANT.get(mention.head, frozenset())
    if not kinds or mention.number != "plur":
        return None
    wanted = how_many(mention, cast)
    if wanted is None:
        return of_last_list(mention, kinds, cast)
    for listed in lists(mention, cast):
        if len(listed) == wanted and all(one.kind in kinds for one in listed):
            return together(listed)
    found: dict[str, Identity] = {}
    sentence = mention.sentence
    for other, identity in cast.earlier(mention, REACH):
        if other.sentence != sentence and len(found) >= wanted:
            break
        sentence = other.sentence
        if identity.named and identity.kind in kinds and TOGETHER not in identity.name:
            found.setdefault(identity.name, identity)
    return together(reversed(found.values())) if len(found) == wanted else None


def of_last_list(
    mention: Mention, kinds: Collection[str], cast: Cast
) -> Identity | None:
    """Return those of a list just before: "Quill, Roe and Tamm met. The leaders …"."""
    if " " in uncounted(mention.text) or not cast.is_definite(mention):
        return None
    for members, listed in reversed(cast.lists):
        near = 0 < mention.sentence - members[-1].sentence <= JUST_BEFORE
        if near and all(one.kind in kinds for one in listed):
            return together(listed)
    return None


def how_many(mention: Mention, cast: Cast) -> int | None:
    """Return how many the words count: 2 for "the two central European states"."""
    if mention.head in NUMBERS:
        return NUMBERS[mention.head]
    start = mention.span.start
    counted = COUNTED.search(cast.document.text[max(0, start - 48) : start])
    if counted:
        return NUMBERS[(counted[1] or counted[2]).lower()]
    return NUMBERS["both"] if mention.text.lower().startswith("both ") else None


def lists(mention: Mention, cast: Cast) -> Iterator[list[Identity]]:
    """Yield the lists of names before a mention, "A, B and C", nearest first."""
    for members, listed in reversed(cast.lists):
        if members[-1].span.end <= mention.span.start:
            if mention.sentence - members[-1].sentence > REACH:
                return
            yield listed


def together(identities: Iterable[Identity]) -> Identity:
    """Return the one identity of several, in the order of the text if they have one."""
    every = list(identities)
    names = TOGETHER.join(dict.fromkeys(one.name for one in every))
    return Identity(names, every[0].kind, "several")


def listed_names(cast: Cast) -> Iterator[tuple[list[Mention], list[Identity]]]:
    """Yield each list of names, "A, B and C", with whom they stand for."""
    chain: list[tuple[Mention, Identity]] = []
    closed = False
    for mention in cast.mentions:
        identity = cast.found.get(mention.id)
        if mention.kind != "name" or identity is None:
            continue
        between = joint(chain[-1][0], mention, cast) if chain and not closed else None
        if between:
            chain.append((mention, identity))
            closed = between != ","
            continue
        if closed:
            yield [one for one, _ in chain], [one for _, one in chain]
        chain, closed = [(mention, identity)], False
    if closed:
        yield [one for one, _ in chain], [one for _, one in chain]


def joint(one: Mention, two: Mention, cast: Cast) -> str | None:
    """Return what joins two names, "and" or a comma, with nothing but a title."""
    between = cast.document.text[one.span.end : two.span.start]
    if two.title:
        between = between.rstrip().removesuffix(two.title)
    found = JOINT.fullmatch(between)
    return (found[1] or ("," if "," in between else None)) if found else None


def hyphened(mention: Mention, cast: Cast) -> Identity | None:
    """Read "Iran-Iraq" and "US-UK" as both, where both are states or persons."""
    parts = re.split(r"\s?[-–—/]\s?", uncounted(mention.text))
    if len(parts) != 2:  # noqa: PLR2004
        return None
    states = [cast.registry.state(part) for part in parts]
    if all(states):
        return together([cast.known(s.name, "name") for s in states if s])
    return None
