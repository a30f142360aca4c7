package import Domain

/// `notification.message.get`: Answers with the message and its attempts.
package struct GetNotification: CommandContent, Shaped {
    package static let type = MessageType.command("notification", "message", "get")

    package var actor: Principal
    package var expectedVersion: Int64?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<GetNotification>.command("Answers with the message and its attempts.")
}
