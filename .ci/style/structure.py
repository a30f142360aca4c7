"""Finds the types, functions, control flow and closures of a Swift file by its braces."""

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(r'\n|->|[#@$]?[A-Za-z_]\w*|`[^`\n]+`|"|\d[\w.]*|[(){}\[\];,:<>.]|[^\s\w(){}\[\];,:<>."`]+')
_TYPES = {"struct", "class", "enum", "actor", "protocol"}
_FUNCTIONS = {"func", "init", "deinit", "subscript"}
_ACCESSORS = {"get", "set", "willSet", "didSet", "_read", "_modify"}
_CONTROL = {"if", "guard", "while", "for", "switch", "do", "defer", "repeat", "else", "catch"}
_MODIFIERS = {
    "package",
    "public",
    "internal",
    "private",
    "fileprivate",
    "open",
    "final",
    "static",
    "indirect",
    "mutating",
    "nonmutating",
    "override",
    "required",
    "convenience",
    "lazy",
    "weak",
    "unowned",
    "borrowing",
    "consuming",
    "nonisolated",
    "isolated",
    "distributed",
    "optional",
    "dynamic",
    "unsafe",
    "prefix",
    "postfix",
    "infix",
}
_DECLARED = _TYPES | _FUNCTIONS | {"var", "let", "typealias", "associatedtype", "extension", "macro", "case"}
_CONTINUES_BEFORE = {"where", "throws", "rethrows", "async", "else", "catch", ".", "->", ",", ":", ")", "]", "?", "in"}
_CONTINUES_AFTER = {"(", "[", ",", ".", "->", ":", "where", "throws", "async", "else", "catch", "<", "in", "return"}
_BLOCK = "{…}"


@dataclass(frozen=True)
class Depth:
    """How many levels lie around a line."""

    depth: int = 0
    line: int = 0


@dataclass
class Block:
    """A pair of braces: what it belongs to, where it stands, and the deepest place within."""

    kind: str  # type, function, control, closure
    line: int
    header: str
    depth: Depth
    braces: Depth
    deepest: Depth
    deepest_braces: Depth
    last_line: int = 0


@dataclass
class Declaration:
    """A declaration's words up to its body, e.g. `package func load`."""

    keyword: str
    name: str
    line: int
    first_line: int
    level: int
    modifiers: frozenset
    enclosing: str = ""
    header: str = ""
    parameters: int | None = None
    first_label: str = ""
    is_stored: bool = False


@dataclass
class _Frame:
    opening: str
    block: Block = None
    statement: list = field(default_factory=list)
    declaration: Declaration = None
    commas: int = 0
    angles: int = 0
    words: int = 0


class Structure:
    """The blocks and the declarations of one file, in the order in which they end and begin."""

    def __init__(self, code):
        self.blocks = []
        self.declarations = []
        self._frames = [_Frame("{")]
        self._line = 1
        self._walk(code)

    def _walk(self, code):
        fresh = False
        for match in _TOKEN.finditer(code):
            token = match.group()
            if token == "\n":
                self._line += 1
                fresh = True
                continue
            frame = self._frames[-1]
            if fresh and frame.opening == "{" and not self._continues(frame.statement, token):
                self._end_statement(frame)
            fresh = False
            self._take(token, frame)

    def _continues(self, statement, token):
        if not statement:
            return True
        words = [word for word, _ in statement]
        if token in _CONTINUES_BEFORE or words[-1] in _CONTINUES_AFTER or all(map(_is_modifier, words)):
            return True
        return _is_operator(token) or _is_operator(words[-1])

    def _end_statement(self, frame):
        frame.statement = []
        frame.declaration = None

    def _take(self, token, frame):
        if token == "{":
            self._open_block(frame)
        elif token in "([" and len(token) == 1:
            frame.words += 1
            self._frames.append(_Frame(token))
        elif token in ")]}" and len(token) == 1:
            self._close(frame)
        elif token == ";":
            self._end_statement(frame)
        else:
            self._add_word(token, frame)

    def _add_word(self, token, frame):
        frame.words += 1
        if frame.opening == "{":
            words = [word for word, _ in frame.statement]
            if token == ":" and words and words[0] in ("case", "default"):
                self._end_statement(frame)
                return
            if token == "in" and frame.block and frame.block.kind == "closure" and "for" not in words:
                self._end_statement(frame)
                return
        elif token == "<":
            frame.angles += 1
        elif token == ">":
            frame.angles -= 1
        elif token == "," and frame.angles <= 0:
            frame.commas += 1
        frame.statement.append((token, self._line))
        if frame.opening == "{" and frame.declaration is None:
            self._notice_declaration(frame)

    def _notice_declaration(self, frame):
        words = [word for word, _ in frame.statement]
        keywords = [
            place for place, word in enumerate(words) if word in _DECLARED and not _is_class_modifier(words, place)
        ]
        if not keywords or not all(map(_is_modifier, words[: keywords[0]])):
            return
        place = keywords[0]
        needs_name = words[place] not in ("init", "deinit", "subscript")
        if words[place] == "class" and len(words) == place + 1 or needs_name and len(words) < place + 2:
            return
        name = words[place + 1] if needs_name else words[place]
        frame.declaration = Declaration(
            words[place],
            name,
            frame.statement[place][1],
            frame.statement[0][1],
            self._level(),
            frozenset(words[:place]),
            frame.block.header if frame.block else "",
            is_stored=words[place] in ("let", "var"),
        )
        self.declarations.append(frame.declaration)

    def _level(self):
        """The number of type bodies around this place, or a large one inside of a function."""
        kinds = [frame.block.kind for frame in self._frames if frame.block]
        return len(kinds) if all(kind == "type" for kind in kinds) else 1000

    def _open_block(self, frame):
        words = [word for word, _ in frame.statement]
        kind = _kind(words, in_parentheses=frame.opening != "{")
        if frame.declaration and kind == "function":
            frame.declaration.is_stored = False
        if frame.declaration and kind == "type":
            frame.declaration.header = " ".join(words)
        line = frame.declaration.line if frame.declaration and kind == "function" else self._line
        depth, braces = self._depths(kind)
        block = Block(kind, line, " ".join(words), depth, braces, deepest=depth, deepest_braces=braces)
        frame.statement.append((_BLOCK, self._line))
        self._frames.append(_Frame("{", block))

    def _depths(self, kind):
        """How deep a new block lies in its function: in control flow, and in braces of any kind."""
        outer = self._enclosing_block()
        if kind in ("type", "function"):
            return Depth(0, self._line), Depth(0, self._line)
        depth = outer.depth.depth if outer else 0
        braces = outer.braces.depth if outer else 0
        return Depth(depth + (kind == "control"), self._line), Depth(braces + 1, self._line)

    def _enclosing_block(self):
        return next((frame.block for frame in reversed(self._frames) if frame.block), None)

    def _close(self, frame):
        if len(self._frames) == 1:
            return
        self._frames.pop()
        if frame.block:
            self._close_block(frame.block)
        else:
            self._close_parentheses(frame)

    def _close_block(self, block):
        block.last_line = self._line
        self.blocks.append(block)
        outer = self._enclosing_block()
        if outer and outer.kind != "type" and block.kind != "function":
            outer.deepest = max(outer.deepest, block.deepest, key=lambda each: each.depth)
            outer.deepest_braces = max(outer.deepest_braces, block.deepest_braces, key=lambda each: each.depth)

    def _close_parentheses(self, frame):
        outer = self._frames[-1]
        declaration = outer.declaration
        waiting = declaration and declaration.keyword in _FUNCTIONS and declaration.parameters is None
        if waiting and frame.opening == "(":
            ends_in_comma = bool(frame.statement) and frame.statement[-1][0] == ","
            declaration.first_label = frame.statement[0][0] if frame.statement else ""
            declaration.parameters = frame.commas + 1 - ends_in_comma if frame.words else 0
        outer.statement.append(("()" if frame.opening == "(" else "[]", self._line))


def _is_modifier(word):
    return word in _MODIFIERS or word.startswith("@") or word == "()" or word == "class"


def _is_class_modifier(words, place):
    return words[place] == "class" and words[place + 1 : place + 2] in (["func"], ["var"], ["let"], ["subscript"])


def _is_operator(word):
    return bool(re.fullmatch(r"[^\w\s(){}\[\];,.\"`@#$]+", word)) and word not in ("!", "?", "-", "~", "…", ">", "<")


def _kind(words, in_parentheses):
    """What an opening brace begins, by the words of its statement."""
    if _BLOCK in words:
        last = len(words) - words[::-1].index(_BLOCK)
        words = words[last:]
        return "control" if words and words[0] in _CONTROL else "closure"
    while words and (_is_modifier(words[0]) and words[0] != "()"):
        # An attribute's arguments stand behind it.
        words = words[2:] if words[0].startswith("@") and words[1:2] == ["()"] else words[1:]
        if words[:1] == ["()"]:
            words = words[1:]
    if len(words) > 2 and words[1] == ":" and words[2] in _CONTROL:
        words = words[2:]
    if not words:
        return "closure"
    first = words[0]
    if first in _CONTROL:
        return "control"
    if not in_parentheses:
        if first in _TYPES or first == "extension":
            return "type"
        is_accessor = first in _ACCESSORS and (len(words) == 1 or words[1] in ("()", "async", "throws"))
        if first in _FUNCTIONS or is_accessor or first == "var" and "=" not in words:
            return "function"
    for before, word in zip(words, words[1:]):
        if word in ("switch", "if") and before in ("=", "return", "in", "try", "await", "()", "?"):
            return "control"
    return "closure"
