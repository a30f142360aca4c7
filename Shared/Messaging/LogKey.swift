/// The closed set of what a log line says beside its message: ids and states, never bodies. deploy/docs/telemetry.md is
/// their table.
package enum LogKey: String, CaseIterable, Sendable {
    case check, connection, count, detail, endpoint, error, lane, outcome, phase, queue, reason, schedule, setting,
        stage, status
    case suggestion, timeout
    case messageID = "message_id"
    case traceID = "trace_id"

    /// What stands under the key.
    package var meaning: String {
        switch self {
        case .check: "The health check that is meant: `database`, `schema`, `broker`, `topology`."
        case .connection: "The name of a broker connection, as the broker shows it."
        case .count: "How many."
        case .detail: "What a check found, and what to do about it."
        case .endpoint: "Host and port of the broker."
        case .error: "What went wrong; without message bodies, parameters or secrets."
        case .lane: "The lane of a consumer, such as `bulk`."
        case .outcome: "What became of a message that could not be handled: `retried` or `buried`."
        case .phase: "Where the service stands: `ready`, `degraded`."
        case .queue: "The queue of a message or consumer; a lane's own, whichever of its queues it is."
        case .reason: "Why a message could not be handled."
        case .schedule: "The name of a schedule."
        case .setting: "An environment variable, or a name in the configuration file, that is no setting's."
        case .stage: "The part of the process that ended: see the order of stopping."
        case .status: "Whether a check passes: `passing` or `failing`."
        case .suggestion: "The setting that was most likely meant."
        case .timeout: "How long a stop may take."
        case .messageID: "The id of a message: CloudEvents `id`, AMQP `message_id`."
        case .traceID: "The trace that a message belongs to: the second part of `traceparent`."
        }
    }
}
