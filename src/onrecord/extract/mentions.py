"""Find the words that stand for actors, places and weapons.

Names, nouns of people and organizations, pronouns, and adjectives of nationality each
become a mention; what joins them (possessor, "of", apposition, speaker) is kept, and
nothing is resolved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from onrecord.extract.clauses import PRESENT, Clauses
from onrecord.extract.links import Draft, Links
from onrecord.extract.names import find_names, is_nationality, singular
from onrecord.extract.nouns import actor_nouns, known_names
from onrecord.extract.phrases import MARKS, end_word, first_word, following
from onrecord.model.document import record_id
from onrecord.model.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc

    from onrecord.extract.names import Name

NOUNS = frozenset({"NOUN", "PROPN"})
BEFORE = frozenset({"amod", "compound", "nmod:desc", "nmod:unmarked", "flat"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
PERSONAL: Final = {
    "he": "PERSON", "him": "PERSON", "his": "PERSON", "himself": "PERSON",
    "she": "PERSON", "her": "PERSON", "hers": "PERSON", "herself": "PERSON",
    "i": "PERSON", "me": "PERSON", "my": "PERSON", "mine": "PERSON",
    "myself": "PERSON", "you": "PERSON", "your": "PERSON", "yours": "PERSON",
    "it": "OTHER", "its": "OTHER", "itself": "OTHER", "they": "GROUP",
    "them": "GROUP", "their": "GROUP", "theirs": "GROUP", "themselves": "GROUP",
    "we": "GROUP", "us": "GROUP", "our": "GROUP", "ours": "GROUP",
    "ourselves": "GROUP",
}  # fmt: skip
ACTING = frozenset({"PERSON", "GROUP", "ORGANIZATION", "STATE"})
DASHES: Final = frozenset({"—", "–", "--", "-"})
FARTHEST_DASH: Final = 14
"""Words in which a dateline is over."""
RUNNING = frozenset({"presidential", "election", "reelection", "electoral"})
CORE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "root"})


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a document, and the words that lead to them."""

    all: tuple[Mention, ...]
    """In the order of the text."""
    of_token: dict[int, Mention] = field(repr=False)
    """The mention of a head word, of every word of a name, of a title before it, of
    a modifier, a count ("dozens") or a relative pronoun."""
    relative: dict[int, int] = field(repr=False)
    """Relative pronouns and the nouns that they stand for."""
    dateline: frozenset[int] = field(default=frozenset(), repr=False)
    """Words that say where a report was written, and take part in nothing."""
    names: tuple[Name, ...] = field(default=(), repr=False)
    """The names that mentions were made of."""

    @property
    def acting(self) -> frozenset[int]:
        """Return the words that stand for somebody who can act: no place or thing."""
        return self._of(lambda m: m.type in ACTING or m.kind == "pronoun")

    @property
    def affected(self) -> frozenset[int]:
        """Return the words that an event can happen to: actors, and places by name."""
        return self.acting | self._of(lambda m: m.type == "PLACE" and m.kind == "name")

    def _of(self, wanted: Callable[[Mention], bool]) -> frozenset[int]:
        return frozenset(
            i for i, m in self.of_token.items() if wanted(m) and i not in self.dateline
        )


def extract_mentions(doc: Doc, document: str) -> Mentions:
    """Return the mentions of a document.

    Example:
        Iran's allies, some of them Iraqis, praised the Hezbollah leader.
        -> Iran; Iran's allies (possessor Iran); some (of them); them; Iraqis;
           Hezbollah; Hezbollah leader

    Args:
        doc: A parsed document.
        document: Its id.
    """
    clauses = Clauses(doc)
    finder = _Finder(clauses)
    drafts = sorted(finder.drafts(), key=lambda d: (d.start, -d.end))
    relative = dict(_relatives(clauses))
    at = finder.words(drafts, relative)
    links = Links(clauses, {i: drafts[n] for i, n in at.items()})
    sentence = _sentences(doc)
    mentions = [
        _mention(draft, links, document, sentence[draft.head]) for draft in drafts
    ]
    return Mentions(
        all=tuple(mentions),
        of_token={i: mentions[n] for i, n in at.items()},
        relative=relative,
        dateline=frozenset(_dateline(doc)),
        names=tuple(finder.names),
    )


def _dateline(doc: Doc) -> range:
    """Return the words before the dash in "MANILA, July 14 — China refused"."""
    words = doc[:FARTHEST_DASH]
    first = next((token for token in words if not token.is_space), None)
    spaced = (
        t.i for t in words if t.text in DASHES and t.i and doc[t.i - 1].whitespace_
    )
    dash = next(spaced, None)
    if first is None or dash is None or not (first.is_upper and len(first) > 2):  # noqa: PLR2004
        return range(0)
    return range(dash)


def _sentences(doc: Doc) -> list[int]:
    found = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        found[sentence.start : sentence.end] = [number] * len(sentence)
    return found


def _relatives(clauses: Clauses) -> Iterator[tuple[int, int]]:
    """Yield relative pronouns with the noun that their clause hangs on."""
    for token in clauses.tokens:
        if token.lower_ not in RELATIVE or token.tag_ not in {"WP", "WDT", "WP$", "IN"}:
            continue
        if token.tag_ == "IN" and clauses.deps[token.i] == "mark":
            continue
        at = token.i
        for _ in range(5):
            if clauses.deps[at] == "acl:relcl" and clauses.heads[at] < token.i:
                yield token.i, _antecedent(at, clauses.heads[at], clauses)
                break
            at = clauses.heads[at]


def _antecedent(verb: int, noun: int, clauses: Clauses) -> int:
    """Return the noun that a relative clause speaks of: the one its verb agrees with.

    Example:
        A coalition of militias that fights the army -> coalition
    """
    above = clauses.heads[noun]
    if clauses.deps[noun] != "nmod" or clauses.kids(verb, "aux"):
        return noun
    form, lemma = clauses.tokens[verb].lower_, clauses.tokens[verb].lemma_
    if clauses.tokens[verb].tag_ not in PRESENT:
        return noun
    wanted = "NN" if form.endswith("s") and form != lemma else "NNS"
    agrees = [clauses.tokens[i].tag_ == wanted for i in (noun, above)]
    return above if agrees == [False, True] else noun


class _Finder:
    """Finds the words of mentions in one document."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.nouns = actor_nouns()
        self.names = find_names(clauses)
        self.in_name: dict[int, Name] = {
            i: name for name in self.names for i in range(name.start, name.end)
        }
        titles = [name.title for name in self.names if name.title]
        self.in_title = {i for start, end in titles for i in range(start, end)}
        self.ends = {i: (n.end, n.type) for i, n in self.in_name.items()}
        self.owners: dict[int, int] = {}
        """Modifiers that are no mention of their own, and the noun they belong to."""

    def drafts(self) -> Iterator[Draft]:
        for name in self.names:
            draft = self._name(name)
            if draft is not None:
                yield draft
        for token in self.tokens:
            if token.i in self.in_name:
                continue
            draft = self._word(token.i)
            if draft is not None:
                yield draft

    def _name(self, name: Name) -> Draft | None:
        """Return a name, unless it only tells whose people a noun speaks of."""
        inside = range(name.start, name.end)
        heads = [i for i in inside if self.clauses.heads[i] not in inside]
        head = heads[-1] if heads else name.end - 1
        for i in inside if name.title is None else ():
            noun = self._modified(i)
            if noun is not None and name.end <= noun:
                self.owners.update(dict.fromkeys(inside, noun))
                return None
        return Draft(head, name.start, name.end, "name", name.type, name.title)

    def _word(self, i: int) -> Draft | None:
        token = self.tokens[i]
        if token.tag_ in {"PRP", "PRP$"}:
            return self._pronoun(i)
        if is_nationality(i, self.clauses):
            return self._adjective(i)
        if i in self.in_title:
            return None
        if token.pos_ in NOUNS:
            return self._nominal(i)
        if token.lower_ in self.nouns.partitives:
            return self._partitive(i)
        return None

    def _pronoun(self, i: int) -> Draft | None:
        kind = PERSONAL.get(self.tokens[i].lower_)
        if kind is None or self.clauses.deps[i] == "expl":
            return None
        return Draft(i, i, i + 1, "pronoun", kind)

    def _adjective(self, i: int) -> Draft | None:
        noun = self._modified(i)
        if noun is not None and i not in self.in_title:
            self.owners[i] = noun
            return None
        return Draft(i, i, i + 1, "adjective", "GROUP")

    def _modified(self, i: int) -> int | None:
        """Return the actor noun that a word only describes: "Iranian officials"."""
        if self.clauses.deps[i] not in BEFORE:
            return None
        noun = self.clauses.heads[i]
        if noun <= i or noun in self.in_name or noun in self.in_title:
            return None
        after = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
        lemma = self.lemma(noun)
        if after in MARKS or lemma in self.nouns.relational:
            return None
        kind = self._kind(noun)
        return noun if kind in ACTING and self.tokens[noun].pos_ in NOUNS else None

    def _kind(self, i: int) -> str | None:
        """Return the type of a noun; a campaign acts only if somebody runs for office.

        Example:
            The Quill campaign denied it. The coalition campaign went on.
        """
        lemma = self.lemma(i)
        if lemma != "campaign" or self.clauses.deps[i] == "nsubj":
            return self.nouns.types.get(lemma)
        before = self.tokens[max(0, i - 2) : i]
        runs = any(
            self.in_name[t.i].type == "PERSON" if t.i in self.in_name
            else t.lower_ in RUNNING
            for t in before
        )  # fmt: skip
        return self.nouns.types.get(lemma) if runs else None

    def lemma(self, i: int) -> str:
        """Return a noun's lemma, also of one written like a name ("Officials")."""
        token = self.tokens[i]
        one = singular(token.text) if token.pos_ == "PROPN" else token.lemma_.lower()
        if one in self.nouns.types or i < 2 or self.tokens[i - 1].text not in MARKS:  # noqa: PLR2004
            return one
        joined = f"{self.tokens[i - 2].lower_}-{one}"
        return joined if joined in self.nouns.types else one

    def _nominal(self, i: int) -> Draft | None:
        token, lemma = self.tokens[i], self.lemma(i)
        people = token.text[:1].isupper() and token.lower_ in known_names().peoples
        kind = "GROUP" if people else self._kind(i)
        if lemma in self.nouns.quantities and self._counted(i) is not None:
            return None
        if kind is None or not self._stands(i, kind):
            return None
        start = first_word(i, self.clauses)
        end = end_word(i, kind, self.clauses, self.ends)
        return Draft(i, start, end, "nominal", kind)

    def _stands(self, i: int, kind: str) -> bool:
        """Say whether a noun is a mention, and not only a modifier of another."""
        if self.clauses.deps[i] not in BEFORE:
            return True
        noun = self.clauses.heads[i]
        if noun <= i or noun in self.in_name:
            return True
        if self.tokens[noun].pos_ in NOUNS and self._kind(noun):
            self.owners[i] = noun
            return False
        return kind in ACTING and self.lemma(i) not in self.nouns.classifying

    def _counted(self, i: int) -> int | None:
        """Return the noun that "dozens of" counts."""
        after = following(i, self.clauses)
        if after is None or after[0] != "of":
            return None
        k = after[1]
        return k if self._is_noun(k) else None

    def _is_noun(self, i: int) -> bool:
        known = self.tokens[i].lower_ in known_names().peoples
        return known or i in self.in_name or self.lemma(i) in self.nouns.types

    def _partitive(self, i: int) -> Draft | None:
        token = self.tokens[i]
        of = following(i, self.clauses)
        if of is not None and of[0] == "of":
            return Draft(i, i, i + 1, "nominal", "PERSON")
        alone = token.pos_ in {"PRON", "DET", "ADJ"} and self.clauses.deps[i] in CORE
        clause = self.clauses.kids(i, "acl:relcl", "acl")
        said = token.lower_ in {"some", "many", "most", "several", "others", "few"}
        if alone and (clause or said):
            return Draft(i, i, i + 1, "nominal", "PERSON")
        return None

    def words(self, drafts: list[Draft], relative: dict[int, int]) -> dict[int, int]:
        """Return for each word that leads to a mention the mention's number."""
        at = {draft.head: n for n, draft in enumerate(drafts)}
        for n, draft in enumerate(drafts):
            if draft.kind == "name":
                for i in range(draft.start, draft.end):
                    at.setdefault(i, n)
        leading = {**self.owners, **relative, **dict(self._counts(at))}
        for i, noun in leading.items():
            if noun in at:
                at.setdefault(i, at[noun])
        for n, draft in enumerate(drafts):
            for i in self._title_nouns(draft):
                at.setdefault(i, n)
        return at

    def _counts(self, at: dict[int, int]) -> Iterator[tuple[int, int]]:
        """Yield words that only count, with the noun that they count."""
        for token in self.tokens:
            if token.i not in at and self.lemma(token.i) in self.nouns.quantities:
                counted = self._counted(token.i)
                if counted is not None:
                    yield token.i, counted

    def _title_nouns(self, draft: Draft) -> Iterator[int]:
        """Yield the nouns of a title that are persons: "Prime Minister"."""
        for i in range(*(draft.title or (0, 0))):
            if self.tokens[i].pos_ in NOUNS and self.lemma(i) in self.nouns.types:
                yield i


def _mention(draft: Draft, links: Links, document: str, sentence: int) -> Mention:
    """Return the record of a draft."""
    span = links.span(draft.start, draft.end)
    head = links.tokens[draft.head]
    lemma = singular(head.text) if head.pos_ == "PROPN" else head.lemma_.lower()
    title = links.span(*draft.title) if draft.title else None
    return Mention(
        id=record_id(document, "mention", span.start, span.end),
        document=document,
        span=span,
        text=span.words(links.text),
        type=draft.type,
        kind=draft.kind,
        head=head.text.lower() if draft.kind == "name" else lemma,
        number=links.number(draft),
        sentence=sentence,
        modifiers=links.modifiers(draft),
        possessor=links.id_of(document, links.possessor(draft)),
        of=links.id_of(document, links.of(draft)),
        same_as=links.id_of(document, links.same_as(draft)),
        title=title.words(links.text) if title else None,
        subject=links.is_subject(draft),
        speaker=links.id_of(document, links.speaker(draft)),
    )
