import Contracts
import Domain
import FoundationEssentials

/// Agents, records and what is said of them.
enum Samples {
    static let moment = Timestamp(microseconds: 1_780_000_000_000_000)
    static let manager = Principal.system("tool")
    static let owner = Principal.system("intake")

    /// The id of the thing with that number, of whatever kind.
    static func id(_ number: Int) -> RecordID {
        RecordID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | UInt64(number)))
    }

    static func agent(_ id: RecordID) -> Principal { Principal(kind: .agent, id: id.description) }

    static func profile(
        _ name: String, groups: [RecordID] = [], skills: [String] = [], capacity: Int = 1, roles: [Role] = []
    ) -> UpsertAgent {
        var command = UpsertAgent(actor: manager, name: name)
        command.groups = groups
        command.skills = skills.map { AgentSkill(name: $0, level: 1) }
        command.capacity = capacity
        command.roles = roles
        return command
    }

    static func rule(
        _ position: Int, group: RecordID?, skills: [String] = [], where conditions: RoutingCondition...
    ) -> UpsertRoutingRule {
        var command = UpsertRoutingRule(actor: manager, name: "rule \(position)", position: position)
        command.group = group
        command.skills = skills
        command.conditions = conditions
        return command
    }

    static func equals(_ member: RoutingCondition.Member, _ values: String...) -> RoutingCondition {
        RoutingCondition(member: member, comparison: .equals, values: values)
    }

    static func snapshot(
        _ id: RecordID, version: Int64 = 1, _ state: CaseSnapshot.State = .new, assignee: RecordID? = nil,
        channel: Channel = .phone
    ) -> CaseSnapshot {
        var snapshot = CaseSnapshot(
            id: id, number: "CS0000001", version: version, state: state, channel: channel, openedAt: moment)
        snapshot.priority = .p3
        snapshot.assignee = assignee
        return snapshot
    }

    static func created(_ snapshot: CaseSnapshot) -> CaseCreated {
        CaseCreated(
            case: snapshot, changed: [], actor: owner, subject: "Error 503", origin: CaseOrigin(isAutomatic: false))
    }

    static func assigned(_ snapshot: CaseSnapshot) -> CaseAssigned {
        CaseAssigned(case: snapshot, changed: ["assignee"], actor: owner)
    }

    static func resolved(_ snapshot: CaseSnapshot) -> CaseResolved {
        CaseResolved(case: snapshot, changed: ["state"], actor: owner, code: "solved", notes: "Done.", episode: 1)
    }

    static func incident(_ id: RecordID, version: Int64 = 1, group: RecordID?) -> IncidentSnapshot {
        var snapshot = IncidentSnapshot(
            id: id, number: "IN0000001", version: version, state: .new, subject: "503", openedAt: moment)
        snapshot.group = group
        return snapshot
    }
}
