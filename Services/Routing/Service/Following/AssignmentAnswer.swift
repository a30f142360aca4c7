import Contracts
import Messaging

/// What the owner of a record answers to an assignment.
struct AssignmentAnswer: MessageContent {
    static let type = MessageType.answer

    /// Why it was refused; `nil` if it was carried out.
    let error: Refusal?
}
