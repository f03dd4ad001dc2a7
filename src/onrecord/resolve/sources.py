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

JOINT = re.compile(r"^(?:,|,? ?(?:and|&)(?: the)?(?: [A-Z][\w.]+){0,3}|, the)$")
GOES_ON = re.compile(
    r" (?!(?:and|or|of|in|on|at|to|for|from|with|by|who|which|that|also|he|she|it|they|"
    r"both|as|then|later|\w+sel(?:f|ves)|\w+ly)\b)[a-z][\w-]+"
)
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


def source_name(attribution: Attribution, cast: Cast) -> str | None:
    """Return the canonical name of a source, or "@" and its words, if it has any."""
    joint = joint_sources(attribution, cast)
    if len(joint) > 1:
        return " + ".join(dict.fromkeys(one_name(mention, cast) for mention in joint))
    mention = speaking(attribution, cast)
    if mention is not None and attribution.source_type != "passive":
        return one_name(mention, cast)
    words = bare(attribution.source_words)
    if attribution.source_type == "passive" or not attribution.source or not words:
        words = passive(attribution, cast)
    return f"@{words}" if words else None


def speaking(attribution: Attribution, cast: Cast) -> Mention | None:
    """Return who speaks: not the party of "the Democratic front-runner".

    Where words after the name show that it only describes, a person named later in
    the source is meant ("Trump campaign spokeswoman Ada Quill"), or nobody by name.
    """
    mention = cast.by_id.get(attribution.source_mention or "")
    if mention is None or mention.kind not in {"name", "adjective"}:
        return mention
    for span in attribution.source:
        rest = cast.document.text[mention.span.end : span.end]
        if span.covers(mention.span) and GOES_ON.match(rest):
            people = (
                other
                for other in mentions_inside(attribution, cast)
                if other.type == "PERSON" and other.span.start > mention.span.end
            )
            return next(people, None)
    return mention


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
    """Return the mentions that a source of several joins: "the DHS and the ODNI".

    Commas alone join nobody: "Ada Quill, the mayor" is one.
    """
    chain: list[Mention] = []
    several = False
    for mention in mentions_inside(attribution, cast):
        if not chain:
            chain.append(mention)
            continue
        between = words_between(chain[-1], mention, cast.document)
        if between is not None and JOINT.match(between):
            if is_one_person(chain[-1], mention, between):
                break
            chain.append(mention)
            several = not between.startswith(",") or "and" in between
        if several:
            break
    first = attribution.source[0].start if attribution.source else 0
    starts = bool(chain) and chain[0].span.start - first <= len("the ")
    return chain if starts and several else []


def is_one_person(one: Mention, two: Mention, between: str) -> bool:
    """Say whether two descriptions are of one: "the senator and party leader"."""
    return between == "and" and all(
        m.kind == "nominal" and m.type == "PERSON" and m.number == "sing"
        for m in (one, two)
    )


def mentions_inside(attribution: Attribution, cast: Cast) -> list[Mention]:
    """Return the names and descriptions within the words of a source."""
    return [
        mention
        for span in attribution.source
        for mention in cast.inside(span)
        if mention.kind != "adjective"
    ]


def words_between(one: Mention, two: Mention, document: Document) -> str | None:
    """Return what stands between two mentions that follow each other."""
    if one.span.end > two.span.start:
        return None
    return document.text[one.span.end : two.span.start].strip()


def passive(attribution: Attribution, cast: Cast) -> str:
    """Return the word of belief in "is widely thought to": "thought"."""
    text = cast.document.text
    cue = " ".join(span.words(text) for span in attribution.cue)
    words = bare(attribution.source_words) or cue
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
        outer = attributions.get(link.within or "")
        again = link.name in chain[:1] or is_speaker_again(link, outer)
        if link.name and not again:
            chain.insert(0, link.name)
        link = outer
    if chain and fold(chain[0]) in own_names(document):
        chain.pop(0)
    return tuple(chain)


def is_speaker_again(link: Attribution, outer: Attribution | None) -> bool:
    """Say whether "I" or "we" only means who speaks anyway, or the author."""
    told = link.name is not None and not link.name.startswith("@")
    return is_first_person(link.source_words) and (outer is not None or not told)
