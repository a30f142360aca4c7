import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ends the process without a warning when it comes past a chosen place, so that tests see that nothing is lost or
/// doubled there (messaging.md section 6).
package final class CrashPlan: Sendable {
    /// The places, in the order in which a message comes past them.
    package enum Point: String, CaseIterable, Sendable {
        /// A batch was taken from the queue, and nothing done with it.
        case afterReceive = "after_receive"
        /// The batch is in the inbox, not committed.
        case afterInbox = "after_inbox"
        /// Messages are about to be handled; may name one of them.
        case handling
        /// The batch is committed, not acknowledged.
        case afterCommit = "after_commit"
        /// Messages to be tried again are about to be published, those that had them not acknowledged.
        case inRetry = "in_retry"
        /// The relay's messages are on their way, and not confirmed.
        case afterPublish = "after_publish"
        /// The relay's messages are confirmed, and still in the outbox.
        case afterConfirm = "after_confirm"
        /// The relay's messages are being taken out of the outbox.
        case duringDelete = "during_delete"
        /// The service is stopping, and has not yet finished what it has in hand.
        case inDrain = "in_drain"
    }

    /// A plan that lets the process live.
    package static let none = CrashPlan()

    private let point: Point?
    private let messageID: String?
    private let passagesLeft: Mutex<Int>

    private init() {
        point = nil
        messageID = nil
        passagesLeft = Mutex(0)
    }

    /// The text names no place, or no passage that is a number from 1.
    package struct Unreadable: Error {}

    /// Reads a place and, after a colon, at which passage (from 1; the first if nothing is said), or the id of the
    /// message to be handled: `after_commit`, `after_confirm:3`, `handling:form-17`.
    package init(_ text: String) throws(Unreadable) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let point = Point(rawValue: parts[0]) else { throw Unreadable() }
        self.point = point
        guard parts.count == 2 else {
            messageID = nil
            passagesLeft = Mutex(1)
            return
        }
        messageID = point == .handling ? parts[1] : nil
        guard let passage = point == .handling ? 1 : Int(parts[1]), passage > 0 else { throw Unreadable() }
        passagesLeft = Mutex(passage)
    }

    /// Ends the process here if that is the plan.
    package func pass(_ point: Point) {
        guard self.point == point, messageID == nil else { return }
        let isLast = passagesLeft.withLock { left in
            left -= 1
            return left == 0
        }
        if isLast { Self.end() }
    }

    /// Ends the process if the plan names one of these messages.
    func pass(handling ids: some Sequence<String?>) {
        guard point == .handling else { return }
        if let messageID {
            if ids.contains(messageID) { Self.end() }
        } else {
            pass(.handling)
        }
    }

    /// Whether the process ends here sooner or later.
    func isAimed(at point: Point) -> Bool { self.point == point }

    private static func end() { kill(getpid(), SIGKILL) }
}
