"""The furniture of a web page: what stands around the words that a paper is about.

Elements are told by what they are (``nav``), by their role, by the words of their class and identifier, by the heading
they open with and by how much of them is links; the words are in ``data/web.yaml``. Nothing is set aside for its class
if the page's main part, its title or much of its text stands within it.
"""

from __future__ import annotations

import re
from typing import Any

from commonseal.reading.lexicon import alternation, table

_SPACE = re.compile(r"\s+")
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HOME = re.compile(r"(?:https?://[^/]{1,100})?/(?:index\.\w{3,5}|home)?$|\./$", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_MOST_OF_A_PAGE = 0.35
_SMALL_FORM = 40
_FOOTER_SENTENCE = 6


def is_hidden(element: Any) -> bool:
    """Say whether an element is not shown."""
    return element.get("hidden") is not None or bool(_HIDING.search(element.get("style") or ""))


class Furniture:
    """Tells of every element of one page whether it is set aside, and why."""

    def __init__(self, body: Any) -> None:
        self._body = body
        self._words, self._linked = _counts(body)
        self._all = max(self._words.get(body, 0), 1)
        self._heart = {above for each in body.iter("main", "article", "h1") for above in (each, *each.iterancestors())}
        self._tags: dict[str, str] = table("web")["tags"]
        self._roles: dict[str, str] = table("web")["roles"]
        self._names: dict[str, str] = table("web")["names"]
        self._phrases = re.compile(rf"\W*(?:{alternation('web', 'lines')})", re.IGNORECASE)
        self._headings = re.compile(rf"\W*{alternation('web', 'headings')}\W*(?:\(?\d+\)?\W*)?$", re.IGNORECASE)

    def reason(self, element: Any) -> str:
        """Give why an element is set aside with all in it, or an empty string."""
        if element is self._body or element.tag in ("html", "main", "article"):
            return ""
        if is_hidden(element):
            return "hidden"
        reason = self._tags.get(element.tag, "") or self._roles.get(element.get("role") or "", "")
        if element.tag == "aside" and any(above.tag in ("main", "article") for above in element.iterancestors()):
            reason = ""
        reason = reason or self._by_name(element) or self._by_heading(element) or self._by_links(element)
        if reason and self._is_too_much(element):
            return ""
        return reason or self._at_the_edge(element)

    def reason_of_words(self, words: str) -> str:
        """Give why a line is set aside for what it says, or an empty string."""
        return "navigation" if self._phrases.match(words) else ""

    def _is_too_much(self, element: Any) -> bool:
        return element in self._heart or self._words.get(element, 0) > _MOST_OF_A_PAGE * self._all

    def _by_name(self, element: Any) -> str:
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        for name in named.split():
            words = [word.lower() for word in _NAME_WORD.findall(name)]
            for joined in (*words, "-".join(words)):
                if joined in self._names:
                    return self._names[joined]
        if element.tag == "form" and self._words.get(element, 0) < _SMALL_FORM:
            return "form"
        return ""

    def _by_heading(self, element: Any) -> str:
        """A part that opens with “Most read” or “Related pages” is set aside."""
        if element.tag not in ("section", "div", "aside", "td"):
            return ""
        first = next((child for child in element if isinstance(child.tag, str)), None)
        if first is None or first.tag not in ("h2", "h3", "h4", "h5", "h6", "strong"):
            return ""
        words = _SPACE.sub(" ", "".join(first.itertext())).strip()
        return "links elsewhere" if self._headings.match(words) else ""

    def _by_links(self, element: Any) -> str:
        if element.tag not in ("ul", "ol", "menu"):
            return ""
        items = [child for child in element if child.tag == "li"]
        words = self._words.get(element, 0)
        short = words <= 8 * len(items)
        return "links elsewhere" if len(items) > 2 and short and self._linked.get(element, 0) >= 0.8 * words else ""

    def _at_the_edge(self, element: Any) -> str:
        """Of a page's own head and foot only what says something in words is kept: whose page it is, and what they do.

        The head keeps lines that are not links and the name that leads to the first page, the foot only sentences.
        """
        if element.tag not in ("p", "div", "span", "li", "ul", "a", "td", "small"):
            return ""
        edge = next((above.tag for above in element.iterancestors() if above.tag in ("header", "footer")), "")
        if not edge or any(above.tag in ("main", "article") for above in element.iterancestors()):
            return ""
        if any(child.tag in ("p", "div", "ul", "ol", "table", "section") for child in element):
            return ""
        if edge == "header" and any(_leads_home(link) for link in element.iter("a")):
            return ""
        words = self._words.get(element, 0)
        linked = self._linked.get(element, 0)
        barred = "".join(element.itertext()).count("|") > 1
        if words and (linked >= 0.5 * words or barred or element.tag in ("ul", "li")):
            return "navigation"
        return "footer" if edge == "footer" and words < _FOOTER_SENTENCE and element.tag != "span" else ""


def _leads_home(link: Any) -> bool:
    """Say whether a link leads to the site's first page, as its name at the top of every page does."""
    return link.get("rel") == "home" or bool(_HOME.match((link.get("href") or "").strip()))


def _counts(body: Any) -> tuple[dict[Any, int], dict[Any, int]]:
    """Count for every element its words, and those of them within links."""
    words: dict[Any, int] = {}
    linked: dict[Any, int] = {}
    order = [element for element in body.iter() if isinstance(element.tag, str)]
    for element in reversed(order):
        if element.tag in ("script", "style", "noscript", "template"):
            continue
        own = len(_WORD.findall(element.text or "")) + sum(len(_WORD.findall(child.tail or "")) for child in element)
        words[element] = own + sum(words.get(child, 0) for child in element)
        inside = sum(linked.get(child, 0) for child in element)
        linked[element] = words[element] if element.tag == "a" and element.get("href") is not None else inside
    return words, linked
