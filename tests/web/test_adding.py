"""What a person adds is read beside the server: pasted, uploaded, by its path."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.web.guard import TOKEN
from tests.web.test_uploads import zipped

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.conftest import Page

TEXT = "Oman expelled the envoy of Chad on Monday, the Gulf Courier reported.\n"
SECONDS = 120


def read(page: Page, answer: Any) -> dict[str, Any]:  # noqa: ANN401  a response
    """Return a job as it ends."""
    assert answer.status_code == 202, answer.text
    job: dict[str, Any] = answer.json()
    until = time.monotonic() + SECONDS
    while job["state"] in {"waiting", "reading", "comparing"}:
        assert time.monotonic() < until, job
        time.sleep(0.1)
        job = page.get(f"jobs/{job['id']}")
    return job


def upload(page: Page, *files: tuple[str, bytes], **form: str) -> Any:  # noqa: ANN401
    """Return the answer to an upload."""
    return page.client.post(
        "/api/jobs/files",
        files=[("files", file) for file in files],
        data=form,
        headers={TOKEN: page.token},
    )


def test_pasted_text_is_read(page: Page) -> None:
    """Its claims are there with title, publisher and day as given; the rate is told."""
    given = {
        "text": TEXT,
        "title": "Envoy <expelled>",
        "publisher": "Gulf Courier",
        "published": "2020-05-12",
        "url": "https://example.org/a",
    }

    job = read(page, page.send("jobs/text", given))

    assert job["state"] == "done", job
    assert (job["documents"], job["failures"], job["words"]) == (1, 0, 12)
    assert job["rate"] > 0
    found = page.get(f"documents/{job['labels'][0]}")
    assert found["text"] == TEXT
    assert found["document"]["title"] == "Envoy <expelled>"
    assert found["document"]["published"] == "2020-05-12"
    assert any(claim["actor"] == ["Oman"] for claim in found["claims"])
    assert page.get("store")["uncompared"] == 0


def test_pasted_texts_of_one_title_stay_two(page: Page) -> None:
    """Another text under a known title is another document, and so is one without."""
    for text in (TEXT, f"{TEXT}Chad denied it.\n"):
        read(page, page.send("jobs/text", {"text": text, "title": "Live"}))
    job = read(page, page.send("jobs/text", {"text": f"{TEXT}Oman denied it.\n"}))

    labels = [each["label"] for each in page.get("documents", q="envoy chad")["items"]]
    assert "Live" in labels
    assert len(labels) == 3
    assert job["labels"][0].startswith("pasted-")


def test_uploads_are_read_with_what_a_zip_holds(page: Page) -> None:
    """Files and a zip with its metadata become documents; what is unfit is named."""
    zip = zipped(
        {
            "reports/inner.txt": TEXT.encode(),
            "reports/documents.jsonl": b'{"id": "inner", "title": "From the zip"}\n',
            "reports/run.exe": b"MZ",
        }
    )
    files = (
        ("../outer.txt", b"Chad recalled its envoy from Oman."),
        ("m.zip", zip.read()),
    )

    job = read(page, upload(page, *files, publisher="Sahel Post"))

    assert job["state"] == "done", job
    assert sorted(job["labels"]) == ["inner", "outer"]
    assert [each["label"] for each in job["failed"]] == ["m.zip: run.exe"]
    documents = {d["label"]: d for d in page.get("documents")["items"]}
    assert documents["inner"]["title"] == "From the zip"
    assert documents["outer"]["publisher"] == "Sahel Post"


def test_a_file_without_text_is_a_failure(page: Page) -> None:
    """What cannot be read is told by its own name, in the job and the library."""
    job = read(page, upload(page, ("empty.txt", b""), ("good.txt", TEXT.encode())))

    assert job["state"] == "done"
    assert [each["label"] for each in job["failed"]] == ["empty.txt"]
    failed = page.get("failures")["items"]
    assert [each["label"] for each in failed] == ["empty.txt"]
    assert failed[0]["reason"]


def test_a_path_of_this_machine_is_read(page: Page, tmp_path: Path) -> None:
    """A file is read where it lies, under its own name."""
    path = tmp_path / "gulf.txt"
    path.write_text(TEXT, encoding="utf-8")

    job = read(page, page.send("jobs/path", {"path": str(path)}))

    assert job["state"] == "done", job
    assert page.get("documents/gulf")["text"] == TEXT
    again = read(page, page.send("jobs/path", {"path": str(path)}))
    assert again["known"] == 1


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/no/such/file.txt", 404),
        ("\0", 404),
        ("x" * 4_001, 422),
        ("", 422),
        ("https://example.org/", 400),
        ("-", 400),
        ("~nobody-of-this-name/x", 404),
    ],
)
def test_a_path_that_leads_nowhere_is_told(
    looking: Page, path: str, status: int
) -> None:
    """Only a path that is there is read; an address is not fetched."""
    found = looking.send("jobs/path", {"path": path})

    assert found.status_code == status
    assert set(found.json()) == {"error"}


@pytest.mark.parametrize(
    "files",
    [
        (("run.exe", b"MZ"),),
        (("broken.zip", b"PK"),),
        (("bomb.zip", zipped({"a.txt": b"\0" * 4 * 1024**2}).read()),),
    ],
)
def test_an_unfit_upload_is_refused_and_leaves_nothing(
    looking: Page,
    files: tuple[tuple[str, bytes], ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is one line, and its folder is gone."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    found = upload(looking, *files)

    assert found.status_code == 400
    assert set(found.json()) == {"error"}
    assert list(tmp_path.iterdir()) == []


def test_too_many_files_are_refused(looking: Page) -> None:
    """Fifty files are the most of one upload."""
    files = [(f"{number}.txt", b"x") for number in range(51)]

    assert upload(looking, *files).status_code == 413


def test_hostile_words_are_only_words(page: Page) -> None:
    """Scripts in title, publisher and text come back as they are, as JSON alone."""
    script = "<script>alert('x')</script>\u202e"
    given = {"text": f"{script} {TEXT}", "title": script, "publisher": script}

    job = read(page, page.send("jobs/text", given))

    assert job["state"] == "done", job
    found = page.client.get("/api/documents", params={"publisher": script})
    assert found.headers["Content-Type"] == "application/json"
    assert found.json()["items"][0]["title"] == script


def test_a_stopped_job_stays_stopped(page: Page) -> None:
    """One that waits is not begun, and one that is read ends."""
    first = page.send("jobs/text", {"text": TEXT * 400, "label": "long"}).json()
    second = page.send("jobs/text", {"text": TEXT, "label": "waiting"}).json()

    for job in (second, first):
        page.send(f"jobs/{job['id']}", None, "DELETE")

    ended = [read(page, page.send("jobs/text", {"text": TEXT, "label": "last"}))]
    states = {each["id"]: each["state"] for each in page.get("jobs")["items"]}
    assert states[first["id"]] == states[second["id"]] == "stopped"
    assert ended[0]["state"] == "done"
    labels = {each["label"] for each in page.get("documents")["items"]}
    assert "last" in labels
    assert "waiting" not in labels


def test_a_reading_process_that_dies_is_a_failed_job(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server goes on, and says what happened."""
    monkeypatch.setattr("sys.executable", "/bin/false")

    job = read(page, page.send("jobs/text", {"text": TEXT}))

    assert job["state"] == "failed"
    assert job["error"] == "the reading process ended before its time"
    assert page.get("store")["counts"]["documents"] == 8
