"""Say what dates an event: its own clause, the clause it hangs on, or the story.

Which day the story is at is found when dates are resolved; here stands only that an
event is told as part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.extract.dates import clause_of, date_for, dates_near
from onrecord.extract.tenses import tense_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from onrecord.model.claim import Modality, WhenBasis
    from onrecord.model.mention import DateMention

BEGINNING = frozenset({"begin", "start"})
BEGUN_BY: Final = frozenset({"xcomp", "obj", "nsubj", "nsubj:pass", "ccomp"})
SINCE_HAVE = frozenset({"has", "have", "had", "'ve", "’ve", "'d", "’d", "having"})
CARRYING: Final = frozenset({"ccomp", "parataxis", "conj", "advcl", "xcomp", "csubj"})
"""Clauses that happen when the one that they hang on does; relative ones do not."""
MAIN: Final = frozenset({"root", "parataxis"})
RECALLED: Final = frozenset({"ASSAULT"})
"""Types whose nouns ("the blast") point back at what the text has told."""
DOING = frozenset(
    "begin carry commit conduct continue execute fight launch lead make mount perform "
    "resume stage start stop suffer undertake wage die kill injure wound".split()
)
"""Verbs that only say that what their noun names was done."""
FIRST_PERSON = frozenset({"we", "i"})
SPOKEN: Final = frozenset(
    "ACCUSE AGREE CONCEDE CONSULT REJECT REQUEST SUPPORT THREATEN".split()
)
"""Types that are acts of speech."""
HIGHEST: Final = 4
"""Clauses up from an event, at most, that may date it."""


@dataclass(frozen=True, slots=True)
class Told:
    """How an event is told, as far as that bears on its time."""

    type: str = ""
    modality: Modality = "actual"
    quoted: bool = False
    """Whether it stands in quotation marks."""


ACTUAL: Final = Told()


@dataclass(frozen=True, slots=True)
class Dating:
    """What dates an event: time expressions (ids), or the story that it is part of."""

    dates: tuple[str, ...] = ()
    basis: WhenBasis | None = None
    begins: bool = False


def dating_of(
    trigger: Token,
    doc: Doc,
    dates: Sequence[DateMention],
    told: Told = ACTUAL,
) -> Dating:
    """Return what dates an event.

    Example:
        On Monday the envoy said rebels had shelled the town. They "must stop", he said.
        -> "said" by its clause, "shelled" by nothing, "must" by the story

    Args:
        trigger: The word that expresses the event.
        doc: Its document.
        dates: The document's dates, in the order of the text.
        told: How the event is told; what is only wished or supposed has no date.
    """
    if told.modality == "hypothetical":
        return Dating()
    own = date_for(trigger, doc, dates)
    if own and told.type in RECALLED and is_recalled(trigger):
        own = dates_at(trigger, doc, dates)
    if own:
        return Dating(own, "clause", begins(trigger))
    if told.modality != "actual" or is_perfect(trigger):
        return Dating()
    if trigger.pos_ == "NOUN" and told.type in RECALLED:
        return Dating((), "event")
    higher = date_above(trigger, doc, dates) if trigger.pos_ != "NOUN" else ()
    if higher:
        return Dating(higher, "sentence")
    if is_statement(trigger, told):
        return Dating((), "publication")
    return Dating((), "story") if is_story(trigger, told) else Dating()


def is_recalled(trigger: Token) -> bool:
    """Say whether a noun is only spoken of: "condemned the attack", not "launched"."""
    if trigger.pos_ != "NOUN":
        return False
    spoken_of = trigger.dep_.split(":")[0] in {"obj", "obl", "nmod", "compound"}
    return spoken_of and trigger.head.lemma_ not in DOING


def dates_at(trigger: Token, doc: Doc, dates: Sequence[DateMention]) -> tuple[str, ...]:
    """Return the dates that stand at a word itself: "the attack on Monday"."""
    near = dates_near(trigger, doc, dates)
    return tuple(date.id for date, top in near if top.head == trigger)


def begins(trigger: Token) -> bool:
    """Say whether the words tell that an event began: "began shelling", "the start"."""
    above = trigger.head
    begun = above.lemma_ in BEGINNING and trigger.dep_ in BEGUN_BY
    return (begun or trigger.lemma_ in BEGINNING) and tense_of(trigger) != "future"


def is_perfect(trigger: Token) -> bool:
    """Say whether a clause looks back ("has accused", "had fled") from its time."""
    clause = clause_of(trigger)
    return clause.tag_ == "VBN" and any(
        child.lower_ in SINCE_HAVE and child.dep_.startswith("aux")
        for child in clause.children
    )


def date_above(
    trigger: Token, doc: Doc, dates: Sequence[DateMention]
) -> tuple[str, ...]:
    """Return the dates of the nearest clause above that has any, if it carries on."""
    near = list(dates_near(trigger, doc, dates))
    if not near:
        return ()
    for clause in clauses_above(trigger):
        found = tuple(d.id for d, top in near if top.head == clause)
        if found:
            return found
    return ()


def clauses_above(trigger: Token) -> Iterator[Token]:
    """Yield the predicates that a clause hangs on, up to a relative clause."""
    clause = clause_of(trigger)
    for _ in range(HIGHEST):
        if clause.dep_ not in CARRYING or clause.head == clause:
            return
        clause = clause_of(clause.head)
        yield clause


def is_statement(trigger: Token, told: Told) -> bool:
    """Say whether the publisher does something by saying it: "We urge all sides"."""
    clause = clause_of(trigger)
    first = any(
        child.dep_ == "nsubj" and child.lower_ in FIRST_PERSON
        for child in clause.children
    )
    now = tense_of(trigger) == "present" and clause.dep_ in MAIN
    return now and first and not told.quoted and told.type in SPOKEN


def is_story(trigger: Token, told: Told) -> bool:
    """Say whether an event is told as part of what the report tells of.

    That is what a main clause in the past says, or "when the bomb went off" beside it,
    and what is said in quotation marks there and then; nouns may be background.
    """
    if trigger.pos_ == "NOUN":
        return False
    clause, tense = clause_of(trigger), tense_of(trigger)
    if is_main(clause):
        lead = trigger.sent.start == 0
        return lead or tense == "past" or (told.quoted and tense == "present")
    if clause.dep_ == "advcl":
        return tense == "past" and told.type not in SPOKEN
    return clause.dep_ == "ccomp" and told.quoted and tense == "present"


def is_main(clause: Token) -> bool:
    """Say whether a clause is the sentence's main one, or goes on from it."""
    return clause.dep_ in MAIN or (clause.dep_ == "conj" and clause.head.dep_ in MAIN)
