/// The rows that a statement returned; none for one that returns nothing.
package struct Rows: RandomAccessCollection, Sendable {
    private let table: RowTable

    init(_ table: RowTable) { self.table = table }

    package var startIndex: Int { 0 }
    package var endIndex: Int { table.rowCount }
    package subscript(position: Int) -> Row { Row(table: table, index: position) }

    /// How many rows the statement inserted, updated, deleted or selected.
    package var affectedRows: Int { table.affectedRows }

    /// The names of the columns in order.
    package var columnNames: [String] { table.columns.map(\.name) }
}
