import Contracts
package import Messaging

extension Delivery {
    /// The trace that the message's headers name; `nil` if they name none that can be read.
    package var traceID: String? {
        properties.headers["cloudEvents_traceparent"]?.text.flatMap { TraceParent($0)?.traceID }
    }
}
