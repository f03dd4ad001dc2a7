"""Split text into words the way Universal Dependencies English does."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

LONGEST_WORD = 100
"""Characters; a longer run without white space is one word and not looked into."""

# Prefixes that UD English leaves on their word ("anti-smoker"), where two words
# joined by a hyphen are three tokens ("oil-rich").
_PREFIXES = (
    "a|anti|bi|co|contra|counter|cross|de|e|ex|extra|fore|hyper|in|inter|intra|macro|"
    "mega|meta|micro|mid|mini|mis|multi|neo|non|off|out|over|para|post|pre|pro|proto|"
    "pseudo|quasi|re|semi|sub|super|supra|sur|trans|tri|ultra|un|under|uni|up|vice"
)
_WHOLE = re.compile(
    r"""
      ([=*_\-#~+^])\1{2,}          # rules drawn with a repeated sign
    | [!?]{2,}                     # "?!"
    | [$]{2,} | <<+ | >>+
    | \d{1,4}[/.]\d{1,2}[/.]\d{1,4}                # 08/16/2000
    | (?:\d{3}-)?\d{3}-\d{4} | \d{1,3}-\d{4}        # telephone numbers
    | \#\w+                        # hashtags
    | b/c | w/o | w/
    | (?:PREFIXES)-[a-z]{2,} | (?:non|anti|pre|post|pro|un|ex|mid)-[A-Z][a-z]+
    | (?:e-|E-)(?:mail|commerce)s?
    | [Cc]ease-fires?              # no kind of fire
    """.replace("PREFIXES", _PREFIXES),
    flags=re.VERBOSE,
)
# Abbreviated ranks that stand before a name; spaCy knows the civil ones.
_TITLES = (
    "Col.", "Capt.", "Lt.", "Maj.", "Sgt.", "Cpl.", "Pvt.", "Cmdr.", "Brig.", "Cdr.",
    "Amb.", "Pres.", "Hon.", "Sec.", "Supt.", "Insp.", "Det.",
)  # fmt: skip
_INFIXES = (
    r"(?<=[A-Za-z0-9])[–—](?=[A-Za-z0-9])",
    r"(?<=[A-Za-z0-9.])-(?=[A-Za-z0-9])",
    r"(?<=[A-Za-z0-9])/(?=[A-Za-z0-9])",
    r"(?<=[a-z0-9])(?:\.{2,}|…)(?=\S)",
)


@lru_cache(maxsize=1)
def blank_pipeline() -> Language:
    """Return the blank spaCy pipeline whose tokenizer follows UD English."""
    import spacy  # noqa: PLC0415  spaCy takes a second to import
    from spacy.util import compile_infix_regex, compile_suffix_regex  # noqa: PLC0415

    nlp = spacy.blank("en")
    # spaCy's limit is for its parser; how long a text may be, the settings say.
    nlp.max_length = sys.maxsize
    rules = cast("Tokenizer", nlp.tokenizer)
    url = rules.url_match
    infixes = [*(nlp.Defaults.infixes or ()), *_INFIXES]
    affixes = [*(nlp.Defaults.suffixes or ()), r"[!?]{2,}", r"\*{2,}", r"[.]?[?]"]
    rules.suffix_search = compile_suffix_regex(affixes).search
    rules.infix_finditer = compile_infix_regex(infixes).finditer

    def whole(word: str) -> object:
        return len(word) > LONGEST_WORD or _WHOLE.fullmatch(word)

    rules.token_match = whole
    for form in _TITLES:
        rules.add_special_case(form, [{"ORTH": form}])
    rules.rules = {k: v for k, v in rules.rules.items() if k != "and/or"}
    rules.url_match = url
    return nlp


def tokenize(text: str) -> Doc:
    """Return the words of a text; offsets are those of the text, unaltered."""
    return blank_pipeline().make_doc(text)
