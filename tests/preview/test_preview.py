"""``fascicle serve``: a real browser looks at an edition while somebody saves its files."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fascicle.model.errors import UsageError
from fascicle.preview.rebuild import PageFindings
from fascicle.preview.serve import PreviewRun
from fascicle.preview.server import PreviewServer
from fascicle.run.progress import Quiet
from support.editions import miniature


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = miniature(tmp_path / "edition")
    text = folder / "text" / "ferry.xml"
    many = "".join(f"<p>Line of boats number {number}, all at the quay.</p>" for number in range(80))
    text.write_text(text.read_text("utf-8").replace("</body>", f"<div>{many}</div></body>"), "utf-8")
    return folder


@pytest.fixture
def preview(edition: Path) -> Iterator[PreviewRun]:
    run = PreviewRun(edition, Quiet())
    run.start()
    threading.Thread(target=run.follow, args=(lambda *_: None,), daemon=True).start()
    yield run
    run.close()


@pytest.fixture
def page(preview: PreviewRun) -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": 900, "height": 500})
        opened.complaints = []
        opened.on("console", lambda message: opened.complaints.append(message.text))
        yield opened
        browser.close()


def _ask(preview: PreviewRun, path: str, host: str = "", method: str = "GET") -> tuple[int, bytes]:
    port = preview.server.server_port
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_a_page_follows_what_is_saved_and_stays_at_its_place(page: Any, preview: PreviewRun, edition: Path) -> None:
    page.goto(f"{preview.server.address}ferry.html")
    page.locator("html[data-preview]").wait_for()
    page.get_by_text("boats number 58,").scroll_into_view_if_needed()
    page.get_by_text("boats number 60").scroll_into_view_if_needed()
    before = page.get_by_text("boats number 58,").bounding_box()["y"]
    assert page.evaluate("scrollY") > 500
    text = edition / "text" / "ferry.xml"
    text.write_text(text.read_text("utf-8").replace("boats number 60", "ships number sixty"), "utf-8")
    page.get_by_text("ships number sixty").wait_for(timeout=60_000)
    page.locator("html[data-preview]").wait_for()
    page.wait_for_timeout(200)
    assert abs(page.get_by_text("boats number 58,").bounding_box()["y"] - before) < 5
    assert page.complaints == []


def test_findings_stand_on_the_page_at_their_place(page: Any, preview: PreviewRun, edition: Path) -> None:
    page.goto(f"{preview.server.address}ferry.html")
    page.locator("html[data-preview]").wait_for()
    text = edition / "text" / "ferry.xml"
    data = text.read_text("utf-8")
    name = re.search(r'ref="#ada-quill"', data)
    assert name is not None
    text.write_text(data[: name.start()] + 'ref="#nobody"' + data[name.end() :], "utf-8")
    finding = page.locator(".text .preview-finding.error", has_text="nobody")
    finding.wait_for(timeout=60_000)
    before = finding.locator("xpath=preceding-sibling::*[1]")
    assert "Ada Quill" in before.inner_text() or "Quill" in before.inner_text()
    text.write_text(data, "utf-8")
    finding.wait_for(state="detached", timeout=60_000)


def test_a_record_with_a_slip_is_told_and_the_last_site_stays(page: Any, preview: PreviewRun, edition: Path) -> None:
    page.goto(f"{preview.server.address}index.html")
    page.locator("html[data-preview]").wait_for()
    record = edition / "edition.toml"
    right = record.read_text("utf-8")
    record.write_text(right + "\n[broken\n", "utf-8")
    page.locator(".preview-finding.error").wait_for(timeout=60_000)
    assert "edition.toml" in page.locator(".preview-bar").inner_text()
    record.write_text(right.replace("The Ferry Papers", "The Boat Papers"), "utf-8")
    page.get_by_role("heading", name="The Boat Papers").wait_for(timeout=60_000)


def test_only_this_machine_is_answered_and_only_files_of_the_site(preview: PreviewRun) -> None:
    assert preview.server.server_address[0] == "127.0.0.1"
    assert _ask(preview, "/index.html")[0] == 200
    assert _ask(preview, "/index.html", host="elsewhere.example")[0] == 421
    for path in ("/../../edition.toml", "/%2e%2e/%2e%2e/edition.toml", "//etc/passwd", "/tei", "/nothing.html"):
        assert _ask(preview, path)[0] == 404, path
    assert _ask(preview, "/index.html", method="POST")[0] == 501


def test_the_policy_of_pages_stays_strict(preview: PreviewRun) -> None:
    page = _ask(preview, "/ferry.html")[1].decode()
    written = (preview.server.site / "ferry.html").read_text("utf-8")
    assert "@preview" not in written
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
    assert policy.findall(page) == policy.findall(written) != []
    assert "unsafe" not in page


def test_findings_of_others_are_only_counted(edition: Path) -> None:
    server = PreviewServer(edition / "build" / "site", 0)
    server.built(
        PageFindings({"ferry": [{"message": "here"}], "boat": [{"message": "there"}], "": [{"message": "all"}]})
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request("GET", "/@preview/findings/ferry")
    told = json.loads(connection.getresponse().read())
    assert [each["message"] for each in told["findings"]] == ["here"]
    assert told["elsewhere"] == {"boat": 1}
    server.shutdown()
    server.server_close()


def test_a_port_that_is_taken(edition: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="cannot use port"):
            PreviewServer(edition, taken.getsockname()[1])


def test_the_command_says_where_to_look(edition: Path) -> None:
    command = [sys.executable, "-m", "fascicle", "serve", str(edition), "--port", "0", "-q"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
    assert process.returncode not in (0, None)
