"""Attributions: sources, cues, contents, and what a source puts forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions import (
    extract_attributions,
    innermost,
)
from onrecord.extract.clauses import Clauses
from onrecord.extract.mentions import extract_mentions
from onrecord.model.annotation import Annotation, AttributedWords
from tests.extract.parses import parsed

if TYPE_CHECKING:
    from onrecord.extract.attributions import (
        Attributions,
    )


def _found(table: str, *given: AttributedWords) -> tuple[str, Attributions]:
    doc = parsed(table, Annotation(attributions=given, factuality=()))
    mentions = extract_mentions(doc, "d")
    found = extract_attributions(Clauses(doc, mentions.relative), mentions, "d")
    return doc.text, found


def _rows(text: str, found: Attributions) -> list[tuple[str, str, str]]:
    return [
        (
            each.source_words,
            " ".join(span.words(text) for span in each.cue),
            " ".join(span.words(text) for span in each.content),
        )
        for each in found
    ]


TWO_SPEAKERS = """
1 Adan Adan PROPN NNP 3 nsubj Entity=B-PERSON
2 : : PUNCT : 3 punct
3 Stay stay VERB VB 0 root
4 . . PUNCT . 3 punct

1 Marsh Marsh PROPN NNP 3 nsubj Entity=B-PERSON
2 : : PUNCT : 3 punct
3 Leave leave VERB VB 0 root
4 . . PUNCT . 3 punct
"""


def test_sources_of_two_sentences_are_two_sources() -> None:
    """Where the model joins two sentences' sources, each gets its own content."""
    joined = AttributedWords(source=(0, 4), cue=(1, 5), content=(2, 6))
    assert _rows(*_found(TWO_SPEAKERS, joined)) == [
        ("Adan", ":", "Stay"),
        ("Marsh", ":", "Leave"),
    ]


DENIAL = """
1 Envoys envoy NOUN NNS 2 nsubj
2 condemned condemn VERB VBD 0 root
3 the the DET DT 4 det
4 raid raid NOUN NN 2 obj
5 but but CCONJ CC 6 cc
6 said say VERB VBD 2 conj
7 that that SCONJ IN 9 mark
8 troops troop NOUN NNS 9 nsubj
9 fled flee VERB VBD 6 ccomp
"""


def test_a_source_that_is_left_out_is_the_subject() -> None:
    """The second of two verbs has the subject of the first as its source."""
    said = AttributedWords(cue=(5,), content=(6, 7, 8))
    assert _rows(*_found(DENIAL, said)) == [("Envoys", "said", "that troops fled")]


def test_what_is_condemned_is_the_authors() -> None:
    """Who condemns a raid does not tell of it; who says that troops fled does."""
    text, found = _found(
        DENIAL,
        AttributedWords(source=(0,), cue=(1,), content=(2, 3)),
        AttributedWords(source=(0,), cue=(5,), content=(6, 7, 8)),
    )
    assert innermost(found, text.index("raid")) is None
    told = innermost(found, text.index("fled"))
    assert told is not None
    assert told.source_words == "Envoys"


def test_who_is_told_is_no_source() -> None:
    """In "a man told the court" the court is no source."""
    _, found = _found(
        """
        1 Adan Adan PROPN NNP 2 nsubj Entity=B-PERSON
        2 told tell VERB VBD 0 root
        3 Congress Congress PROPN NNP 2 iobj Entity=B-ORGANIZATION
        4 troops troop NOUN NNS 5 nsubj
        5 fled flee VERB VBD 2 ccomp
        """,
        AttributedWords(source=(0, 2), cue=(1,), content=(3, 4)),
    )
    assert [each.source_words for each in found] == ["Adan"]


def test_who_is_believed_to_do_it_is_no_source() -> None:
    """In "the group is believed to have fled" nobody in particular believes it."""
    _, found = _found(
        """
        1 Rebels rebel NOUN NNS 3 nsubj:pass
        2 are be AUX VBP 3 aux:pass
        3 believed believe VERB VBN 0 root
        4 to to PART TO 5 mark
        5 flee flee VERB VB 3 xcomp
        """,
        AttributedWords(source=(0,), cue=(1, 2), content=(3, 4)),
    )
    (each,) = found
    assert (each.source, each.source_type, each.source_words) == (
        (),
        "passive",
        "believed",
    )


def test_a_chain_of_sources() -> None:
    """What a source quotes in turn stands within its content."""
    text, found = _found(
        """
        1 Yonhap Yonhap PROPN NNP 2 nsubj Entity=B-ORGANIZATION
        2 reported report VERB VBD 0 root
        3 that that SCONJ IN 5 mark
        4 officials official NOUN NNS 5 nsubj
        5 said say VERB VBD 2 ccomp
        6 troops troop NOUN NNS 7 nsubj
        7 fled flee VERB VBD 5 ccomp
        """,
        AttributedWords(source=(0,), cue=(1,), content=(2, 3, 4, 5, 6)),
    )
    outer, inner = found
    assert inner.within == outer.id
    assert innermost(found, text.index("fled")) == inner
    assert innermost(found, text.index("officials")) == outer


def test_we_in_a_statement_is_its_speaker() -> None:
    """Inside a statement "we" is whoever makes it."""
    _, found = _found(
        """
        1 Adan Adan PROPN NNP 2 nsubj Entity=B-PERSON
        2 said say VERB VBD 0 root SpaceAfter=No
        3 : : PUNCT : 2 punct SpacesAfter=\\n\\n

        1 We we PRON PRP 2 nsubj
        2 hope hope VERB VBP 0 root
        3 troops troop NOUN NNS 4 nsubj
        4 leave leave VERB VBP 2 ccomp
        """,
        AttributedWords(source=(0,), cue=(1,), content=(4,)),
        AttributedWords(source=(4,), cue=(5,), content=(6, 7)),
    )
    hopes = found[-1]
    assert hopes.source_words == "We"
    assert hopes.source_mention == found[0].source_mention is not None


def test_a_stray_article_is_no_part_of_a_sources_words() -> None:
    """An article that the model marks far from its source is not written beside it."""
    _, (found,) = _found(
        """
        1 Reports report NOUN NNS 2 nsubj
        2 say say VERB VBP 0 root
        3 the the DET DT 4 det
        4 army army NOUN NN 5 nsubj
        5 fled flee VERB VBD 2 ccomp
        """,
        AttributedWords(source=(0, 2), cue=(1,), content=(3, 4)),
    )
    assert found.source_words == "Reports"
