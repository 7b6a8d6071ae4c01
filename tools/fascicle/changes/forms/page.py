"""A page on what changed, in one file without a script: what went is struck out, what came is underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from fascicle.changes.forms.wording import HEADINGS, alike, counted, summary, told
from fascicle.changes.kinds import (
    EditionChanges,
    MarkChange,
    NamedText,
    TextChanges,
    ValueChange,
    WordChange,
    WordKind,
    WordRun,
)
from fascicle.model.shown import shown

_OPEN = 30  # texts up to which all are shown open
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; --gone: light-dark(#8c1d18, #ff9d94); --come: light-dark(#0b5a2b, #7fdca0);
  --gone-ground: light-dark(#fbeae8, #3a1512); --come-ground: light-dark(#e4f4e9, #0d2c19);
  --quiet: light-dark(#595347, #bdb6a8); --rule: light-dark(#d8d0c0, #4a463e); }}
html {{ background: light-dark(#fffdf8, #161411); color: light-dark(#1d1a15, #ece7dc); }}
body {{ font: 1rem/1.55 Alegreya, Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
h1 {{ font-size: 1.7rem; line-height: 1.2; margin-bottom: 0.3rem; }}
h2 {{ font-size: 1.25rem; display: inline; }}
h3 {{ font-size: 1rem; margin: 1.2rem 0 0.3rem; }}
h3 small, .quiet {{ color: var(--quiet); font-weight: normal; font-size: 0.9rem; }}
ol, ul {{ padding-inline-start: 0; list-style: none; margin: 0; }}
li {{ border-block-start: 1px solid var(--rule); padding: 0.35rem 0; overflow-wrap: anywhere; }}
ins {{ color: var(--come); background: var(--come-ground); text-decoration: underline; text-underline-offset: 0.15em; }}
del {{ color: var(--gone); background: var(--gone-ground); text-decoration: line-through; }}
code {{ font-family: ui-monospace, monospace; font-size: 0.85em; }}
details {{ border-block-start: 2px solid var(--rule); padding: 0.7rem 0; }}
summary {{ cursor: pointer; }}
summary .quiet {{ display: block; margin-inline-start: 1.1rem; }}
.place {{ color: var(--quiet); font-size: 0.85rem; display: block; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: start; vertical-align: baseline; padding: 0.2rem 0.75rem 0.2rem 0; overflow-wrap: anywhere; }}
th {{ font-weight: normal; }}
.unseen {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }}
@media print {{ body {{ max-width: none; }} li {{ break-inside: avoid; }} }}
</style>
</head>
<body>
<main>
"""
_FOOT = "</main>\n</body>\n</html>\n"


def as_page(changes: EditionChanges, title: str = "") -> str:
    """The page; ``title`` is that of the edition."""
    heading = f"{title}: changes" if title else "Changes"
    parts = [_HEAD.format(title=_text(heading)), f"<h1>{_text(heading)}</h1>\n"]
    parts.append(
        f"<p class='quiet'>{_text(changes.old)} → {_text(changes.new)}</p>\n<p>{_text(summary(changes))}</p>\n"
    )
    if any(each.words for each in changes.changed):
        parts.append("<p class='quiet'><del>Struck out</del> is what went, <ins>underlined</ins> what came.</p>\n")
    for each in changes.changed:
        parts += _changed(each, is_open=len(changes.changed) <= _OPEN)
    parts += _named("Texts added", changes.added)
    parts += _named("Texts removed", changes.removed)
    parts += _values("Record", changes.record, 2) + _values("Registers", changes.registers, 2)
    return "".join((*parts, _FOOT))


def _changed(text: TextChanges, *, is_open: bool) -> Iterator[str]:
    was = f", before <code>{_text(text.old_name)}</code>" if text.old_name else ""
    yield f"<details{' open' * is_open}>\n<summary><h2{_lang(text)}>{_text(text.title)}</h2>"
    what = counted(text.counts) or "no change in it"
    yield f"<span class='quiet'><code>{_text(text.name)}</code>{was}: {_text(what)}</span></summary>\n"
    if text.fault:
        yield f"<p>It cannot be compared: {_text(text.fault)}</p>\n"
    for kind, (heading, what) in HEADINGS.items():
        if words := [each for each in text.words if each.kind is kind]:
            yield f"<h3>{heading} <small>{what}</small></h3>\n<ol>\n"
            yield from (_word(text, each) for each in words)
            yield "</ol>\n"
    for heading, marks in (("Markup", text.marks), ("Notes and comments", text.aside)):
        if marks:
            yield f"<h3>{heading}</h3>\n<ul>\n"
            yield from (_mark(text, group) for group in alike(marks))
            yield "</ul>\n"
    yield from _values("Header", text.values, 3)
    yield "</details>\n"


def _word(text: TextChanges, word: WordChange) -> str:
    source = f", line {word.new.source_line} of the source" if word.new.source_line else ""
    also = ""
    if word.kind is WordKind.BOTH and word.source is not None:
        also = f"<br>The source: <span{_lang(text)}>{_run(word.source)}</span>"
    if word.moved:
        also += " <span class='quiet'>(moved)</span>"
    if word.removed or word.added:
        tags = [*(f"<del><code>{_text(each)}</code></del>" for each in word.removed)]
        tags += [f"<ins><code>{_text(each)}</code></ins>" for each in word.added]
        also += f"<br><span class='quiet'>With it: {', '.join(tags)}</span>"
    return (
        f"<li><span class='place'>Line {word.new.line}{_text(source)}</span> <span{_lang(text)}>{_text(word.before)} "
        f"{_run(word.run)} {_text(word.after)}</span>{also}</li>\n"
    )


def _run(run: WordRun) -> str:
    old = f"<del><span class='unseen'>gone: </span>{_text(' '.join(run.old))}</del>" if run.old else ""
    new = f"<ins><span class='unseen'>come: </span>{_text(' '.join(run.new))}</ins>" if run.new else ""
    return " ".join(filter(None, (old, new)))


def _mark(text: TextChanges, group: Sequence[MarkChange]) -> str:
    sign, what = told(group[0])
    tag = {"+": "ins", "-": "del"}.get(sign, "span")
    times = f" × {len(group)}" if len(group) > 1 else ""
    places = "; ".join(
        f"line {each.spot.line}" + (f", <span{_lang(text)}>{_text(each.words)}</span>" if each.words else "")
        for each in group
    )
    return f"<li><{tag}><code>{_text(what)}</code></{tag}>{times}<span class='place'>{places}</span></li>\n"


def _named(heading: str, texts: Sequence[NamedText]) -> list[str]:
    if not texts:
        return []
    rows = [f"<li>{_text(each.title)} (<code>{_text(each.name)}</code>), {each.words:,} words</li>\n" for each in texts]
    return [f"<h2>{heading}</h2>\n<ul>\n", *rows, "</ul>\n"]


def _values(heading: str, values: Sequence[ValueChange], level: int) -> list[str]:
    if not values:
        return []
    rows = [
        f"<tr><th scope='row'><code>{_text(each.path)}</code></th><td>"
        + (f"<del>{_text(each.old)}</del> " if each.old else "")
        + (f"<ins>{_text(each.new)}</ins>" if each.new else "")
        + "</td></tr>\n"
        for each in values
    ]
    head = "<thead><tr><th scope='col'>What</th><th scope='col'>Before, and now</th></tr></thead>"
    return [f"<h{level}>{heading}</h{level}>\n<table>\n{head}\n<tbody>\n", *rows, "</tbody>\n</table>\n"]


def _lang(text: TextChanges) -> str:
    return f" lang='{escape(text.language)}'" if text.language and text.language != "und" else ""


def _text(text: str) -> str:
    return escape(shown(text))
