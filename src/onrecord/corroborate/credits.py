"""Find the agency that a text is credited to: in its dateline, its byline or its foot.

"KARAMA, Oct. 3 (Reuters) – Two ferries ..." is agency text, whoever prints it. "The
Associated Press contributed to this report" says that some of it is: that is kept as
evidence, and makes the report no agency's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal

import yaml

from onrecord.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Basis = Literal["dateline", "byline", "foot", "contribution"]

_HEAD: Final = 400
"""Characters in which a dateline or byline must begin; headlines stand before it."""
_FOOT: Final = 500


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """Words that say that an agency wrote a text, or some of it."""

    span: Span
    name: str
    """The agency's canonical name."""
    basis: Basis


def find_credits(text: str) -> list[Credit]:
    """Return the credits to agencies in a text, in its order.

    >>> [(c.name, c.basis) for c in find_credits("OSLO (AP) — Two ferries collided.")]
    [('Associated Press', 'dateline')]
    """
    by_place = {each.span: each for each in (*_in_foot(text), *_in_head(text))}
    return sorted(by_place.values())


@cache
def agencies() -> dict[str, str]:
    """Return the canonical name of an agency by each form that credits use."""
    path = files("onrecord") / "ontology" / "agencies.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {form: name for name, forms in data.items() for form in (name, *forms)}


@cache
def _patterns() -> dict[Basis, re.Pattern[str]]:
    forms = sorted(agencies(), key=lambda form: (-len(form), form))
    name = f"({'|'.join(map(re.escape, forms))})"
    return {
        "dateline": re.compile(
            # A place in capitals, a day or none, the agency, a dash.
            rf"^[A-Z][^\n()]{{1,60}}\({name}\)\s*(?:--|[-–—:])|^\({name}\)\s*[-–—]",
            re.MULTILINE,
        ),
        "byline": re.compile(
            rf"^By (?:[^\n]{{1,60}}, )?{name}\s*$",
            re.MULTILINE,
        ),
        "foot": re.compile(
            rf"^\W{{0,2}}(?:[Ss]ource:? |[Cc]opyright [^\n]{{0,12}})?"
            rf"{name}[^\w\n]{{0,3}}$|\({name}\)\W{{0,3}}\Z|"
            # Reuters ends on "(Reporting by ...; Editing by ...)" and no name.
            r"\((Reporting) by [^()]{1,300};\s[^()]{0,300}[Ee]diting by [^()]{1,80}\)",
            re.MULTILINE,
        ),
        "contribution": re.compile(
            rf"{name}(?: [^.\n]{{0,40}})? contributed\b|"
            rf"\b(?:[Ww]ith|from) (?:material |reporting |reports )?"
            rf"(?:from |by )?{name}\.?\s*$|"
            rf"\bcontributed [^.\n]{{0,40}}{name}",
            re.MULTILINE,
        ),
    }


def _in_head(text: str) -> Iterator[Credit]:
    for basis in ("dateline", "byline"):
        for match in _patterns()[basis].finditer(text, 0, _HEAD + 80):
            if match.start() <= _HEAD:
                yield _credit(match, basis)


def _in_foot(text: str) -> Iterator[Credit]:
    body = text.rstrip()
    start = max(0, len(body) - _FOOT)
    contributed = list(_patterns()["contribution"].finditer(body, start))
    yield from (_credit(match, "contribution") for match in contributed)
    for match in _patterns()["foot"].finditer(body, start):
        # A line that is the agency's name alone; the first line would be a headline.
        if match.start() and not any(
            match.start() < each.end() and each.start() < match.end()
            for each in contributed
        ):
            yield _credit(match, "foot")


def _credit(match: re.Match[str], basis: Basis) -> Credit:
    group = match.lastindex or 0  # of the forms that a pattern knows, one is filled
    words = match[group]
    name = "Reuters" if words == "Reporting" else agencies()[words]
    return Credit(Span(*match.span(group)), name, basis)
