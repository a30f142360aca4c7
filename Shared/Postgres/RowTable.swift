/// The cells of one result, copied out of libpq into Swift's memory.
final class RowTable: Sendable {
    /// A column's name and the OID of its type.
    struct Column: Hashable, Sendable {
        let name: String
        let type: UInt32
    }

    let columns: [Column]
    let rowCount: Int
    /// How many rows the statement inserted, updated, deleted or selected.
    let affectedRows: Int
    /// Where each cell lies in `bytes`, row by row; an empty range at -1 is NULL.
    private let cells: [Range<Int>]
    private let bytes: [UInt8]

    init(columns: [Column], rowCount: Int, affectedRows: Int, cells: [Range<Int>], bytes: [UInt8]) {
        self.columns = columns
        self.rowCount = rowCount
        self.affectedRows = affectedRows
        self.cells = cells
        self.bytes = bytes
    }

    /// How `cells` marks a NULL.
    static let null = -1..<(-1)

    /// The cell, or `nil` for NULL.
    func cell(row: Int, column: Int) -> SQLCell? {
        let range = cells[row * columns.count + column]
        guard range.lowerBound >= 0 else { return nil }
        return SQLCell(bytes: bytes[range], type: columns[column].type)
    }
}
