"""A TEI letter as editors have them and no program writes them: every way to write the same thing is in it."""

from __future__ import annotations

LETTER = """\
<?xml version='1.0' encoding="UTF-8" standalone='no' ?>
<?xml-model href='../schema/own.rng' type="application/xml"?>
<!-- ] > a comment with <tags> & signs before the root -->
<!DOCTYPE TEI [
  <!-- an entity's "own" comment ]> -->
  <!ENTITY house "Gull &#38;#38; Sons">
  <!ENTITY dash '&#8212;'>
]>
<TEI xmlns="http://www.tei-c.org/ns/1.0"  xml:lang = 'en' >
 <teiHeader><fileDesc>
  <titleStmt><title>Ada Quill to the Office, 12 March 1921</title></titleStmt>
  <publicationStmt><p>Kestrel Sound</p></publicationStmt><sourceDesc><p/></sourceDesc>
 </fileDesc></teiHeader>
 <text   ><body
   n='a > b'>
  <p rend="x > 'y'"   >On 12 March 1921 Ada Quill rowed to Kestrel Sound&dash;alone&#x2014;for &house; and for the the fer&#x72;y.<!-- here: Ada Quill --></p>
  <p><![CDATA[In a CDATA section Ada Quill stands as she is & was on 1 May 1922.]]> Outside it Ada Quill is <hi rend='i'>free</hi>.</p>
  <p>Ada<?page 2?> <lb/>Quill, and <persName key='aq'>Ada Quill</persName>, <rs type="person">Ada Quill</rs>, on <date>3 June 1921</date>.</p>
  <p>The harbuor was <hi>quiet, Ada</hi> Quill said; Ada <gap/> Quill did not.\tIn <note>June <!-- 1 May 1923 --> 1921</note> tea&amp;cake.</p>
  <p>&#65;da Quill wrote on the 7&#116;h of March, 1922 &amp; later.</p>
  <p></p><p  />
 </body></text>
</TEI>
<?last thing?>
"""  # noqa: E501  # lines are as long as editors make them


def letter(line_end: str = "\r\n", *, mark: bool = False) -> bytes:
    """The letter with these line ends, and perhaps a byte order mark."""
    text = LETTER.replace("\n", line_end)
    return text.encode("utf-8-sig" if mark else "utf-8")
