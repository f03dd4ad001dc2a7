"""Find time expressions, the tense of their clauses, and the events they date.

Nothing is resolved here. Fractions of a second and lunar feasts are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.extract.nearby import in_sentence
from onrecord.extract.tenses import tense_of
from onrecord.extract.time_words import TIME, VAGUE
from onrecord.model.document import Span, record_id
from onrecord.model.mention import DateMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from onrecord.model.mention import Tense

# Words that are also verbs, modals or nouns.
AMBIGUOUS = frozenset({"may", "march", "mar", "mar.", "second", "fall", "spring"})
OLD = re.compile(r"[- ](?:years? )?olds?\b")
"""An age is no time: "a boy 12 years old"."""
NO_TIME = re.compile(r"old$|three-quarters?$")
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
NO_MONTH = frozenset({"MD", "VB", "VBP", "VBD", "VBZ", "VBN", "VBG"})
CLAUSAL = frozenset(
    "root ccomp advcl acl acl:relcl xcomp parataxis csubj advcl:relcl".split()
)
# "the May attacks": the date is that of the attacks only.
DESCRIBING = frozenset({"compound", "amod", "nmod:poss", "nummod"})
UNTENSED = frozenset({"acl", "xcomp", "advcl"})
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
            tense=tense_at(top),
        )
        for span, text, top in _expressions(doc)
    ]


def tense_at(time: Token) -> Tense:
    """Return the tense of the clause that a time stands in, or none beside a noun.

    "By", "until" and "through" look ahead, but for what is past.

    Example:
        "announced a meeting in December": the announcement is past, not the meeting.
    """
    above, tense = time.head, tense_of(time)
    if tense != "past" and UP_TO & _cases(time):
        return "future"
    if above == time or above.pos_ not in NOMINAL or time.dep_ == "root":
        return "none" if tense != "none" and UP_TO & _cases(time) else tense
    if (
        time.dep_.startswith("obl")
        and tense_of(above) != "none"
        and _is_predicate(above)
    ):
        return tense
    return "future" if tense == "future" and above.dep_.startswith("nsubj") else "none"


def _is_predicate(word: Token) -> bool:
    return any(child.dep_ == "cop" for child in word.children)


def _cases(time: Token) -> set[str]:
    return {child.lower_ for child in time.children if child.dep_ == "case"}


UP_TO = frozenset({"by", "until", "till", "through"})
BLANKS: Final = str.maketrans("\r\u00a0\u2009\t", "    ")
LINE_END = re.compile(r"(?<!\n)\n(?!\n)")


def _expressions(doc: Doc) -> Iterator[tuple[Span, str, Token]]:
    """Yield the spans that are times, each with its text and topmost word."""
    text = LINE_END.sub(" ", doc.text.translate(BLANKS))
    for match in TIME.finditer(text):
        words = doc.char_span(*match.span(), alignment_mode="expand")
        if words is None or len(words) == 0 or _is_none(match[0], words[0], words.root):
            continue
        if OLD.match(text, match.end()) or NO_TIME.search(match[0]):
            continue
        span = Span(*match.span())
        yield span, span.words(doc.text), words.root


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
    near = list(dates_near(trigger, doc, dates))
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
    if same:
        return ()
    return _shared(clause, near) or _below(clause, near)


def dates_near(
    trigger: Token, doc: Doc, dates: Sequence[DateMention]
) -> Iterator[tuple[DateMention, Token]]:
    """Yield the dates of the trigger's sentence, with their topmost words."""
    for date, top in in_sentence(trigger, doc, dates):
        if not VAGUE.fullmatch(date.text):
            yield date, top


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
    if not goes_on or above == clause or _has_had(clause):
        return ()
    return tuple(d.id for d, top in near if top.head == above)


def _has_had(clause: Token) -> bool:
    """Say whether a clause looks back from its time: "had agreed"."""
    return any(child.lower_ in {"had", "'d"} for child in clause.children)


def _below(clause: Token, near: Sequence[tuple[DateMention, Token]]) -> tuple[str, ...]:
    """Return the date that ends a sentence, in a clause without a tense.

    "A truck rammed into a crowd celebrating the feast on Thursday": the ramming too.
    """
    for date, top in near:
        if top.dep_ in DESCRIBING:
            continue
        lower = clause_of(top)
        untensed = lower.dep_ in UNTENSED and lower.tag_ in {"VBG", "VB", "VBN"}
        if untensed and clause_of(lower.head) == clause:
            return (date.id,)
    return ()


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
