package import Domain
package import FoundationEssentials

extension Row {
    /// The `boolean` in the column.
    package func bool(_ column: Column) throws(PostgresError) -> Bool { try decode(column) }
    /// The `boolean` in the column, or `nil` for NULL.
    package func boolIfPresent(_ column: Column) throws(PostgresError) -> Bool? { try decodeIfPresent(column) }

    /// The `smallint` in the column.
    package func int16(_ column: Column) throws(PostgresError) -> Int16 { try decode(column) }
    /// The `smallint` in the column, or `nil` for NULL.
    package func int16IfPresent(_ column: Column) throws(PostgresError) -> Int16? { try decodeIfPresent(column) }

    /// The `integer` (or `smallint`) in the column.
    package func int32(_ column: Column) throws(PostgresError) -> Int32 { try decode(column) }
    /// The `integer` (or `smallint`) in the column, or `nil` for NULL.
    package func int32IfPresent(_ column: Column) throws(PostgresError) -> Int32? { try decodeIfPresent(column) }

    /// The whole number of any width in the column.
    package func int64(_ column: Column) throws(PostgresError) -> Int64 { try decode(column) }
    /// The whole number of any width in the column, or `nil` for NULL.
    package func int64IfPresent(_ column: Column) throws(PostgresError) -> Int64? { try decodeIfPresent(column) }

    /// The whole number of any width in the column.
    package func int(_ column: Column) throws(PostgresError) -> Int { try decode(column) }
    /// The whole number of any width in the column, or `nil` for NULL.
    package func intIfPresent(_ column: Column) throws(PostgresError) -> Int? { try decodeIfPresent(column) }

    /// The `double precision` or `real` in the column.
    package func double(_ column: Column) throws(PostgresError) -> Double { try decode(column) }
    /// The `double precision` or `real` in the column, or `nil` for NULL.
    package func doubleIfPresent(_ column: Column) throws(PostgresError) -> Double? { try decodeIfPresent(column) }

    /// The text, enum label or JSON text in the column.
    package func text(_ column: Column) throws(PostgresError) -> String { try decode(column) }
    /// The text, enum label or JSON text in the column, or `nil` for NULL.
    package func textIfPresent(_ column: Column) throws(PostgresError) -> String? { try decodeIfPresent(column) }

    /// The `uuid` in the column.
    package func uuid(_ column: Column) throws(PostgresError) -> UUID { try decode(column) }
    /// The `uuid` in the column, or `nil` for NULL.
    package func uuidIfPresent(_ column: Column) throws(PostgresError) -> UUID? { try decodeIfPresent(column) }

    /// The `timestamptz` in the column.
    package func timestamp(_ column: Column) throws(PostgresError) -> Timestamp { try decode(column) }
    /// The `timestamptz` in the column, or `nil` for NULL.
    package func timestampIfPresent(_ column: Column) throws(PostgresError) -> Timestamp? {
        try decodeIfPresent(column)
    }

    /// The `bytea` in the column.
    package func bytes(_ column: Column) throws(PostgresError) -> [UInt8] { try decode(column) }
    /// The `bytea` in the column, or `nil` for NULL.
    package func bytesIfPresent(_ column: Column) throws(PostgresError) -> [UInt8]? { try decodeIfPresent(column) }
}
