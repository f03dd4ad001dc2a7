"""Find the logical participants of a predicate in a Universal Dependencies tree.

A passive's subject is its object and its by-phrase its subject; participles,
infinitives, relative clauses and conjuncts take what they leave out from the words
that govern them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

SUBJECT = frozenset({"nsubj", "nsubj:outer"})
PASSIVE_SUBJECT = "nsubj:pass"
OBLIQUE = frozenset({"obl", "obl:agent", "nmod", "nmod:desc", "obl:unmarked"})
LOOSE = frozenset({"acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "punct"})
VERBAL = frozenset({"VERB", "AUX"})
PRESENT = frozenset({"VBP", "VBZ"})
FINITE = PRESENT | {"VBD"}

# Verbs whose object does what their clause says: "accused Iran of arming rebels".
OBJECT_CONTROL = frozenset(
    "accuse advise allow appeal arm ask assist authorize ban bar beg blame call charge "
    "cite command compel condemn convict criticize direct discourage dissuade enable "
    "encourage exhort expect fault find forbid force help hire implore incite instruct "
    "invite keep lead let lobby oblige order pay permit persuade press pressure "
    "prevent prod prohibit prompt push quote recruit see stop support suspect tell "
    "train urge want warn watch".split()
)
# Those whose subject does it where they have no object: "stopped attacking".
OWN_CONTROL = frozenset({"ask", "assist", "expect", "help", "keep", "stop", "want"})
# Nouns whose clause is done by whoever has or makes them: "Iran's plan to attack".
DEEPEST = 6
"""Steps that control is followed up a tree; a longer chain is a broken parse."""


class Clauses:
    """The trees of one document, and who takes part in each predicate.

    Example:
        The militias are trained by Iran and have sworn allegiance to its leader.
        -> subjects(trained) = [Iran], objects(trained) = [militias],
           subjects(sworn) = [militias], obliques(sworn, "to") = [leader]
    """

    def __init__(self, doc: Doc, relative: dict[int, int] | None = None) -> None:
        """Index the document's trees.

        Args:
            doc: A parsed document.
            relative: Relative pronouns and the nouns that they stand for.
        """
        self.doc = doc
        self.tokens = list(doc)
        self.heads = [token.head.i for token in self.tokens]
        self.deps = [token.dep_ for token in self.tokens]
        self.relative = relative or {}
        for i in range(len(self.tokens)):
            self.heads[i] = self._coordinated(i)
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self.heads):
            if head != i:
                self.children[head].append(i)

    def _coordinated(self, i: int) -> int:
        """Return a word's head; of a verb joined to a noun, the verb before it.

        Example:
            pressure from a front that fights the army but has been accused of torture
            -> "accused" is joined to "fights", not to "pressure"
        """
        head = self.heads[i]
        if self.deps[i] != "conj" or self.tokens[i].tag_ not in FINITE | {"VBN"}:
            return head
        if self.tokens[head].pos_ not in {"NOUN", "PROPN", "PRON"} or head > i:
            return head
        for k in range(i - 1, head, -1):
            if self.deps[k] == "acl:relcl" and self.tokens[k].tag_ in FINITE:
                return k
        return head

    def kids(self, i: int, *deps: str) -> list[int]:
        """Return the dependents of a word by these relations, in order."""
        return [k for k in self.children[i] if self.deps[k] in deps]

    def with_conjuncts(self, i: int) -> list[int]:
        """Return a word and the words coordinated with it, in order."""
        found = [i]
        for k in self.kids(i, "conj"):
            found += self.with_conjuncts(k)
        return found

    def first_conjunct(self, i: int) -> int:
        """Return the first of the words that a word is coordinated with."""
        for _ in range(DEEPEST):
            if self.deps[i] != "conj":
                break
            i = self.heads[i]
        return i

    def meant(self, i: int) -> int:
        """Return the noun that a relative pronoun stands for, or the word itself."""
        return self.relative.get(i, i)

    def case(self, i: int) -> str:
        """Return the preposition of a nominal: "on", "against"; empty if none."""
        cases = [self.tokens[k] for k in self.kids(i, "case") if k < i]
        cases = [c for c in cases if c.tag_ != "POS"]
        return cases[0].lower_ if cases else ""

    def is_passive(self, i: int) -> bool:
        """Say whether a verb is passive: by auxiliary, subject, or as a participle."""
        if self.tokens[i].pos_ not in VERBAL and self.tokens[i].tag_ != "VBN":
            return False
        # "is armed by Iran", "the men attacked by rebels": whatever the tag says.
        if self.kids(i, "aux:pass", PASSIVE_SUBJECT, "obl:agent"):
            return True
        if self.kids(i, *SUBJECT, "obj", "aux"):
            return False
        # "the men attacked by rebels": a participle looks like a past tense.
        if self.deps[i] == "acl" and self.tokens[i].tag_ == "VBD":
            return True
        if self.tokens[i].tag_ != "VBN":
            return False
        if self.deps[i] in {"acl", "advcl", "amod"}:
            return True
        return self.deps[i] == "conj" and self.is_passive(self.heads[i])

    def subjects(self, i: int, depth: int = DEEPEST) -> list[int]:
        """Return who does what a verb says, or who an adjective speaks of."""
        if self.is_passive(i):
            return self._agents(i, depth)
        own = [self.meant(k) for k in self.kids(i, *SUBJECT)]
        if own:
            return [w for k in own for w in self.with_conjuncts(k)]
        if depth == 0:
            return []
        return self._left_out(i, depth)

    def objects(self, i: int, depth: int = DEEPEST) -> list[int]:
        """Return whom a verb acts on: its object, or its subject if it is passive."""
        if self.is_passive(i):
            own = self.kids(i, PASSIVE_SUBJECT) or self.kids(i, *SUBJECT)
            if not own and self.deps[i] in {"acl", "acl:relcl", "amod"}:
                return [self.heads[i]]
            if not own and self.deps[i] == "conj" and depth:
                head = self.heads[i]
                # "They fight the army but have been accused of torture."
                passive = self.is_passive(head)
                shared = self.objects if passive else self.subjects
                return shared(head, depth - 1)
            if not own and self.deps[i] in {"xcomp", "advcl"} and depth:
                return self._left_out(i, depth)
        else:
            own = self.kids(i, "obj") or self.kids(i, "iobj")
            if not own and depth:
                own = self._shared_object(i)
        if not own and self.deps[i] == "acl:relcl":
            own = self._relative_object(i)
        return [w for k in own for w in self.with_conjuncts(self.meant(k))]

    def obliques(self, i: int, preposition: str) -> list[int]:
        """Return what stands with a preposition at a verb or noun, with conjuncts."""
        found = []
        for k in self.children[i]:
            if self.deps[k] in OBLIQUE and self.case(k) == preposition:
                found += [self.meant(w) for w in self.with_conjuncts(k)]
        return found

    def subtree(self, i: int, without: Iterable[str] = ()) -> list[int]:
        """Return a word and all that hangs on it, less what hangs by some relations."""
        found, open_ = [], [i]
        while open_:
            at = open_.pop()
            found.append(at)
            open_ += [k for k in self.children[at] if self.deps[k] not in without]
        return sorted(found)

    def phrase(self, heads: Sequence[int]) -> list[int]:
        """Return the words of the first of some noun phrases, without its clauses."""
        return self.subtree(heads[0], LOOSE) if heads else []

    def clause_of(self, i: int) -> int:
        """Return the predicate of the clause in which a word stands."""
        for _ in range(len(self.tokens)):
            if self.deps[i] in {
                "root", "ccomp", "advcl", "acl", "acl:relcl", "xcomp", "parataxis",
                "csubj", "advcl:relcl",
            } or self.heads[i] == i:  # fmt: skip
                return i
            if self.deps[i] == "conj" and self.tokens[i].pos_ in VERBAL:
                return i
            i = self.heads[i]
        return i

    def _agents(self, i: int, depth: int) -> list[int]:
        by = [k for k in self.kids(i, "obl:agent", "obl") if self.case(k) == "by"]
        if not by:
            # "financed and trained by Iran": one agent serves all conjuncts.
            near = [*self.kids(i, "conj")]
            if self.deps[i] == "conj":
                near += [self.heads[i], *self.kids(self.heads[i], "conj")]
            near = [k for k in near if k != i and self.is_passive(k)]
            by = [
                k
                for v in near
                for k in self.kids(v, "obl:agent", "obl")
                if self.case(k) == "by"
            ]
        del depth
        return [w for k in by for w in self.with_conjuncts(self.meant(k))]

    def _left_out(self, i: int, depth: int) -> list[int]:
        """Return the subject that a clause without one takes from its governor."""
        dep, head = self.deps[i], self.heads[i]
        if dep == "conj":
            if self.is_passive(head):
                return self.objects(head, depth - 1)
            return self.subjects(head, depth - 1)
        if dep in {"xcomp", "advcl", "ccomp"}:
            return self._controller(i, head, depth)
        if dep == "acl:relcl":
            return [head]
        if dep == "acl":
            if self.tokens[i].tag_ in {"VBG", "VBN"}:
                return [head]
            return self._holder(head, depth)
        return []

    def _controller(self, i: int, head: int, depth: int) -> list[int]:
        lemma = self.tokens[head].lemma_
        finite = self.tokens[i].tag_ in FINITE
        if self.deps[i] == "ccomp" and finite:
            return []
        if lemma in OBJECT_CONTROL:
            found = self.objects(head, depth - 1) or self.kids(head, "iobj")
            if found:
                return found
            for preposition in ("on", "for", "upon"):
                # "called on Turkey to withdraw"
                if lemma in {"call", "appeal"}:
                    found = self.obliques(head, preposition)
                if found:
                    return found
            return self.subjects(head, depth - 1) if lemma in OWN_CONTROL else []
        if self.is_passive(head):
            return self.objects(head, depth - 1)
        return self.subjects(head, depth - 1)

    def _holder(self, noun: int, depth: int) -> list[int]:
        """Return who has a plan, an effort, a decision: possessor, or who makes it."""
        owners = self.kids(noun, "nmod:poss")
        if owners:
            return [w for k in owners for w in self.with_conjuncts(self.meant(k))]
        by = self.obliques(noun, "by") or self.obliques(noun, "of")
        if by:
            return by
        near = [
            k
            for k in self.kids(noun, "amod", "compound")
            if self.tokens[k].text[:1].isupper()
        ]
        if near:
            return near[:1]
        if self.deps[noun] in {"obj", "xcomp"} and depth:
            return self.subjects(self.heads[noun], depth - 1)
        return []

    def _shared_object(self, i: int) -> list[int]:
        """Return the object of "attacked and looted the town", for both verbs."""
        for k in self.kids(i, "conj"):
            between = self.tokens[i + 1 : k]
            if len(between) <= 2 and self.tokens[k].pos_ in VERBAL:  # noqa: PLR2004
                return self.kids(k, "obj")
        if self.deps[i] == "conj" and self.tokens[i].pos_ in VERBAL:
            return [k for k in self.kids(self.heads[i], "obj") if k > i]
        return []

    def _relative_object(self, i: int) -> list[int]:
        """Return the noun of a relative clause that lacks its object."""
        if not self.kids(i, *SUBJECT, PASSIVE_SUBJECT):
            return []
        # "a league of towns that trades": the subject is a noun above the clause's.
        if any(k in self.relative for k in self.kids(i, *SUBJECT)):
            return []
        return [self.heads[i]]
