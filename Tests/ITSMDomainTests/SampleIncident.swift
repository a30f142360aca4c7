import Domain
import FoundationEssentials
import ITSMDomain

/// An incident in any state, and the commands that suit it.
enum Sample {
    static let now = Timestamp(microseconds: 1_780_000_000_000_000)
    static let incidentID = Incident.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001))
    static let taskID = IncidentTask.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0002))
    static let commentID = Incident.Comment.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0003))
    static let chris = Actor(Principal(kind: .agent, id: "chris"), roles: [.itil])
    static let beth = Actor(Principal(kind: .agent, id: "beth"), roles: [.majorIssueManager])
    static let julie = Actor(Principal(kind: .customer, id: "julie"), roles: [.customer])
    static let system = Actor.system("itsm")
    /// Chris, with every role there is.
    static let anybody = Actor(chris.principal, roles: Set(Role.allCases))
    static let solution = Incident.Solution(code: "restarted", notes: "Node vsb-2", customerText: "TV works again.")

    /// The states, each hold by its own.
    static let states: [Incident.State] =
        [.new, .inProgress] + Incident.Hold.Reason.allCases.map { .onHold(hold($0)) }
        + [.resolved, .closed, .cancelled]

    static func hold(_ reason: Incident.Hold.Reason) -> Incident.Hold {
        Incident.Hold(reason, target: reason == .awaitingCaller ? nil : "target-1")
    }

    static var newIncident: Incident {
        var origin = Incident.Origin(
            id: incidentID, number: Incident.Number(1), openedAt: now, openedBy: system.principal)
        origin.callerID = "julie"
        let details = Incident.Details(summary: "Error 503", impact: .medium, urgency: .high)
        return Incident(origin: origin, details: details)
    }

    /// An incident that is assigned to Chris and has come to a state by commands alone.
    static func subject(_ state: Incident.State) throws -> Incident {
        var subject = newIncident
        var actions: [Incident.Action] = [.assign(Incident.Assignment(group: "streaming", assignee: "chris"))]
        switch state {
        case .new: break
        case .inProgress: actions += [.start]
        case .onHold(let hold): actions += [.start, .hold(Incident.HoldRequest(hold, publicText: "Which light?"))]
        case .resolved: actions += [.start, .resolve(solution)]
        case .closed: actions += [.start, .resolve(solution), .autoClose]
        case .cancelled: actions += [.cancel(reason: "no fault")]
        }
        for action in actions { _ = try subject.perform(command(action)) }
        return subject
    }

    static func command(_ action: Incident.Action, by actor: Actor = anybody) -> Incident.Command {
        Incident.Command(action, by: actor, at: now)
    }

    /// The command of that name with everything it could ask for.
    static func action(_ verb: Incident.Verb) -> Incident.Action {
        var amendment = Incident.Amendment()
        amendment.impact = .high
        return switch verb {
        case .assign: .assign(Incident.Assignment(assignee: "dana"))
        case .start: .start
        case .update: .update(amendment)
        case .hold: .hold(Incident.HoldRequest(hold(.awaitingVendor)))
        case .callerReplied: .callerReplied(text: "The red one.")
        case .vendorReplied: .vendorReplied(text: "Try the new one.")
        case .resume: .resume(reason: nil)
        case .problemEnded: .problemEnded(problemID: "target-1", .fixApplied(notes: "patched"))
        case .changeEnded: .changeEnded(changeID: "target-1", .successful(resolves: false))
        case .resolve: .resolve(solution)
        case .reopen: .reopen(reason: "It fails again.")
        case .close: .close(notes: nil, review: nil)
        case .autoClose: .autoClose
        case .cancel: .cancel(reason: "no fault")
        case .comment: .comment(Incident.Comment(id: commentID, .public, text: "We found it."))
        case .followParent: .followParent(.started)
        case .linkCase: .linkCase("case-1")
        case .unlinkCase: .unlinkCase("case-1")
        case .proposeMajor: .proposeMajor(reason: "many customers")
        case .acceptMajor: .acceptMajor(managers: "managers")
        case .rejectMajor: .rejectMajor(reason: "one customer")
        case .demoteMajor: .demoteMajor(reason: "one customer")
        case .addTask: .addTask(IncidentTask(id: taskID, title: "Look at the log"))
        case .moveTask: .moveTask(taskID, to: .inProgress)
        }
    }
}
