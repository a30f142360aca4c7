import Domain
import FoundationEssentials
import IntakeDomain

/// A case in any state, and the commands that suit it.
enum Sample {
    static let now = Timestamp(microseconds: 1_780_000_000_000_000)
    static let caseID = Case.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0007))
    static let messageID = Case.Message.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0008))
    static let julie = Actor(Principal(kind: .customer, id: "julie"), roles: [.customer])
    static let john = Actor(Principal(kind: .agent, id: "john"), roles: [.agent], groups: ["support"])
    static let mary = Actor(Principal(kind: .agent, id: "mary"), roles: [.agent], groups: ["billing"])
    static let beth = Actor(Principal(kind: .agent, id: "beth"), roles: [.customerServiceManager])
    static let timer = Actor.system("intake")
    /// John, with every role there is.
    static let anybody = Actor(john.principal, roles: Set(Role.allCases), groups: ["support"])

    static let incident = RecordReference(.incident, id: "incident-1", number: "INC0000001")
    static let investigation = Link(.investigatedBy, incident)
    static let question = Case.Message(id: messageID, direction: .outbound, text: "Which light blinks?")
    static let answer = Case.Message(id: messageID, direction: .inbound, text: "The red one.")
    static let proposal = Case.Proposal(code: "restarted", notes: "Please try again.")
    static let calm = Case.AutoCloseFacts(accountIsEscalated: false, openChildren: 0)

    static var newCase: Case {
        let party = Case.PartyReference(id: "julie", name: "Julie")
        let origin = Case.Origin(id: caseID, number: Case.Number(7), channel: .phone, party: party, openedAt: now)
        return Case(origin: origin, details: Case.Details(subject: "Error 503"))
    }

    /// A case that is assigned to John and has come to a state by commands alone.
    static func subject(_ state: Case.State) throws -> Case {
        var subject = newCase
        let target = Case.Assignment(group: "support", assignee: "john")
        var actions: [Case.Action] = [.assign(Case.AssignmentRequest(target, targetIsInGroup: true))]
        switch state {
        case .new: break
        case .open: actions += [.accept]
        case .awaitingInfo: actions += [.accept, .requestInfo(question)]
        case .resolved: actions += [.accept, .proposeSolution(proposal)]
        case .closed: actions += [.accept, .proposeSolution(proposal), .acceptSolution(nil)]
        case .cancelled: actions += [.cancel(reason: "mistake")]
        }
        for action in actions { _ = try subject.perform(command(action)) }
        return subject
    }

    static func command(_ action: Case.Action, by actor: Actor = anybody, at: Timestamp = now) -> Case.Command {
        Case.Command(action, by: actor, at: at)
    }

    /// The command of that name with everything it could ask for.
    static func action(_ verb: Case.Verb) -> Case.Action {
        let word = Case.CustomerWord(interactionID: "call-1")
        var amendment = Case.Amendment()
        amendment.category = "network"
        return switch verb {
        case .accept: .accept
        case .assign: .assign(Case.AssignmentRequest(Case.Assignment(assignee: "mary"), targetIsInGroup: true))
        case .unassign: .unassign(reason: nil)
        case .setPriority: .setPriority(impact: .high, urgency: .high, reason: "many customers")
        case .update: .update(amendment)
        case .requestInfo: .requestInfo(question)
        case .customerReplied: .customerReplied(answer)
        case .reopenByAgent: .reopenByAgent(reason: nil)
        case .reply: .reply(question)
        case .note: .note(Case.Note(id: messageID, text: "She is in Oulu."))
        case .proposeSolution: .proposeSolution(proposal)
        case .acceptSolution: .acceptSolution(word)
        case .rejectSolution: .rejectSolution(reason: "It still blinks.", word)
        case .autoClose: .autoClose(calm)
        case .close: .close(Case.Closing(code: "solved", notes: "By phone."))
        case .cancel: .cancel(reason: "mistake")
        case .reopen: .reopen(reason: "closed by mistake", window: .seconds(3_600))
        case .link: .link(investigation)
        case .unlink: .unlink(investigation)
        case .block: .block(Case.Blocker(.caseTask, recordID: "task-1"))
        case .unblock: .unblock(Case.Blocker(.incident, recordID: incident.id))
        case .needAttention: .needAttention(.requested)
        case .clearAttention: .clearAttention
        case .remind: .remind
        }
    }
}
