"""Pages that templates of a theme have had a hand in: they run nothing and load nothing from elsewhere, as ours do.

The policy in each page forbids browsers to run and load it; here it is found out before anybody reads the page, and a
theme that has weakened the policy is found out with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from lxml import etree, html

from fascicle.model.errors import EngineError

_NAME: Final = re.compile(r"[^/\\.\0][^/\\\0]*\.html")
_ACTIVE: Final = frozenset(
    ("script", "iframe", "frame", "object", "embed", "applet", "base", "form", "template", "style", "portal")
)
_LOADING: Final = frozenset(
    ("src", "srcset", "poster", "data", "background", "manifest", "ping", "action", "formaction")
)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_LINKS: Final = re.compile(r"(https?|mailto|tel|doi|urn):", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[\x00-\x20]+")  # which browsers leave out of a scheme
_POLICY: Final = {
    "default-src": {"'none'"},
    "style-src": {"'self'"},
    "font-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'self'"},
    "script-src": {"'self'"},
    "connect-src": {"'self'"},
}
# What our own pages have of these: what readers choose by, the scripts of search and lists, its words, and its form.
_SCRIPTS: Final = ("view.js", "cite.js", "find.js", "search.js", "lists.js", "facsimile.js")
_DATA: Final = ("application/json", "application/ld+json")
_OURS: Final = frozenset(
    (*(("script", "src", name) for name in _SCRIPTS), *(("script", "type", kind) for kind in _DATA))
)
# Links of a page's head that load nothing.
_SAYING: Final = frozenset({"canonical", "license", "cite-as", "author", "type", "linkset"})
_FORM: Final = "search.html"
_HINT: Final = "let the theme make no such markup: pages work without scripts, and load what lies beside them alone"


def check_pages(
    pages: Mapping[str, str], only: Collection[str] = (), without: Collection[str] = (), images: Collection[str] = ()
) -> None:
    """Raise EngineError for the first page that runs or loads what it must not, or has a name that it must not have.

    ``only`` are the names that there can be, if there is a choice; ``without`` those that others have. ``images`` are
    origins, such as ``https://example.org``, from which the edition's record has pictures shown.
    """
    for name, text in pages.items():
        if (only and name not in only) or name in without or not _NAME.fullmatch(name):
            hint = "let mode w:page answer with what xsl:next-match gives it; pages beside ours have names of their own"
            raise EngineError(f"the theme makes a file {name!r}", path="theme/web.xsl", hint=hint)
        for said in _faults(html.document_fromstring(text.encode("utf-8"), html.HTMLParser(encoding="utf-8")), images):
            raise EngineError(f"the theme brings {said} into the page {name}", path="theme/web.xsl", hint=_HINT)


def _faults(root: etree._Element, images: Collection[str]) -> Iterator[str]:
    policies = [
        each for each in root.iter("meta") if (each.get("http-equiv") or "").lower() == "content-security-policy"
    ]
    if len(policies) != 1 or not _is_strict(policies[0].get("content") or "", images):
        yield "another policy (Content-Security-Policy) than fascicle's"
    for element in root.iter(etree.Element):
        tag = str(element.tag).lower().rpartition("}")[2].rpartition(":")[2]
        if tag in _ACTIVE and not _is_ours(element):
            yield f"the element <{tag}>"
        if tag == "meta" and element not in policies and element.get("http-equiv"):
            yield f'<meta http-equiv="{element.get("http-equiv")}">'
        for name, value in element.attrib.items():
            if (said := _fault_of(tag, str(name).lower(), _BLANKS.sub("", str(value)), element, images)) is not None:
                yield said


def _is_ours(element: etree._Element) -> bool:
    if element.tag == "form":
        return element.get("action") == _FORM
    return any((element.tag, name, value) in _OURS for name, value in element.attrib.items())


def _fault_of(tag: str, name: str, value: str, element: etree._Element, images: Collection[str]) -> str | None:
    if name.startswith("on"):
        return f"what is to be run, @{name}"
    if name == "style":
        return f"a style of its own on <{tag}>, which the pages' policy forbids: put it into theme/site.css,"
    if not _SCHEME.match(value):
        return None
    if name.rpartition(":")[2] == "href":
        is_link = tag in ("a", "area") or (tag == "link" and element.get("rel") in _SAYING)
        is_right = is_link and _LINKS.match(value) is not None
    else:
        is_picture = tag == "img" and name == "src" and any(value.startswith(f"{origin}/") for origin in images)
        is_right = is_picture or name not in _LOADING
    return None if is_right else f"the address {value!r}"


def _is_strict(policy: str, images: Collection[str]) -> bool:
    """Whether a policy allows what pages of this edition need, and nothing else."""
    directives = [directive.split() for directive in policy.split(";") if directive.strip()]
    allowed = {**_POLICY, "img-src": {"'self'", *images}}
    return ["default-src", "'none'"] in directives and all(
        name in allowed and set(sources) <= allowed[name] for name, *sources in directives
    )
