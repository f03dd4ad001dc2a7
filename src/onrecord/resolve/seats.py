"""Say what an office belongs to where the text names only its holder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.model.ontology import kept_with_ontology, offices
from onrecord.resolve.governments import MINISTRIES, ministry_of
from onrecord.resolve.offices import OFFICES, ONE_STATE, office_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.model.claim import Claim
    from onrecord.resolve.cast import Cast

OFFICE: Final = "office."
STATE_DEPARTMENT: Final = "United States Department of State"
RUNNING: Final = frozenset(
    "candidate nominee front-runner frontrunner hopeful contender".split()
)
ANYBODYS: Final = frozenset(
    "leader commander director head chief chairman founder".split()
)
CAMPAIGN: Final = re.compile(r"(?:[’']s?)? (?:presidential )?campaign\b")
MINISTRY: Final = re.compile(r"(?:[’']s)? (\w+) [Mm]inistry (?:[\w-]+ )?")
NEAR: Final = 32
"""Characters before a title in which the party of a candidate stands."""
REGISTRY: Final = ".registry"
"""Ends the rule of a claim whose recipient the registry told, and not the text."""
SLACK: Final = 6
"""Months that an office may lie before or after the report's date."""


def is_office(claim: Claim) -> bool:
    """Say whether a claim is about who holds an office."""
    return claim.rule.startswith(OFFICE)


def title_of(claim: Claim, text: str) -> str | None:
    """Return the title that a claim rests on, of whatever rule: "president"."""
    if is_office(claim):
        title = claim.rule.removeprefix(OFFICE).replace("_", " ")
        return OFFICES.get(title, title)
    titled = claim.type in {"leads", "represents"}
    return office_named(claim.trigger.words(text)) if titled else None


def seat(claim: Claim, holders: Sequence[str], cast: Cast) -> str | None:
    """Return the state or organization of an office, by its title or its holder.

    Example:
        "President Barack Obama", in a report of 2016 -> United States
        "Secretary of State Jane Roe" -> United States: no other state's has the title
    """
    office = title_of(claim, cast.document.text)
    if office is None:
        return None
    told = state_told(claim, cast)
    if told:
        return told
    for term in (t for name in holders for t in cast.registry.terms(name)):
        if term.office == office:
            undated = cast.day is None
            if undated or term.covers(cast.day, slack=SLACK):
                return term.of
    people = (cast.registry.named(name) for name in holders)
    citizen = next((person.state for person in people if person), None)
    national = claim.type == "represents" or office in OFFICES.values()
    listed = organizations().get(office) or ONE_STATE.get(office)
    return listed or (citizen if national else None)


def is_anybodys(claim: Claim) -> bool:
    """Say whether a title is one that any body may have: "leader", "commander"."""
    title = claim.rule.removeprefix(OFFICE)
    return is_office(claim) and title in ANYBODYS


def body_of(claim: Claim, cast: Cast) -> str | None:
    """Return the body that a title means, although a place or state is named with it.

    Example:
        "Senator Ada Quill of Ohio" -> United States Senate: Ohio is whom she is for
        "Deputy Secretary of State Jane Roe" -> United States Department of State
        "U.S. Democratic candidate Ada Quill" -> Democratic Party
    """
    title = claim.rule.removeprefix(OFFICE).replace("_", " ")
    if not is_office(claim):
        return None
    if title.endswith(" secretary of state"):
        return STATE_DEPARTMENT
    told = [i for key in claim.recipient_mentions if (i := cast.identity(key))]
    if claim.type == "member_of" and title.split()[-1] in RUNNING:
        return None if any(i.kind == "party" for i in told) else party_told(claim, cast)
    of = organizations().get(title)
    american = [i for i in told if i.kind == "place" or i.name == of]
    return of if of and told and len(american) == len(told) else None


def campaign_of(claim: Claim, cast: Cast) -> str | None:
    """Return the campaign or ministry that somebody serves, by the words before.

    Example:
        "Quill campaign spokesman John Roe" -> Ada Quill campaign
        "Ruritanian Foreign Ministry spokesman" -> Ministry of Foreign Affairs of …
    """
    for key in claim.recipient_mentions:
        mention, identity = cast.by_id.get(key), cast.identity(key)
        if mention and identity and identity.kind == "person":
            after = cast.document.text[mention.span.end : claim.trigger.end]
            if CAMPAIGN.match(after):
                return f"{identity.name} campaign"
        elif mention and identity and identity.kind == "state":
            found = MINISTRY.fullmatch(
                cast.document.text, mention.span.end, max(0, claim.trigger.start)
            )
            area = MINISTRIES.get(found[1].lower()) if found else None
            if area:
                return ministry_of(area, identity.name)
    return None


def party_told(claim: Claim, cast: Cast) -> str | None:
    """Return the party whose candidate somebody is, by the words before the title."""
    title, text = claim.trigger, cast.document.text
    before = text[max(0, title.start - NEAR) : title.end].split()
    for word in reversed(before):
        for form in cast.registry.forms(word):
            if form.entry.kind == "party":
                return form.entry.name
        if word.endswith((".", ",")):
            break
    return None


@kept_with_ontology
def organizations() -> dict[str, str | None]:
    """Return what offices belong to when the text names nothing, by title."""
    return {" ".join(office.title): office.organization for office in offices().titles}


def state_told(claim: Claim, cast: Cast) -> str | None:
    """Return the state in the words of the title itself: "Polish Foreign Minister"."""
    for key in claim.recipient_mentions:
        mention = cast.by_id.get(key)
        titled = mention and office_named(mention.text)
        for word in mention.text.split() if mention and titled else ():
            state = cast.registry.state(word)
            if state:
                return state.name
    return None
