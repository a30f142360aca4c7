package import Domain

/// `<service>.feed.replay`: the service publishes its history again, to a queue of the asking user (contract.md section
/// 7).
package struct ReplayFeed<Feed: ReplayableFeed>: CommandContent, Shaped {
    package static var type: MessageType { .command(Feed.service.rawValue, "feed", "replay") }

    package var actor: Principal
    package var expectedVersion: Int64?
    package var queue: String
    package var from: ReplayStart
    package var types: [String]?
    package var aggregateId: RecordID?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, queue: String, from: ReplayStart) {
        self.actor = actor
        self.queue = queue
        self.from = from
    }

    package static var shape: Shape<ReplayFeed> {
        .command(
            "Publishes the service's history again, in feed order, to a queue of the asking user.",
            [
                .required(
                    "queue", \.queue, .text(1...255),
                    "Where to: a queue whose name begins with `sub.<the asking user>.`."),
                .required(
                    "from", \.from, .start, "Where to begin: a token of an earlier replay, or a time (RFC 3339)."),
                .optional(
                    "types", \.types, .list(of: .text(1...255), upTo: 200), "Only events of these types; all if absent."
                ),
                .optional("aggregateId", \.aggregateId, .id, "Only the events of this record; all if absent."),
            ])
    }
}
