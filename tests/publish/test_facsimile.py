"""Where pictures are: through surfaces and zones, by patterns and folders, and never outside the edition."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from fascicle.edition.record import Facsimile
from fascicle.publish.facsimile import facsimile_address, picture_file

TREE = etree.fromstring("""<TEI xmlns="http://www.tei-c.org/ns/1.0"><facsimile>
  <surface xml:id="s1"><graphic xml:id="g1" url="leaf-1.jpg"/><zone xml:id="z1"/></surface>
  <surface xml:id="s2" facs="https://quay.example/2.jpg"><zone xml:id="z2"><graphic url="detail.png"/></zone></surface>
  <surface xml:id="s3"/><surface xml:id="s4" facs="#s5"/><surface xml:id="s5" facs="#s4"/>
  </facsimile></TEI>""")
PATTERN = "https://quay.example/iiif/{facs}/full/max/0/default.jpg"


@pytest.mark.parametrize(
    ("facs", "images", "address"),
    [
        ("leaf-1.jpg", "", "letters/leaf-1.jpg"),
        ("leaf-1.jpg", "pictures", "pictures/leaf-1.jpg"),
        ("../pictures/leaf-1.jpg", "elsewhere", "pictures/leaf-1.jpg"),
        ("leaf 1", PATTERN, "https://quay.example/iiif/leaf%201/full/max/0/default.jpg"),
        ("7r/57", PATTERN, "https://quay.example/iiif/7r/57/full/max/0/default.jpg"),
        ("leaf-1.jpg", "https://quay.example/p/", "https://quay.example/p/leaf-1.jpg"),
        ("https://other.example/1.jpg", PATTERN, "https://other.example/1.jpg"),
        ("#s1", "", "letters/leaf-1.jpg"),
        ("#g1", "", "letters/leaf-1.jpg"),
        ("#z1", "pictures", "pictures/leaf-1.jpg"),
        ("#z2", "", "letters/detail.png"),
        ("#s2", "", "https://quay.example/2.jpg"),
        ("#s3", PATTERN, ""),
        ("#gone", PATTERN, ""),
        ("#s4", PATTERN, ""),  # round in a circle
        ("../../leaf-1.jpg", "", ""),
        ("a/../../../leaf-1.jpg", "pictures", ""),
        ("/etc/leaf-1.jpg", "", ""),
        ("file:///etc/leaf-1.jpg", PATTERN, ""),
        ("javascript:alert(1)", PATTERN, ""),
        ("", PATTERN, ""),
    ],
)
def test_the_address_of_a_picture(facs: str, images: str, address: str) -> None:
    assert facsimile_address(facs, Facsimile(images), TREE, "letters/l1.xml") == address


def test_a_picture_is_found_without_its_ending_and_never_outside(tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    (edition / "pictures").mkdir(parents=True)
    inside, outside = edition / "pictures" / "leaf-1.png", tmp_path / "secret.jpg"
    inside.touch()
    outside.touch()
    (edition / "pictures" / "link.jpg").symlink_to(outside)
    assert picture_file(edition, "pictures/leaf-1") == inside
    assert picture_file(edition, "pictures/leaf-1.png") == inside
    assert picture_file(edition, "pictures/leaf") is None
    assert picture_file(edition, "pictures/link.jpg") is None
