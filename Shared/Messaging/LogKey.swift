/// The closed set of what a log line says beside its message: ids and states, never bodies. deploy/docs/telemetry.md is
/// their table.
package enum LogKey: String, CaseIterable, Sendable {
    case check, count, detail, error, exchange, lane, outcome, phase, queue, reason, schedule, stage, status, suggestion
    case timeout, variable
    case messageID = "message_id"
    case traceID = "trace_id"
}
