import Contracts
import Domain
import FoundationEssentials

/// What a load run takes note of in an event.
enum LoadEvent: Hashable, Sendable {
    /// What became of a message of the run; `event` tells a second outcome from the first one repeated.
    case outcome(message: Int, event: UInt64, Outcome)
    /// A case was created, for the message of that number, if it was for one of ours.
    case created(id: UUID, sequence: Int64, message: Int?)
    /// Something else happened to a case; `hasAssignee` if it was given to an agent.
    case changed(id: UUID, sequence: Int64, hasAssignee: Bool)
    case offered(Offer)
    case notification(id: UUID, sequence: Int64, Notice)
    case watermark(FeedWatermark)
    /// Not of interest.
    case other
    /// Not as the contract has it.
    case unreadable

    /// What became of a message.
    struct Outcome: Hashable, Sendable {
        /// `nil` if it was refused.
        var accepted: IntakeAccepted.Outcome?
        var caseID: UUID?

        /// Whether it made a case.
        var opensCase: Bool { accepted == .opened || accepted == .followUp }
    }

    /// Work that was offered to an agent.
    struct Offer: Hashable, Sendable {
        let id: UUID
        let record: UUID
        let agent: UUID
    }

    /// What happened to a message to a person.
    enum Notice: Hashable, Sendable {
        case requested(key: UInt64, record: UUID, isAcknowledgement: Bool)
        case sent
        /// It will never be sent.
        case dropped(NoticeBook.Drop)
        case other
    }
}
