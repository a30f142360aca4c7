package import Domain
package import FoundationEssentials
package import Messaging

/// A message that waits for the commit of its transaction.
package struct StagedMessage: Hashable, Sendable {
    /// Whether it is kept after publishing.
    package enum Kind: Hashable, Sendable {
        /// Part of the service's history: kept in the feed.
        case event
        /// A command, an answer or a dead letter: gone once the broker has it.
        case other
    }

    package let message: OutgoingMessage
    /// 0 to 15; messages of one partition are published in the order of staging.
    package let partition: Int
    package let kind: Kind
    package let aggregate: UUID?
    package let occurredAt: Timestamp

    /// Makes a staged message.
    package init(_ message: OutgoingMessage, partition: Int, kind: Kind, aggregate: UUID?, occurredAt: Timestamp) {
        self.message = message
        self.partition = partition
        self.kind = kind
        self.aggregate = aggregate
        self.occurredAt = occurredAt
    }
}
