"""Find time expressions, the tense of their clauses, and the events they date.

Nothing is resolved here. Fractions of a second and holidays are not read.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from onrecord.extract.tenses import tense_of
from onrecord.extract.time_words import TIME, VAGUE
from onrecord.model.document import Span, record_id
from onrecord.model.mention import DateMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

# Words that are also verbs, modals or nouns.
AMBIGUOUS = frozenset({"may", "march", "mar", "mar.", "second", "fall", "spring"})
NO_MONTH = frozenset({"MD", "VB", "VBP", "VBD", "VBZ", "VBN", "VBG"})
CLAUSAL = frozenset(
    "root ccomp advcl acl acl:relcl xcomp parataxis csubj advcl:relcl".split()
)
# "the May attacks": the date is that of the attacks only.
DESCRIBING = frozenset({"compound", "amod", "nmod:poss", "nummod"})
VERBAL = frozenset({"VERB", "AUX"})
LONGEST_CLIMB: Final = 25
"""Steps up a tree; a longer way is a broken parse."""


def extract_dates(doc: Doc, document: str) -> list[DateMention]:
    """Return the time expressions of a document, in the order of the text.

    Example:
        Since May 2016 rebels, who fled last week, will not talk before Monday.
        -> May 2016 (future), last week (past), Monday (future)

    Args:
        doc: A parsed document.
        document: Its id.
    """
    return [
        DateMention(
            id=record_id(document, "date", span.start, span.end),
            document=document,
            span=span,
            text=text,
            tense=tense_of(top),
        )
        for span, text, top in _expressions(doc)
    ]


def _expressions(doc: Doc) -> Iterator[tuple[Span, str, Token]]:
    """Yield the spans that are times, each with its text and topmost word."""
    text = doc.text
    for match in TIME.finditer(text):
        words = doc.char_span(*match.span(), alignment_mode="expand")
        if words is None or len(words) == 0 or _is_none(match[0], words[0], words.root):
            continue
        yield Span(*match.span()), match[0], words.root


def _is_none(text: str, first: Token, root: Token) -> bool:
    """Say whether the words are no time: "may", "2000 troops", "the current"."""
    lower = text.lower()
    if "\n\n" in text:
        return True
    if lower in AMBIGUOUS:
        return first.tag_ in NO_MONTH or first.pos_ not in {"PROPN", "NUM", "NOUN"}
    if lower.isdigit() and len(lower) == len("2016"):
        above = root.head
        counts = root.dep_ == "nummod" and above.i == root.i + 1
        return counts and above.tag_ == "NNS"
    return False


def date_for(trigger: Token, doc: Doc, dates: Sequence[DateMention]) -> tuple[str, ...]:
    """Return the dates (ids) of an event: at its word, its clause, else its only one.

    Example:
        In May the rebels, who fled on Monday, attacked.
        -> for "attacked" May, for "fled" Monday

    Args:
        trigger: The word that expresses the event.
        doc: Its document.
        dates: The document's dates, in the order of the text.
    """
    near = list(_near(trigger, doc, dates))
    if not near:
        return ()
    direct = [d for d, top in near if trigger in (top, top.head)]
    if direct:
        return tuple(d.id for d in direct)
    clause = clause_of(trigger)
    same = [
        (d, top)
        for d, top in near
        if top.dep_ not in DESCRIBING and clause_of(top) == clause
    ]
    at_head = [d for d, top in same if top.head == clause]
    if at_head:
        return tuple(d.id for d in at_head)
    if len(same) == 1:
        return (same[0][0].id,)
    return _shared(clause, near) if not same else ()


def _near(
    trigger: Token, doc: Doc, dates: Sequence[DateMention]
) -> Iterator[tuple[DateMention, Token]]:
    """Yield the dates of the trigger's sentence, with their topmost words."""
    sentence = trigger.sent
    first = bisect_left(dates, sentence.start_char, key=lambda d: d.span.start)
    for date in dates[first:]:
        if date.span.start >= sentence.end_char:
            return
        if VAGUE.fullmatch(date.text):
            continue
        words = doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
        if words is not None and len(words):
            yield date, words.root


def _shared(
    clause: Token, near: Sequence[tuple[DateMention, Token]]
) -> tuple[str, ...]:
    """Return the date of the clause that a clause without one goes on from.

    "On Monday rebels attacked the town and killed two": the killing too; "began
    shelling it on Monday": the shelling too, but in "agreed on Monday to leave" only
    the agreement.
    """
    above = clause.head
    goes_on = clause.dep_ == "conj" or (
        clause.dep_ in {"xcomp", "advcl"} and clause.tag_ == "VBG"
    )
    if not goes_on or above == clause:
        return ()
    return tuple(d.id for d, top in near if top.head == above)


def clause_of(token: Token) -> Token:
    """Return the predicate of the clause that a word stands in."""
    for _ in range(LONGEST_CLIMB):
        above = token.head
        if above == token or token.dep_ in CLAUSAL:
            return token
        if token.dep_ == "conj" and token.pos_ in VERBAL:
            return token
        token = above
    return token
