"""Measure how well copies are found, on reports of our own and rewrites of them.

Every report gets near copies (as it is, with sentences cut, moved or reworded, with
another lead, with other numbers), and a paragraph of it is put into another report.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.tasks import Figure
from onrecord.corroborate.independence import compare_texts
from onrecord.corroborate.origins import load_shared, load_texts
from onrecord.model.claim import Reading
from onrecord.model.document import Document
from onrecord.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GOLD: Final = Path(__file__).parent / "gold" / "copies"
CHANGED: Final = 0.3
"""Share of sentences that a rewrite cuts, moves or rewords."""

_OTHER_WORDS: Final = {
    "said": "stated",
    "told": "informed",
    "had": "previously had",
    "will": "is going to",
    "about": "roughly",
    "which": "that",
    "because of": "owing to",
    "government": "administration",
    "killed": "left dead",
    "officials": "authorities",
    "people": "persons",
    "between": "among",
    "called": "described",
    "were": "have been",
    "until": "up to",
    "some": "a number",
    "and": "as well as",
    "its": "the country's",
    "not": "never",
    "from": "out of",
    "their": "these people's",
    "by": "through",
    "been": "lately been",
}
_LEAD: Final = (
    "Here is what our desk has put together for you this morning from reports that "
    "came in overnight; further details may be added in the course of the day."
)


@dataclass(frozen=True, slots=True)
class Case:
    """A report of the set: its text, and what it was made of."""

    name: str
    text: str
    family: str
    """The report that it is, or is a rewrite of."""
    original: bool = False
    holds: frozenset[str] = field(default_factory=frozenset)
    """Other reports of which it holds a paragraph."""


def measure_copies(folder: Path) -> Iterator[Figure]:
    """Compare the whole set, and yield pairwise F1 of near and of embedded copies."""
    cases = make_cases()
    found = _found(cases, folder)
    near, embedded = _gold(cases)
    by_name = {case.name: case for case in cases}
    whole = {pair for pair, kind in found.items() if kind != "partial"}
    partial = {pair for pair, kind in found.items() if kind == "partial"}
    # Rewrites that hold one paragraph share it with each other, which nobody asks.
    asked = {
        pair
        for pair in partial
        if all(by_name[name].original or by_name[name].holds for name in pair)
        and not _incidental(*(by_name[name] for name in pair))
    }
    yield Figure("copies", "exact and near pairs, F1", _f1(near, whole), len(near))
    yield Figure(
        "copies", "embedded paragraphs, F1", _f1(embedded, asked), len(embedded)
    )


def make_cases() -> list[Case]:
    """Return the reports and their rewrites, the same on every call."""
    texts = {
        path.stem: path.read_text("utf-8").strip()
        for path in sorted(GOLD.glob("*.txt"))
    }
    chance = random.Random(20)  # noqa: S311
    cases = [Case(name, text, name, original=True) for name, text in texts.items()]
    for name, text in texts.items():
        for kind, rewrite in REWRITES.items():
            cases.append(Case(f"{name}.{kind}", rewrite(text, chance), name))
    names = list(texts)
    for number, name in enumerate(names):
        for step in (3, 5):
            host = names[(number + step) % len(names)]
            text = texts[name] if step == 3 else _renumbered(texts[name], chance)  # noqa: PLR2004
            cases.append(_embedded(name, text, host, texts[host], chance))
    return cases


def _embedded(
    name: str, text: str, host: str, host_text: str, chance: random.Random
) -> Case:
    own = text.split("\n\n")
    joined = [f"{one} {other}" for one, other in pairwise(own)]
    long = [each for each in (*own, *joined) if 40 <= _own_words(each) <= 70]  # noqa: PLR2004
    paragraphs = host_text.split("\n\n")
    paragraphs.insert(chance.randrange(1, len(paragraphs)), chance.choice(long))
    body = "\n\n".join(paragraphs)
    return Case(f"{host}.with.{name}", body, host, holds=frozenset([name]))


def _own_words(paragraph: str) -> int:
    return len(re.sub(r'"[^"]*"', "", paragraph).split())


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?\"])\s+(?=[A-Z\"])", text)


def _some(sentences: list[str], chance: random.Random) -> set[int]:
    return set(chance.sample(range(len(sentences)), round(CHANGED * len(sentences))))


def _cut(text: str, chance: random.Random) -> str:
    sentences = _sentences(text)
    gone = _some(sentences, chance)
    return " ".join(each for i, each in enumerate(sentences) if i not in gone)


def _moved(text: str, chance: random.Random) -> str:
    sentences = _sentences(text)
    moved = _some(sentences, chance)
    rest = [each for i, each in enumerate(sentences) if i not in moved]
    for i in sorted(moved):
        rest.insert(chance.randrange(len(rest) + 1), sentences[i])
    return " ".join(rest)


def _reworded(text: str, chance: random.Random) -> str:
    sentences = _sentences(text)
    return " ".join(
        _with_other_words(each) if i in changed else each
        for changed in [_some(sentences, chance)]
        for i, each in enumerate(sentences)
    )


def _with_other_words(sentence: str) -> str:
    for word, other in _OTHER_WORDS.items():
        sentence = re.sub(rf"\b{word}\b", other, sentence)
    return sentence


def _led(text: str, chance: random.Random) -> str:
    del chance
    return "\n\n".join([_LEAD, *text.split("\n\n")[1:]])


def _renumbered(text: str, chance: random.Random) -> str:
    digits = re.sub(r"\d+", lambda found: str(int(found[0]) + 3), text)
    days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    counts = "two three four nine ten twelve".split()
    for words in (days, counts):
        pattern = rf"\b({'|'.join(words)})\b"
        digits = re.sub(pattern, lambda _, words=words: chance.choice(words), digits)  # type: ignore[misc]
    return digits


def _credited(text: str, chance: random.Random) -> str:
    del chance
    return f"OUR WIRE (Reuters) - {text}\n\n(Reuters)\n"


REWRITES: Final[dict[str, Callable[[str, random.Random], str]]] = {
    "same": lambda text, _: text.replace("\n\n", "\n").upper(),
    "credited": _credited,
    "cut": _cut,
    "moved": _moved,
    "reworded": _reworded,
    "led": _led,
    "renumbered": _renumbered,
}


def _found(cases: list[Case], folder: Path) -> dict[frozenset[str], str]:
    """Return the kind of each pair that is found, by the names of the two."""
    store = Store(folder / "copies.duckdb")
    run = store.start_run("benchmark", "copies")
    first = date(2021, 3, 1)
    store.write_many(
        [
            Reading(
                document=Document.of(
                    case.text,
                    label=case.name,
                    publisher=f"Paper {number}",
                    published=first
                    + timedelta(days=0 if case.original else 1 + number % 5),
                )
            )
            for number, case in enumerate(cases)
        ],
        run,
    )
    compare_texts(store)
    with store.opened() as opened:
        return {
            frozenset([each.original.label, each.copy.label]): each.kind
            for each in load_shared(opened, load_texts(opened))
        }


def _gold(cases: list[Case]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    near, embedded = set(), set()
    for one, other in combinations(cases, 2):
        pair = frozenset([one.name, other.name])
        if one.family == other.family:
            near.add(pair)
        elif (one.original and one.name in other.holds) or (
            other.original and other.name in one.holds
        ):
            embedded.add(pair)
    return near, embedded


def _incidental(one: Case, other: Case) -> bool:
    """Say whether two hosts may share a paragraph that nobody asks for."""
    return not one.original and not other.original


def _f1(gold: set[frozenset[str]], found: set[frozenset[str]]) -> float:
    both = len(gold & found)
    return 2 * both / (len(gold) + len(found)) if gold or found else 1.0
