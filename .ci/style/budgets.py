"""The budgets: how long, how wide, how deep, how many."""

import re

from finding import Finding

FILE_LINES = 400
STATE_MACHINE_LINES = 500
FUNCTION_LINES = 60
PARAMETERS = 6
NESTING = 3
BRACES = 5
WIDTH = 120
TYPES_IN_A_FILE = 2

_TYPES = ("struct", "class", "enum", "actor", "protocol")

# What the protocols of Swift and of our packages ask for; our own protocols are read from the tree.
_FOREIGN_REQUIREMENTS = {
    "description",
    "debugDescription",
    "errorDescription",
    "hash",
    "encode",
    "==",
    "<",
    "id",
    "rawValue",
    "allCases",
    "startIndex",
    "endIndex",
    "index",
    "subscript",
    "next",
    "makeIterator",
    "makeAsyncIterator",
    "appendLiteral",
    "appendInterpolation",
    "enqueue",
    "checkIsolated",
    "asUnownedSerialExecutor",
    "unownedExecutor",
    "run",
    "log",
    "makeCounter",
    "makeRecorder",
    "makeTimer",
    "makeMeter",
    "destroyCounter",
    "destroyRecorder",
    "destroyTimer",
    "destroyMeter",
    "configuration",
    "validate",
}
_FOREIGN_LABELS = {
    "from",
    "rawValue",
    "stringLiteral",
    "integerLiteral",
    "floatLiteral",
    "booleanLiteral",
    "arrayLiteral",
    "dictionaryLiteral",
    "nilLiteral",
    "stringInterpolation",
    "literalCapacity",
}
_SECOND_TYPE = re.compile(r"(Errors?|Actions?|Rejections?|Refusals?|Failures?|Problems?)$")


def check_text(path, raw):
    """Budgets and tidiness of any text file."""
    for number, line in enumerate(raw.split("\n"), 1):
        if len(line) > WIDTH and "://" not in line:
            yield Finding(path, number, "width", f"{len(line)} columns; at most {WIDTH}")
        if line != line.rstrip():
            yield Finding(path, number, "blank-at-end", "the line ends in blanks")
    if raw and not raw.endswith("\n"):
        yield Finding(path, raw.count("\n") + 1, "newline-at-end", "the file does not end in a newline")


def check_swift(path, text, structure):
    """Budgets of a Swift file."""
    yield from _file_lines(path, text.raw)
    yield from _blocks(path, structure)
    yield from _parameters(path, structure)
    yield from _top_level_types(path, structure)


def _file_lines(path, raw):
    limit = STATE_MACHINE_LINES if path.endswith("StateMachine.swift") else FILE_LINES
    lines = raw.count("\n")
    if lines > limit:
        yield Finding(path, limit + 1, "file-lines", f"{lines} lines; at most {limit}: split by subject")


def _blocks(path, structure):
    for block in structure.blocks:
        if block.kind != "function":
            continue
        lines = block.last_line - block.line + 1
        if lines > FUNCTION_LINES:
            yield Finding(path, block.line, "function-lines", f"a function of {lines} lines; at most {FUNCTION_LINES}")
        for deepest, limit, what in (
            (block.deepest, NESTING, "control flow"),
            (block.deepest_braces, BRACES, "braces"),
        ):
            if deepest.depth > limit:
                message = f"{what} nested {deepest.depth} deep; at most {limit}: name the inner part"
                yield Finding(path, deepest.line, "nesting", message)


def _parameters(path, structure):
    for declaration in structure.declarations:
        if (declaration.parameters or 0) > PARAMETERS:
            yield Finding(
                path,
                declaration.line,
                "parameters",
                f"`{declaration.name}` takes {declaration.parameters} parameters; at most {PARAMETERS}, then a struct",
            )


def _top_level_types(path, structure):
    types = [each for each in structure.declarations if each.level == 0 and each.keyword in _TYPES]
    if len(types) > TYPES_IN_A_FILE:
        names = ", ".join(each.name for each in types)
        yield Finding(path, types[TYPES_IN_A_FILE].line, "top-level-types", f"{len(types)} top-level types ({names})")
    elif len(types) == 2 and not _may_share_a_file(types[1]):
        yield Finding(
            path,
            types[1].line,
            "top-level-types",
            f"`{types[1].name}` stands beside `{types[0].name}` and is neither its error nor its action",
        )


def _may_share_a_file(second):
    is_error = re.search(r":.*\b\w*Error\b", second.header)
    is_private = {"private", "fileprivate"} & second.modifiers
    return bool(_SECOND_TYPE.search(second.name) or is_error or is_private)


def undocumented(path, text, structure):
    """Each `package` declaration that needs a doc comment and has none, as (declaration, finding)."""
    for declaration in structure.declarations:
        if "package" in declaration.modifiers and not _is_clear_by_itself(declaration):
            if not is_documented(declaration, text):
                words = f"package {declaration.keyword} {declaration.name}"
                yield declaration, Finding(path, declaration.line, "documentation", f"`{words}` has no doc comment")


def is_documented(declaration, text):
    """Whether a doc comment stands right above the declaration."""
    lines = text.raw.split("\n")
    before = lines[declaration.first_line - 2].strip() if declaration.first_line > 1 else ""
    return before.startswith("///") or before.endswith("*/")


def is_witness(declaration, requirements):
    """Whether the declaration only fulfils a protocol, which documents it."""
    if declaration.enclosing.startswith("extension") and " : " in declaration.enclosing:
        return True
    if declaration.keyword == "init":
        return declaration.first_label in _FOREIGN_LABELS
    return declaration.name in requirements | _FOREIGN_REQUIREMENTS


def _is_clear_by_itself(declaration):
    """A stored property belongs to the sentence of its type."""
    return declaration.is_stored or declaration.keyword in ("typealias", "extension", "case")
