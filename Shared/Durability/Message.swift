package import Contracts

/// A message as its handler sees it.
package struct Message<Content: Sendable>: Sendable {
    /// The CloudEvents context.
    package let context: CloudEvent
    package let content: Content
    /// The broker user that sent it, verified by the broker; `nil` if the sender did not say.
    package let user: String?
    /// How often it was tried before (0 the first time).
    package let attempt: Int

    /// Makes a message of its parts.
    package init(context: CloudEvent, content: Content, user: String?, attempt: Int) {
        self.context = context
        self.content = content
        self.user = user
        self.attempt = attempt
    }
}
