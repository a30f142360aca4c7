import Contracts
import Domain
import Durability
import IntakeDomain

extension UnitOfWork<IntakeWorkspace> {
    /// Keeps what became of a message under its key for ever, and tells the world.
    mutating func conclude(
        _ message: IncomingMessage, as outcome: IntakeOutcome, on id: Case.ID?, evidence: [String],
        reason: String? = nil
    ) throws {
        let number = id.flatMap { workspace.subject($0)?.number }
        workspace.enter(
            KeyRecord(digest: message.digest, outcome: outcome, caseID: id, caseNumber: number), for: message.key)
        try accept(
            message, as: IntakeAccepted.Outcome(outcome), on: id.map { ($0, number) }, evidence: evidence,
            reason: reason)
    }

    /// Tells the world what became of a message.
    mutating func accept(
        _ message: IncomingMessage, as outcome: IntakeAccepted.Outcome,
        on subject: (id: Case.ID, number: Case.Number?)?,
        evidence: [String], reason: String? = nil
    ) throws {
        var content = IntakeAccepted(
            channel: message.channel, provider: message.provider, externalId: message.externalID, outcome: outcome,
            evidence: evidence)
        content.reason = reason
        content.caseId = subject.map { RecordID($0.id.uuid) }
        content.caseNumber = subject?.number?.description
        try announce(content, subject: subject?.number?.description, partition: message.key.partition)
    }
}

extension IntakeKey {
    /// The partition of the key's `intake.*` events (contract.md section 1).
    var partition: Int { Int((hash.last ?? 0) & 0x0f) }
}

extension IntakeAccepted.Outcome {
    init(_ outcome: IntakeOutcome) {
        switch outcome {
        case .opened: self = .opened
        case .appended: self = .appended
        case .reopened: self = .reopened
        case .followUp: self = .followUp
        case .duplicate: self = .duplicate
        case .ignored: self = .ignored
        case .recorded: self = .recorded
        }
    }
}
