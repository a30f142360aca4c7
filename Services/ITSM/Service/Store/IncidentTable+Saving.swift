import Domain
import Durability
import ITSMDomain
import Postgres

extension IncidentTable {
    /// Inserts the new and updates the changed, in one statement each.
    static func save(
        _ entries: [ITSMWorkspace.Entry], autoCloseAfter: Duration, at now: Timestamp
    ) throws -> [Statement] {
        let new = entries.filter { $0.stored == nil }
        let changed = entries.filter { $0.stored != nil }
        return (new.isEmpty ? [] : [try insert(new, autoCloseAfter, at: now)])
            + (changed.isEmpty ? [] : [try update(changed, autoCloseAfter, at: now)])
    }

    private static func insert(
        _ entries: [ITSMWorkspace.Entry], _ autoCloseAfter: Duration, at now: Timestamp
    ) throws -> Statement {
        let origins = entries.map(\.subject.origin)
        return Statement(
            """
            INSERT INTO incident (
                id, number, opened_at, opened_by_kind, opened_by_id, caller_id, parent_id, recurrence_of,
                version, state, hold_reason, hold_target, summary, impact, urgency, category, configuration_item,
                service, signature, group_id, assignee, reopen_count, resolution, major, tasks, links, due_at,
                changed_at)
            SELECT m.*, $28 FROM unnest(
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                $23, $24, $25, $26, $27) AS m
            """,
            [
                .uuidArray(origins.map(\.id.uuid)), .int64Array(origins.map(\.number.value)),
                .timestampArray(origins.map(\.openedAt)), .textArray(origins.map(\.openedBy.kind.rawValue)),
                .textArray(origins.map(\.openedBy.id)), .textArray(origins.map(\.callerID)),
                .uuidArray(origins.map(\.parentID?.uuid)), .uuidArray(origins.map(\.recurrenceOf?.uuid)),
            ] + (try changing(entries, autoCloseAfter)) + [.timestamp(now)])
    }

    private static func update(
        _ entries: [ITSMWorkspace.Entry], _ autoCloseAfter: Duration, at now: Timestamp
    ) throws -> Statement {
        Statement(
            """
            UPDATE incident SET
                version = m.version, state = m.state, hold_reason = m.hold_reason, hold_target = m.hold_target,
                summary = m.summary, impact = m.impact, urgency = m.urgency, category = m.category,
                configuration_item = m.configuration_item, service = m.service, signature = m.signature,
                group_id = m.group_id, assignee = m.assignee, reopen_count = m.reopen_count,
                resolution = m.resolution, major = m.major, tasks = m.tasks, links = m.links, due_at = m.due_at,
                changed_at = $21
            FROM unnest(
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) AS m (
                id, version, state, hold_reason, hold_target, summary, impact, urgency, category, configuration_item,
                service, signature, group_id, assignee, reopen_count, resolution, major, tasks, links, due_at)
            WHERE incident.id = m.id
            """,
            [.uuidArray(entries.map(\.subject.id.uuid))] + (try changing(entries, autoCloseAfter)) + [.timestamp(now)])
    }

    /// The nineteen columns that events change, in the order of both statements.
    private static func changing(
        _ entries: [ITSMWorkspace.Entry], _ autoCloseAfter: Duration
    ) throws -> [SQLValue] {
        let incidents = entries.map(\.subject)
        return [
            .int64Array(incidents.map(\.version)), .textArray(incidents.map(\.state.name)),
            .textArray(incidents.map(\.state.hold?.reason.rawValue)), .textArray(incidents.map(\.state.hold?.target)),
            .textArray(incidents.map(\.details.summary)),
            .int16Array(incidents.map { Int16($0.details.impact.rawValue) }),
            .int16Array(incidents.map { Int16($0.details.urgency.rawValue) }),
            .textArray(incidents.map(\.details.category)), .textArray(incidents.map(\.details.configurationItem)),
            .textArray(incidents.map(\.details.service)), .textArray(incidents.map(\.details.signature)),
            .textArray(incidents.map(\.assignment.group)), .textArray(incidents.map(\.assignment.assignee)),
            .int64Array(incidents.map { Int64($0.progress.reopenCount) }),
            .jsonArray(try incidents.map { try $0.progress.resolution.map(StoredJSON.encode) }),
            .jsonArray(try incidents.map { try StoredJSON.encode($0.major) }),
            .jsonArray(try incidents.map { try StoredJSON.encode($0.tasks) }),
            .jsonArray(try incidents.map { try StoredJSON.encode($0.details.links) }),
            .timestampArray(entries.map { $0.isPostponed ? nil : $0.subject.closesItself(after: autoCloseAfter) }),
        ]
    }
}

extension Incident {
    /// When the incident is closed unless it is reopened: that long after its resolution; `nil` while there is none.
    fileprivate func closesItself(after patience: Duration) -> Timestamp? {
        guard state == .resolved, let resolution = progress.resolution else { return nil }
        return resolution.at.advanced(by: patience)
    }
}
