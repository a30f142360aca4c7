"""The rules tried on small examples: each rule must see what breaks it and leave alone what keeps it."""

import tree
from checks import Checks

_LONG_BODY = "\n".join(f"    step{number}()" for number in range(60))

# Each: a name, a path, a source, and the rules that it breaks.
_EXAMPLES = [
    ("a tidy file", "Shared/Domain/Tidy.swift", "/// A thing.\npackage struct Tidy {\n    let a: Int\n}\n", []),
    ("a wide line", "Shared/A.swift", 'let text = "' + "x" * 120 + '"\n', ["width"]),
    ("a wide link", "Shared/A.swift", "/// https://" + "x" * 120 + "\nstruct A {}\n", []),
    ("blanks at an end", "Shared/A.swift", "struct A {} \n", ["blank-at-end"]),
    ("no newline", "Shared/A.swift", "struct A {}", ["newline-at-end"]),
    ("a fixture is no source", "Tests/Fixtures/a.sql", "x " * 100 + " \n", []),
    ("a long file", "Shared/A.swift", "let a = 1\n" * 401, ["file-lines"]),
    ("a long machine", "Shared/AStateMachine.swift", "let a = 1\n" * 500, []),
    ("a longer machine", "Shared/AStateMachine.swift", "let a = 1\n" * 501, ["file-lines"]),
    ("a long function", "Shared/A.swift", f"func a() {{\n{_LONG_BODY}\n}}\n", ["function-lines"]),
    (
        "a long property",
        "Shared/A.swift",
        f"struct A {{\n    var a: Int {{\n{_LONG_BODY}\n    }}\n}}\n",
        ["function-lines"],
    ),
    ("a long type", "Shared/A.swift", f"struct A {{\n{_LONG_BODY.replace('step', 'let a = step')}\n}}\n", []),
    (
        "six parameters",
        "Shared/A.swift",
        "func a(b: [Int: Int], c: (Int, Int), d: B<Int, Int>, e: Int, f: Int, g: Int) {}\n",
        [],
    ),
    (
        "seven parameters",
        "Shared/A.swift",
        "@B(1, 2) func a(b: C, c: C, d: C, e: C, f: C, g: C, h: C = .i(1, 2)) {}\n",
        ["parameters"],
    ),
    (
        "seven in an init",
        "Shared/A.swift",
        "struct A {\n    init(\n" + "        a: Int,\n" * 7 + "    ) {}\n}\n",
        ["parameters"],
    ),
    (
        "seven in a protocol",
        "Shared/A.swift",
        "protocol A {\n    func a(" + "b: Int, " * 6 + "c: Int)\n}\n",
        ["parameters"],
    ),
    ("seven in a call", "Shared/A.swift", "let a = A.init(1, 2, 3, 4, 5, 6, 7)\n", []),
    (
        "three deep",
        "Shared/A.swift",
        "func a() { if b { for c in d { e.map { $0 } } } else if f { while g { h() } } }\n",
        [],
    ),
    (
        "four deep",
        "Shared/A.swift",
        "func a() {\n  if b {\n    for c in d {\n e.map {\n while g {\n switch $0 {\n case 1: f()\n }}}}}\n}\n",
        ["nesting"],
    ),
    (
        "deep by a value",
        "Shared/A.swift",
        "func a() { if b { if c { while d { let e = if f { 1 } else { 2 } } } } }\n",
        ["nesting"],
    ),
    ("a function within", "Shared/A.swift", "func a() { if b { func c() { if d { if e { if f { g() } } } } } }\n", []),
    ("two types", "Shared/A.swift", "struct A {}\nstruct B {}\n", ["top-level-types"]),
    ("its error by name", "Shared/A.swift", "struct A {}\nstruct BadError {}\n", []),
    ("its error by kind", "Shared/A.swift", "struct A {}\nenum Mismatch: Error, Equatable {\n    case a\n}\n", []),
    (
        "a type within",
        "Shared/A.swift",
        "struct A {\n    struct B {}\n    class func c() {}\n}\nextension A {\n    enum D {}\n}\n",
        [],
    ),
    ("three types", "Shared/A.swift", "struct A {}\nenum AError {}\nenum AAction {}\n", ["top-level-types"]),
    ("no doc comment", "Shared/A.swift", "/// A.\npackage struct A {\n    package func b() {}\n}\n", ["documentation"]),
    (
        "a doc comment above attributes",
        "Shared/A.swift",
        "/// A.\n@safe\npackage struct A {\n    package let b: Int\n}\n",
        [],
    ),
    (
        "a comment that is no doc comment",
        "Shared/A.swift",
        "let a = 1\n// Why.\npackage func b() {}\n",
        ["documentation"],
    ),
    (
        "a computed property",
        "Shared/A.swift",
        "/// A.\npackage struct A {\n    package var b: Int { 1 }\n}\n",
        ["documentation"],
    ),
    (
        "a literal's init",
        "Shared/A.swift",
        "/// A.\npackage struct A: B {\n    package init(stringLiteral: C) {}\n}\n",
        [],
    ),
    ("an init", "Shared/A.swift", "/// A.\npackage struct A: B {\n    package init(b: C) {}\n}\n", ["documentation"]),
    ("a witness", "Shared/A.swift", "extension A: B {\n    package func c() {}\n}\n", []),
    (
        "a witness of ours",
        "Shared/A.swift",
        "/// A.\npackage protocol A {\n    func b()\n}\n/// C.\n"
        "package struct CError: A {\n    package func b() {}\n}\n",
        [],
    ),
    ("Any", "Services/A.swift", "let a: [String: Any] = [:]\n", ["any"]),
    ("an existential", "Services/A.swift", "let a: any B = c\nlet d: AnySequence<Int>\n", []),
    ("Any in a comment or a string", "Services/A.swift", 'let a = 1  // b: Any\nlet c = "d: Any"\n', []),
    ("Any in an interpolation", "Services/A.swift", 'let a = "b \\(c as! D) e"\n', ["cast"]),
    ("a forced cast", "Services/A.swift", "let a = b as! C\n", ["cast"]),
    ("unchecked", "Shared/A.swift", "extension A: @unchecked Sendable {}\n", ["unchecked"]),
    ("a forced try", "Tests/A.swift", "let a = try! b()\n", ["force-try"]),
    ("a crash", "Shared/A.swift", 'func a() -> Never { fatalError("b") }\n', ["crash"]),
    ("a swallowed error", "Shared/A.swift", "let a = try? b()\n", ["swallowed"]),
    ("a swallowed error in a test", "Tests/A.swift", "let a = try? b()\n", []),
    ("an empty catch", "Tests/A.swift", "func a() { do { try b() } catch { } }\n", ["swallowed"]),
    ("a catch with its reason", "Tests/A.swift", "func a() { do { try b() } catch {\n  // The end.\n} }\n", []),
    ("an idle catch", "Shared/A.swift", "func a() throws { do { try b() } catch { throw error } }\n", ["rethrown"]),
    ("work left over", "Shared/A.swift", "let a = 1  // TO" + "DO: b\n", ["unfinished"]),
    ("a sleep in a test", "Tests/A.swift", "try await Task.sleep(for: .seconds(1))\n", ["sleep"]),
    ("a sleep elsewhere", "Shared/A.swift", "try await Task.sleep(for: .seconds(1))\n", []),
    ("a hook for tests", "Shared/A.swift", "func _testInject() {}\n", ["test-hook"]),
    ("a store in memory", "Tests/A.swift", "struct MemoryCaseStore {}\n", ["memory-store"]),
    ("the environment", "Services/A.swift", "let a = ProcessInfo.processInfo\n", ["environment"]),
    ("the environment at the start", "Shared/ServiceRuntime/A.swift", "let a = ProcessInfo.processInfo\n", []),
    ("a log text of values", "Shared/A.swift", 'func a() { logger.info("b \\(c)") }\n', ["log-text"]),
    ("a log text", "Shared/A.swift", 'func a() { logger.info("b", metadata: ["c": "\\(d)"]) }\n', []),
    ("default in a machine", "Shared/AStateMachine.swift", "func a() { switch b {\n  default: c()\n} }\n", ["machine"]),
    ("default over numbers", "Shared/A.swift", "func a() { switch b {\n  default: c()\n} }\n", []),
    ("await in a machine", "Shared/AStateMachine.swift", "func a() async { await b() }\n", ["machine"]),
    ("a task", "Shared/A.swift", "func a() { Task { await b() } }\n", ["task"]),
    (
        "a task with its reason",
        "Shared/A.swift",
        "func a() {\n    // `close` awaits it.\n    Task { await b() }\n}\n",
        [],
    ),
    ("unsafe outside of C", "Services/A.swift", "let a = unsafe b\n", ["unsafe"]),
    ("unsafe over C", "Shared/AMQP/A.swift", "let a = unsafe b\n", []),
    ("public", "Shared/A.swift", "public struct A {}\n", ["public"]),
    ("a state called open", "Shared/A.swift", "let a = [\n    open,\n    closed,\n]\n", []),
    ("Foundation in a domain", "Services/Intake/Domain/A.swift", "import Foundation\n", ["impure"]),
    ("the clock in a domain", "Services/Intake/Domain/A.swift", "let a = Date()\n", ["impure"]),
    ("a routing key", "Services/A.swift", 'let a = "casewire.events"\n', ["routing-key"]),
    ("a signpost", "Shared/A.swift", "struct A {}\n// MARK: B\n", ["litter"]),
    ("a header", "Shared/A.swift", "// A file.\nstruct A {}\n", ["header-comment"]),
    (
        "a long lock",
        "Shared/A.swift",
        "func a() { b.withLock {\n    c()\n    d()\n    e()\n    f()\n    g()\n    h()\n} }\n",
        ["lock"],
    ),
    ("a short lock", "Shared/A.swift", "func a() { b.withLock { $0.c() } }\n", []),
    ("an empty name", "Shared/Utils/A.swift", "struct A {}\n", ["empty-name"]),
    ("a home folder", "Shared/A.swift", 'let a = "/ho' + 'me/b/c"\n', ["home-path"]),
    ("a registry", "deploy/Dockerfile", "FROM registry.exam" + "ple/debian:12\n", ["registry"]),
    ("a plain image", "docker-compose.yml", "services:\n  a:\n    image: rabbitmq:4.1-management\n", []),
    (
        "strings with braces",
        "Shared/A.swift",
        'let a = "{"\nlet b = #"\\("{"#\nlet c = """\n    { " }\n    """\nstruct D {}\n',
        [],
    ),
    ("a regular expression", "Shared/A.swift", 'let a = /"{/\nlet b = #/"{/#\nfunc c() { if d { e() } }\n', []),
]


def run():
    """Prints each example whose findings are not the expected ones; the exit status."""
    wrong = 0
    for name, path, source, expected in _EXAMPLES:
        checks = Checks()
        checks.take(path, source)
        checks.finish([path])
        found = sorted({finding.rule for finding in checks.findings})
        if found != sorted(expected):
            wrong += 1
            print(f"{name}: expected {sorted(expected)}, found {found}")
    stray = sorted(finding.path for finding in tree.check_top_level(["README.md", ".ci/a", "notes.md", "Shared/a"]))
    if stray != ["notes.md"]:
        wrong += 1
        print(f"the first level: found {stray}")
    print(f"{len(_EXAMPLES) + 1} examples, {wrong} wrong")
    return 1 if wrong else 0
