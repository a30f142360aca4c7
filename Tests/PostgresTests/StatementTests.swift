import Domain
import FoundationEssentials
import Postgres
import Testing

@Suite struct StatementTests {
    @Test func interpolatedValuesBecomeParameters() {
        let id: Int64 = 7
        let name: String? = nil
        let statement: Statement = "SELECT a FROM t WHERE id = \(id) AND name = \(name)"
        #expect(statement.text == "SELECT a FROM t WHERE id = $1 AND name = $2")
        #expect(statement.parameters == [.int64(7), .null(.text)])
    }

    @Test func anInterpolatedTextIsNeverSQL() {
        let hostile = "'; DROP TABLE t; --"
        let statement: Statement = "SELECT \(hostile)"
        #expect(statement.text == "SELECT $1")
        #expect(statement.parameters == [.text(hostile)])
    }

    @Test func arraysBindAsArrays() {
        let words: [String?] = ["a", nil]
        let bytes: [UInt8] = [1, 2]
        let statement: Statement = "SELECT \([1, 2]), \(words), \(bytes), \([bytes])"
        #expect(statement.parameters == [.int64Array([1, 2]), .textArray(words), .bytes(bytes), .bytesArray([bytes])])
    }

    @Test func jsonAndIdentifiersBindAsSuch() {
        let id = Identifier<Int>(UUID(high: 1, low: 2))
        let absent: String? = nil
        let statement: Statement = "SELECT \(json: "{}"), \(json: absent), \(id), \(SQLValue.int16(3))"
        #expect(statement.parameters == [.json("{}"), .null(.json), .uuid(UUID(high: 1, low: 2)), .int16(3)])
    }

    @Test(arguments: ["plain": "\"plain\"", "a\"b": "\"a\"\"b\"", "a\"\u{301}b": "\"a\"\"\u{301}b\""])
    func anIdentifierCannotEndItsQuotes(name: String, quoted: String) {
        let statement: Statement = "DROP SCHEMA \(identifier: name)"
        #expect(statement.text == "DROP SCHEMA \(quoted)")
        #expect(statement.parameters.isEmpty)
    }
}
