/// One row of a result, read by column name or position (from 0). Every read throws `.unexpectedResult` if there is no
/// such column, it is of another type, or it is NULL where a value was asked for.
package struct Row: Sendable {
    let table: RowTable
    let index: Int

    /// Which column: by its name, or by its position from 0.
    package enum Column: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, Sendable {
        case name(String)
        case position(Int)

        package init(stringLiteral value: String) { self = .name(value) }
        package init(integerLiteral value: Int) { self = .position(value) }
    }

    /// The column's value, which is not NULL.
    package func decode<Value: SQLDecodable>(
        _ column: Column, as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        guard let value = try decodeIfPresent(column, as: type) else { throw mismatch(column, .null) }
        return value
    }

    /// The column's value, or `nil` for NULL.
    package func decodeIfPresent<Value: SQLDecodable>(
        _ column: Column, as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value? {
        guard let cell = table.cell(row: index, column: try position(of: column)) else { return nil }
        do throws(SQLMismatch) {
            return try Value.decode(cell)
        } catch {
            throw mismatch(column, error)
        }
    }

    /// The array in the column, which has no NULL element.
    package func array<Value: SQLDecodable>(
        _ column: Column, of type: Value.Type = Value.self
    ) throws(PostgresError) -> [Value] {
        var values: [Value] = []
        for value in try arrayWithNulls(column, of: type) {
            guard let value else { throw mismatch(column, .null) }
            values.append(value)
        }
        return values
    }

    /// The array in the column, with `nil` for a NULL element.
    package func arrayWithNulls<Value: SQLDecodable>(
        _ column: Column, of type: Value.Type = Value.self
    ) throws(PostgresError) -> [Value?] {
        guard let cell = table.cell(row: index, column: try position(of: column)) else { throw mismatch(column, .null) }
        do throws(SQLMismatch) {
            return try cell.elements(of: type)
        } catch {
            throw mismatch(column, error)
        }
    }

    /// Whether the column is NULL.
    package func isNull(_ column: Column) throws(PostgresError) -> Bool {
        table.cell(row: index, column: try position(of: column)) == nil
    }

    private func position(of column: Column) throws(PostgresError) -> Int {
        let position: Int?
        switch column {
        case .name(let name): position = table.columns.firstIndex { $0.name == name }
        case .position(let number): position = table.columns.indices.contains(number) ? number : nil
        }
        guard let position else { throw PostgresError(.unexpectedResult, "the result has no column \(column)") }
        return position
    }

    private func mismatch(_ column: Column, _ mismatch: SQLMismatch) -> PostgresError {
        PostgresError(.unexpectedResult, "column \(column) \(mismatch)")
    }
}

extension Row.Column: CustomStringConvertible {
    package var description: String {
        switch self {
        case .name(let name): name
        case .position(let number): "number \(number)"
        }
    }
}
