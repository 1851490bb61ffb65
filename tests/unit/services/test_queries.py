"""What readers get: worklist, one upload, analyses, reports, links."""

from dataclasses import replace
from datetime import timedelta

import pytest

from common.domain.model import Report, Upload
from common.ports import Progress


def _ids(answer) -> list[str]:
    return [item["upload_id"] for item in answer.get_json()["items"]]


def _pages(world, path: str) -> list[list[str]]:
    pages, cursor = [], None
    while True:
        answer = world.ask("GET", path + (f"&cursor={cursor}" if cursor else ""))
        pages.append(_ids(answer))
        cursor = answer.get_json()["next_cursor"]
        if cursor is None:
            return pages


@pytest.fixture
def many(world, new_upload) -> set[str]:
    """120 uploads, three at each moment."""
    at = world.clock.now
    made = [new_upload(f"n{n}", changed_at=at - timedelta(seconds=n // 3)) for n in range(119)]
    return {upload.upload_id for upload in made} | {world.seeds().paths()["upload_id"]}


@pytest.mark.parametrize(("limit", "pages"), [(50, 3), (40, 3), (7, 18), (120, 1), (200, 1)])
def test_pages_hold_every_upload_once(world, many, limit, pages) -> None:
    read = _pages(world, f"/uploads?limit={limit}")
    assert len(read) == pages
    listed = [upload_id for page in read for upload_id in page]
    assert (len(listed), set(listed)) == (120, many)


def test_fifty_is_the_page(world, many) -> None:
    assert len(_ids(world.ask("GET", "/uploads"))) == 50


def test_a_cursor_belongs_to_its_list(world, many) -> None:
    cursor = world.ask("GET", "/uploads?limit=5").get_json()["next_cursor"]
    flipped = ("B" if cursor[0] == "A" else "A") + cursor[1:]
    assert world.ask("GET", f"/uploads?limit=9&cursor={cursor}").status_code == 200
    assert world.ask("GET", f"/uploads?cursor={flipped}").status_code == 400
    assert world.ask("GET", f"/uploads?status=held&cursor={cursor}").status_code == 400
    assert world.ask("GET", f"/patients?cursor={cursor}").status_code == 400


def test_the_tabs_count_what_their_lists_hold(world, new_upload) -> None:
    for name, status in (("h1", "held"), ("h2", "held"), ("s1", "signed")):
        new_upload(name, status=status, modality="document")
    new_upload("theirs", "t2", status="held")
    counted = world.ask("GET", "/uploads/counts").get_json()["statuses"]
    assert counted == {"reported": 1, "held": 2, "signed": 1}
    narrowed = world.ask("GET", "/uploads/counts?modality=document&status=held").get_json()
    assert narrowed["statuses"] == {"held": 2}
    assert world.ask("GET", "/uploads/counts?q=P-NOBODY").get_json()["statuses"] == {}
    assert world.ask("GET", "/uploads/counts?limit=5").status_code == 400


def test_filters_narrow_the_worklist(world, new_upload) -> None:
    held = new_upload("held", status="held", flag="urgent").upload_id
    paper = new_upload("paper", modality="document", patient_id=None).upload_id
    reported = world.seeds().paths()["upload_id"]
    found = {
        query: set(_ids(world.ask("GET", f"/uploads?{query}")))
        for query in ("status=held", "modality=document", "flag=urgent", "status=held,reported")
    }
    assert found["status=held"] == found["flag=urgent"] == {held}
    assert found["modality=document"] == {paper}
    assert found["status=held,reported"] == {held, paper, reported}
    by_patient = f"/uploads?patient_id={world.seeds().patient_id}"
    assert set(_ids(world.ask("GET", by_patient))) == {held, reported}


def test_what_changed_since_is_found(world, new_upload) -> None:
    later = world.clock.now + timedelta(seconds=5)
    new = new_upload("new", changed_at=later).upload_id
    since = world.clock.now.isoformat().replace("+00:00", "Z")
    assert _ids(world.ask("GET", f"/uploads?changed_after={since}")) == [new]


@pytest.mark.parametrize("q", ["P-1", "Zoë Canary-Müller", "  zoë   CANARY-MÜLLER "])
def test_the_search_box_knows_patients(world, new_upload, q) -> None:
    new_upload("other", patient_id=None)
    assert _ids(world.ask("GET", f"/uploads?q={q}")) == [world.seeds().paths()["upload_id"]]


@pytest.mark.parametrize("length", [6, 10, 30])
def test_the_search_box_knows_the_start_of_an_id(world, new_upload, length) -> None:
    ids = {new_upload(f"n{n}").upload_id for n in range(40)}
    upload_id = sorted(ids)[17]
    expected = {i for i in ids if i.startswith(upload_id[:length])}
    assert set(_ids(world.ask("GET", f"/uploads?q={upload_id[:length]}"))) - expected <= {
        world.seeds().paths()["upload_id"]
    }
    assert expected <= set(_ids(world.ask("GET", f"/uploads?q={upload_id[:length]}")))


@pytest.mark.parametrize("q", ["Zoë", "P-", "upl_zzzz", "nobody"])
def test_the_search_box_finds_only_what_is_exact(world, q) -> None:
    assert _ids(world.ask("GET", f"/uploads?q={q}")) == []


def test_an_integrator_sees_what_it_sent(world, new_upload) -> None:
    mine = new_upload("mine", created_by="integrator@t1", specimen_id="spc_mine").upload_id
    ids = world.seeds().paths()
    assert _ids(world.ask("GET", "/uploads", "integrator")) == [mine]
    assert world.ask("GET", f"/uploads/{mine}", "integrator").status_code == 200
    for path in ("uploads/{upload_id}", "analyses/{analysis_id}", "reports/{report_id}/pdf"):
        assert world.ask("GET", "/" + path.format(**ids), "integrator").status_code == 404


def test_an_upload_says_where_it_stands(world) -> None:
    ids = world.seeds().paths()
    body = world.ask("GET", f"/uploads/{ids['upload_id']}").get_json()
    assert body["timeline"][0]["step"] == "reported"
    assert (body["analyses"], body["reports"]) == ([ids["analysis_id"]], [ids["report_id"]])
    assert body["sentence"] == "The report is ready for review."
    assert body["progress"] is None


def test_an_upload_that_is_worked_on_shows_progress(world, new_upload) -> None:
    upload_id = new_upload("x", status="accepted").upload_id
    world.backend.state.show("t1", upload_id, Progress(step="analyzing", share=0.25))
    body = world.ask("GET", f"/uploads/{upload_id}").get_json()
    assert body["progress"] == {"step": "analyzing", "share": 0.25}


def test_a_held_upload_says_why(world, new_upload) -> None:
    upload_id = new_upload("x", status="held", reason="patient_unknown").upload_id
    body = world.ask("GET", f"/uploads/{upload_id}").get_json()
    assert (body["reason"], body["sentence"]) == (
        "patient_unknown",
        "No patient with this reference is known here.",
    )


def test_an_unchanged_upload_is_a_304(world, new_upload) -> None:
    path = f"/uploads/{new_upload('x').upload_id}"
    tag = world.ask("GET", path).headers["ETag"]
    again = world.ask("GET", path, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    upload = world.get(Upload, path.removeprefix("/uploads/"))
    with world.backend.records.transaction("t1") as tx:
        tx.replace(replace(upload, flag="urgent"))
    assert world.ask("GET", path, headers={"If-None-Match": tag}).status_code == 200


def test_an_analysis_is_whole_with_its_identities_in_order(world) -> None:
    body = world.ask("GET", f"/analyses/{world.seeds().paths()['analysis_id']}").get_json()
    assert [f["id"] for f in body["findings"]] == ["f1", "f2", "f3", "f4"]
    assert body["findings"][2]["value"] == "Zoë Canary-Müller"
    assert (body["run"], body["revision"], body["analyzer"]) == (1, 1, "embryo")


def test_evidence_is_one_findings_own(world) -> None:
    analysis_id = world.seeds().paths()["analysis_id"]
    body = world.ask("GET", f"/analyses/{analysis_id}/evidence/f2").get_json()
    assert body["finding"]["code"] == "embryo.stage"
    assert body["image"]["href"].endswith("/image?page=1")
    assert world.ask("GET", f"/analyses/{analysis_id}/evidence/f9").status_code == 404


@pytest.mark.parametrize("path", ["/analyses/{analysis_id}/image", "/reports/{report_id}/pdf"])
def test_bytes_are_a_redirect_or_an_address(world, path) -> None:
    path = path.format(**world.seeds().paths())
    redirect = world.ask("GET", path)
    assert (redirect.status_code, redirect.data) == (302, b"")
    body = world.ask("GET", path, headers={"Accept": "application/json"}).get_json()
    assert body["url"].startswith("http") and redirect.headers["Location"].startswith("http")
    ends = world.clock.now + timedelta(seconds=world.settings.download_expires_s)
    assert body["expires_at"].startswith(ends.isoformat()[:19])


def test_a_picture_that_is_not_there_is_not_found(world) -> None:
    analysis_id = world.seeds().paths()["analysis_id"]
    assert world.ask("GET", f"/analyses/{analysis_id}/image?page=2").status_code == 404


@pytest.mark.parametrize(("status", "expected"), [("rendering", 409), ("signing", 409)])
def test_a_pdf_that_is_being_made_says_when_to_ask_again(world, status, expected) -> None:
    report_id = world.seeds().paths()["report_id"]
    with world.backend.records.transaction("t1") as tx:
        tx.replace(replace(tx.get(Report, report_id), status=status))
    answer = world.ask("GET", f"/reports/{report_id}/pdf")
    assert (answer.status_code, answer.headers["Retry-After"]) == (expected, "2")


def test_every_read_is_in_the_account(world) -> None:
    ids = world.seeds().paths()
    for path in ("/uploads", "/uploads/{upload_id}", "/analyses/{analysis_id}"):
        world.ask("GET", path.format(**ids), "viewer")
    read = [entry for entry in world.audited() if entry[0] == "read"]
    assert read == [
        ("read", "upload", "list"),
        ("read", "upload", ids["upload_id"]),
        ("read", "analysis", ids["analysis_id"]),
    ]


def test_a_record_that_does_not_open_is_our_fault(world, new_upload) -> None:
    upload = new_upload("x", filename_sealed=b"sealed elsewhere")
    answer = world.ask("GET", f"/uploads/{upload.upload_id}")
    assert (answer.status_code, answer.get_json()["code"]) == (500, "configuration")
