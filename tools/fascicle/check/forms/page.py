"""A page of HTML on a check: counts, a bar for each rule and each file, and every finding. One file, no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby

from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.model.shown import shown

_MOST_BARS = 40
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Report of a check</title>
<style>
:root { color-scheme: light dark; --error: light-dark(#a11212, #ff9c94); --bar: light-dark(#7a6a4f, #c9b48a); }
body { font: 1rem/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: baseline; padding: 0.15rem 0.75rem 0.15rem 0; }
td.bar { width: 45%; }
td.number { text-align: end; font-variant-numeric: tabular-nums; }
svg { display: block; width: 100%; height: 0.7rem; }
rect { fill: var(--bar); }
code, .place { font-family: monospace; overflow-wrap: anywhere; }
.error { color: var(--error); font-weight: bold; }
dt { margin-top: 0.75rem; }
dd { margin: 0 0 0 1.5rem; }
summary { cursor: pointer; padding: 0.4rem 0; }
</style>
</head>
<body>
<main>
<h1>Report of a check</h1>
"""
_FOOT = "</main>\n</body>\n</html>\n"


def as_page(findings: Sequence[Diagnostic], files: int = 0, schemas: Mapping[str, int] | None = None) -> str:
    """The page; ``files`` and ``schemas`` are how many files were checked, and how many of them by each schema."""
    severities = Counter(each.rule.severity for each in findings)
    counted = ", ".join(f"{severities[each]} {each}{'s' * (severities[each] != 1)}" for each in Severity)
    parts = [_HEAD, f"<p>{files} file{'s' * (files != 1)}: {counted}.</p>\n"]
    if schemas:
        parts += ["<ul>\n", *(f"<li>{_text(name)}: {number}</li>\n" for name, number in schemas.items()), "</ul>\n"]
    rules = {each.rule.code: each.rule for each in findings}
    by_rule = Counter(each.rule.code for each in findings)
    parts += _bars("Rules", "Rule", [(_rule(rules[code]), number) for code, number in _ranked(by_rule)])
    by_file = Counter(each.path for each in findings)
    parts += _bars("Files", "File", [(f"<code>{_text(path)}</code>", number) for path, number in _ranked(by_file)])
    parts.append("<h2>Findings</h2>\n" if findings else "<p>Nothing to mend.</p>\n")
    for path, group in groupby(sorted(findings, key=lambda each: each.sort_key), key=lambda each: each.path):
        parts += _file(path, list(group))
    return "".join((*parts, _FOOT))


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _bars(title: str, heading: str, rows: Sequence[tuple[str, int]]) -> Iterable[str]:
    if not rows:
        return
    most = max(number for _, number in rows)
    yield f"<h2>{title}</h2>\n<table>\n<thead><tr><th scope='col'>{heading}</th><th scope='col'>Findings</th>"
    yield "<td></td></tr></thead>\n<tbody>\n"
    for name, number in rows[:_MOST_BARS]:
        bar = f"<svg aria-hidden='true'><rect width='{100 * number / most:.1f}%' height='100%'/></svg>"
        yield f"<tr><td>{name}</td><td class='number'>{number}</td><td class='bar'>{bar}</td></tr>\n"
    yield "</tbody>\n</table>\n"
    if len(rows) > _MOST_BARS:
        yield f"<p>{len(rows) - _MOST_BARS} more, each with fewer findings.</p>\n"


def _rule(rule: Rule) -> str:
    return f"<code>{rule.code}</code> {_text(rule.title)}"


def _file(path: str, findings: Sequence[Diagnostic]) -> Iterable[str]:
    yield f"<details>\n<summary><code>{_text(path)}</code> ({len(findings)})</summary>\n<dl>\n"
    for each in findings:
        place = ":".join(str(part) for part in (each.line, each.column) if part is not None)
        kind = f"<span class='{each.rule.severity}'>{each.rule.severity}</span>"
        yield f"<dt><span class='place'>{place}</span> {kind} {_text(each.message)} "
        yield f"<code>{each.rule.code}</code></dt>\n"
        yield f"<dd>{_text(each.hint)}</dd>\n"
    yield "</dl>\n</details>\n"


def _text(text: str) -> str:
    return escape(shown(text))
