import CPostgres
import CPostgresShims

/// Owns one `PGresult`; freed exactly once, because the type cannot be copied.
@safe
struct PostgresResult: ~Copyable {
    /// What a result says of its statement.
    enum Kind {
        case rows, failure, skipped, synchronised, unsupported
    }

    private let raw: OpaquePointer

    init(takingOwnershipOf raw: OpaquePointer) { unsafe self.raw = unsafe raw }

    deinit { unsafe PQclear(raw) }

    var kind: Kind {
        switch unsafe PQresultStatus(raw) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: .rows
        case PGRES_PIPELINE_ABORTED: .skipped
        case PGRES_PIPELINE_SYNC: .synchronised
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: .failure
        case _: .unsupported
        }
    }

    /// The command the server says it ran, such as `COMMIT` or `INSERT 0 1`.
    var command: String { unsafe String(cString: PQcmdStatus(raw)) }

    /// The server ended the session with this error.
    var isFatal: Bool { ["FATAL", "PANIC"].contains(field(CASEWIRE_PQ_SEVERITY)) }

    /// The error of a failure; `.connectionLost` if it is libpq's and not the server's.
    var error: PostgresError {
        guard let state = field(CASEWIRE_PQ_SQLSTATE) else {
            return PostgresError(.connectionLost, unsafe String(cString: PQresultErrorMessage(raw)).firstLine)
        }
        let subject = PostgresError.Subject(
            constraint: field(CASEWIRE_PQ_CONSTRAINT), table: field(CASEWIRE_PQ_TABLE),
            column: field(CASEWIRE_PQ_COLUMN))
        let error = PostgresError(sqlState: state, message: field(CASEWIRE_PQ_MESSAGE) ?? "", subject: subject)
        // A plan that tables have outgrown has only the state of what is not supported; the server's function tells it.
        return field(CASEWIRE_PQ_FUNCTION) == "RevalidateCachedQuery" ? error.recoded(.stalePlan) : error
    }

    private func field(_ field: casewire_pq_field) -> String? {
        guard let text = unsafe PQresultErrorField(raw, Int32(field.rawValue)) else { return nil }
        return unsafe String(cString: text)
    }

    /// Copies the rows out of libpq's memory.
    func copyRows() -> Rows {
        let columns = unsafe (0..<PQnfields(raw)).map { column in
            RowTable.Column(name: unsafe String(cString: PQfname(raw, column)), type: unsafe PQftype(raw, column))
        }
        let rowCount = unsafe PQntuples(raw)
        var cells: [Range<Int>] = []
        cells.reserveCapacity(Int(rowCount) * columns.count)
        var bytes: [UInt8] = []
        for row in 0..<rowCount {
            for column in 0..<Int32(columns.count) {
                cells.append(copyCell(row, column, into: &bytes))
            }
        }
        let affected = unsafe Int(String(cString: PQcmdTuples(raw))) ?? 0
        return Rows(
            RowTable(columns: columns, rowCount: Int(rowCount), affectedRows: affected, cells: cells, bytes: bytes))
    }

    private func copyCell(_ row: Int32, _ column: Int32, into bytes: inout [UInt8]) -> Range<Int> {
        guard unsafe PQgetisnull(raw, row, column) == 0 else { return RowTable.null }
        let start = bytes.count
        let length = Int(unsafe PQgetlength(raw, row, column))
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: PQgetvalue(raw, row, column), count: length))
        return start..<bytes.count
    }
}

extension String {
    /// The text up to its first line break; libpq's messages end in one, and may go on.
    var firstLine: String { split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason was given" }
}
