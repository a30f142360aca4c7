import Synchronization

/// Tells a transfer that blocks its queue that nobody wants it any more.
final class CancellationFlag: Sendable {
    private let flag = Atomic(false)

    /// Whether it is set; it is never taken back.
    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() { flag.store(true, ordering: .relaxed) }
}
