import Domain
import Durability
import IntakeDomain
import Postgres

extension CaseTable {
    /// Inserts the new and updates the changed, in one statement each.
    static func save(_ entries: [IntakeWorkspace.CaseEntry], autoCloseAfter: Duration, at now: Timestamp) throws
        -> [Statement]
    {
        guard !entries.isEmpty else { return [] }
        let new = entries.filter(\.isNew)
        let changed = entries.filter { !$0.isNew }
        return (new.isEmpty ? [] : [try insert(new, autoCloseAfter, at: now)])
            + (changed.isEmpty ? [] : [try update(changed, autoCloseAfter, at: now)])
    }

    private static func insert(
        _ entries: [IntakeWorkspace.CaseEntry], _ autoCloseAfter: Duration, at now: Timestamp
    ) throws -> Statement {
        let cases = entries.map(\.subject)
        return Statement(
            """
            INSERT INTO cases (
                id, number, channel, party_id, party_name, account_id, opened_at, follow_up_of, is_proactive,
                is_automatic,
                version, state, subject, impact, urgency, type, category, product, asset, language, group_id, assignee,
                entitlement, facets, resolutions, due_at, changed_at)
            SELECT m.*, $27 FROM unnest(
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                $23, $24,
                $25, $26) AS m
            """,
            [
                .uuidArray(cases.map(\.id.uuid)), .int64Array(cases.map(\.number.value)),
                .textArray(cases.map(\.origin.channel.rawValue)),
                .textArray(cases.map(\.origin.party?.id)), .textArray(cases.map(\.origin.party?.name)),
                .textArray(cases.map(\.origin.party?.accountID)), .timestampArray(cases.map(\.origin.openedAt)),
                .uuidArray(cases.map(\.origin.followUpOf?.uuid)), .boolArray(cases.map(\.origin.isProactive)),
                .boolArray(cases.map(\.origin.isAutomatic)),
            ] + (try changing(entries, autoCloseAfter)) + [.timestamp(now)])
    }

    private static func update(
        _ entries: [IntakeWorkspace.CaseEntry], _ autoCloseAfter: Duration, at now: Timestamp
    ) throws -> Statement {
        Statement(
            """
            UPDATE cases SET
                version = m.version, state = m.state, subject = m.subject, impact = m.impact, urgency = m.urgency,
                type = m.type,
                category = m.category, product = m.product, asset = m.asset, language = m.language,
                group_id = m.group_id,
                assignee = m.assignee, entitlement = m.entitlement, facets = m.facets, resolutions = m.resolutions,
                due_at = m.due_at, changed_at = $18
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) AS m (
                id, version, state, subject, impact, urgency, type, category, product, asset, language, group_id,
                assignee,
                entitlement, facets, resolutions, due_at)
            WHERE cases.id = m.id
            """,
            [.uuidArray(entries.map(\.subject.id.uuid))] + (try changing(entries, autoCloseAfter)) + [.timestamp(now)])
    }

    /// The sixteen columns that events change, in the order of both statements.
    private static func changing(_ entries: [IntakeWorkspace.CaseEntry], _ autoCloseAfter: Duration) throws
        -> [SQLValue]
    {
        let cases = entries.map(\.subject)
        return [
            .int64Array(cases.map(\.version)), .textArray(cases.map(\.state.rawValue)),
            .textArray(cases.map(\.details.subject)),
            .int16Array(cases.map { Int16($0.details.impact.rawValue) }),
            .int16Array(cases.map { Int16($0.details.urgency.rawValue) }),
            .textArray(cases.map(\.details.type)), .textArray(cases.map(\.details.category)),
            .textArray(cases.map(\.details.product)),
            .textArray(cases.map(\.details.asset)), .textArray(cases.map(\.details.language)),
            .textArray(cases.map(\.assignment.group)), .textArray(cases.map(\.assignment.assignee)),
            .jsonArray(try cases.map { try $0.details.entitlement.map(StoredJSON.encode) }),
            .jsonArray(try cases.map { try StoredJSON.encode($0.facets) }),
            .jsonArray(try cases.map { try StoredJSON.encode($0.resolutions) }),
            .timestampArray(entries.map { $0.isPostponed ? nil : $0.subject.closesItself(after: autoCloseAfter) }),
        ]
    }
}

extension Case {
    /// When the case is closed unless the customer speaks: that long after its solution; `nil` while there is none.
    fileprivate func closesItself(after patience: Duration) -> Timestamp? {
        guard state == .resolved, let solution = resolutions.episodes.last else { return nil }
        return solution.occurredAt.advanced(by: patience)
    }
}
