"""The page: everything is in it, nothing gets out, and no text becomes markup."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from onrecord.export.page import write_page
from onrecord.model.claim import Reading
from onrecord.model.document import Document, Failure
from tests.export.pages import Page
from tests.readings import CHAIN, any_reading, chained_reading, reading_of

HOSTILE = (
    "</p></script><script>alert('x')</script><img src=http://e.org/ onerror=x> & \"'"
)


def hostile_reading() -> Reading:
    """Return a reading in which every word that comes from outside is an attack."""
    reading = reading_of(f"{HOSTILE} said so {HOSTILE}.", label=HOSTILE)
    document = replace(
        reading.document,
        title=HOSTILE,
        publisher=HOSTILE,
        url=f"http://example.org/?{HOSTILE}",
    )
    claims = tuple(
        replace(
            each,
            actor=(HOSTILE,),
            recipient=(HOSTILE,),
            sources=(HOSTILE, f"@{HOSTILE}"),
            when=HOSTILE,
            where=HOSTILE,
            mode=HOSTILE,
        )
        for each in reading.claims
    )
    said = tuple(replace(each, name=f"@{HOSTILE}") for each in reading.attributions)
    return replace(reading, document=document, claims=claims, attributions=said)


def test_claim_and_its_chain() -> None:
    """The page shows text and claim, the chain outermost first, and links them."""
    reading = chained_reading()
    (claim,) = reading.claims
    page = Page.of(write_page([reading]))

    assert page.one("h2").text == "chain"
    assert page.one("p", "origin").text == "Wire"
    assert page.one("div", "text").text == CHAIN
    assert page.one("p", "how").text == "probable · “arms”"
    gist, *_ = page.all("p", "gist")
    assert gist.text == "Iran arms Houthis"
    word, *_ = page.all("p", "word")
    assert word.text == "on the word of Agency, quoting “minister”"
    (trigger,) = [
        each for each in page.all("a", "trigger") if each.attributes.get("data-trigger")
    ]
    assert trigger.text == "arms"
    assert trigger.attributes["href"] == f"#c1-{claim.id}"
    card = next(each for each in page.all("li") if each.attributes.get("id"))
    assert card.attributes["id"] == f"c1-{claim.id}"
    assert card.attributes["data-within"].split() == [
        f"a1-{each.id}" for each in reading.attributions
    ]


def test_everything_that_is_pointed_at_is_there() -> None:
    """No link and no description leads nowhere, and no id is given twice."""
    readings = [reading_of(), chained_reading(), reading_of("Other.", label="other")]
    page = Page.of(write_page(readings))

    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    for each in page.elements:
        for name in ("href", "aria-describedby"):
            target = each.attributes.get(name, "").removeprefix("#")
            assert not target or target in ids
        keys = [v for k, v in each.attributes.items() if k.startswith("data-")]
        assert set(" ".join(keys).split()) <= set(ids)


def test_page_needs_nothing_else() -> None:
    """No address is asked for, and the policy lets none be asked."""
    html = write_page([reading_of(), chained_reading()])
    page = Page.of(html)

    assert not re.search(r"https?:|//[a-z]|@import|url\(", html)
    assert not {each.tag for each in page.elements} & {"link", "img", "iframe"}
    names = {name for each in page.elements for name in each.attributes}
    assert not {name for name in names if name == "src" or name.startswith("on")}
    policy = next(
        each.attributes["content"]
        for each in page.all("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    for tag in ("style", "script"):
        digest = hashlib.sha256(page.one(tag).text.encode("utf-8")).digest()
        assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'")


def test_hostile_words_stay_words() -> None:
    """Markup in text, title, publisher, address and names is shown, never obeyed."""
    reading = hostile_reading()
    page = Page.of(write_page([reading, reading_of()]))

    tags = [each.tag for each in page.elements]
    assert tags.count("script") == 1
    assert "img" not in tags
    assert not any("onerror" in each.attributes for each in page.elements)
    assert page.all("h2")[0].text == HOSTILE
    assert page.all("div", "text")[0].text == reading.document.text
    assert page.all("p", "origin")[0].text.startswith(f"{HOSTILE}, 2016-12-23")
    assert f"on the word of {HOSTILE}, quoting “{HOSTILE}”" in [
        each.text for each in page.all("p", "word")
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " http://x"]
)
def test_address_of_another_scheme_is_no_link(url: str) -> None:
    """What is no web address cannot be clicked."""
    reading = reading_of()
    document = replace(reading.document, url=url)
    page = Page.of(write_page([replace(reading, document=document)]))

    hrefs = [each.attributes.get("href", "#") for each in page.elements]
    assert {href[0] for href in hrefs} == {"#"}


@settings(max_examples=30)
@given(reading=any_reading())
def test_any_reading_is_a_page(reading: Reading) -> None:
    """Whatever a text holds, the page is well formed and shows its visible words."""
    page = Page.of(write_page([reading]).replace("\x00", ""))

    assert len(page.all("script")) == 1
    assert len(page.all("p", "how")) == len(reading.claims)
    seen = {*"".join(page.one("div", "text").text.split())}
    assert {c for c in reading.document.text if c.isalnum()} <= seen


def test_marks_of_direction_are_left_out() -> None:
    """A text cannot turn around the line that it stands in."""
    html = write_page([reading_of("\u202eOfficials\u2066 said\x1b Iran \u200ffought.")])

    assert not {*"\u202e\u2066\u200f\x1b"} & {*html}


def test_failures_and_contents() -> None:
    """Several reports get a list of them; what was not read is told with its reason."""
    failure = Failure(label="<b>", stage="ingest", reason="empty")
    page = Page.of(write_page([reading_of(), failure, chained_reading()]))

    assert page.one("title").text == "Reports · OnRecord"
    assert page.one("details", "contents").text == "2 reportsDenialchain"
    assert page.one("section", "failures").text == "Not read<b>: empty"


def test_report_without_claims() -> None:
    """An empty reading is told to be empty."""
    page = Page.of(write_page([Reading(document=Document.of("No.", label="no"))]))

    assert page.one("p", "none").text == "No event or tie was found in it."
    assert page.one("title").text == "no · OnRecord"


def test_causes_are_linked() -> None:
    """A claim names the claim that it leads to."""
    reading = reading_of()
    (cause,) = reading.causes
    against = replace(reading, causes=(replace(cause, sign="-"),))

    assert Page.of(write_page([reading])).one("p", "link").text == "leads to – REJECT"
    assert Page.of(write_page([against])).one("p", "link").text.startswith("prevents")
