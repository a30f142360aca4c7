package import Domain

/// The CloudEvents 1.0 context of a message (contract.md section 2), with its `data` still as JSON bytes.
package struct CloudEvent: Hashable, Sendable {
    /// Unique with `source`; our own are UUIDv7.
    package var id: String
    package var source: String
    package var type: MessageType
    /// An event's aggregate number (`CS0000123`), a command's aggregate id.
    package var subject: String?
    /// When it happened at the owner; when the customer sent it; when it was asked.
    package var time: Timestamp?
    package var dataSchema: String?
    /// The aggregate's id; on events.
    package var partitionKey: String?
    /// Gap-free from 1 for each aggregate; on events of aggregates.
    package var aggregateSequence: Int64?
    package var correlationID: String?
    package var causationID: String?
    package var traceParent: String?
    package var traceState: String?
    /// The value of the `data` member, as JSON in UTF-8.
    package var data: [UInt8]

    /// Makes a message's context and data; set the optional attributes after.
    package init(id: String, source: String, type: MessageType, time: Timestamp?, data: [UInt8]) {
        self.id = id
        self.source = source
        self.type = type
        self.time = time
        self.data = data
    }
}
