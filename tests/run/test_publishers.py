"""What is published: ours, what the command names of it, and what other packages bring."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import fascicle
from fascicle.edition import cache
from fascicle.inputs import readers
from fascicle.model.errors import UsageError
from fascicle.names import recognisers
from fascicle.publish.volumes import divide
from fascicle.run import publishers as run_publishers
from fascicle.run.publishers import publishers
from fascicle.run.stages import print_book
from support.editions import add_source, new_edition, tree
from support.packages import install, run_with

# A package that publishes the words of each text, and nothing else.
_MODULE = """
from pathlib import PurePosixPath

from fascicle.edition.cache import digest
from fascicle.publish.products import Product
from fascicle.run.publishers import Publisher
from fascicle.tei.layers import Layer, LayerView
from fascicle.tei.names import tei
from fascicle.tei.write import parse


def _run(workspace):
    for text in workspace.shown:
        data = text.path.read_bytes()

        def make():
            view = LayerView(parse(data, text.path).find(tei("text")), Layer.READING)
            return {f"plain/{text.name}.txt": view.text.encode()}

        workspace.cache.files(f"plain/{text.name}", digest(data), make)
    return [Product("plain", PurePosixPath(f"plain/{workspace.shown[0].name}.txt"), "text/plain", "plain text")]


PLAIN = Publisher("plain", _run)
"""


def test_a_package_brings_a_publisher_and_the_deposit_takes_what_it_makes(tmp_path: Path) -> None:
    site, edition = tmp_path / "site", new_edition(tmp_path / "edition")
    install(site, "fascicle.publishers", "plain", _MODULE, "plain:PLAIN")
    done = run_with("build", edition, site)
    assert done.returncode == 0, done.stderr
    words = (edition / "build" / "plain" / "welcome.txt").read_text("utf-8")
    assert "\n" in words
    assert "<" not in words
    (kept,) = (edition / "build" / "deposit").rglob("data/plain/welcome.txt")
    assert kept.read_text("utf-8") == words


def test_a_package_that_changes_makes_its_products_anew(tmp_path: Path) -> None:
    site, edition = tmp_path / "site", new_edition(tmp_path / "edition")
    for publishes, begin in (
        (_MODULE, "Dear friend"),
        (_MODULE.replace("view.text", "view.text.upper()"), "DEAR FRIEND"),
    ):
        shutil.rmtree(site, ignore_errors=True)
        install(site, "fascicle.publishers", "plain", publishes, "plain:PLAIN")
        assert run_with("build", edition, site).returncode == 0
        assert begin in (edition / "build" / "plain" / "welcome.txt").read_text("utf-8")


def test_the_cache_knows_of_all_that_packages_bring() -> None:
    assert {*cache.GROUPS} == {run_publishers.GROUP, readers.GROUP, recognisers.GROUP}


def test_a_package_that_is_broken_is_told(tmp_path: Path) -> None:
    site, edition = tmp_path / "site", new_edition(tmp_path / "edition")
    install(site, "fascicle.publishers", "torn", "raise OSError('no paper')", "torn:PUBLISHER")
    done = run_with("build", edition, site)
    assert done.returncode == 4
    assert "the publisher torn cannot be used: OSError: no paper" in done.stderr


def test_one_product_with_what_it_needs(tmp_path: Path) -> None:
    assert [each.name for each in publishers(["web"])] == ["print", "epub", "web"]
    assert [each.name for each in publishers(["print"])] == ["print"]
    with pytest.raises(UsageError, match="nothing publishes 'wep'"):
        publishers(["wep"])
    edition = new_edition(tmp_path / "edition")
    result = fascicle.open(edition).build(["print"])
    assert set(result.products) == {"texts", "print"}
    assert {name.partition("/")[0] for name in tree(edition / "build")} == {"print", "proposals"}


def test_each_page_leads_to_the_volume_that_has_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = new_edition(tmp_path / "edition")
    add_source(edition, "second.txt", "Port Sill, 4 May 1922\n\nDear Ada,\n\nNo ferry today.\n\nYours,\nTom\n", "II")
    monkeypatch.setattr(print_book, "divide", lambda sizes: divide(sizes, 1))
    assert fascicle.open(edition).build(["web"]).complete
    site = edition / "build" / "site"
    assert sorted(path.name for path in site.glob("*.pdf")) == ["edition-1.pdf", "edition-2.pdf"]
    links = {
        path.stem: set(re.findall(r'href="([^"]+\.pdf)"', path.read_text("utf-8"))) for path in site.glob("*.html")
    }
    assert links["welcome"] == {"edition-1.pdf"}
    assert links["second"] == {"edition-2.pdf"}
    assert links["index"] == {"edition-1.pdf", "edition-2.pdf"}
    with (edition / "edition.toml").open("a", encoding="utf-8") as record:
        record.write("\n[print]\nvolumes = false\n")
    assert fascicle.open(edition).build(["web"]).complete
    assert [path.name for path in site.glob("*.pdf")] == ["edition.pdf"]
