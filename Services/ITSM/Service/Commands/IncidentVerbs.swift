import Bookkeeping
import Contracts
import Domain
import Durability
import ITSMDomain

/// What each verb of an incident means to the incident.
enum IncidentVerbs {
    static func add(to table: inout HandlerTable<ITSMStore>) {
        addWork(to: &table)
        addEnds(to: &table)
    }

    private static func addWork(to table: inout HandlerTable<ITSMStore>) {
        table.add(
            ActOnIncident<AssignIncident>(naming: { $0.assignee.map { [$0.description] } ?? [] }) { command, unit in
                .assign(try unit.assignment(command.group, command.assignee), reason: command.reason)
            })
        table.add(ActOnIncident<StartIncident> { _, _ in .start })
        table.add(ActOnIncident<HoldIncident> { command, _ in .hold(try command.request()) })
        table.add(ActOnIncident<ResumeIncident> { command, _ in .resume(reason: command.reason) })
        table.add(
            ActOnIncident<CommentIncident> { command, unit in
                .comment(
                    Incident.Comment(
                        id: unit.newID(), Incident.Comment.Visibility(command.visibility ?? .internal),
                        text: command.text))
            })
    }

    private static func addEnds(to table: inout HandlerTable<ITSMStore>) {
        table.add(
            ActOnIncident<ResolveIncident> { command, _ in
                .resolve(
                    Incident.Solution(code: command.code, notes: command.notes, customerText: command.customerText))
            })
        table.add(ActOnIncident<ReopenIncident> { command, _ in .reopen(reason: command.reason) })
        table.add(ActOnIncident<CloseIncident> { command, _ in .close(notes: command.notes, review: nil) })
        table.add(ActOnIncident<CancelIncident> { command, _ in .cancel(reason: command.reason) })
    }
}

extension UnitOfWork<ITSMWorkspace> {
    /// The assignment asked for; throws `invalid` if we have not heard of the agent.
    func assignment(_ group: RecordID?, _ assignee: RecordID?) throws -> Incident.Assignment {
        if let assignee { _ = try self.assignee(assignee.description) }
        return Incident.Assignment(group: group?.description, assignee: assignee?.description)
    }
}

extension HoldIncident {
    /// The wish to wait, for a record of the kind that the reason speaks of.
    fileprivate func request() throws -> Incident.HoldRequest {
        let reason = Incident.Hold.Reason(reason)
        let awaited: String?
        switch reason {
        case .awaitingCaller: awaited = nil
        case .awaitingVendor: awaited = reference
        case .awaitingChange: awaited = try target(of: .change)
        case .awaitingProblem: awaited = try target(of: .problem)
        }
        return Incident.HoldRequest(Incident.Hold(reason, target: awaited), publicText: text)
    }

    private func target(of kind: RecordReference.Kind) throws -> String? {
        guard let target else { return nil }
        guard target.type == kind else {
            throw Refusal(.invalid, field: "data.target.type", message: "Must be \(kind.rawValue).")
        }
        return target.id.description
    }
}

extension Incident.Comment.Visibility {
    fileprivate init(_ visibility: MessageVisibility) {
        switch visibility {
        case .public: self = .public
        case .internal: self = .internal
        }
    }
}
