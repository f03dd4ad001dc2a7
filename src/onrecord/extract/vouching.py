"""Say what a source stands for, of all that it speaks of.

Whoever condemns an attack does not tell that there was one: the report does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model.ontology import cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.extract.clauses import Clauses
    from onrecord.model.annotation import AttributedWords

# Verbs that put a bare noun forward: "reported an attack".
TELLING = frozenset(
    "report allege claim announce deny dispute confirm describe detail document "
    "recount suspect fear estimate disclose reveal".split()
)
# Verbs of speaking that with an infinitive are none: "continued to fight".
DOING = frozenset("continue agree decide show mean forget remember learn help".split())
WANTING = frozenset({"hope", "order", "warning", "prediction"})
QUOTES = frozenset({"“", "``", '"', "''"})
FINITE = frozenset({"ccomp", "parataxis", "root", "csubj", "acl:relcl"})
INFINITE = frozenset({"xcomp", "advcl", "acl"})
RELATIVE = frozenset({"acl:relcl"})
PHRASE = frozenset({"obl"})
PREDICATING = ("cop", "nsubj", "nsubj:pass")


def put_forward(found: AttributedWords, clauses: Clauses) -> tuple[int, ...]:
    """Return the words of a content for which its source stands.

    Of what is wanted only the want is: what is met with on the way is a fact.

    Example:
        The envoy called on them to free the men who were taken.
        -> all up to "the men"; that they were taken is the author's
    """
    if not _vouches(found, clauses):
        return ()
    if not _attitudes(found.cue, clauses) & WANTING or _is_quoted(found, clauses):
        return found.content
    held = set(found.content)
    return tuple(i for i in found.content if not _is_met(i, held, clauses))


def _vouches(found: AttributedWords, clauses: Clauses) -> bool:
    """Say whether a source puts its content forward.

    Quotations and finite clauses are put forward; infinitives and bare nouns by some
    words of attribution only. Without a source the cue must be one that credits
    nobody in particular: "reportedly", "is thought to", "reports that"; without a cue
    only what is quoted counts.

    Example:
        The envoy condemned the attack and said that troops had fled.
        -> the attack is the author's, the flight is the envoy's
    """
    if found.cue and not found.source:
        return _credits(found.cue, clauses)
    if _is_quoted(found, clauses):
        return True
    if not found.cue:
        return False
    held = set(found.content)
    tops = [i for i in held if clauses.heads[i] == i or clauses.heads[i] not in held]
    tops = [i for i in tops if clauses.deps[i] != "punct"]
    deps = {clauses.deps[i] for i in tops}
    if deps & FINITE or any(clauses.kids(i, *PREDICATING) for i in tops):
        return True
    lemmas = _lemmas(found.cue, clauses)
    attitudes = _attitudes(found.cue, clauses)
    # "invited the envoy to come" hands on what is wanted, "refused to come" does not.
    asked = "obj" in deps or (bool(attitudes) and not lemmas & DOING)
    return bool((asked and deps & INFINITE) or lemmas & TELLING or attitudes & WANTING)


def _is_met(i: int, held: set[int], clauses: Clauses) -> bool:
    """Say whether a word stands in a relative clause, or is a noun beside the want."""
    while clauses.heads[i] in held and clauses.heads[i] != i:
        if clauses.deps[i] in RELATIVE or (
            clauses.deps[i] in PHRASE and clauses.tokens[i].pos_ in {"NOUN", "PROPN"}
        ):
            return True
        i = clauses.heads[i]
    return False


def _is_quoted(found: AttributedWords, clauses: Clauses) -> bool:
    return any(clauses.tokens[i].text in QUOTES for i in found.content)


def does(verb: int, clauses: Clauses) -> bool:
    """Say whether a verb of speaking is none here: "continued to fight"."""
    return clauses.tokens[verb].lemma_ in DOING and bool(clauses.kids(verb, "xcomp"))


def _credits(cue: Iterable[int], clauses: Clauses) -> bool:
    lexicon = cues()
    verbs = {clauses.tokens[i].lemma_ for i in cue if clauses.tokens[i].pos_ == "VERB"}
    nouns = lexicon.nouns.keys() | {"accord"}
    return bool(
        verbs & lexicon.passives or _lemmas(cue, clauses) & (lexicon.adverbs | nouns)
    )


def _attitudes(cue: Iterable[int], clauses: Clauses) -> set[str]:
    lemmas = _lemmas(cue, clauses)
    return {
        words[lemma].attitude
        for words in (cues().verbs, cues().nouns)
        for lemma in lemmas & words.keys()
    }


def _lemmas(words: Iterable[int], clauses: Clauses) -> set[str]:
    return {clauses.tokens[i].lemma_.lower() for i in words}
