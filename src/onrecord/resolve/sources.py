"""Name the sources of attributions: on whose word a content stands."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.resolve.authors import is_first_person, own_names
from onrecord.resolve.spelling import bare, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model.claim import Attribution
    from onrecord.model.document import Document
    from onrecord.model.mention import Mention
    from onrecord.resolve.cast import Cast, Identity

JOINT = re.compile(r"^(?:,|,? ?(?:and|&)(?: the)?|, the)$")
AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|it|to|that|by|as|widely|now|"
    r"also|long|still|being)\b\s*",
    re.IGNORECASE,
)
PEOPLE_SPEAK = {
    "official", "authority", "source", "spokesman", "spokeswoman", "spokesperson",
    "leader", "diplomat", "aide", "adviser", "officer", "commander", "expert",
    "analyst", "minister", "witness", "resident", "activist", "lawmaker", "people",
    "member", "report", "document", "statement", "agent", "investigator",
}  # fmt: skip


def resolve_sources(
    attributions: Iterable[Attribution], cast: Cast
) -> tuple[Attribution, ...]:
    """Return the attributions with the names of their sources.

    Example:
        "Iranian officials said" gives "@Iranian officials", "Tehran said" "Iran",
        "the DHS and the ODNI said" "… + …", "is thought to" "@thought".
    """
    return tuple(replace(a, name=source_name(a, cast)) for a in attributions)


def source_name(attribution: Attribution, cast: Cast) -> str:
    """Return the canonical name of a source, or "@" and its words."""
    joint = joint_sources(attribution, cast)
    if len(joint) > 1:
        return " + ".join(dict.fromkeys(one_name(mention, cast) for mention in joint))
    mention = cast.by_id.get(attribution.source_mention or "")
    if mention is not None and attribution.source_type != "passive":
        return one_name(mention, cast)
    if attribution.source_type == "passive" or not attribution.source:
        return f"@{passive(attribution, cast)}"
    return f"@{bare(attribution.source_words) or passive(attribution, cast)}"


def one_name(mention: Mention, cast: Cast) -> str:
    """Return the name of one source; persons without a name stay unnamed.

    "Iranian officials" act as Iran, but they speak as "@Iranian officials".
    """
    identity = cast.identity(mention.id)
    if identity is None:
        return f"@{bare(mention.text)}"
    if not identity.named or speaks_unnamed(mention, identity):
        words = mention.text if mention.kind == "nominal" else identity.name
        return f"@{bare(words)}"
    return identity.name


def speaks_unnamed(mention: Mention, identity: Identity) -> bool:
    """Say whether the words are people who speak for somebody without being named."""
    return (
        mention.kind == "nominal"
        and mention.head in PEOPLE_SPEAK
        and identity.kind != "person"
    )


def joint_sources(attribution: Attribution, cast: Cast) -> list[Mention]:
    """Return the mentions that a source of several joins: "the DHS and the ODNI"."""
    inside = [
        mention
        for span in attribution.source
        for mention in cast.mentions
        if span.covers(mention.span) and mention.kind in {"name", "nominal"}
    ]
    chain: list[Mention] = []
    for mention in inside:
        if not chain or joins(chain[-1], mention, cast.document):
            chain.append(mention)
    first = attribution.source[0].start if attribution.source else 0
    starts = bool(chain) and chain[0].span.start - first <= len("the ")
    return chain if starts else []


def joins(one: Mention, two: Mention, document: Document) -> bool:
    """Say whether only a comma or "and" stands between two mentions."""
    between = document.text[one.span.end : two.span.start].strip()
    return one.span.end <= two.span.start and bool(JOINT.match(between))


def passive(attribution: Attribution, cast: Cast) -> str:
    """Return the word of belief in "is widely thought to": "thought"."""
    text = cast.document.text
    cue = " ".join(span.words(text) for span in attribution.cue)
    words = attribution.source_words or cue
    rest = AUXILIARY.sub("", words).split()
    return rest[0].lower() if rest else words.lower()


def source_chain(
    attribution_id: str | None, attributions: dict[str, Attribution], document: Document
) -> tuple[str, ...]:
    """Return the names of the sources around a claim, outermost first.

    The author is no source of its own report: where the outermost link names the
    publisher, or the state that it speaks for, it is left out.
    """
    chain: list[str] = []
    seen: set[str] = set()
    link = attributions.get(attribution_id or "")
    while link is not None and link.id not in seen:
        seen.add(link.id)
        name = link.name or f"@{link.source_words}"
        outer = attributions.get(link.within or "")
        if (not chain or chain[0] != name) and not is_speaker_again(link, outer):
            chain.insert(0, name)
        link = outer
    if chain and fold(chain[0]) in own_names(document):
        chain.pop(0)
    return tuple(chain)


def is_speaker_again(link: Attribution, outer: Attribution | None) -> bool:
    """Say whether "I" or "we" only means who speaks anyway, or the author."""
    told = link.name is not None and not link.name.startswith("@")
    return is_first_person(link.source_words) and (outer is not None or not told)
