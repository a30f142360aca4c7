package import Contracts

/// What makes a service act: a message, or its own timer.
package struct Cause: Hashable, Sendable {
    /// The causing message's id; `nil` for a timer.
    package let messageID: String?
    package let correlationID: String?
    package let traceParent: String?
    package let traceState: String?

    /// A message as the cause.
    package init(_ context: CloudEvent) {
        messageID = context.id
        correlationID = context.correlationID ?? context.id
        traceParent = TraceParent.span(under: context.traceParent)?.description
        traceState = context.traceState
    }

    private init() {
        messageID = nil
        correlationID = nil
        traceParent = nil
        traceState = nil
    }

    /// The service's own timer as the cause.
    package static let timer = Cause()
}
