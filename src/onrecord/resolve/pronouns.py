"""Resolve pronouns by number, kind and gender, subjects and near ones first.

Only what the records carry is used: no syntax beyond "is a subject", so a pronoun
without a clear antecedent stays open.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import log1p
from typing import TYPE_CHECKING

from onrecord.resolve.authors import (
    FIRST_PERSON,
    SPEAKER,
    acting_publisher,
    is_first_person,
    signed_by,
)
from onrecord.resolve.persons import untitled
from onrecord.resolve.several import together
from onrecord.resolve.spelling import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Cast, Identity

GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
THING = {"it", "its", "itself"}
MANY = {"they", "them", "their", "theirs", "themselves"}
MAY_JOIN = {
    "its", "his", "her", "their", "itself", "himself", "herself", "themselves",
}  # fmt: skip
"""Words that may mean who does it also where something is done to them."""
COLLECTIVE = {
    "state", "government", "organization", "armed_group", "party", "agency", "outlet",
    "armed_forces", "legislature", "court", "company", "region",
}  # fmt: skip
MOST = 3
"""Names of a longer list are taken up together only where the list is a subject."""
JOINING = {"person", "state", "organization", "armed_group"}
PLURAL = {"armed_group", "people", "group", "armed_forces", "party"}
OF_OFFICE = re.compile(r"^.*\b(?:of|for) \w+(?: (?:Affairs|Security|Staff))? ")
"""What of a title may stand before a name: "Secretary of State"."""
COLON = re.compile(r"[^.\n]{0,40}:\s*[“\"]?$|[^.\n]{0,40}:\s")
SUBJECTS = {"he", "she", "it", "they"}
THINGS = {"WEAPON", "PLACE", "EVENT"}
REACH = 3


def resolve_pronoun(mention: Mention, cast: Cast) -> Identity | None:
    """Return whom a pronoun stands for, or nothing where no one suits.

    Example:
        "Merkel met the envoy. She said …": "She" is Angela Merkel.
    """
    word = bare(mention.text).lower()
    if word in FIRST_PERSON:
        return speaker(mention, word, cast)
    said_by = teller(mention, word, cast)
    if said_by:
        return replace(said_by, basis="pronoun")
    others = {
        identity.name
        for other in cast.apart.get(mention.id, ())
        if (identity := cast.identity(other)) and word not in MAY_JOIN
    }
    if word in GENDER and cast.is_quoted(mention):
        others |= cast.speakers(mention)
    pool = [
        pair
        for pair in cast.earlier(mention, REACH)
        if suits(word, *pair) and pair[1].name not in others
    ]
    if word in MANY:
        pool += groups(mention, others, cast)
    best = max(
        pool, key=lambda pair: salience(mention, pair[0], pair[1], cast), default=None
    )
    found = best[1] if best else ahead(mention, word, cast) or hero(mention, word, cast)
    return replace(found, basis="pronoun") if found else None


def groups(
    mention: Mention, others: set[str], cast: Cast
) -> Iterator[tuple[Mention, Identity]]:
    """Yield those before a pronoun whom it may mean together, with their last mention.

    They are joined by "and", or one meets the other.
    """
    for members, listed in (*cast.lists, *met(mention, cast)):
        last = members[-1]
        if len(listed) > MOST and not members[0].subject:
            continue
        if (
            last.span.end <= mention.span.start
            and mention.sentence - last.sentence <= REACH
            and all(one.kind in JOINING for one in listed)
            and others.isdisjoint(one.name for one in listed)
        ):
            yield last, together(listed)


def met(mention: Mention, cast: Cast) -> Iterator[tuple[list[Mention], list[Identity]]]:
    """Yield those who met in the sentences before "They also discussed"."""
    if not mention.subject:
        return
    for one, two in cast.meetings:
        first, second = cast.by_id.get(one), cast.by_id.get(two)
        if first and second and 0 < mention.sentence - first.sentence <= REACH:
            pair = [i for m in (first, second) if (i := cast.identity(m.id))]
            if len(pair) == 2 and pair[0].kind == pair[1].kind:  # noqa: PLR2004
                yield [first], pair


def ahead(mention: Mention, word: str, cast: Cast) -> Identity | None:
    """Return the subject that a pronoun before it stands for.

    Example:
        "In her speech, Ada Quill blamed the ministry": "her" is Ada Quill.
    """
    for other in cast.mentions[cast.order[mention.id] + 1 :]:
        if other.sentence != mention.sentence:
            return None
        identity = cast.identity(other.id)
        if other.subject and other.kind == "name" and identity:
            return identity if suits(word, other, identity) else None
    return None


def hero(mention: Mention, word: str, cast: Cast) -> Identity | None:
    """Return whom a pronoun before all names means: who is told of most often.

    Example:
        "He strikes back. Governor John Roe refused …": "He" is John Roe.
    """
    before = cast.mentions[: cast.order[mention.id]]
    if word not in GENDER or any(
        m.type == "PERSON" and m.kind == "name" for m in before
    ):
        return None
    people = (
        identity
        for other in cast.mentions
        if other.kind == "name"
        and (identity := cast.identity(other.id))
        and suits(word, other, identity)
    )
    return max(people, key=lambda one: cast.often[one.name], default=None)


def teller(mention: Mention, word: str, cast: Cast) -> Identity | None:
    """Return who says what the pronoun is the subject of: "Quill said that she …"."""
    other = cast.by_id.get(cast.tellers.get(mention.id, ""))
    identity = cast.identity(other.id) if other else None
    if other is None or identity is None or word not in SUBJECTS:
        return None
    if cast.is_quoted(mention):
        return None  # who speaks is "I" there
    before = other.span.end <= mention.span.start
    return identity if before and suits(word, other, identity) else None


def speaker(mention: Mention, word: str, cast: Cast) -> Identity | None:
    """Return who says "I"; for "we" the state or body that the speaker speaks for.

    Outside of what anybody says, both are the publisher, if it is one that acts.
    """
    said_by = cast.identity(mention.speaker)
    if word in SPEAKER and said_by is not None:
        return replace(said_by, basis="pronoun")
    if said_by is None:
        speaking = cast.by_id.get(mention.speaker or "")
        if speaking is not None and not is_first_person(speaking.text):
            return None
        return (signer(mention, cast) if word in SPEAKER else None) or publisher(cast)
    if said_by.kind == "person":
        return spoken_for(said_by, cast)
    return replace(said_by, basis="pronoun")


def signer(mention: Mention, cast: Cast) -> Identity | None:
    """Return whose statement the document is, or is since "Ada Quill said:"."""
    titled = signed_by(cast.document)
    name = untitled(OF_OFFICE.sub("", titled)) if titled else ""
    if " " in name:
        return cast.known(name, "pronoun", "person")
    for span, key in reversed(cast.speech):
        told, source = cast.identity(key), cast.by_id.get(key)
        opened = source and COLON.match(cast.document.text, source.span.end, span.start)
        if (
            told
            and told.kind == "person"
            and opened
            and span.start < mention.span.start
        ):
            return replace(told, basis="pronoun")
    return None


def spoken_for(person: Identity, cast: Cast) -> Identity | None:
    """Return the state or body in whose name a person says "we".

    That of a citizen whom the registry knows; else whom the document says that the
    person serves, an organ being its state's; else the publisher that lets him speak.
    """
    if person.state:
        return cast.known(person.state, "pronoun")
    for key, body in cast.serves.items():
        speaker, served = cast.identity(key), cast.identity(body)
        if speaker and served and speaker.name == person.name:
            return cast.known(served.state or served.name, "pronoun", served.kind)
    return publisher(cast)


def publisher(cast: Cast) -> Identity | None:
    """Return the state or body that publishes, where it is one that acts."""
    entry = acting_publisher(cast.document)
    return cast.known(entry.name, "pronoun") if entry else None


def suits(word: str, other: Mention, identity: Identity) -> bool:
    """Say whether a pronoun can stand for an earlier mention's actor."""
    if other.kind == "adjective" or bare(other.text).lower() in FIRST_PERSON:
        return False
    if word in GENDER:
        alone = identity.kind == "person" and other.number == "sing"
        return alone and identity.gender in (None, GENDER[word])
    if word in THING:
        return identity.kind in COLLECTIVE and other.number == "sing"
    if word in MANY and other.type in THINGS:
        return False
    if word in MANY:
        return other.number == "plur" or identity.kind in PLURAL
    return False


def salience(mention: Mention, other: Mention, identity: Identity, cast: Cast) -> float:
    """Return how ready an earlier mention is to be taken up again.

    Near ones, subjects for subjects, those spoken of often, and those on the same side
    of quotation marks; "they" rather means many than a body, "it" rather the near one.
    The weights are rounded from a ranker fitted to 1,600 pronouns of GUM's train part.
    """
    word = bare(mention.text).lower()
    many = word in MANY
    told = log1p(cast.often[identity.name]) * (0.5 if word in THING else 1.0)
    kind = (
        0.5 * (other.number == "plur") + 0.5 * told - 0.5 * identity.named
        if many
        else 1.5 * told + 0.5 * identity.named + 0.5 * (identity.gender is not None)
    )
    return (
        -1.0 * (mention.sentence - other.sentence)
        + 1.0 * (mention.sentence == other.sentence)
        + 0.4 * other.subject
        + 0.8 * (other.subject and mention.subject)
        - 1.5 * (cast.is_quoted(other) != cast.is_quoted(mention))
        - 0.003 * (mention.span.start - other.span.end)
        + kind
    )
