"""What can be told of how a word was read: its tree, frames, roles, alternatives.

``extract`` fills these from a document that is read again; nothing keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.model.claim import Certainty, Modality, Polarity
    from onrecord.model.document import Span
    from onrecord.model.vocabulary import Frame

Fate = Literal["coded", "narrower", "doubted", "likelier", "left out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeWord:
    """A word of a clause, at its place in the tree."""

    text: str
    relation: str
    """To the word that it hangs on, as in Universal Dependencies."""
    depth: int
    """0 for the word that the others hang on."""
    marked: bool = False
    """Whether it is one of the words that are asked about."""
    folded: bool = False
    """Whether a clause hangs on it that is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A mention that fills a role, and how it was found."""

    role: Literal["actor", "recipient"]
    mention: str
    """Its id."""
    found: str
    """In words: "at subject", "by the learned reader, probability 0.81"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A type that the learned reader sees at a word."""

    type: str
    score: float
    """Probability, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmnessWord:
    """A word that decides how a claim is put, and how it would be without it."""

    text: str
    polarity: Polarity
    certainty: Certainty
    modality: Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How a claim was read."""

    tree: tuple[TreeWord, ...]
    """The clause of the trigger."""
    frame: Frame | None = None
    """None where no frame read it."""
    fillers: tuple[Filler, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    """What the learned reader sees at the trigger, the likeliest first."""
    firmness_words: tuple[FirmnessWord, ...] = ()
    learned_firmness: bool = False
    """Whether the learned reader said how firmly it is put."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """A frame of a word, and what became of it there."""

    frame: Frame
    failed: tuple[str, ...] = ()
    """Conditions that do not hold, by the names of the frame's fields."""
    lacks: tuple[str, ...] = ()
    """Roles that nobody fills."""
    fate: Fate | None = None
    """None where a condition failed."""
    instead: str | None = None
    """What was read at the word in its place: a frame, or a type with "learned"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenTitle:
    """A title, which makes a tie where the text names who holds it."""

    title: str
    tie: str
    blocker: str | None = None
    """A word beside it that says that it is not held: "former"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What was seen at a word, whether or not it was coded."""

    span: Span
    text: str
    lemma: str
    part: str
    """Part of speech, as in Universal Dependencies."""
    sentence: Span
    tree: tuple[TreeWord, ...]
    in_scope: bool = True
    """Whether events and ties are read at such a part of speech at all."""
    considered: tuple[Considered, ...] = ()
    title: SeenTitle | None = None
    """The title that ends on the word."""
    elsewhere: tuple[str, ...] = ()
    """Other parts of speech as which the word has frames."""
    nearest: tuple[str, ...] = ()
    """Words written alike that have frames, where this one has none."""
    alternatives: tuple[Alternative, ...] = ()
    needed: float = 1.0
    """Probability from which the learned reader makes a claim alone."""
    doubt: float = 0.0
    """Probability under which a frame with open roles is not believed."""
