"""Find who says what: sources, cues, contents, and chains of them.

The reader model finds attributions side by side; a second look inside each content
finds what the quoted source quotes in turn, and words such as "reportedly" that
credit nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model.annotation import KEY
from onrecord.model.claim import Attribution
from onrecord.model.document import Span, record_id
from onrecord.model.ontology import cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.extract.clauses import Clauses
    from onrecord.extract.mentions import Mentions
    from onrecord.model.annotation import Annotation
    from onrecord.model.claim import SourceType
    from onrecord.model.mention import Mention

SOURCE_TYPES: dict[str, SourceType] = {
    "PERSON": "person",
    "ORGANIZATION": "organization",
    "GROUP": "organization",
    "STATE": "state",
    "PLACE": "state",
}


def extract_attributions(
    clauses: Clauses, mentions: Mentions, document: str
) -> list[Attribution]:
    """Return the document's attributions, those within others after them.

    Example:
        Yonhap said that the ministry denied that a test took place.
        -> Yonhap / said / that the ministry ... place
           the ministry / denied / that a test took place, within the first
    """
    annotation: Annotation = clauses.doc.user_data[KEY]
    maker = _Maker(clauses, mentions, document)
    found = [
        maker.attribution(a.source, a.cue, a.content) for a in annotation.attributions
    ]
    taken = {i for a in annotation.attributions for i in a.cue}
    for source, cue, content in _by_tree(clauses, taken):
        outer = innermost(found, clauses.tokens[cue[0]].idx)
        if outer is None and not _stands_alone(clauses, cue[0], source):
            continue
        found.append(maker.attribution(source, cue, content, outer))
    return found


def innermost(found: Iterable[Attribution], offset: int) -> Attribution | None:
    """Return the attribution with the smallest content that holds a character."""
    holding = [
        (sum(s.end - s.start for s in a.content), a)
        for a in found
        if any(s.start <= offset < s.end for s in a.content)
    ]
    return min(holding, key=lambda pair: pair[0], default=(0, None))[1]


class _Maker:
    """Makes attributions of words."""

    def __init__(self, clauses: Clauses, mentions: Mentions, document: str) -> None:
        self.clauses = clauses
        self.mentions = mentions
        self.document = document
        self.text = clauses.doc.text

    def attribution(
        self,
        source: Sequence[int],
        cue: Sequence[int],
        content: Sequence[int],
        within: Attribution | None = None,
    ) -> Attribution:
        mention = self._source_mention(source)
        words = self._source_words(source, cue)
        parts = [self._spans(part) for part in (source, cue, content)]
        return Attribution(
            id=record_id(self.document, "attribution", *parts),
            document=self.document,
            source=parts[0],
            cue=parts[1],
            content=parts[2],
            source_mention=mention.id if mention else None,
            source_words=words,
            source_type=self._type(mention, source),
            within=within.id if within else None,
        )

    def _spans(self, words: Sequence[int]) -> tuple[Span, ...]:
        spans: list[Span] = []
        last = -2
        for i in words:
            token = self.clauses.tokens[i]
            end = token.idx + len(token)
            if i == last + 1 and spans:
                spans[-1] = Span(spans[-1].start, end)
            else:
                spans.append(Span(token.idx, end))
            last = i
        return tuple(spans)

    def _source_mention(self, source: Sequence[int]) -> Mention | None:
        """Return the mention at the source's head, else the first inside it."""
        inside = set(source)
        heads = [i for i in source if self.clauses.heads[i] not in inside]
        for i in [*heads, *source]:
            mention = self.mentions.of_token.get(i)
            if mention is not None:
                return mention
        return None

    def _source_words(self, source: Sequence[int], cue: Sequence[int]) -> str:
        tokens = self.clauses.tokens
        if not source:
            verbs = [i for i in cue if tokens[i].pos_ in {"VERB", "ADV"}]
            return tokens[(verbs or list(cue) or [0])[-1]].lower_ if cue else ""
        words = list(source)
        while len(words) > 1 and tokens[words[0]].pos_ == "DET":
            words = words[1:]
        pieces = self._spans(words)
        return " ".join(s.words(self.text) for s in pieces)

    def _type(self, mention: Mention | None, source: Sequence[int]) -> SourceType:
        if not source:
            return "passive"
        lexicon = cues()
        head = mention.head if mention else ""
        words = [self.clauses.tokens[i].lemma_.lower() for i in source]
        if head in lexicon.outlets:
            return "outlet"
        if mention is None or mention.kind == "nominal":
            if head in lexicon.documents or set(words) & lexicon.documents:
                return "document"
            return lexicon.unnamed.get(head, "unnamed")
        if mention.kind == "name":
            return SOURCE_TYPES.get(mention.type, "organization")
        return "person" if mention.number == "sing" else "unnamed"


def _by_tree(
    clauses: Clauses, taken: set[int]
) -> Iterator[tuple[list[int], list[int], list[int]]]:
    """Yield source, cue and content of reporting words that the model did not take."""
    lexicon = cues()
    for token in clauses.tokens:
        i = token.i
        if i in taken:
            continue
        if token.pos_ == "VERB" and token.lemma_ in lexicon.verbs:
            content = _complement(clauses, i)
            source = [] if clauses.is_passive(i) else clauses.subjects(i)
            passive = clauses.is_passive(i) and token.lemma_ in lexicon.passives
            if content and (source or passive):
                yield _phrase(clauses, source), [i], content
        elif token.lower_ in lexicon.adverbs and clauses.deps[i] == "advmod":
            yield [], [i], [k for k in _subtree(clauses, clauses.heads[i]) if k != i]


def _stands_alone(clauses: Clauses, cue: int, source: Sequence[int]) -> bool:
    """Say whether a cue outside any content is one although the model saw none.

    Of words that credit nobody ("is thought to") the trees are the better judge; of
    "X said" the model is.
    """
    return not source and clauses.tokens[cue].pos_ in {"VERB", "ADV"}


def _complement(clauses: Clauses, i: int) -> list[int]:
    for k in clauses.kids(i, "ccomp", "xcomp", "advcl"):
        marks = {clauses.tokens[m].lower_ for m in clauses.kids(k, "mark")}
        if clauses.deps[k] == "advcl" and not marks & {"of", "for"}:
            continue
        return _subtree(clauses, k)
    return []


def _phrase(clauses: Clauses, heads: Sequence[int]) -> list[int]:
    """Return the words of the first noun phrase, without its clauses."""
    if not heads:
        return []
    loose = {"acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "punct"}
    return _subtree(clauses, heads[0], loose)


def _subtree(clauses: Clauses, i: int, without: Iterable[str] = ()) -> list[int]:
    found, open_ = [], [i]
    while open_:
        at = open_.pop()
        found.append(at)
        open_ += [k for k in clauses.children[at] if clauses.deps[k] not in without]
    return sorted(found)
