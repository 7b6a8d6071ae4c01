"""RELAX NG's compact syntax, read into the same tree as the XML syntax (OASIS specification of 21 November 2002).

Annotations say nothing of what a document may hold, and are passed over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from fascicle.check.relaxng.compactcursor import NAMES, CompactCursor
from fascicle.check.relaxng.compacttokens import CompactToken, TokenKind
from fascicle.check.relaxng.datatypes import BUILTIN_LIBRARY, XSD_LIBRARY
from fascicle.check.relaxng.nameclasses import XML_NAMESPACE
from fascicle.check.relaxng.schemanode import Node

_CONNECTORS = {",": "group", "|": "choice", "&": "interleave"}
_REPEATERS = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}
_METHODS = {"=": None, "|=": "choice", "&=": "interleave"}
_XMLNS = "xmlns"


def read_compact(text: str, path: Path, namespace: str = "") -> Node:
    """The root of a schema in compact syntax; ``namespace`` is what the place that refers to it hands on.

    Raises EngineError, with file and line, where it is wrong.
    """
    return _Reader(text, path, namespace).schema()


class _Reader(CompactCursor):
    """Recursive descent, a method for each production of the grammar."""

    def __init__(self, text: str, path: Path, namespace: str) -> None:
        super().__init__(text, path)
        self._inherited = namespace
        self._default = namespace
        self._prefixes = {"xml": XML_NAMESPACE}
        self._libraries = {"xsd": XSD_LIBRARY}
        self._primaries: dict[str, Callable[[CompactToken], Node]] = {
            "element": self._named,
            "attribute": self._named,
            "list": self._braced,
            "mixed": self._braced,
            "grammar": self._grammar,
            "parent": lambda word: self._node("parentRef", word, name=self._identifier()),
            "external": self._external,
        }

    def _node(
        self, tag: str, at: CompactToken, children: list[Node] | None = None, text: str = "", **attributes: str
    ) -> Node:
        place = self._path, at.line
        return Node(tag, attributes, self._default, BUILTIN_LIBRARY, self._prefixes, *place, children or [], text)

    # declarations and grammars

    def schema(self) -> Node:
        """The whole file: a pattern, or the content of a grammar."""
        self._annotations()
        while self._declaration():
            self._annotations()
        first = self._next
        if first.kind is TokenKind.END or self._is_component():
            root = self._node("grammar", first, self._components(""))
        else:
            root = self._pattern()
            self._annotations()
        if self._next.kind is not TokenKind.END:
            raise self._error(f"{self._next.text} stands behind the end of the pattern", "take it out, or join it on")
        return root

    def _declaration(self) -> bool:
        word = self._next
        if word.is_keyword("namespace"):
            self._take()
            prefix = self._identifier(keyword=True)
            self._needs("=")
            self._declare(prefix, self._namespace())
        elif word.is_keyword("default") and self._behind.is_keyword("namespace"):
            self._at += 2
            prefix = "" if self._next.is_sign("=") else self._identifier(keyword=True)
            self._needs("=")
            self._default = self._namespace()
            if prefix:
                self._declare(prefix, self._default)
        elif word.is_keyword("datatypes"):
            self._take()
            prefix = self._identifier(keyword=True)
            self._needs("=")
            library = self._literal()
            if self._libraries.get(prefix, library) != library and prefix == "xsd":
                raise self._error("the prefix xsd stands for the datatypes of XML Schema", "take another prefix")
            self._libraries[prefix] = library
        else:
            return False
        return True

    def _declare(self, prefix: str, namespace: str) -> None:
        if prefix == _XMLNS or (prefix == "xml") != (namespace == XML_NAMESPACE):
            raise self._error(f"the prefix {prefix} cannot stand for “{namespace}”", "take another prefix")
        self._prefixes = self._prefixes | {prefix: namespace}

    def _namespace(self) -> str:
        if self._next.is_keyword("inherit"):
            self._take()
            return self._inherited
        return self._literal()

    def _is_component(self) -> bool:
        token, behind = self._next, self._behind
        if token.is_keyword("start", "div", "include"):
            return True
        if token.kind is TokenKind.PREFIXED and behind.is_sign("["):
            return True
        return token.kind in NAMES and behind.is_sign(*_METHODS, "[") and not token.is_keyword("element", "attribute")

    def _components(self, end: str) -> list[Node]:
        """What stands in a grammar, up to a closing brace or to the end of the file."""
        found: list[Node] = []
        while True:
            self._annotations(elements=True)
            word = self._next
            if word.kind is TokenKind.END or (end and word.is_sign(end)):
                return found
            found.append(self._component())

    def _component(self) -> Node:
        word = self._next
        if word.is_keyword("div"):
            self._take()
            return self._node("div", word, self._in_braces())
        if word.is_keyword("include"):
            self._take()
            href = self._literal()
            handed_on = self._handed_on()
            inside = self._in_braces() if self._next.is_sign("{") else []
            return replace(self._node("include", word, inside, href=href), namespace=handed_on)
        if word.is_keyword("start"):
            self._take()
            node = self._node("start", word)
        else:
            node = self._node("define", word, name=self._identifier())
        sign = self._takes(*_METHODS)
        if sign is None:
            raise self._error(f"here stands {self._next.text}, and no definition", "write “=”, “|=” or “&=” before it")
        if (method := _METHODS[sign.text]) is not None:
            node.attributes["combine"] = method
        node.children.append(self._pattern())
        return node

    def _in_braces(self) -> list[Node]:
        self._needs("{")
        found = self._components("}")
        self._needs("}")
        return found

    def _handed_on(self) -> str:
        """The namespace that a referred file gets for names without one."""
        if not self._next.is_keyword("inherit"):
            return self._default
        self._take()
        self._needs("=")
        return self._resolved(self._identifier(keyword=True))

    def _grammar(self, word: CompactToken) -> Node:
        return self._node("grammar", word, self._in_braces())

    # patterns

    def _pattern(self) -> Node:
        first = self._next
        parts = [self._particle()]
        joined = self._takes(*_CONNECTORS)
        if joined is None:
            return parts[0]
        parts.append(self._particle())
        while sign := self._takes(*_CONNECTORS):
            if sign.text != joined.text:
                raise self._error(
                    f"“{joined.text}” and “{sign.text}” stand side by side", "say by parentheses what belongs together"
                )
            parts.append(self._particle())
        return self._node(_CONNECTORS[joined.text], first, parts)

    def _particle(self) -> Node:
        self._annotations()
        node = self._primary()
        self._following()
        if sign := self._takes(*_REPEATERS):
            node = self._node(_REPEATERS[sign.text], sign, [node])
            self._following()
        return node

    def _primary(self) -> Node:
        token = self._next
        if self._takes("("):
            node = self._pattern()
            self._needs(")")
            return node
        if token.kind is TokenKind.LITERAL:
            return self._node("value", token, text=self._literal())
        if token.kind is TokenKind.PREFIXED or token.is_keyword("string", "token"):
            return self._typed(self._take())
        if token.is_keyword("empty", "text", "notAllowed"):
            return self._node(self._take().text, token)
        if token.is_keyword(*self._primaries):
            return self._primaries[token.text](self._take())
        return self._node("ref", token, name=self._identifier())

    def _named(self, word: CompactToken) -> Node:
        self._annotations()
        names = self._name_class(attribute=word.text == "attribute")
        self._needs("{")
        content = self._pattern()
        self._needs("}")
        return self._node(word.text, word, [names, content])

    def _braced(self, word: CompactToken) -> Node:
        self._needs("{")
        content = self._pattern()
        self._needs("}")
        return self._node(word.text, word, [content])

    def _external(self, word: CompactToken) -> Node:
        href = self._literal()
        return replace(self._node("externalRef", word, href=href), namespace=self._handed_on())

    def _typed(self, token: CompactToken) -> Node:
        """A value of a type, or all of a type but what its exceptions hold."""
        prefix, _, name = token.text.rpartition(":")
        if prefix and prefix not in self._libraries:
            raise self._error(f"the prefix of “{token.text}” is declared nowhere", f'write datatypes {prefix} = "..."')
        library = self._libraries[prefix] if prefix else BUILTIN_LIBRARY
        if self._next.kind is TokenKind.LITERAL:
            node = self._node("value", token, text=self._literal(), type=name)
        else:
            node = self._node("data", token, self._parameters(), type=name)
            if minus := self._takes("-"):
                self._annotations()
                node.children.append(self._node("except", minus, [self._primary()]))
        return replace(node, library=library)

    def _parameters(self) -> list[Node]:
        found: list[Node] = []
        if not self._takes("{"):
            return found
        self._annotations()
        while not self._takes("}"):
            at = self._next
            name = self._identifier(keyword=True)
            self._needs("=")
            found.append(self._node("param", at, text=self._literal(), name=name))
            self._annotations()
        return found

    # names

    def _name_class(self, *, attribute: bool) -> Node:
        first = self._next
        options = [self._one_name(attribute=attribute)]
        while self._takes("|"):
            options.append(self._one_name(attribute=attribute))
        return options[0] if len(options) == 1 else self._node("choice", first, options)

    def _one_name(self, *, attribute: bool) -> Node:
        self._annotations()
        token = self._next
        if self._takes("("):
            node = self._name_class(attribute=attribute)
            self._needs(")")
        elif token.kind is TokenKind.ANY_OF:
            namespace = self._resolved(self._take().text[:-2])
            node = replace(self._node("nsName", token, self._but(attribute=attribute)), namespace=namespace)
        elif self._takes("*"):
            node = self._node("anyName", token, self._but(attribute=attribute))
        elif token.kind is TokenKind.PREFIXED:
            prefix, _, local = self._take().text.partition(":")
            node = replace(self._node("name", token, text=local), namespace=self._resolved(prefix))
        else:
            node = self._node("name", token, text=self._identifier(keyword=True))
            node = replace(node, namespace="") if attribute else node
        self._following()
        return node

    def _but(self, *, attribute: bool) -> list[Node]:
        minus = self._takes("-")
        return [self._node("except", minus, [self._one_name(attribute=attribute)])] if minus else []

    def _resolved(self, prefix: str) -> str:
        if prefix not in self._prefixes:
            raise self._error(f"the prefix {prefix} is declared nowhere", f'write namespace {prefix} = "..."')
        return self._prefixes[prefix]
