/// The closed set of what a log line says beside its message; deploy/docs/telemetry.md is their table. Ids and states, never bodies.
package enum LogKey: String, CaseIterable, Sendable {
    case check, count, detail, error, exchange, lane, outcome, phase, queue, reason, schedule, stage, status, suggestion, timeout, variable
    case messageID = "message_id"
    case traceID = "trace_id"
}
