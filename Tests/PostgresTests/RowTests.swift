import Domain
import Testing

@testable import Postgres

@Suite struct RowTests {
    private func row(_ type: UInt32, _ cell: [UInt8]?) -> Row {
        let range = cell.map { 0..<$0.count } ?? RowTable.null
        let table = RowTable(
            columns: [.init(name: "a", type: type)], rowCount: 1, affectedRows: 1, cells: [range], bytes: cell ?? [])
        return Rows(table)[0]
    }

    @Test func aColumnIsFoundByNameAndByPosition() throws {
        let row = row(SQLType.int16.oid, [1, 2])
        #expect(try row.int16("a") == 0x0102)
        #expect(try row.int64(0) == 0x0102)
    }

    @Test(arguments: [Row.Column.name("b"), .position(1), .position(-1)])
    func anAbsentColumnIsAnError(column: Row.Column) {
        let error = #expect(throws: PostgresError.self) { try row(SQLType.bool.oid, [1]).bool(column) }
        #expect(error?.code == .unexpectedResult)
        #expect(error?.message == "the result has no column \(column)")
    }

    @Test func nullIsAnErrorUnlessAskedFor() throws {
        let row = row(SQLType.text.oid, nil)
        #expect(throws: PostgresError.self) { try row.text("a") }
        #expect(try row.textIfPresent("a") == nil)
        #expect(try row.isNull("a"))
    }

    @Test func anotherTypeIsAnError() {
        let error = #expect(throws: PostgresError.self) {
            try row(SQLType.int64.oid, [0, 0, 0, 0, 0, 0, 0, 1]).int32("a")
        }
        #expect(error?.message == "column a is of another type (oid 20)")
    }

    @Test func aNumericIsNotReadAsText() {
        let numeric: UInt32 = 1_700
        #expect(throws: PostgresError.self) { try row(numeric, [0, 0]).text("a") }
    }

    @Test(
        arguments: [
            [], [0, 0, 0, 1], [0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 25],
            [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 25, 127, 0, 0, 0, 0, 0, 0, 1],
            [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 25, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 9],
            [255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 25],
        ] as [[UInt8]])
    func aMalformedArrayIsAnError(cell: [UInt8]) {
        let error = #expect(throws: PostgresError.self) {
            try row(SQLType.textArray.oid, cell).array("a", of: String.self)
        }
        #expect(error?.message == "column a cannot be read")
    }

    @Test(arguments: [Int64.max, .min])
    func anInfiniteTimestampIsAnError(offset: Int64) {
        let cell = (0..<8).map { UInt8(truncatingIfNeeded: offset >> (56 - 8 * $0)) }
        #expect(throws: PostgresError.self) { try row(SQLType.timestamp.oid, cell).timestamp("a") }
    }
}
