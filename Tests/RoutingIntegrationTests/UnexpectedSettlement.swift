import Durability

/// A delivery was not acknowledged.
struct UnexpectedSettlement: Error {
    let settlements: [Settlement]
}
