import Cryptography
import Domain
import Durability
import FoundationEssentials
import IntakeDomain

extension UnitOfWork<IntakeWorkspace> {
    /// What the workspace knows about where a message belongs.
    func findings(on message: IncomingMessage) -> ThreadingPolicy.Findings {
        let evidence = message.threading
        let sender = workspace.party(at: message.from.address)
        var hints: [ThreadingHint] = []
        func add(_ source: ThreadingHint.Source, _ subject: Case?) {
            guard let subject else { return }
            hints.append(ThreadingHint(source, candidate(subject, sender: sender)))
        }
        for id in evidence.tokenCaseIDs { add(.signedAddress, workspace.subject(id)) }
        for reference in evidence.inReplyTo { add(.inReplyTo, workspace.subject(referredToBy: reference)) }
        for reference in evidence.references { add(.references, workspace.subject(referredToBy: reference)) }
        add(.caseNumberField, evidence.caseNumber.flatMap(workspace.subject(numbered:)))
        for number in evidence.numbersInSubject { add(.numberInSubject, workspace.subject(numbered: number)) }
        return ThreadingPolicy.Findings(hints: hints, isAutomatic: message.isAutomatic, isOwnLoop: message.isOwnLoop)
    }

    private func candidate(_ subject: Case, sender: Party?) -> ThreadingCandidate {
        let customer = subject.origin.party
        let isCustomer = sender.map { $0.id.description == customer?.id } ?? false
        let isColleague = sender?.accountID.map { $0.uuidString.lowercased() == customer?.accountID } ?? false
        return ThreadingCandidate(
            id: subject.id, number: subject.number, state: subject.state, senderTakesPart: isCustomer || isColleague)
    }
}
