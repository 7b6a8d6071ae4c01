"""Web pages for tests: a TEI file around a fragment, and all the files of an edition's site."""

from __future__ import annotations

from fascicle.edition.files import sha256
from fascicle.edition.folder import EditionFolder
from fascicle.publish import web
from fascicle.publish.reuse.downloads import Download, downloads

_HEADER = """<teiHeader>
  <fileDesc>
    <titleStmt>
      <title>A fragment</title>
      <respStmt xml:id="mt"><resp>editor</resp><persName>Mara Tolland</persName></respStmt>
      <respStmt xml:id="fascicle"><resp>program</resp><name>fascicle</name></respStmt>
    </titleStmt>
    <publicationStmt><publisher>The Ferry Press</publisher></publicationStmt>
    <sourceDesc><p>None.</p></sourceDesc>
  </fileDesc>
</teiHeader>"""


def tei(text: str, language: str = "en") -> bytes:
    """A TEI file around the content of its ``text`` element."""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ferry" xml:lang="{language}">{_HEADER}'
        f"<text>{text}</text></TEI>"
    ).encode()


def build(edition: EditionFolder, *, with_authority: bool = True) -> dict[str, bytes]:
    """All files of an edition's site, with stand-ins for what other stages put there."""
    authority = edition.authority_path.read_bytes() if with_authority else None
    files = {f"{edition.record.id}.pdf": b"%PDF-"}
    mentions, words, letters = {}, {}, {}
    for source in edition.record.sources:
        data = edition.text_path(source).read_bytes()
        page = web.page(edition, source, data, authority)
        files |= page.files
        files[f"tei/{source.stem}.xml"] = data
        mentions[source.stem], words[source.stem], letters[source.stem] = page.mentions, page.words, page.letter
    index = web.search_index(edition, words, authority)
    files |= web.site(edition, mentions, authority, None, letters) | index | web.theme_files(edition)
    listed = [Download(name, len(data), sha256(data)) for name, data in files.items()]
    return files | web.data_page(edition, downloads(listed), authority)
