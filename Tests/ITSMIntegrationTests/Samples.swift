import Contracts
import Domain
import FoundationEssentials

/// People, a case and what is said of it.
enum Samples {
    static let moment = Timestamp(microseconds: 1_780_000_000_000_000)
    static let groupID = RecordID(UUID())
    static let callerID = RecordID(UUID())
    static let caseID = RecordID(UUID())
    static let otherCaseID = RecordID(UUID())

    private static let mickID = RecordID(UUID())
    static let chrisID = RecordID(UUID())
    private static let bethID = RecordID(UUID())
    static let mickActor = Principal(kind: .agent, id: mickID.description)
    static let chrisActor = Principal(kind: .agent, id: chrisID.description)
    static let bethActor = Principal(kind: .agent, id: bethID.description)
    static let caller = Principal(kind: .customer, id: callerID.description)

    /// Of the service desk, and no fulfiller.
    static let mick = agent(mickID, "Mick", [.agent])
    /// A fulfiller.
    static let chris = agent(chrisID, "Chris", [.itil])
    static let beth = agent(bethID, "Beth", [.incidentManager])

    static func agent(
        _ id: RecordID, _ name: String, _ roles: [Role], version: Int64 = 1, isActive: Bool = true
    ) -> AgentChanged {
        var snapshot = AgentSnapshot(id: id, version: version, name: name)
        snapshot.roles = roles
        snapshot.groups = [groupID]
        snapshot.isActive = isActive
        return AgentChanged(agent: snapshot, changed: ["roles"])
    }

    static func raise(from cases: [RecordID], by actor: Principal = mickActor) -> CreateIncident {
        var command = CreateIncident(
            actor: actor, subject: "Streaming answers 503", impact: .medium, urgency: .high)
        command.description = "Several customers see it since noon."
        command.group = groupID
        command.assignee = chrisID
        command.callerId = callerID
        command.caseIds = cases
        return command
    }

    static var resolve: ResolveIncident {
        var command = ResolveIncident(actor: chrisActor, code: "restarted", notes: "Restarted node vsb-2.")
        command.customerText = "The services work again."
        return command
    }

    static func hold(_ reason: IncidentSnapshot.HoldReason, text: String? = nil) -> HoldIncident {
        var command = HoldIncident(actor: chrisActor, reason: reason)
        command.text = text
        return command
    }
}

/// What intake tells of the sample case.
extension Samples {
    static func snapshot(_ id: RecordID) -> CaseSnapshot {
        CaseSnapshot(id: id, number: "CS0000007", version: 5, state: .open, channel: .email, openedAt: moment)
    }

    static func answered(_ text: String?) -> CaseInfoReceived {
        var content = CaseInfoReceived(case: snapshot(caseID), changed: ["state"], actor: caller)
        content.text = text
        return content
    }

    static var rejected: CaseSolutionRejected {
        CaseSolutionRejected(
            case: snapshot(caseID), changed: ["state"], actor: caller, reason: "Still black.", episode: 1)
    }

    static var cancelled: CaseCancelled {
        CaseCancelled(case: snapshot(caseID), changed: ["state"], actor: mickActor, reason: "By mistake.")
    }

    static func linked(_ incidentID: UUID, kind: RecordLink.Kind = .investigatedBy) -> CaseLinked {
        CaseLinked(case: snapshot(otherCaseID), changed: [], actor: mickActor, link: link(incidentID, kind))
    }

    static func unlinked(_ incidentID: UUID) -> CaseUnlinked {
        CaseUnlinked(
            case: snapshot(otherCaseID), changed: [], actor: mickActor, link: link(incidentID, .investigatedBy))
    }

    private static func link(_ incidentID: UUID, _ kind: RecordLink.Kind) -> RecordLink {
        RecordLink(
            id: RecordID(UUID()), kind: kind, target: RecordReference(type: .incident, id: RecordID(incidentID)))
    }
}
