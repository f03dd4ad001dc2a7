"""Find toponyms, places given by distance, and the events that happen there.

Every name of a place or state is printed, also where it means a government; whether
an event is placed by it depends on its preposition. A bearing without a distance
("north of Mosul") is only the toponym.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from onrecord.extract.clauses import Clauses
from onrecord.extract.dates import clause_of
from onrecord.extract.names import find_names
from onrecord.model.document import Span, record_id
from onrecord.model.mention import PlaceMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from onrecord.extract.names import Name

PLACES = frozenset({"PLACE", "STATE"})
UNSURE = frozenset({"OTHER", "ORGANIZATION", "GROUP"})
WHERE = frozenset(
    "in at near outside around across inside within throughout over off along "
    "beyond behind above through into via".split()
)
# "an attack on Mosul" happens in Mosul, "called on Turkey" does not.
ON = frozenset({"on", "against", "upon"})
MOVING = frozenset(
    "visit trip travel arrive arrival go come return fly head journey tour flee deploy "
    "deployment send dispatch move transfer enter withdraw".split()
)
HERE = frozenset({"in", "near", "outside", "inside", "across", "throughout", "into"})
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})?(?:\.\d+)?|(?:a|one|two|three|four|five|six|seven|eight|"
    r"nine|"
    r"ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"a hundred|"
    r"a few|several|a dozen|half a)(?:-[a-z]+)?)"
)
WAY = r"(?:north|south)?[- ]?(?:east|west)?(?:north|south|east|west)(?:ern)?"
DISTANCE = re.compile(
    r"(?:(?:about|some|around|roughly|nearly|almost|approximately|just|only|more than|"
    rf"less than|over) )?{NUMBER}[ -](?:nautical )?(?:miles?|kilomet(?:er|re)s?|km|mi|"
    r"met(?:er|re)s?|yards)\b(?: \([^()]{1,30}\))?(?: (?:away|(?:to the )?"
    rf"(?:due )?{WAY}))? (?:of|from|outside|off|inside|away from) (?:the )?"
    r"(?:(?:capital|city|town|village|border|coast)(?: of)?,? (?:with )?)?(?=[A-Z])",
    re.IGNORECASE,
)
LONGEST_CLIMB: Final = 8
DEEPEST: Final = 2
"""Steps from an event to its place: "the bombing of a mosque in Quetta"."""


def extract_places(doc: Doc, document: str) -> list[PlaceMention]:
    """Return the toponyms of a document, in the order of the text.

    Example:
        A convoy left Jabla, Syria, for a camp about 20 km north of Tartus.
        -> Jabla (inside Syria); Syria; "about 20 km north of Tartus" (near Tartus)

    Args:
        doc: A parsed document.
        document: Its id.
    """
    clauses = Clauses(doc)
    names = [n for n in find_names(clauses) if _is_place(n, clauses)]
    parts = [part for name in names for part in _parts(name, clauses)]
    distances = dict(_distances(clauses, parts))
    return [
        _mention(part, distances.get(part, part[0]), inside, clauses, document)
        for part, inside in zip(parts, _insides(parts, clauses), strict=True)
    ]


def _is_place(name: Name, clauses: Clauses) -> bool:
    """Say whether a name is a place: by its type, or by "in" before an unsure one."""
    if name.type in PLACES:
        return True
    if name.type not in UNSURE or name.start == 0:
        return False
    return clauses.tokens[name.start - 1].lower_ in HERE and (
        name.type == "OTHER" or name.end - name.start == 1
    )


Part = tuple[int, int]
"""Words ``[start, end)`` of one toponym."""


def _parts(name: Name, clauses: Clauses) -> Iterator[Part]:
    """Yield the toponyms of a name: "Jabla, Syria" marked as one name is two."""
    start = name.start
    for i in range(name.start, name.end):
        if clauses.tokens[i].text == ",":
            if i > start:
                yield start, i
            start = i + 1
    if start < name.end:
        yield start, name.end


def _insides(parts: Sequence[Part], clauses: Clauses) -> Iterator[str | None]:
    """Yield for each toponym the containing place right after it: ", Syria"."""
    by_start = {start: (start, end) for start, end in parts}
    for _, end in parts:
        after = clauses.tokens[end : end + 1]
        found = None
        if after and after[0].text == ",":
            found = by_start.get(end + 1)
            if found and _is_listed(found, clauses):
                found = None
        yield clauses.doc[found[0] : found[1]].text if found else None


def _is_listed(part: Part, clauses: Clauses) -> bool:
    """Say whether a place after a comma belongs to a list: "Iran, Syria and Iraq"."""
    tokens = clauses.tokens
    if clauses.tokens[part[1] - 1].is_sent_end or part[1] >= len(tokens):
        return False
    after = tokens[part[1]].lower_
    if after in {"and", "or"}:
        return True
    two = tokens[part[1] + 1].lower_ if part[1] + 1 < len(tokens) else ""
    return after == "," and two in {"and", "or"}


def _distances(clauses: Clauses, parts: Sequence[Part]) -> Iterator[tuple[Part, int]]:
    """Yield toponyms that a distance leads to, and the word where it begins."""
    at = {clauses.tokens[start].idx: (start, end) for start, end in parts}
    for match in DISTANCE.finditer(clauses.doc.text):
        part = at.get(match.end())
        words = clauses.doc.char_span(*match.span(), alignment_mode="expand")
        if part is not None and words is not None and len(words):
            yield part, words.start


def _mention(
    part: Part, begin: int, inside: str | None, clauses: Clauses, document: str
) -> PlaceMention:
    doc = clauses.doc
    words = doc[begin : part[1]]
    near = doc[part[0] : part[1]].text if begin < part[0] else None
    return PlaceMention(
        id=record_id(document, "place", words.start_char, words.end_char),
        document=document,
        span=Span.of(words),
        text=words.text,
        near=near,
        inside=inside,
    )


def place_for(
    trigger: Token, doc: Doc, places: Sequence[PlaceMention]
) -> tuple[str, ...]:
    """Return the places (ids) where an event happens, by preposition and tree.

    Example:
        Police in Quetta said that gunmen attacked a mosque near Kabul.
        -> for "attacked" Kabul

    Args:
        trigger: The word that expresses the event.
        doc: Its document.
        places: The document's places, in the order of the text.
    """
    near = [
        (p, top) for p, top in _near(trigger, doc, places) if _is_where(p, top, trigger)
    ]
    under = [p for p, top in near if _hangs(top, trigger)]
    if under:
        return tuple(p.id for p in under)
    clause = clause_of(trigger)
    return tuple(p.id for p, top in near if _first(top).head == clause)


def _near(
    trigger: Token, doc: Doc, places: Sequence[PlaceMention]
) -> Iterator[tuple[PlaceMention, Token]]:
    """Yield the places of the trigger's sentence, with their topmost words."""
    sentence = trigger.sent
    first = bisect_left(places, sentence.start_char, key=lambda p: p.span.start)
    for place in places[first:]:
        if place.span.start >= sentence.end_char:
            return
        words = doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
        if words is not None and len(words):
            yield place, words.root


def _is_where(place: PlaceMention, top: Token, trigger: Token) -> bool:
    """Say whether a place is told as a place: by preposition, object or distance."""
    if place.near:
        return True
    first = _first(top)
    if first.dep_ in {"obj", "nsubj:pass"}:
        return first.head == trigger and top.ent_type_ == "PLACE"
    if not first.dep_.startswith(("obl", "nmod")):
        return False
    words = {c.lower_ for c in first.children if c.dep_ == "case" and c.i < first.i}
    if words & WHERE:
        return True
    if first.head != trigger:
        return False
    if words & ON:
        return trigger.pos_ == "NOUN"
    return "to" in words and trigger.lemma_ in MOVING


def _first(token: Token) -> Token:
    """Return the first of the words that a word is coordinated with."""
    for _ in range(LONGEST_CLIMB):
        if token.dep_ != "conj" or token.head == token:
            break
        token = token.head
    return token


def _hangs(top: Token, trigger: Token) -> bool:
    """Say whether a place hangs on the trigger, directly or by its arguments."""
    at = _first(top)
    for _ in range(DEEPEST):
        above = at.head
        if above == trigger:
            return at.dep_.startswith(("obl", "nmod", "obj", "compound"))
        if above == at or not at.dep_.startswith(("obl", "nmod", "appos", "conj")):
            return False
        at = above
    return False
