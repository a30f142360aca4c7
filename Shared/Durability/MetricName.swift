package import Metrics

/// The closed set of metrics; deploy/docs/telemetry.md is their table.
package enum MetricName: String, CaseIterable, Sendable {
    case messages = "casewire_messages_total"
    case failures = "casewire_message_failures_total"
    case batchSize = "casewire_batch_messages"
    case batchDuration = "casewire_batch_duration_seconds"
    case relayed = "casewire_relay_published_total"
    case published = "casewire_published_total"
    case publishDuration = "casewire_publish_duration_seconds"
    case outboxPending = "casewire_outbox_pending"
    case outboxAge = "casewire_outbox_oldest_age_seconds"
    case databaseConnections = "casewire_database_connections"
    case databaseWaiters = "casewire_database_waiters"
    case check = "casewire_check_passing"
    case ready = "casewire_ready"
    case residentMemory = "process_resident_memory_bytes"
    case openFiles = "process_open_fds"
    case processorTime = "process_cpu_seconds_total"
    case startTime = "process_start_time_seconds"

    /// How a metric behaves over time.
    package enum Kind: String, Sendable {
        /// Only rises, from 0 at the start of the process.
        case counter
        /// What is now.
        case gauge
        /// How many observations fell under each of some bounds, and their sum.
        case histogram
    }

    /// How the metric behaves.
    package var kind: Kind {
        switch self {
        case .messages, .failures, .relayed, .published, .processorTime: .counter
        case .batchSize, .batchDuration, .publishDuration: .histogram
        case .outboxPending, .outboxAge, .databaseConnections, .databaseWaiters, .check, .ready: .gauge
        case .residentMemory, .openFiles, .startTime: .gauge
        }
    }

    /// The names of its dimensions, in their order.
    package var labels: [String] {
        switch self {
        case .failures: ["queue", "outcome"]
        case .messages, .batchSize, .batchDuration: ["queue"]
        case .published: ["outcome"]
        case .databaseConnections: ["state"]
        case .check: ["check"]
        case .relayed, .publishDuration, .outboxPending, .outboxAge, .databaseWaiters, .ready: []
        case .residentMemory, .openFiles, .processorTime, .startTime: []
        }
    }

    /// One sentence on what it counts.
    package var help: String {
        switch self {
        case .messages: "Deliveries acknowledged: handled, refused, repeated, put aside for a retry or buried."
        case .failures: "Deliveries that could not be handled: retried (put aside for later) or buried (dead letters)."
        case .batchSize: "Deliveries taken at once, to be handled in one transaction."
        case .batchDuration: "Seconds from taking a batch to its acknowledgement, after the commit."
        case .relayed: "Messages of the outbox that the broker has confirmed."
        case .published: "Messages published, by the broker's word: confirmed, returned, rejected or unknown."
        case .publishDuration: "Seconds from handing messages to the broker to its last word on them."
        case .outboxPending: "Messages committed and not yet confirmed by the broker; 1,000,000 may be more."
        case .outboxAge: "Seconds since the oldest message not yet confirmed was committed; 0 if there is none."
        case .databaseConnections: "Connections to the database, by state: leased or idle."
        case .databaseWaiters: "Callers that wait for a connection to the database."
        case .check: "1 if the check passes, 0 if not: database, schema, broker, topology."
        case .ready: "1 if the service is ready, 0 if not."
        case .residentMemory: "Resident memory in bytes."
        case .openFiles: "Open file descriptors."
        case .processorTime: "Processor time used, user and system, in seconds."
        case .startTime: "When the process started, in seconds since 1970."
        }
    }
}

extension MetricName {
    /// The counter with these values of the labels, in their order.
    package func counter(_ values: String...) -> Counter {
        Counter(label: rawValue, dimensions: dimensions(values))
    }

    /// The gauge with these values of the labels, in their order.
    package func gauge(_ values: String...) -> Gauge {
        Gauge(label: rawValue, dimensions: dimensions(values))
    }

    /// The histogram of times with these values of the labels, in their order.
    package func timer(_ values: String...) -> Timer {
        Timer(label: rawValue, dimensions: dimensions(values))
    }

    /// The histogram of sizes with these values of the labels, in their order.
    package func recorder(_ values: String...) -> Recorder {
        Recorder(label: rawValue, dimensions: dimensions(values))
    }

    private func dimensions(_ values: [String]) -> [(String, String)] {
        Array(zip(labels, values))
    }
}
