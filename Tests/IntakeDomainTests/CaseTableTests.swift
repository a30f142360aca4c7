import Domain
import IntakeDomain
import Testing

/// The table of records.md 2.1, row by row.
@Suite struct CaseTableTests {
    struct Row: Sendable {
        let from: Set<Case.State>
        /// `nil` where the state stays.
        let to: Case.State?
    }

    static let unsolved: Set<Case.State> = [.new, .open, .awaitingInfo]
    static let active: Set<Case.State> = [.new, .open, .awaitingInfo, .resolved]

    static func row(_ verb: Case.Verb) -> Row {
        switch verb {
        case .accept: Row(from: [.new], to: .open)
        case .assign, .unassign, .setPriority: Row(from: unsolved, to: nil)
        case .requestInfo: Row(from: [.open], to: .awaitingInfo)
        case .reopenByAgent: Row(from: [.awaitingInfo], to: .open)
        case .proposeSolution: Row(from: unsolved, to: .resolved)
        case .acceptSolution, .autoClose: Row(from: [.resolved], to: .closed)
        case .rejectSolution: Row(from: [.resolved], to: .open)
        case .close: Row(from: unsolved, to: .closed)
        case .cancel: Row(from: unsolved, to: .cancelled)
        case .reopen: Row(from: [.closed], to: .open)
        case .remind: Row(from: [.awaitingInfo, .resolved], to: nil)
        case .customerReplied, .update, .reply, .link, .unlink, .block, .unblock, .needAttention, .clearAttention:
            Row(from: active, to: nil)
        case .note: Row(from: Set(Case.State.allCases), to: nil)
        }
    }

    @Test(arguments: Case.State.allCases, Case.Verb.allCases)
    func aCommandIsKnownInTheStatesOfItsRowOnly(state: Case.State, verb: Case.Verb) throws {
        var subject = try Sample.subject(state)
        let command = Sample.command(Sample.action(verb))
        if verb == .unlink && !state.isFinal {
            _ = try subject.perform(Sample.command(.link(Sample.investigation)))
        }
        let row = Self.row(verb)
        guard row.from.contains(state) else {
            #expect(throws: Rejection.wrongState(found: state.rawValue)) { try subject.decide(command) }
            return
        }
        _ = try subject.perform(command)
        let answers = verb == .customerReplied && state == .awaitingInfo
        #expect(subject.state == (answers ? .open : row.to ?? state))
    }

    /// Who may give each command, where it is not a matter of being the assignee.
    static func roles(_ verb: Case.Verb) -> Set<Role> {
        let staff: Set<Role> = [.agent, .teamLead, .customerServiceManager, .majorIssueManager, .system]
        return switch verb {
        case .accept, .reopenByAgent: [.agent]
        case .assign, .unassign: [.teamLead, .customerServiceManager, .system]
        case .setPriority, .update, .reply, .note, .link, .unlink, .block, .unblock, .needAttention: staff
        case .requestInfo: []
        case .customerReplied: [.customer, .customerAdmin, .proxy, .partner, .system]
        case .proposeSolution: [.teamLead, .system]
        case .acceptSolution, .rejectSolution: [.customer, .customerAdmin, .proxy, .agent]
        case .autoClose, .remind: [.system]
        case .close: [.customer, .agent, .teamLead, .customerServiceManager]
        case .cancel: [.agent, .customerServiceManager]
        case .reopen, .clearAttention: [.customerServiceManager]
        }
    }

    @Test(arguments: Case.Verb.allCases, Role.allCases)
    func aCommandIsForTheRolesOfItsRowOnly(verb: Case.Verb, role: Role) throws {
        let state = try #require([Case.State.open, .new, .awaitingInfo, .resolved, .closed].first(where: verb.isKnown))
        var subject = try Sample.subject(state)
        if verb == .unlink { _ = try subject.perform(Sample.command(.link(Sample.investigation))) }
        let stranger = Actor(Principal(kind: .agent, id: "somebody"), roles: [role])
        let isForbidden = isForbidden { () throws(Rejection) in
            _ = try subject.decide(Sample.command(Sample.action(verb), by: stranger))
        }
        #expect(isForbidden == !Self.roles(verb).contains(role))
    }

    private func isForbidden(_ attempt: () throws(Rejection) -> Void) -> Bool {
        do throws(Rejection) {
            try attempt()
            return false
        } catch .forbidden {
            return true
        } catch {
            return false
        }
    }
}
