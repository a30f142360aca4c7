import FoundationEssentials
import Postgres
import Testing

@Suite struct MigrationsTests {
    private func withDirectory(_ files: [String: String], _ body: (URL) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "migrations-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: directory) } }
        for (name, text) in files {
            try Data(text.utf8).write(to: directory.appending(path: name))
        }
        try body(directory)
    }

    @Test func filesAreReadInOrder() throws {
        try withDirectory(["0002_second_step.sql": "B", "0001_first.sql": "A", ".keep": ""]) { directory in
            let migrations = try Migrations(component: "intake", directory: directory)
            #expect(
                migrations.all == [
                    Migration(version: 1, name: "first", sql: "A"),
                    Migration(version: 2, name: "second_step", sql: "B"),
                ])
        }
    }

    @Test(arguments: ["1_first.sql", "0000_zero.sql", "first.sql", "0001.sql", "-001_first.sql"])
    func aFileOfAnotherNameIsRefused(name: String) throws {
        try withDirectory([name: "A"]) { directory in
            #expect(throws: MigrationError.unreadable(component: name, reason: "a migration is called NNNN_name.sql")) {
                try Migrations(component: "intake", directory: directory)
            }
        }
    }

    @Test func aMissingNumberIsRefused() throws {
        try withDirectory(["0001_first.sql": "A", "0003_third.sql": "C"]) { directory in
            #expect(throws: MigrationError.misnumbered(component: "intake", expected: 2, found: 3)) {
                try Migrations(component: "intake", directory: directory)
            }
        }
    }

    @Test func aNumberGivenTwiceIsRefused() {
        #expect(throws: MigrationError.misnumbered(component: "intake", expected: 2, found: 1)) {
            let first = Migration(version: 1, name: "a", sql: "A")
            return try Migrations(component: "intake", [first, Migration(version: 1, name: "b", sql: "B")])
        }
    }

    @Test func anAbsentDirectoryIsUnreadable() {
        let error = #expect(throws: MigrationError.self) {
            try Migrations(component: "intake", directory: URL(filePath: "/nowhere/migrations"))
        }
        guard case .unreadable("intake", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
