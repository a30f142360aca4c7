import CPostgres
import CPostgresShims

/// Owns one `PGcancel`, by which any thread may ask the server to cancel what a connection runs.
@safe
struct CancelHandle: ~Copyable {
    private let raw: OpaquePointer?

    init(takingOwnershipOf address: UInt) { unsafe raw = OpaquePointer(bitPattern: address) }

    deinit { unsafe PQfreeCancel(raw) }

    /// Asks once, over a connection of its own, blocking; false if the request could not be sent.
    func request() -> Bool { unsafe casewire_pq_cancel(raw) }
}
