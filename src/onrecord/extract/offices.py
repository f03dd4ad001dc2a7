"""Find who holds which office: titles, appositions, and "X is the head of Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.extract.candidate import Candidate
from onrecord.model.ontology import kept_with_ontology, offices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.extract.clauses import Clauses
    from onrecord.extract.mentions import Mentions
    from onrecord.model.mention import Mention
    from onrecord.model.ontology import Office

RULED: Final = frozenset({"regime", "reign", "dictatorship"})
SPEAKING: Final = "represents"
BEFORE: Final = frozenset(
    {"amod", "compound", "nmod:poss", "nmod:desc", "nmod:unmarked"}
)


def find_offices(clauses: Clauses, mentions: Mentions) -> Iterator[Candidate]:
    """Yield a tie for each office that the text gives a named person.

    Who speaks for somebody is one without a name, too: "a spokesman for the army".

    Example:
        Iraqi Prime Minister Haider al-Abadi met Masoud Barzani, the president of the
        Kurdistan region.
        -> leads: Haider al-Abadi -> Iraq; leads: Masoud Barzani -> Kurdistan region

    Where the text does not say what the office belongs to ("President Obama"), the
    recipient is left for `resolve` to fill.
    """
    for words, office in _titles(clauses):
        last = words[-1]
        named = _holder(words, clauses, mentions)
        holder = last if named is None else named
        seat = _seat(words, holder, clauses, mentions)
        speaks = office.tie == SPEAKING and seat and last in mentions.of_token
        if named is None and not speaks:
            continue
        yield Candidate(
            type=office.tie,
            head=last,
            words=words,
            rule=f"office.{'_'.join(office.title)}",
            actor=(holder,),
            recipient=seat,
        )


def find_regimes(clauses: Clauses, mentions: Mentions) -> Iterator[Candidate]:
    """Yield who leads a regime that bears a person's name.

    Example:
        The Assad regime is short of money. -> leads: Assad -> Assad regime
    """
    for token in clauses.tokens:
        if token.lemma_.lower() not in RULED or token.i not in mentions.of_token:
            continue
        near = [
            *clauses.kids(token.i, "nmod:poss", "compound", "nmod:desc"),
            *clauses.obliques(token.i, "of"),
        ]
        holder = next((k for k in near if _is_person(k, mentions)), None)
        if holder is not None:
            yield Candidate(
                type="leads",
                head=token.i,
                words=(token.i,),
                rule=f"office.{token.lemma_.lower()}",
                actor=(holder,),
                recipient=(token.i,),
            )


def _is_person(i: int, mentions: Mentions) -> bool:
    mention = mentions.of_token.get(i)
    named = mention is not None and mention.kind == "name"
    return named and mention is not None and mention.type == "PERSON"


@kept_with_ontology
def _by_last_word() -> Mapping[str, tuple[Office, ...]]:
    found: dict[str, list[Office]] = {}
    for office in offices().titles:
        found.setdefault(office.title[-1], []).append(office)
    return {word: tuple(group) for word, group in found.items()}


def _titles(clauses: Clauses) -> Iterator[tuple[tuple[int, ...], Office]]:
    """Yield the words of each title in the text; "former" titles are left out."""
    tokens, blockers = clauses.tokens, offices().blockers
    for token in tokens:
        for office in _by_last_word().get(token.lemma_.lower(), ()):
            size = len(office.title)
            at = tuple(range(token.i - size + 1, token.i + 1))
            if at[0] < 0 or any(
                tokens[i].lower_ != word
                for i, word in zip(at[:-1], office.title, strict=False)
            ):
                continue
            near = {tokens[k].lower_ for k in clauses.kids(token.i, "amod", "compound")}
            before = tokens[at[0] - 1].lower_ if at[0] else ""
            if not blockers & {*near, before}:
                yield at, office
            break


def _holder(words: tuple[int, ...], clauses: Clauses, mentions: Mentions) -> int | None:
    """Return a word of the person who holds the office, if the text names one."""
    last = words[-1]
    following = mentions.of_token.get(last + 1)
    if following and following.type == "PERSON" and following.kind == "name":
        return last + 1
    if clauses.deps[last] == "appos":
        # "Quill and Roe, the mayor": the tree hangs it on the first, "the" means Roe.
        joined = clauses.with_conjuncts(clauses.heads[last])
        one = clauses.tokens[last].tag_ in {"NN", "NNP"}
        before = [k for k in joined if k < last]
        return _named(before[-1] if one and before else joined[0], mentions)
    for k in clauses.kids(last, "appos", "flat"):
        if (found := _named(k, mentions)) is not None:
            return found
    if clauses.kids(last, "cop"):
        for k in clauses.subjects(last):
            if (found := _named(k, mentions)) is not None:
                return found
    return None


def _named(i: int, mentions: Mentions) -> int | None:
    mention = mentions.of_token.get(i)
    is_person = mention is not None and mention.type in {"PERSON", "OTHER"}
    return i if is_person and mention and mention.kind in {"name", "pronoun"} else None


def _seat(
    words: tuple[int, ...], holder: int, clauses: Clauses, mentions: Mentions
) -> tuple[int, ...]:
    """Return what the office belongs to: "Iraqi", "Iran's", "of Turkey", "FBI"."""
    last = words[-1]
    own = mentions.of_token.get(holder)
    for preposition in ("of", "for", "to", "in", "at"):
        found = [
            w for w in clauses.obliques(last, preposition) if w in mentions.of_token
        ]
        if found and not _same(found[0], own, mentions):
            return tuple(found)
    tops = [last, *([holder] if clauses.heads[last] == holder else [])]
    for top in tops:
        for k in clauses.children[top]:
            if clauses.deps[k] in BEFORE and k < words[0] and k in mentions.of_token:
                found = clauses.with_conjuncts(clauses.meant(k))
                if not _same(k, own, mentions):
                    return tuple(w for w in found if w in mentions.of_token)
    before = mentions.of_token.get(words[0] - 1)
    if before and not _same(words[0] - 1, own, mentions):
        return (words[0] - 1,)
    return ()


def _same(i: int, own: Mention | None, mentions: Mentions) -> bool:
    return own is not None and mentions.of_token.get(i) == own
