"""Find who says what: sources, cues, contents, and chains of them.

The reader model finds attributions side by side; a second look inside each content
finds what the quoted source quotes in turn, and words such as "reportedly" that
credit nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.quotations import FIRST_PERSON, continued, statements
from onrecord.extract.vouching import does, put_forward
from onrecord.model.annotation import KEY, AttributedWords
from onrecord.model.claim import Attribution
from onrecord.model.document import Span, record_id
from onrecord.model.ontology import cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

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


class Attributions(list[Attribution]):
    """A document's attributions, and what of each content its source stands for.

    Example:
        In "The envoy condemned the attack" the envoy speaks of an attack, but it is
        the author on whose word there was one.
    """

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.forward: dict[str, tuple[Span, ...]] = {}
        """By the attribution's id; of one that is not here, all of its content."""


def extract_attributions(
    clauses: Clauses, mentions: Mentions, document: str
) -> Attributions:
    """Return the document's attributions, those within others after them.

    Example:
        Yonhap said that the ministry denied that a test took place.
        -> Yonhap / said / that the ministry ... place
           the ministry / denied / that a test took place, within the first
    """
    annotation: Annotation = clauses.doc.user_data[KEY]
    maker = _Maker(clauses, mentions, document)
    given = [
        _with_source(part, clauses)
        for each in annotation.attributions
        for part in _by_sentence(each, clauses)
    ]
    found = Attributions()
    for words in statements(given, clauses):
        found.append(maker.attribution(words))
    whole = tuple(found)
    for words in continued(given, clauses):
        if not _may_tell(words, clauses, mentions):
            continue
        outer = innermost(whole, clauses.tokens[words.content[0]].idx)
        found.append(maker.attribution(words, outer))
        found.forward[found[-1].id] = maker.spans(put_forward(words, clauses))
    taken = {i for each in annotation.attributions for i in each.cue}
    for words in _by_tree(clauses, taken):
        if not _may_tell(words, clauses, mentions):
            continue
        outer = innermost(found, clauses.tokens[words.cue[0]].idx)
        if outer or _stands_alone(words, clauses):
            found.append(maker.attribution(words, outer))
    return found


def _may_tell(found: AttributedWords, clauses: Clauses, mentions: Mentions) -> bool:
    """Say whether a source within another's words is somebody, or a text.

    Example:
        The envoy said that the raids underscore the need to arm the police.
        -> it is the envoy who says so, not the raids
    """
    if not found.source:
        return True
    lexicon = cues()
    telling = lexicon.documents | lexicon.unnamed.keys() | lexicon.outlets
    words = [clauses.tokens[i] for i in found.source]
    if any(t.lemma_.lower() in telling or t.pos_ == "PRON" for t in words):
        return True
    return any(t.i in mentions.of_token for t in words)


def innermost(found: Iterable[Attribution], offset: int) -> Attribution | None:
    """Return the attribution with the smallest content that tells a character.

    What a source only speaks of is passed over.
    """
    forward = found.forward if isinstance(found, Attributions) else {}
    holding = [
        (sum(s.end - s.start for s in a.content), a)
        for a in found
        if any(s.start <= offset < s.end for s in forward.get(a.id, a.content))
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
        self, found: AttributedWords, within: Attribution | None = None
    ) -> Attribution:
        mention = self._source_mention(found.source)
        words = self._source_words(found.source, found.cue)
        parts = [self.spans(part) for part in (found.source, found.cue, found.content)]
        made = Attribution(
            id=record_id(self.document, "attribution", *parts),
            document=self.document,
            source=parts[0],
            cue=parts[1],
            content=parts[2],
            source_mention=mention.id if mention else None,
            source_words=words,
            source_type=self._type(mention, found.source),
            within=within.id if within else None,
        )
        if within and words.lower() in FIRST_PERSON:
            made = replace(
                made,
                source_mention=within.source_mention,
                source_type=within.source_type,
            )
        return made

    def spans(self, words: Sequence[int]) -> tuple[Span, ...]:
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
        """Return the person whom the source names, else the mention at its head.

        Else it is a person inside, else anybody; one whom a preposition brings is
        not named as the source.

        Example:
            Minister for the Sahel, Ada Quill, said … -> Ada Quill, not the Sahel
            The head of the Tax Office (TO) John Roe said … -> John Roe
            An aide to John Roe said … -> the aide
        """
        inside, at = set(source), self.mentions.of_token
        heads = [i for i in source if self.clauses.heads[i] not in inside]
        within = [at[i] for i in source if i in at]
        first = next((at[i] for i in heads if i in at), None)
        persons = [m for m in within if m.type == "PERSON"]
        if first is None or (first.kind == "nominal" and first.number == "sing"):
            named = (i for i in source if self._is_named(i) and not self._is_brought(i))
            first = next((at[i] for i in named), first)
        return next(iter([*([first] if first else []), *persons, *within]), None)

    def _is_named(self, i: int) -> bool:
        found = self.mentions.of_token.get(i)
        return found is not None and found.type == "PERSON" and found.kind == "name"

    def _is_brought(self, i: int) -> bool:
        """Say whether a word, or the list it is in, hangs by a preposition or "'s"."""
        top = i
        while self.clauses.deps[top] in {"flat", "conj", "compound"}:
            top = self.clauses.heads[top]
        return bool(self.clauses.kids(top, "case")) or self.clauses.deps[top] in {
            "nmod:poss", "nmod",
        }  # fmt: skip

    def _source_words(self, source: Sequence[int], cue: Sequence[int]) -> str:
        tokens = self.clauses.tokens
        if not source:
            said = [i for i in cue if tokens[i].pos_ in {"VERB", "ADV"}]
            said = said or [i for i in cue if tokens[i].pos_ == "NOUN"] or list(cue)
            return tokens[said[-1]].lower_ if cue else ""
        words = list(source)
        while len(words) > 1 and tokens[words[0]].pos_ == "DET":
            words = words[1:]
        # A stray article of a second piece names nobody.
        named = [i for i in words if tokens[i].pos_ not in {"DET", "PUNCT"}]
        pieces = [s for s in self.spans(words) if any(_in(tokens[i], s) for i in named)]
        return " ".join(s.words(self.text) for s in pieces or self.spans(words))

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


def _in(token: Token, span: Span) -> bool:
    return span.start <= token.idx < span.end


def _by_sentence(found: AttributedWords, clauses: Clauses) -> Iterator[AttributedWords]:
    """Yield an attribution in parts, where it joins the sources of two sentences.

    Each content goes to the source of its sentence, else to the last one before.

    Example:
        Envoy: "We will stay." General: "They must leave."
        -> two attributions, although the model saw one colon
    """
    tokens = clauses.tokens
    at = sorted({tokens[i].sent.start for i in found.source})
    if len(at) <= 1:
        yield found
        return
    words = (*found.source, *found.cue, *found.content)
    sentence = {i: tokens[i].sent.start for i in words}

    def share(words: Sequence[int], k: int) -> tuple[int, ...]:
        return tuple(i for i in words if max(0, bisect_right(at, sentence[i]) - 1) == k)

    for k in range(len(at)):
        content = share(found.content, k)
        if content:
            yield AttributedWords(
                source=share(found.source, k), cue=share(found.cue, k), content=content
            )


def _with_source(found: AttributedWords, clauses: Clauses) -> AttributedWords:
    """Return an attribution with the source that the cue's verb has by the tree.

    Who is told something, or is believed to have done it, is no source.

    Example:
        The envoy denied the raid but admitted that arms were sold.
        -> "the envoy" for "admitted", too
    """
    if not found.source and len(found.cue) == 1 and _is_adverb(found.cue[0], clauses):
        return _by_adverb(found.cue[0], clauses)
    if len(found.source) == 1 and clauses.tokens[found.source[0]].pos_ == "DET":
        # The model saw "The" of "The mayor said" alone.
        whole = clauses.phrase([clauses.heads[found.source[0]]])
        return replace(found, source=tuple(i for i in whole if i not in found.cue))
    verbs = [i for i in found.cue if clauses.tokens[i].pos_ == "VERB"]
    no_source = {w for i in verbs for w in _told(i, clauses)}
    source = tuple(i for i in found.source if i not in no_source)
    if source or found.source:
        return replace(found, source=source)
    held = {*found.cue, *found.content}
    for heads in _speaking(found.cue, clauses):
        words = clauses.phrase(heads)
        if words and held.isdisjoint(words):
            return replace(found, source=tuple(words))
    return found


def _speaking(cue: Sequence[int], clauses: Clauses) -> Iterator[list[int]]:
    """Yield who may speak by the words of a cue: subjects, owners of a noun.

    Example:
        her call for a ban -> her
        according to the mayor -> the mayor
    """
    for i in cue:
        token = clauses.tokens[i]
        if token.pos_ == "VERB" and not clauses.is_passive(i):
            yield clauses.subjects(i)
        elif token.pos_ == "NOUN":
            yield clauses.kids(i, "nmod:poss")
        elif token.lower_ == "according":
            yield [clauses.heads[i]] if clauses.deps[i] == "case" else []


def _told(i: int, clauses: Clauses) -> list[int]:
    """Return the words of whoever a verb of speaking is directed at, or is about."""
    if clauses.is_passive(i):
        # "was quoted as saying": the one who is quoted speaks.
        speaks = any(
            clauses.tokens[m].lower_ == "as"
            for k in clauses.kids(i, "advcl")
            for m in clauses.kids(k, "mark")
        )
        if clauses.tokens[i].lemma_ not in cues().passives or speaks:
            return []
        heads = clauses.kids(i, "nsubj:pass", "nsubj")
    else:
        heads = clauses.kids(i, "obj", "iobj")
    return [w for k in heads for w in clauses.subtree(k)]


def _by_tree(clauses: Clauses, taken: set[int]) -> Iterator[AttributedWords]:
    """Yield attributions by reporting words that the model did not take."""
    lexicon = cues()
    for token in clauses.tokens:
        i = token.i
        if i in taken:
            continue
        if token.pos_ == "VERB" and token.lemma_ in lexicon.verbs:
            content = [] if does(i, clauses) else _complement(clauses, i)
            source = [] if clauses.is_passive(i) else clauses.subjects(i)
            passive = clauses.is_passive(i) and token.lemma_ in lexicon.passives
            if content and (source or passive):
                phrase = tuple(clauses.phrase(source))
                yield AttributedWords(source=phrase, cue=(i,), content=tuple(content))
        elif _is_adverb(i, clauses):
            yield _by_adverb(i, clauses)


def _is_adverb(i: int, clauses: Clauses) -> bool:
    return clauses.tokens[i].lower_ in cues().adverbs and clauses.deps[i] == "advmod"


def _by_adverb(i: int, clauses: Clauses) -> AttributedWords:
    """Return what "reportedly" credits nobody with: all of its clause."""
    clause = [k for k in clauses.subtree(clauses.heads[i]) if k != i]
    return AttributedWords(cue=(i,), content=tuple(clause))


def _stands_alone(found: AttributedWords, clauses: Clauses) -> bool:
    """Say whether a cue outside any content is one although the model saw none.

    Of words that credit nobody ("is thought to") the trees are the better judge; of
    "X said" the model is.
    """
    return not found.source and clauses.tokens[found.cue[0]].pos_ in {"VERB", "ADV"}


def _complement(clauses: Clauses, i: int) -> list[int]:
    for k in clauses.kids(i, "ccomp", "xcomp", "advcl"):
        marks = {clauses.tokens[m].lower_ for m in clauses.kids(k, "mark")}
        if clauses.deps[k] == "advcl" and not marks & {"of", "for"}:
            continue
        return clauses.subtree(k)
    return []
