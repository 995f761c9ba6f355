"""YAML with its line numbers kept, and with dates left as they are written.

Scalars stay text (so ``2019`` and ``2016-11`` are what the writer wrote), but for null and true and false.
"""

from typing import Any

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
_DEEPEST = 40
_MOST_REPEATED = 20_000
"""How many values anchors may repeat in one file: enough for any list of bodies, too few to fill a memory."""


class Lined(dict[str, Any]):
    """A mapping that knows the line it starts on and the line of each of its keys (from 1)."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def line_of(self, key: str) -> int:
        """Return the line of a key, or of the mapping where it has no such key."""
        return self.lines.get(key, self.line)


class YamlFaultError(Exception):
    """A text is not the YAML that is wanted; ``line`` says where (from 1)."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


class _PythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for where it was built without the one in C."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)


# The parser in C reads the packs of law in a third of the time; both give the same events.
_EventParser: Any = getattr(yaml.cyaml, "CParser", _PythonParser) if yaml.__with_libyaml__ else _PythonParser


class _TextLoader(Composer, _EventParser, BaseResolver):  # type: ignore[misc]  # which parser is known only here
    """Resolves nothing: every plain scalar is text until it is looked at. Refuses what is nested without end."""

    depth = 0

    def __init__(self, stream: str) -> None:
        _EventParser.__init__(self, stream)
        Composer.__init__(self)
        BaseResolver.__init__(self)

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        """Compose a node, at most so many within each other."""
        self.depth += 1
        if self.depth > _DEEPEST:
            event: Any = self.peek_event()
            raise YamlFaultError(event.start_mark.line + 1, "this is nested too deep to be read; write it flat")
        found: Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return found


def documents(text: str) -> list[Any]:
    """Return the documents of a YAML text, mappings as ``Lined``.

    Raises:
        YamlFaultError: the text is no YAML, a key stands twice, or it uses what such files have no need of.
    """
    try:
        nodes = list(yaml.compose_all(text, Loader=_TextLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        remedy = "; indent with spaces, not with tabs" if _is_indented_with_tabs(text, line) else ""
        raise YamlFaultError(line + 1, f"this is not YAML: {error.problem}{remedy}") from error
    except yaml.YAMLError as error:
        raise YamlFaultError(1, f"this is not YAML: {error}") from error
    values = _Values()
    return [values.of(node, frozenset()) for node in nodes if node is not None]


def _is_indented_with_tabs(text: str, line: int) -> bool:
    lines = text.splitlines()
    return line < len(lines) and "\t" in lines[line][: len(lines[line]) - len(lines[line].lstrip())]


class _Values:
    """Turns nodes into values, and counts what anchors repeat."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._repeated = 0

    def of(self, node: Node, above: frozenset[int]) -> Any:
        """Return the value of a node that stands within some others."""
        line = node.start_mark.line + 1
        if id(node) in above:
            raise YamlFaultError(line, "an anchor contains itself; write it out")
        self._repeated += id(node) in self._seen
        if self._repeated > _MOST_REPEATED:
            raise YamlFaultError(line, "anchors repeat each other without measure; write out what is meant")
        self._seen.add(id(node))
        inside = above | {id(node)}
        if isinstance(node, ScalarNode):
            if "\0" in node.value:
                raise YamlFaultError(line, "a text holds the character NUL, which is never kept; take it out")
            plain = not node.style
            return _CONSTANTS[node.value] if plain and node.value in _CONSTANTS else node.value
        if isinstance(node, SequenceNode):
            return [self.of(each, inside) for each in node.value]
        if isinstance(node, MappingNode):
            return self._mapping(node, inside)
        raise YamlFaultError(line, "this is neither text, list nor mapping")

    def _mapping(self, node: MappingNode, inside: frozenset[int]) -> Lined:
        found = Lined(node.start_mark.line + 1)
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                raise YamlFaultError(line, "a key must be one word")
            key = key_node.value
            if key in found:
                raise YamlFaultError(line, f"“{key}” stands twice here; keep one")
            found[key] = self.of(value_node, inside)
            found.lines[key] = line
        return found
