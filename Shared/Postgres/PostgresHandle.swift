import CPostgres
import CPostgresShims

/// Owns one `PGconn`, always in pipeline mode and never blocking in a write; used by one thread at a time.
@safe
final class PostgresHandle {
    private let raw: OpaquePointer

    private init(takingOwnershipOf raw: OpaquePointer) { unsafe self.raw = unsafe raw }

    deinit { unsafe PQfinish(raw) }

    /// Connects, blocking until a host let us in or all refused; throws `.cannotConnect`.
    static func connect(_ connectionString: String) throws(PostgresError) -> PostgresHandle {
        guard let raw = unsafe PQconnectdb(connectionString) else {
            throw PostgresError(.cannotConnect, "there is no memory for a connection")
        }
        let handle = unsafe PostgresHandle(takingOwnershipOf: raw)
        unsafe casewire_pq_ignore_notices(raw)
        guard unsafe PQstatus(raw) == CONNECTION_OK else {
            throw PostgresError(.cannotConnect, handle.lastMessage)
        }
        guard unsafe PQsetnonblocking(raw, 1) == 0, unsafe PQenterPipelineMode(raw) == 1 else { throw handle.lost }
        return handle
    }

    /// What libpq last complained of.
    private var lastMessage: String { unsafe String(cString: PQerrorMessage(raw)).firstLine }

    private var lost: PostgresError { PostgresError(.connectionLost, lastMessage) }

    /// Whether libpq knows of no break; one that happened since the last read does not show.
    var isOpen: Bool { unsafe PQstatus(raw) == CONNECTION_OK }

    /// The server's process id of this session.
    var processID: Int32 { unsafe PQbackendPID(raw) }

    /// Whether the session stands outside a transaction and owes no result.
    var isIdle: Bool { unsafe PQtransactionStatus(raw) == PQTRANS_IDLE }

    /// Whether the session is inside a transaction that has not failed.
    var isInTransaction: Bool { unsafe PQtransactionStatus(raw) == PQTRANS_INTRANS }

    /// What another thread needs in order to cancel; `nil` if there is no memory for it.
    func makeCanceller() -> StatementCanceller? {
        // A `PGcancel` is a copy that shares nothing with the connection; by its address it leaves the connection's
        // region.
        guard let cancel = unsafe PQgetCancel(raw) else { return nil }
        return StatementCanceller(CancelHandle(takingOwnershipOf: UInt(bitPattern: cancel)))
    }

    /// Reads what the server sent unasked, such as its farewell; false if the connection is broken.
    func readUnasked() -> Bool {
        while isOpen {
            switch unsafe casewire_pq_wait(PQsocket(raw), false, 0) {
            case 0: return true
            case 1: guard unsafe PQconsumeInput(raw) == 1, unsafe PQisBusy(raw) == 0 else { return false }
            case _: return false
            }
        }
        return false
    }
}

extension PostgresHandle {
    /// Puts the preparation of a statement into the pipeline.
    func sendPrepare(_ name: String, text: String, types: [UInt32]) throws(PostgresError) {
        try sent(unsafe PQsendPrepare(raw, name, text, Int32(types.count), types))
    }

    /// Puts the execution of a prepared statement into the pipeline; results come in binary.
    func sendExecute(_ name: String, _ parameters: ParameterBuffer) throws(PostgresError) {
        let status = unsafe parameters.withPointers { values, lengths, formats in
            unsafe PQsendQueryPrepared(raw, name, Int32(lengths.count), values, lengths, formats, 1)
        }
        try sent(status)
    }

    /// Puts a statement that is not kept prepared into the pipeline; results come in binary.
    func sendOnce(_ text: String, _ parameters: ParameterBuffer) throws(PostgresError) {
        let status = unsafe parameters.withPointers { values, lengths, formats in
            unsafe PQsendQueryParams(raw, text, Int32(lengths.count), parameters.types, values, lengths, formats, 1)
        }
        try sent(status)
    }

    /// Ends the pipeline's round: what follows an error is skipped up to here.
    func sendSync() throws(PostgresError) { try sent(unsafe PQpipelineSync(raw)) }

    /// Sends a text of several statements by the simple protocol, leaving pipeline mode.
    func sendScript(_ text: String) throws(PostgresError) {
        try sent(unsafe PQexitPipelineMode(raw))
        try sent(unsafe PQsendQuery(raw, text))
    }

    /// Returns to pipeline mode after a script's last result.
    func endScript() throws(PostgresError) { try sent(unsafe PQenterPipelineMode(raw)) }

    private func sent(_ status: Int32) throws(PostgresError) {
        guard status == 1 else { throw lost }
    }

    /// The next result, or `nil` at the end of a statement's results. While it waits it also sends what is still
    /// unsent, so that neither side can block the other. Throws `.connectionLost` when the server is silent for longer
    /// than `patience`.
    func nextResult(patience: Duration?) throws(PostgresError) -> PostgresResult? {
        while true {
            let unsent = unsafe PQflush(raw)
            guard unsent >= 0 else { throw lost }
            guard unsafe PQisBusy(raw) == 1 else { break }
            try wait(forWriting: unsent == 1, patience: patience)
            guard unsafe PQconsumeInput(raw) == 1 else { throw lost }
        }
        guard let result = unsafe PQgetResult(raw) else { return nil }
        return unsafe PostgresResult(takingOwnershipOf: result)
    }

    private func wait(forWriting: Bool, patience: Duration?) throws(PostgresError) {
        let milliseconds = patience.map { Int32(clamping: $0.components.seconds * 1_000) } ?? -1
        switch unsafe casewire_pq_wait(PQsocket(raw), forWriting, milliseconds) {
        case 0: throw PostgresError(.connectionLost, "the server has not answered for \(milliseconds) ms")
        case 1: return
        case _: throw PostgresError(.connectionLost, "the socket cannot be waited for")
        }
    }
}

extension ParameterBuffer {
    /// Lends the parameters as libpq takes them: pointers into the bytes, lengths, and formats, all binary.
    func withPointers(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, [Int32], [Int32]) -> Int32
    ) -> Int32 {
        unsafe bytes.withUnsafeBytes { buffer in
            let pointers = unsafe ranges.map { range -> UnsafePointer<CChar>? in
                guard let range, let base = buffer.baseAddress else { return nil }
                return unsafe (base + range.lowerBound).assumingMemoryBound(to: CChar.self)
            }
            let lengths = ranges.map { Int32(clamping: $0?.count ?? 0) }
            let formats = [Int32](repeating: 1, count: ranges.count)
            return unsafe pointers.withUnsafeBufferPointer { unsafe body($0.baseAddress, lengths, formats) }
        }
    }
}
