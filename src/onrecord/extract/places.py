"""Find toponyms, and places given by distance.

Every name of a place or state is printed, also where it means a government. What may
be a place by its surroundings alone is marked as unsure, and left to the gazetteer. A
bearing without a distance ("north of Mosul") is only the toponym.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.model.document import Span, record_id
from onrecord.model.mention import PlaceMention
from onrecord.model.us_states import us_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.extract.clauses import Clauses
    from onrecord.extract.names import Name

PLACES: Final = frozenset({"PLACE", "STATE"})
UNSURE: Final = frozenset({"OTHER", "ORGANIZATION", "GROUP", "PERSON"})
HERE: Final = frozenset("in near outside inside across throughout into".split())
AWAY: Final = frozenset("from to toward towards around nearby".split())
PARTS: Final = re.compile(
    r"(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)ern|"
    r"central|upper|lower|downtown|suburban|rural)"
)
DIVISIONS: Final = frozenset({"County", "Parish", "Township", "Borough", "Province",
                              "Oblast", "Governorate", "District"})  # fmt: skip
SAINTS: Final = frozenset({"St.", "ST.", "St", "Mt.", "Ft.", "Mount", "Fort"})
DASHES: Final = frozenset({"--", "—", "–", "-", "("})
NUMBER: Final = (
    r"(?:\d{1,3}(?:,\d{3})?(?:\.\d+)?|(?:a|one|two|three|four|five|six|seven|eight|"
    r"nine|"
    r"ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"a hundred|"
    r"a few|several|a dozen|half a)(?:-[a-z]+)?)"
)
UNITS: Final = frozenset(
    "mile miles kilometer kilometers kilometre kilometres km mi meter meters metre "
    "metres yards".split()
)
WAY: Final = r"(?:north|south)?[- ]?(?:east|west)?(?:north|south|east|west)(?:ern)?"
DISTANCE: Final = re.compile(
    r"(?:(?:about|some|around|roughly|nearly|almost|approximately|just|only|more than|"
    rf"less than|over) )?{NUMBER}[ -](?:nautical )?(?:miles?|kilomet(?:er|re)s?|km|mi|"
    r"met(?:er|re)s?|yards)\b(?: \([^()]{1,30}\))?(?: (?:away|(?:to the )?"
    rf"(?:due )?{WAY}))? (?:of|from|outside|off|inside|away from) (?:the )?"
    r"(?:(?:capital|city|town|village|border|coast)(?: of)?,? (?:with )?)?(?=[A-Z])",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """Words ``[start, end)`` of one toponym."""

    start: int
    end: int
    sure: bool = True


def extract_places(
    clauses: Clauses, names: Sequence[Name], document: str
) -> list[PlaceMention]:
    """Return the toponyms of a document, in the order of the text.

    Example:
        A convoy left Jabla, Syria, for a camp about 20 km north of Tartus.
        -> Jabla (inside Syria); Syria; "about 20 km north of Tartus" (near Tartus)

    Args:
        clauses: The trees of a parsed document.
        names: Its names, in the order of the text.
        document: Its id.
    """
    parts = _all_parts(clauses, names)
    distances = dict(_distances(clauses, parts))
    return [
        _mention(part, distances.get(part, part.start), inside, clauses, document)
        for part, inside in zip(parts, _insides(parts, clauses), strict=True)
    ]


def _all_parts(clauses: Clauses, names: Sequence[Name]) -> list[Part]:
    """Return the toponyms: those that are marked, then those that surroundings tell."""
    parts = [
        _extended(part, clauses)
        for name in names
        if name.type in PLACES
        for part in _split(name, clauses)
    ]
    told = {clauses.doc[part.start : part.end].text for part in parts}
    for name in names:
        if name.type in UNSURE and name.title is None:
            parts += _unsure(name, told, clauses)
    taken = {i for part in parts for i in range(part.start, part.end)}
    parts += _abbreviations(parts, taken, clauses)
    return sorted(set(parts))


def _split(name: Name, clauses: Clauses) -> Iterator[Part]:
    """Yield the toponyms of a name: "Jabla, Syria" marked as one name is two."""
    start = name.start
    for i in range(name.start, name.end):
        if clauses.tokens[i].text == ",":
            if i > start:
                yield Part(start, i)
            start = i + 1
    if start < name.end:
        yield Part(start, name.end)


def _extended(part: Part, clauses: Clauses) -> Part:
    """Return a toponym with "St." and "northern" before, and "County" after it."""
    start, end, tokens = part.start, part.end, clauses.tokens
    if end < len(tokens) and tokens[end].text in DIVISIONS:
        end += 1
    if start and tokens[start - 1].text in SAINTS:
        start -= 1
    if start and PARTS.fullmatch(tokens[start - 1].text):
        start -= 1
    return Part(start, end, part.sure)


def _unsure(name: Name, told: set[str], clauses: Clauses) -> Iterator[Part]:
    """Yield a name that is no place by its type, if what stands around it says so.

    Example:
        In Brindle, the Brindle woman told of a fire near Ashcombe, Ohio.
    """
    part = _extended(Part(name.start, name.end, sure=False), clauses)
    tokens = clauses.tokens
    before = tokens[name.start - 1].lower_ if name.start else ""
    after = tokens[name.end].text if name.end < len(tokens) else ""
    other = name.type == "OTHER"
    short = other or (name.end - name.start == 1 and name.type != "PERSON")
    if (before in HERE and short) or (before in AWAY and other):
        yield part._replace(sure=before in HERE and other)
    elif (
        part.end > name.end
        or (after == "," and _is_state(name.end + 1, clauses))
        or (after in DASHES and tokens[name.start].is_upper)
        or (
            clauses.doc[name.start : name.end].text in told
            and _describes(name, clauses)
        )
    ):
        yield part


def _describes(name: Name, clauses: Clauses) -> bool:
    """Say whether a name stands before a common noun: "the Brindle woman"."""
    last = name.end - 1
    head = clauses.heads[last]
    return name.type != "PERSON" or (
        head > last and clauses.tokens[head].pos_ == "NOUN"
    )


def _is_state(i: int, clauses: Clauses) -> bool:
    """Say whether a word may be a state's abbreviation, or is marked as a place."""
    if i >= len(clauses.tokens):
        return False
    token = clauses.tokens[i]
    return token.ent_type_ in PLACES or us_state(token.text) is not None


def _abbreviations(
    parts: Iterable[Part], taken: set[int], clauses: Clauses
) -> Iterator[Part]:
    """Yield the state after a toponym that the reader left: "Tulsa, Okla."."""
    tokens = clauses.tokens
    for part in parts:
        comma, first = part.end, part.end + 1
        if first >= len(tokens) or tokens[comma].text != "," or first in taken:
            continue
        for end in (first + 2, first + 1):
            words = clauses.doc[first:end].text
            if end <= len(tokens) and us_state(words):
                yield Part(first, end)
                break


def _insides(parts: Sequence[Part], clauses: Clauses) -> Iterator[str | None]:
    """Yield for each toponym the containing place right after it: ", Syria"."""
    by_start = {part.start: part for part in parts}
    for part in parts:
        after = clauses.tokens[part.end : part.end + 1]
        found = None
        if after and after[0].text == ",":
            found = by_start.get(part.end + 1)
            if found and _is_listed(found, clauses):
                found = None
        yield clauses.doc[found.start : found.end].text if found else None


def _is_listed(part: Part, clauses: Clauses) -> bool:
    """Say whether a place after a comma belongs to a list: "Iran, Syria and Iraq"."""
    tokens = clauses.tokens
    if clauses.tokens[part.end - 1].is_sent_end or part.end >= len(tokens):
        return False
    after = tokens[part.end].lower_
    if after in {"and", "or"}:
        return True
    two = tokens[part.end + 1].lower_ if part.end + 1 < len(tokens) else ""
    return after == "," and two in {"and", "or"}


def _distances(clauses: Clauses, parts: Sequence[Part]) -> Iterator[tuple[Part, int]]:
    """Yield toponyms that a distance leads to, and the word where it begins."""
    if not any(token.lower_ in UNITS for token in clauses.tokens):
        return  # as of most texts; joining the words again would take the time
    at = {clauses.tokens[part.start].idx: part for part in parts}
    for match in DISTANCE.finditer(clauses.doc.text):
        part = at.get(match.end())
        words = clauses.doc.char_span(*match.span(), alignment_mode="expand")
        if part is not None and words is not None and len(words):
            yield part, words.start


def _mention(
    part: Part, begin: int, inside: str | None, clauses: Clauses, document: str
) -> PlaceMention:
    doc = clauses.doc
    words = doc[begin : part.end]
    near = doc[part.start : part.end].text if begin < part.start else None
    return PlaceMention(
        id=record_id(document, "place", words.start_char, words.end_char),
        document=document,
        span=Span.of(words),
        text=words.text,
        near=near,
        inside=inside,
        sure=part.sure,
    )
