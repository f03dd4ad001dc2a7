"""Words that stand for somebody, a time or a place, before and after resolution.

``extract`` fills what the words and their tree say; ``resolve`` adds what they
stand for. What resolution needs of the tree travels in these records.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.model.document import Span

MentionKind = Literal["name", "nominal", "pronoun", "adjective"]
Tense = Literal["past", "present", "future", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for an actor.

    Example:
        "the Iranian-backed militia" is a nominal mention with head "militia" and
        modifiers ("Iranian", "backed").
    """

    id: str
    document: str
    """The document's id."""
    span: Span
    """The words without a leading article and without relative clauses."""
    text: str
    type: str
    """PERSON, ORGANIZATION, STATE, GROUP, PLACE, EVENT, WEAPON, or OTHER."""
    kind: MentionKind
    head: str
    """Lower-case lemma of the head word."""
    number: Literal["sing", "plur"]
    sentence: int
    """Index of the sentence, from 0."""
    modifiers: tuple[str, ...] = ()
    """Adjectives, nouns and names before the head, as written."""
    possessor: str | None = None
    """Mention of "Iran" in "Iran's allies", "its" in "its allies" (id)."""
    of: str | None = None
    """Mention governed by "of", "from" or "in" right after the head (id)."""
    same_as: str | None = None
    """Mention that this one is in apposition to, or names by acronym (id)."""
    title: str | None = None
    """Title words before a person's name ("Iraqi Prime Minister")."""
    subject: bool = False
    """Whether it is the subject of its clause (pronouns prefer such)."""
    speaker: str | None = None
    """For "I" and "we" in quoted content: the mention that speaks (id)."""
    actor: str | None = None
    """Resolved: id of the actor."""
    name: str | None = None
    """Resolved: canonical name."""
    basis: str | None = None
    """Resolved: name, acronym, epithet, title, adjective, metonym, pronoun, ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody that mentions stand for: a state, group, person or organization."""

    id: str
    name: str
    kind: str
    """state, government, organization, armed_group, person, people, outlet, ..."""
    known: bool
    """Whether the registry lists it; otherwise it was met in a text only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A time expression, and the calendar time it stands for."""

    id: str
    document: str
    span: Span
    text: str
    tense: Tense = "none"
    """Tense of the clause it stands in: it decides which Monday."""
    value: str | None = None
    """Resolved: EDTF (ISO 8601-2)."""
    timex: str | None = None
    """Resolved: TIMEX3 value where it differs from EDTF ("2016-W34", "P3D")."""
    precision: str | None = None
    """Resolved: day, week, month, quarter, season, year, decade, ..., interval."""
    basis: str | None = None
    """Resolved: text, publication (counted from that day), context (from a time told
    before it), ambiguous ("03/04/2015"), or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym, or a place given by distance, and where it lies."""

    id: str
    document: str
    span: Span
    text: str
    near: str | None = None
    """The toponym itself in "about 140 miles east of Tehran": "Tehran"."""
    inside: str | None = None
    """A containing place named beside it: "Syria" in "Jabla, Syria"."""
    sure: bool = True
    """Whether words or reader take it for a place; else only the gazetteer can."""
    name: str | None = None
    """Resolved: "Place, Country"; a distance keeps its words."""
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    precision: int | None = None
    """Resolved: UCDP's ``where_prec``, from 1 (a point) to 7 (the sea)."""
    alternatives: tuple[str, ...] = ()
    """Resolved: other places that the name may mean, the likeliest first."""
    basis: str | None = None
    """Resolved: name, metonym, distance, or none."""
