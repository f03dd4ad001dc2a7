"""The library: ways in, failures with reasons, and what is found by full text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Bench

REPORT = "Lemnia arms the rebels of Karsova, officials in Brenna said on Monday."


def test_pasted_text_is_read(empty: Bench) -> None:
    """A pasted report appears with its title, publisher and day, and can be opened."""
    with empty.open() as page:
        page.get_by_label("The text of one report").fill(REPORT)
        page.get_by_label("Title").fill("Arms for Karsova")
        page.get_by_label("Publisher").fill("Harbor Gazette")
        page.get_by_label("Published on").fill("2021-03-02")
        page.get_by_role("button", name="Read", exact=True).click()

        row = page.get_by_role("row").filter(has_text="Arms for Karsova")
        expect(row).to_contain_text("Harbor Gazette")
        expect(row).to_contain_text("2021-03-02")
        row.get_by_role("link", name="Arms for Karsova").click()
        expect(page.locator("aside")).to_contain_text("Lemnia arms")


def test_uploaded_files_are_read_and_failures_told(
    empty: Bench, tmp_path: Path
) -> None:
    """Of several files the good are read, and for the bad it is said why not."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(REPORT, encoding="utf-8")
    bad.write_bytes(b"\x00\x01\x02\xff" * 500)
    with empty.open() as page:
        page.get_by_label("Upload files").check()
        page.locator("input[type=file]").set_input_files([good, bad])
        page.get_by_role("button", name="Read", exact=True).click()

        expect(page.get_by_role("link", name="good", exact=True)).to_be_visible()
        failed = page.get_by_role("region", name="Not read")
        expect(failed).to_contain_text("bad")


def test_path_that_is_not_there_is_told_in_a_line(empty: Bench, tmp_path: Path) -> None:
    """A mistyped path is answered beside the field, and nothing else happens."""
    with empty.visit() as looking:
        page = looking.open("library")
        page.get_by_label("Give a path").check()
        page.get_by_label("A file or folder").fill(str(tmp_path / "nothing.txt"))
        page.get_by_role("button", name="Read", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("nothing.txt")
        looking.troubles.clear()  # the browser notes an answer of 404


def test_full_text_is_searched(bench: Bench) -> None:
    """A search leaves the documents with the words, shows them, and has an address."""
    with bench.open() as page:
        page.get_by_role("searchbox").fill("ballistic")
        expect(page.get_by_role("row")).to_have_count(2)
        expect(page.locator("mark")).to_have_text("ballistic")
        page.wait_for_url("**/library?q=ballistic")
        page.reload()
        expect(page.get_by_role("row")).to_have_count(2)


def test_documents_are_sorted_by_what_is_clicked(bench: Bench) -> None:
    """The header of a column sorts by it, and says so."""
    with bench.open() as page:
        page.get_by_role("button", name="Claims").click()
        head = page.get_by_role("columnheader", name="Claims")
        expect(head).to_have_attribute("aria-sort", "descending")
        expect(page.get_by_role("table")).to_have_attribute("aria-busy", "false")
        told = page.locator("tbody tr td:nth-child(4)").all_inner_texts()
        counts = [int(each) for each in told]
        assert counts == sorted(counts, reverse=True)
