import Contracts
import Cryptography
import Domain
import Durability
import FoundationEssentials
import IntakeDomain

/// Takes a customer's message: once for each key, onto its case or into a new one, with `intake.accepted` in every
/// event.
struct TakeMessage: Sendable {
    func gather(_ message: IncomingMessage, into needs: inout IntakeNeeds) {
        needs.keys.insert(message.key)
        needs.addresses.insert(message.from.address)
        needs.references.formUnion(message.threading.inReplyTo + message.threading.references)
        needs.caseIDs.formUnion(message.threading.tokenCaseIDs)
        needs.caseNumbers.formUnion(message.threading.numbers.map(\.value))
        needs.newCases += 1
    }

    func handle(_ message: IncomingMessage, in unit: inout UnitOfWork<IntakeWorkspace>) throws {
        let kept = unit.workspace.record(of: message.key)
        switch Repetition(kept: kept?.digest, incoming: message.digest) {
        case .conflict:
            throw Refusal(
                .duplicate, field: "data.externalId",
                message: "This key was used before, for a message with other content.")
        case .again:
            try unit.accept(
                message, as: .duplicate, on: kept?.caseID.map { ($0, kept?.caseNumber) } ?? nil, evidence: [])
        case .first:
            try take(message, in: &unit)
        }
    }

    private func take(_ message: IncomingMessage, in unit: inout UnitOfWork<IntakeWorkspace>) throws {
        if try unit.grantRequest(of: message) { return }
        let threaded = ThreadingPolicy.decide(unit.findings(on: message))
        switch threaded.decision {
        case .ignore(let reason):
            try unit.conclude(message, as: .ignored, on: nil, evidence: threaded.evidence, reason: reason.rawValue)
        case .record(let id):
            try unit.record(message, on: id)
            try unit.conclude(message, as: .recorded, on: id, evidence: threaded.evidence)
        case .append(let id):
            try unit.append(message, to: id)
            try unit.conclude(message, as: .appended, on: id, evidence: threaded.evidence)
        case .followUp(let earlier):
            let id = try unit.open(message, followUpOf: earlier)
            try unit.conclude(message, as: .followUp, on: id, evidence: threaded.evidence)
        case .openNew(let mentioned):
            let id = try unit.open(message, followUpOf: nil)
            try unit.mention(mentioned, on: id)
            try unit.conclude(message, as: .opened, on: id, evidence: threaded.evidence)
        }
    }
}
