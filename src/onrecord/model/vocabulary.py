"""The records of the lexicon: types, frames, offices, cues, hedges, causal cues.

They say what can be told of a word; ``ontology`` reads them from YAML.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model.claim import Certainty, Modality, Polarity, SourceType

PartOfSpeech = Literal["verb", "noun", "adj"]
Quad = Literal["V-Coop", "M-Coop", "V-Conf", "M-Conf"]
CueClass = Literal[
    "neutral",
    "assertive",
    "belief",
    "denial",
    "hope",
    "order",
    "warning",
    "prediction",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an event is done, or what is asked, refused or threatened."""

    definition: str
    score: float | None = None
    """On PLOVER's scale; none where that of the type holds."""
    cameo: str | None = None
    """The code of CAMEO that is written for it, where one fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """What became of a code of CAMEO."""

    type: str | None = None
    """None: nothing did, such as of a plain statement."""
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    printed: str | None = None
    """What the standard's own table has, where it is another thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimType:
    """What a claim can be: an event type of PLOVER, or a tie."""

    name: str
    kind: Literal["event", "tie"]
    definition: str
    examples: tuple[str, ...]
    quad: Quad | None = None
    """Quad class of an event: verbal or material, cooperation or conflict."""
    score: float | None = None
    """PLOVER's scale, from -10 (conflict) to 10 (cooperation)."""
    modes: Mapping[str, Mode] = field(default_factory=dict)
    cameo: str | None = None
    """The code of CAMEO that is written for an event of no mode."""
    recipient_required: bool = False
    symmetric: bool = False
    inverse: str | None = None
    """The tie read from the other end, in words: "is led by"."""
    direction: str | None = None
    """Who stands at which end: "head → organization or state"."""
    ftm: str | None = None
    """The schema of FollowTheMoney that holds such a tie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A trigger, the type it makes, and where its participants stand.

    Roles are tried in order: ``subject``, ``object`` and ``iobj`` are logical (a
    passive's subject is its object), a preposition names an oblique, a word after
    ``object/`` a dependent of the object.

    Example:
        ``assault.attack.verb`` reads "Rebels attacked the base" as ASSAULT by
        the rebels on the base.
    """

    name: str
    """Unique: type, lemma with its particle, part of speech, and a running number."""
    type: str
    kind: Literal["event", "tie"]
    pos: PartOfSpeech
    lemma: str
    """Lower-case lemma; of an adjective the word as written ("backed")."""
    example: str | None = None
    particle: str | None = None
    object: tuple[str, ...] = ()
    """The object's lemma must be one of these; verb and object are the trigger."""
    not_object: tuple[str, ...] = ()
    prep: tuple[str, ...] = ()
    """One of these prepositions must stand with the trigger."""
    governs: tuple[str, ...] = ()
    """Lemmas, one of which must head what the preposition or the clause brings."""
    under: tuple[str, ...] = ()
    """Prepositions, under one of which a noun itself must stand: "at war"."""
    modifier: tuple[str, ...] = ()
    """A noun's adjective or compound (lemma) must be one of these."""
    not_modifier: tuple[str, ...] = ()
    clause: bool = False
    """Needs a clause as its complement: ccomp or xcomp; of a noun acl."""
    passive: bool | None = None
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    actor_required: bool = False
    recipient_required: bool = False
    symmetric: bool = False
    """All who take part are actors."""
    weak: bool = False
    """Fires only if a role is filled by words that can be an actor."""
    demands: bool = False
    """What its clause says is demanded or hoped, not told."""


OFFICE_TIES: Final = ("leads", "represents", "member_of")
"""Ties of one holder to one seat, the closest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A title that ties its holder to a state or an organization."""

    title: tuple[str, ...]
    """Lower-case words: ("prime", "minister")."""
    tie: Literal["leads", "represents", "member_of"]
    organization: str | None = None
    """What the office belongs to when the text names nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """Every title, and the words that say that somebody no longer holds it."""

    titles: tuple[Office, ...]
    """Longest first, so that "vice president" comes before "president"."""
    blockers: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that hands what follows to a source."""

    words: tuple[str, ...]
    """Lower-case lemmas: ("say",), ("according", "to")."""
    attitude: CueClass
    """How the source stands to the content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The words of attribution, and what kind of source a noun names."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    phrases: tuple[Cue, ...]
    """Longest first."""
    adverbs: frozenset[str]
    """Words that credit an unnamed source: "reportedly"."""
    passives: frozenset[str]
    """Participles (lemmas) of belief without a believer: "is thought to"."""
    unnamed: Mapping[str, SourceType]
    """Nouns (lemmas) that stand for a source without a name."""
    documents: frozenset[str]
    outlets: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What a word does to the clause in its scope."""

    certainty: Certainty
    polarity: Polarity = "+"
    """"-" reverses the clause's own."""
    modality: Modality | None = None
    """None leaves it as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word that changes how firmly the clause in its scope is put.

    Example:
        "failed to seize the town": "fail" makes the seizing ``CT-``; "did not
        fail to" makes it ``CT+``.
    """

    word: str
    """Lower-case lemma, or words joined by blanks."""
    scope: Literal["modal", "clause", "complement", "condition", "negation"]
    """What it reaches: its verb, its clause, its complement, its condition."""
    affirmed: Commitment
    negated: Commitment | None = None
    """When the word itself is negated; none where that changes nothing."""
    pos: PartOfSpeech | None = None
    """Of a word that is now a verb, now a noun; none where it does not matter."""
    complement: tuple[str, ...] = ()
    """Forms of complement it governs so: to, that, ing, from, noun."""
    band: tuple[int, int] | None = None
    """Per cent, by Intelligence Community Directive 203."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CausalCue:
    """Words that say that one thing led to another.

    Ends are named as roles of a frame are, and besides ``head`` (what the words
    hang on), ``dependent`` (what they govern) and ``previous`` (the sentence before).
    """

    words: tuple[str, ...]
    """Lower-case lemmas."""
    pos: Literal["verb", "noun", "adj", "preposition", "marker", "adverb"]
    cause: str
    effect: str
    sign: Polarity = "+"
    certainty: Certainty = "CT"
    hypothetical: bool = False
    """The linked claims are conditions or purposes, not told as facts."""
    example: str | None = None
