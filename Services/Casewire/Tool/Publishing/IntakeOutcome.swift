import Contracts

/// What became of a message at intake.
struct IntakeOutcome: Hashable, Sendable {
    /// The id under which the message was published: its AMQP `message_id`.
    let messageID: String
    /// The provider's id, as far as intake could read it.
    let externalID: String?
    /// The outcome (`opened`, `ignored` …), or `refused`.
    let word: String
    let caseID: RecordID?
    let caseNumber: String?
    /// Why.
    let reason: String?

    /// What a refused message's outcome is called.
    static let refused = "refused"

    /// What it is called that a message came again, byte for byte: the first one's outcome is the only one.
    static let repeated = "repeated"

    /// Reads it out of an `intake.accepted` or `intake.refused`; `nil` for any other event, and for one that names no
    /// message.
    init?(_ event: CloudEvent) {
        do throws(MalformedMessage) {
            if event.type == IntakeAccepted.type {
                try self.init(event, accepted: event.content(IntakeAccepted.self))
            } else if event.type == IntakeRefused.type {
                try self.init(event, refused: event.content(IntakeRefused.self))
            } else {
                return nil
            }
        } catch {
            return nil
        }
    }

    private init(_ event: CloudEvent, accepted: IntakeAccepted) {
        messageID = event.causationID ?? accepted.externalId
        externalID = accepted.externalId
        word = accepted.outcome.rawValue
        caseID = accepted.caseId
        caseNumber = accepted.caseNumber
        reason = accepted.reason
    }

    private init?(_ event: CloudEvent, refused: IntakeRefused) {
        guard let messageID = refused.messageId ?? event.causationID ?? refused.externalId else { return nil }
        self.messageID = messageID
        externalID = refused.externalId
        word = Self.refused
        caseID = nil
        caseNumber = nil
        reason = [refused.code.rawValue, refused.field, refused.message].compactMap(\.self).joined(separator: ": ")
    }
}

extension IntakeOutcome {
    /// The outcome of a message that is the same as the one that had this outcome.
    var ofRepetition: IntakeOutcome { IntakeOutcome(repetitionOf: self) }

    private init(repetitionOf first: IntakeOutcome) {
        messageID = first.messageID
        externalID = first.externalID
        word = Self.repeated
        caseID = first.caseID
        caseNumber = first.caseNumber
        reason = nil
    }

    /// The outcome of a message of which intake said nothing: it had its outcome when it came first.
    init(ofRepeated item: IntakeItem) {
        messageID = item.messageID
        externalID = item.externalID
        word = Self.repeated
        caseID = nil
        caseNumber = nil
        reason = "the same bytes came before, and had their outcome then"
    }

    /// The outcome of a message that was refused when it came first, and lies among the dead letters since.
    init(ofRefused letter: DeadLetter, messageID: String) {
        self.messageID = messageID
        externalID = nil
        word = Self.refused
        caseID = nil
        caseNumber = nil
        reason = [letter.code, letter.field, letter.reason].compactMap(\.self).joined(separator: ": ")
    }

    /// The outcome as JSON.
    var json: JSONValue {
        .members(
            ("messageId", .string(messageID)), ("externalId", .text(externalID)), ("outcome", .string(word)),
            ("caseNumber", .text(caseNumber)), ("reason", .text(reason)))
    }
}
