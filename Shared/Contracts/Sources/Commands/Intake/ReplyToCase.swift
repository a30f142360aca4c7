package import Domain

/// `intake.case.reply`: Adds a public message to the thread: to the customer, or from them if they are the actor.
package struct ReplyToCase: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "reply")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var text: String

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, text: String) {
        self.actor = actor
        self.text = text
    }

    package static let shape = Shape<ReplyToCase>.command(
        "Adds a public message to the thread: to the customer, or from them if they are the actor.",
        [
            .required("text", \.text, .prose, "What it says.")
        ])
}
