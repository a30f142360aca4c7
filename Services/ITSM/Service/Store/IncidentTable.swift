import Bookkeeping
import Domain
import Durability
import ITSMDomain
import Postgres

/// The table `incident`: rows to incidents and back.
enum IncidentTable {
    /// The columns that `subject` reads.
    static let columns = """
        id, number, version, state, hold_reason, hold_target, opened_at, opened_by_kind, opened_by_id, caller_id, \
        parent_id, recurrence_of, summary, impact, urgency, category, configuration_item, service, signature, \
        group_id, assignee, reopen_count, resolution, major, tasks, links
        """

    /// Locks what is asked for by id or by a case that waits for it, in the order of ids.
    static func lockAndSelect(_ needs: ITSMNeeds) -> Statement {
        Statement(
            """
            SELECT \(columns) FROM incident
            WHERE id = ANY ($1 || ARRAY(SELECT incident_id FROM incident_case WHERE case_id = ANY ($2)))
            ORDER BY id FOR UPDATE
            """,
            [.uuidArray(needs.incidentIDs.map(\.uuid)), .uuidArray(Array(needs.caseIDs))])
    }

    static func drawNumbers(_ count: Int) -> Statement {
        "SELECT nextval('incident_number') FROM generate_series(1, \(Int64(count)))"
    }

    /// The incident of a row, with the cases that wait for it.
    static func subject(_ row: Row, links: CaseLinkTable.Links) throws -> Incident {
        let origin = try origin(row)
        return Incident(
            origin: origin,
            progress: Incident.Progress(
                version: try row.int64("version"), state: try row.state(),
                resolution: try row.textIfPresent("resolution").map {
                    try StoredJSON.decode(Incident.Resolution.self, $0)
                },
                reopenCount: try row.int("reopen_count")),
            details: try details(row, caseIDs: links[origin.id] ?? []),
            assignment: Incident.Assignment(
                group: try row.textIfPresent("group_id"), assignee: try row.textIfPresent("assignee")),
            major: try StoredJSON.decode(Incident.Major.self, try row.text("major")),
            tasks: try StoredJSON.decode([IncidentTask].self, try row.text("tasks")))
    }

    private static func origin(_ row: Row) throws -> Incident.Origin {
        var origin = Incident.Origin(
            id: Incident.ID(try row.uuid("id")), number: Incident.Number(try row.int64("number")),
            openedAt: try row.timestamp("opened_at"), openedBy: try row.principal("opened_by"))
        origin.callerID = try row.textIfPresent("caller_id")
        origin.parentID = try row.uuidIfPresent("parent_id").map { Incident.ID($0) }
        origin.recurrenceOf = try row.uuidIfPresent("recurrence_of").map { Incident.ID($0) }
        return origin
    }

    private static func details(_ row: Row, caseIDs: [String]) throws -> Incident.Details {
        var details = Incident.Details(
            summary: try row.text("summary"), impact: try row.level("impact"), urgency: try row.level("urgency"))
        details.category = try row.textIfPresent("category")
        details.configurationItem = try row.textIfPresent("configuration_item")
        details.service = try row.textIfPresent("service")
        details.signature = try row.textIfPresent("signature")
        details.caseIDs = caseIDs
        details.links = try StoredJSON.decode([Incident.Link].self, try row.text("links"))
        return details
    }
}

extension Row {
    fileprivate func state() throws -> Incident.State {
        switch try text("state") {
        case "new": return .new
        case "in_progress": return .inProgress
        case "on_hold": return .onHold(try hold())
        case "resolved": return .resolved
        case "closed": return .closed
        case "cancelled": return .cancelled
        default: throw StoredValueError(column: "incident.state")
        }
    }

    private func hold() throws -> Incident.Hold {
        guard let reason = Incident.Hold.Reason(rawValue: try text("hold_reason")) else {
            throw StoredValueError(column: "incident.hold_reason")
        }
        return Incident.Hold(reason, target: try textIfPresent("hold_target"))
    }

    fileprivate func level(_ column: String) throws -> Level {
        guard let level = Level(rawValue: try int(.name(column))) else {
            throw StoredValueError(column: "incident.\(column)")
        }
        return level
    }
}
