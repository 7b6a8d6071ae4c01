"""The kinds of file that people give as a source, but for plain text: what each is called, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

_ANEW = "open it in its program and save it anew"
_SAVE = "save it as plain text in UTF-8 with the program that it was made with"
_PANDOC = f"{_SAVE}, or make Markdown of it: `pandoc -t markdown FILE`"
_AS_WORD = "save it as a Word document (.docx) with Word or LibreOffice: `soffice --convert-to docx FILE` does it too"
_UNLOCK = "open it with its password, save it without one, and give that file"
_LAYER = "give the text that lies in it: `pdftotext FILE` takes it out; where there is none, it needs text recognition"
_FRESH = "get the file anew"
# What is a picture of a text needs a program that reads it; these make what is read here.
RECOGNISE = (
    "let a program for text recognition read it: OCRmyPDF or Tesseract put the text under the pictures (PDF) or make"
    " hOCR, kraken and Transkribus make ALTO and PAGE XML; give what they make"
)
_RECOGNISED = "export it anew from the program that made it"
_LISTS = "pack it into a zip file with them, or give the folder in which they lie to `fascicle add`, which does that"
_UNPACK = "unpack it, and give the text that is in it"
_TABLE = "a table is no running text: write it as a table into a Markdown file"
_TEI = "it is TEI already, and `fascicle check FILE` checks it; a source is the text that such a file is made from"
_RECODE = "save it as UTF-8 in your editor; `iconv -f {0} -t UTF-8 FILE` does it too"
_TITLES = "save it as plain text, without numbers and times"


@dataclass(frozen=True)
class FileKind:
    """A kind of file: its name as it stands after "the file holds", what to do, its suffixes, and its reader, if any.

    ``binary`` kinds are never text, whatever the record says, and always show by their first bytes what they are; the
    others are made of characters, and an editor may have a reason to want those as they stand.
    """

    name: str
    hint: str
    suffixes: tuple[str, ...] = ()
    binary: bool = True
    reader: str = ""


def _characters(name: str, hint: str, *suffixes: str) -> FileKind:
    return FileKind(name, hint, suffixes, binary=False)


def _encoding(name: str, label: str) -> FileKind:
    return FileKind(f"text in {name}, not in UTF-8", _RECODE.format(label))


HOCR = FileKind("hOCR", _RECOGNISED, (".hocr",), binary=False, reader="hocr")
ALTO = FileKind("ALTO", _RECOGNISED, (".alto",), binary=False, reader="alto")
PAGE = FileKind("PAGE XML", _RECOGNISED, (".page",), binary=False, reader="page")
ABBYY = FileKind("XML of ABBYY FineReader", _RECOGNISED, binary=False, reader="abbyy")
METS = _characters("METS without the pages that it lists", _LISTS, ".mets")
TEI = _characters("TEI", _TEI, ".tei", ".odd")
SVG = _characters("SVG", RECOGNISE, ".svg")
HTML = FileKind("HTML", _FRESH, (".html", ".htm", ".xhtml", ".xht"), binary=False, reader="html")
XML = _characters("XML", "make plain text or Markdown of it, without the tags", ".xml", ".xsl", ".rng")
JSON = _characters("JSON", "give the text itself, without what a program says of it", ".json", ".jsonl")
LATEX = _characters("LaTeX", _PANDOC, ".tex", ".latex", ".ltx")
EMAIL = _characters(
    "an e-mail as a mail program keeps it", "open it, and save its text as plain text in UTF-8", ".eml", ".mbox", ".mht"
)
SUBTITLES = _characters("subtitles", _TITLES, ".srt", ".vtt")
SHEET = _characters("a table of values (CSV)", _TABLE, ".csv", ".tsv")

RTF = FileKind("RTF", _AS_WORD, (".rtf",))
POSTSCRIPT = FileKind("PostScript", _LAYER.replace("pdftotext", "ps2ascii"), (".ps", ".eps"))
PDF = FileKind("PDF", _FRESH, (".pdf",), reader="pdf")
DJVU = FileKind("DjVu", _LAYER.replace("pdftotext", "djvutxt"), (".djvu", ".djv"))
WORD = FileKind("a Word document", _ANEW, (".docx", ".docm", ".dotx"), reader="docx")
EXCEL = FileKind("an Excel workbook", _TABLE, (".xlsx", ".xlsm"))
POWERPOINT = FileKind("a PowerPoint presentation", _SAVE, (".pptx", ".pptm"))
OPENDOCUMENT = FileKind("an OpenDocument text", _ANEW, (".odt", ".ott"), reader="odt")
FLAT_OPENDOCUMENT = FileKind("a flat OpenDocument text", _ANEW, (".fodt",), binary=False, reader="odt")
OTHER_OPENDOCUMENT = FileKind("an OpenDocument spreadsheet, presentation or drawing", _SAVE, (".ods", ".odp", ".odg"))
EPUB = FileKind("EPUB", _FRESH, (".epub",), reader="epub")
LOCKED = FileKind("an Office document that is locked with a password", _UNLOCK)
OLD_OFFICE = FileKind("a document of an old Word or Office", _AS_WORD, (".doc", ".dot", ".xls", ".ppt"))
ZIP = FileKind("a packed file (zip)", _UNPACK, (".zip",))
PAGES = FileKind("a packed folder of pages", _UNPACK, reader="pages")
GZIP = FileKind("a packed file (gzip)", _UNPACK, (".gz", ".tgz"))
BZIP2 = FileKind("a packed file (bzip2)", _UNPACK, (".bz2",))
XZ = FileKind("a packed file (xz)", _UNPACK, (".xz",))
ZSTD = FileKind("a packed file (zstd)", _UNPACK, (".zst",))
SEVEN_ZIP = FileKind("a packed file (7z)", _UNPACK, (".7z",))
RAR = FileKind("a packed file (rar)", _UNPACK, (".rar",))
TAR = FileKind("a packed file (tar)", _UNPACK, (".tar",))
PICTURE = FileKind(
    "a picture", RECOGNISE, (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".webp", ".jp2", ".bmp", ".heic")
)
SOUND = FileKind("sound or film", "give the text of a transcription", (".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".flac"))
EXECUTABLE = FileKind("a program", "give a text", (".exe", ".dll", ".so"))
BINARY = FileKind("no text, but bytes of a kind that is not known here", _SAVE)

UTF_16_LE = _encoding("UTF-16 (little-endian)", "UTF-16LE")
UTF_16_BE = _encoding("UTF-16 (big-endian)", "UTF-16BE")
UTF_32_LE = _encoding("UTF-32 (little-endian)", "UTF-32LE")
UTF_32_BE = _encoding("UTF-32 (big-endian)", "UTF-32BE")
UTF_7 = _encoding("UTF-7", "UTF-7")

_NAMED = (
    HOCR, ALTO, PAGE, METS, TEI, SVG, HTML, XML, JSON, LATEX, EMAIL, SUBTITLES, SHEET, RTF, POSTSCRIPT, PDF, DJVU,
    WORD, EXCEL, POWERPOINT, OPENDOCUMENT, FLAT_OPENDOCUMENT, OTHER_OPENDOCUMENT, EPUB, OLD_OFFICE, ZIP, GZIP, BZIP2,
    XZ, ZSTD, SEVEN_ZIP, RAR, TAR, PICTURE, SOUND, EXECUTABLE,
)  # fmt: skip
BY_SUFFIX = {suffix: kind for kind in _NAMED for suffix in kind.suffixes}
