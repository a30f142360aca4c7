"""The anti-patterns that a regular expression can see, each with the folders in which it counts."""

import re
from dataclasses import dataclass

from finding import Finding

_ALL = ("Services/", "Shared/", "Tests/")
_PRODUCT = ("Services/", "Shared/")
_PURE = (
    "Shared/Domain/",
    "Shared/Contracts/",
    "Shared/Messaging/",
    "Services/Intake/Domain/",
    "Services/Routing/Domain/",
    "Services/ITSM/Domain/",
    "Services/Notification/Domain/",
    "Services/Survey/Domain/",
)
_OVER_C = (
    "Shared/AMQP/",
    "Shared/Postgres/",
    "Shared/Cryptography/",
    "Shared/Mail/",
    "Shared/Curl/",
    "Shared/SerialQueues/",
)


@dataclass(frozen=True)
class Pattern:
    """A rule: what may not be written, where, and what to write instead."""

    rule: str
    expression: str
    instead: str
    folders: tuple = _ALL
    besides: tuple = ()
    view: str = "code"

    def applies_to(self, path):
        """Whether the rule counts for the file at `path`."""
        return path.startswith(self.folders) and not (self.besides and path.startswith(self.besides))

    def findings(self, path, text):
        """Each place of the file that breaks the rule."""
        seen = getattr(text, self.view)
        for match in re.finditer(self.expression, seen, re.MULTILINE):
            line = text.line_of(match.start())
            found = re.sub(r"\s+", " ", match.group().strip()) or match.group()
            yield Finding(path, line, self.rule, f"`{found[:60]}`: {self.instead}")


PATTERNS = (
    # `Encoder` and `Decoder` demand a dictionary of `Any`.
    Pattern(
        "any",
        r":\s*Any\b|\[String:\s*Any\]|\bAnyObject\]|\bJSONSerialization\b",
        "a `Codable` type",
        besides=("Shared/Contracts/Sources/JSON/WireEncoder.swift", "Shared/Contracts/Sources/JSON/WireDecoder.swift"),
    ),
    Pattern("cast", r"\bas!", "`as?` and a typed error"),
    Pattern(
        "unchecked",
        r"@unchecked\s+Sendable|\bnonisolated\(unsafe\)|@preconcurrency",
        "an actor, a `Mutex`, or a value of `let`s",
    ),
    Pattern("force-try", r"\btry!", "throw"),
    Pattern("crash", r"\bfatalError\(", "throw; `preconditionFailure` only for a broken invariant of our own machine"),
    Pattern("swallowed", r"\btry\?", "settle the error or let it through", _PRODUCT, ("Shared/TestSupport/",)),
    Pattern("rethrown", r"\bcatch\s*\{\s*throw\s+error\s*\}", "let it through"),
    Pattern("unfinished", r"(?i)\bTODO\b|\bFIXME\b|\bnot implemented\b|\bplaceholder\b", "finish it", view="raw"),
    Pattern(
        "sleep", r"\bTask\.sleep|\busleep\b|\bThread\.sleep|\bsleep\(", "wait on a signal with a deadline", ("Tests/",)
    ),
    Pattern("test-hook", r"\b_test\w*|\w*ForTesting\b", "a generic seam or `@testable`", _PRODUCT),
    Pattern("memory-store", r"\bMemory\w*Store\b", "stores are tested on PostgreSQL", besides=("Shared/TestSupport/",)),
    Pattern(
        "environment",
        r"\bgetenv\b|\bProcessInfo\b",
        "a configuration type, read once at the start",
        _PRODUCT,
        ("Shared/ServiceRuntime/", "Shared/TestSupport/", "Services/Casewire/"),
    ),
    Pattern(
        "log-text",
        r'\b(logger|log)\.(trace|debug|info|notice|warning|error|critical)\(\s*"[^"\n]*\\\(',
        "a constant message, and the value as metadata",
        _PRODUCT,
        view="uncommented",
    ),
    Pattern("unsafe", r"\bunsafe\b", "C stays in its own target", _ALL, _OVER_C),
    Pattern(
        "public",
        r"\b(public|open)\s+(final |static |extension|class|struct|enum|actor|protocol|func|var|let|init|import)",
        "`package`: there is no library product",
    ),
    Pattern(
        "impure",
        r"^\s*(package )?import (Foundation|Logging|Metrics|Dispatch|Glibc)$",
        "the pure side has `FoundationEssentials` at most",
        _PURE,
    ),
    Pattern("impure", r"\bDate\(\)|\bUUID\(\)|\bDate\.now\b|\bClock\.now\b", "time and ids come in", _PURE),
    Pattern(
        "routing-key",
        r'"(casewire\.(intake|commands|replies|events|retry|dead|unrouted)\b|io\.casewire\.)[^"\n]*"',
        "the names of `Contracts`",
        _PRODUCT,
        ("Shared/Contracts/", "Shared/Messaging/", "Shared/TestSupport/"),
        "uncommented",
    ),
    Pattern("litter", r"//\s*MARK\b", "one type a file needs no signposts", view="raw"),
    Pattern("home-path", r"(?<![\w./])/(home|root|Users)/\w", "no path of one machine", view="raw"),
)

_MACHINE = (
    Pattern("machine", r"^\s*default\s*:", "name each state"),
    Pattern("machine", r"\bawait\b|\bimport Logging\b|\bwithLock\b", "a machine only decides"),
)
_EMPTY_CATCH = re.compile(r"\bcatch\b[^{}\n]*\{\s*\}")
_TASK = re.compile(r"\bTask(\.detached)?\s*(\([^)\n]*\)\s*)?\{")
_EMPTY_NAMES = re.compile(r"(^|/)(Utils|Utilities|Helpers?|Common|Misc|Manager|Extensions)[^/]*(\.swift$|/)")
_LOCKED_LINES = 5


def check_swift(path, text, structure):
    """Every anti-pattern of a Swift file."""
    for pattern in PATTERNS + (_MACHINE if path.endswith("StateMachine.swift") else ()):
        if pattern.applies_to(path):
            yield from pattern.findings(path, text)
    yield from _header_comment(path, text)
    yield from _empty_catches(path, text)
    if path.startswith(_PRODUCT):
        yield from _unstructured_tasks(path, text)
        yield from _long_locks(path, structure)


def check_name(path):
    """Whether the path says what the file is for."""
    if match := _EMPTY_NAMES.search(path):
        yield Finding(path, 1, "empty-name", f"`{match.group(2)}` says nothing: name it for what it does")


def _header_comment(path, text):
    first = text.raw.split("\n", 1)[0]
    if first.startswith("//") and not first.startswith("///") and "swift-tools-version" not in first:
        yield Finding(path, 1, "header-comment", "the file begins with a comment")


def _empty_catches(path, text):
    for match in _EMPTY_CATCH.finditer(text.code):
        first, last = text.line_of(match.start()), text.line_of(match.end())
        if not text.comment_lines & set(range(first, last + 1)):
            yield Finding(path, first, "swallowed", "an empty `catch` without a comment that says why nothing is to do")


def _unstructured_tasks(path, text):
    for match in _TASK.finditer(text.code):
        line = text.line_of(match.start())
        if not {line - 1, line} & text.comment_lines:
            yield Finding(path, line, "task", "an unstructured `Task` without a comment that names who awaits it")


def _long_locks(path, structure):
    for block in structure.blocks:
        lines = block.last_line - block.line - 1
        if block.kind == "closure" and block.header.endswith("withLock") and lines > _LOCKED_LINES:
            message = f"{lines} lines under a lock; at most {_LOCKED_LINES}: ask, leave, act"
            yield Finding(path, block.line, "lock", message)
