import Bookkeeping
import Domain
import Durability
import FoundationEssentials
import IntakeDomain
import Postgres

/// The table `cases`: rows to cases and back.
enum CaseTable {
    /// The columns that `subject` reads, in its order.
    static let columns = """
        id, number, version, state, channel, party_id, party_name, account_id, opened_at, follow_up_of, is_proactive, \
        is_automatic, subject, impact, urgency, type, category, product, asset, language, group_id, assignee, \
        entitlement, facets, resolutions
        """

    /// Locks what is asked for by id, by number or by a Message-ID, in the order of ids.
    static func lockAndSelect(_ needs: IntakeNeeds) -> Statement {
        Statement(
            """
            SELECT \(columns) FROM cases
            WHERE id = ANY ($1 || ARRAY(SELECT case_id FROM thread_reference WHERE reference = ANY ($3)))
               OR number = ANY ($2)
            ORDER BY id FOR UPDATE
            """,
            [
                .uuidArray(needs.caseIDs.map(\.uuid)), .int64Array(Array(needs.caseNumbers)),
                .textArray(Array(needs.references)),
            ])
    }

    static func drawNumbers(_ count: Int) -> Statement {
        "SELECT nextval('case_number') FROM generate_series(1, \(Int64(count)))"
    }

    static func subject(_ row: Row) throws -> Case {
        Case(
            origin: try origin(row),
            progress: Case.Progress(version: try row.int64("version"), state: try row.state()),
            details: try details(row),
            assignment: Case.Assignment(
                group: try row.textIfPresent("group_id"), assignee: try row.textIfPresent("assignee")),
            facets: try StoredJSON.decode(Case.Facets.self, try row.text("facets")),
            resolutions: try StoredJSON.decode(Case.Resolutions.self, try row.text("resolutions")))
    }

    private static func origin(_ row: Row) throws -> Case.Origin {
        var party: Case.PartyReference?
        if let id = try row.textIfPresent("party_id") {
            party = Case.PartyReference(
                id: id, name: try row.text("party_name"), accountID: try row.textIfPresent("account_id"))
        }
        var origin = Case.Origin(
            id: Case.ID(try row.uuid("id")), number: Case.Number(try row.int64("number")), channel: try row.channel(),
            party: party, openedAt: try row.timestamp("opened_at"))
        origin.followUpOf = try row.uuidIfPresent("follow_up_of").map { Case.ID($0) }
        origin.isProactive = try row.bool("is_proactive")
        origin.isAutomatic = try row.bool("is_automatic")
        return origin
    }

    private static func details(_ row: Row) throws -> Case.Details {
        var details = Case.Details(
            subject: try row.text("subject"), impact: try row.level("impact"), urgency: try row.level("urgency"))
        details.type = try row.textIfPresent("type")
        details.category = try row.textIfPresent("category")
        details.product = try row.textIfPresent("product")
        details.asset = try row.textIfPresent("asset")
        details.language = try row.textIfPresent("language")
        details.entitlement = try row.textIfPresent("entitlement").map {
            try StoredJSON.decode(Case.Entitlement.self, $0)
        }
        return details
    }
}

extension Row {
    fileprivate func state() throws -> Case.State {
        guard let state = Case.State(rawValue: try text("state")) else { throw StoredValueError(column: "cases.state") }
        return state
    }

    fileprivate func channel() throws -> Channel {
        guard let channel = Channel(rawValue: try text("channel")) else {
            throw StoredValueError(column: "cases.channel")
        }
        return channel
    }

    fileprivate func level(_ column: String) throws -> Level {
        guard let level = Level(rawValue: Int(try int16(.name(column)))) else {
            throw StoredValueError(column: "cases.\(column)")
        }
        return level
    }
}
