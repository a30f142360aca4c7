import Domain
import ITSMDomain
import Testing

/// The table of records.md 2.2, row by row.
@Suite struct IncidentTableTests {
    struct Row: Sendable {
        let from: Set<String>
        /// `nil` where the state stays.
        let to: String?
    }

    static let unsolved: Set<String> = ["new", "in_progress", "on_hold"]

    static func row(_ verb: Incident.Verb) -> Row {
        switch verb {
        case .start: Row(from: ["new"], to: "in_progress")
        case .hold: Row(from: ["in_progress"], to: "on_hold")
        case .resume, .vendorReplied, .changeEnded: Row(from: ["on_hold"], to: "in_progress")
        case .problemEnded: Row(from: ["on_hold"], to: "resolved")
        case .resolve: Row(from: unsolved, to: "resolved")
        case .reopen: Row(from: ["resolved"], to: "in_progress")
        case .close, .autoClose: Row(from: ["resolved"], to: "closed")
        case .cancel: Row(from: unsolved, to: "cancelled")
        case .assign, .update, .proposeMajor, .acceptMajor, .rejectMajor, .addTask, .moveTask:
            Row(from: unsolved, to: nil)
        case .callerReplied, .comment, .linkCase, .unlinkCase, .demoteMajor:
            Row(from: unsolved.union(["resolved"]), to: nil)
        case .followParent: Row(from: unsolved.union(["resolved", "closed", "cancelled"]), to: nil)
        }
    }

    /// The reason to hold that a reply or an end has to do with; `nil` if any will do.
    static func reason(_ verb: Incident.Verb) -> Incident.Hold.Reason? {
        switch verb {
        case .vendorReplied: .awaitingVendor
        case .problemEnded: .awaitingProblem
        case .changeEnded: .awaitingChange
        case .assign, .start, .update, .hold, .callerReplied, .resume, .resolve, .reopen, .close, .autoClose, .cancel,
            .comment, .followParent, .linkCase, .unlinkCase, .proposeMajor, .acceptMajor, .rejectMajor, .demoteMajor,
            .addTask, .moveTask:
            nil
        }
    }

    @Test(arguments: Sample.states, Incident.Verb.allCases)
    func aCommandIsKnownInTheStatesOfItsRowOnly(state: Incident.State, verb: Incident.Verb) throws {
        var subject = try prepared(state, for: verb)
        let command = Sample.command(Sample.action(verb))
        let row = Self.row(verb)
        let fits = Self.reason(verb) == nil || Self.reason(verb) == state.hold?.reason
        guard row.from.contains(state.name) && fits else {
            #expect(throws: Rejection.wrongState(found: state.name)) { try subject.decide(command) }
            return
        }
        _ = try subject.perform(command)
        #expect(subject.state.name == expected(row, state, verb))
    }

    private func expected(_ row: Row, _ state: Incident.State, _ verb: Incident.Verb) -> String {
        if verb == .callerReplied && state.hold?.reason == .awaitingCaller { return "in_progress" }
        if verb == .followParent && state == .new { return "in_progress" }
        return row.to ?? state.name
    }

    /// The incident with the facet or task that the command is about.
    private func prepared(_ state: Incident.State, for verb: Incident.Verb) throws -> Incident {
        var subject = try Sample.subject(state.isUnsolved ? state : .inProgress)
        if [.acceptMajor, .rejectMajor, .demoteMajor].contains(verb) {
            _ = try subject.perform(Sample.command(Sample.action(.proposeMajor)))
        }
        if verb == .demoteMajor { _ = try subject.perform(Sample.command(Sample.action(.acceptMajor))) }
        if verb == .moveTask { _ = try subject.perform(Sample.command(Sample.action(.addTask))) }
        if state.isUnsolved { return subject }
        if state == .cancelled {
            _ = try subject.perform(Sample.command(.cancel(reason: "no fault")))
            return subject
        }
        _ = try subject.perform(Sample.command(.resolve(Sample.solution)))
        if state == .closed { _ = try subject.perform(Sample.command(.close(notes: nil, review: "review-1"))) }
        return subject
    }

    /// Who may give each command.
    static func roles(_ verb: Incident.Verb) -> Set<Role> {
        let managers: Set<Role> = [.majorIssueManager, .customerServiceManager]
        let fulfillers = managers.union([.itil, .incidentManager, .system])
        return switch verb {
        case .assign, .start, .update, .hold, .vendorReplied, .resume, .addTask, .moveTask: fulfillers
        case .callerReplied: [.customer, .itil, .system]
        case .problemEnded, .changeEnded, .autoClose, .followParent, .linkCase, .unlinkCase: [.system]
        case .resolve, .reopen: [.customer, .itil, .incidentManager, .system]
        case .close: managers.union([.incidentManager, .customer, .system])
        case .cancel: managers.union([.itil])
        case .comment: [.itil, .agent, .incidentManager, .system]
        case .proposeMajor: managers.union([.itil, .system])
        case .acceptMajor, .rejectMajor, .demoteMajor: managers
        }
    }

    @Test(arguments: Incident.Verb.allCases, Role.allCases)
    func aCommandIsForTheRolesOfItsRowOnly(verb: Incident.Verb, role: Role) throws {
        let state = try #require(Sample.states.first(where: verb.isKnown))
        var subject = try prepared(state, for: verb)
        let stranger = Actor(Principal(kind: .agent, id: "somebody"), roles: [role])
        var isForbidden = false
        do throws(Rejection) {
            _ = try subject.perform(Sample.command(Sample.action(verb), by: stranger))
        } catch .forbidden {
            isForbidden = true
        } catch {
            isForbidden = false
        }
        #expect(isForbidden == !Self.roles(verb).contains(role))
    }
}
