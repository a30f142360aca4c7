import Domain

extension Case {
    func requestingInfo(_ question: Message, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(isAssignee(command.actor), "the assignee")
        try Self.require(.publicQuestionNotEmpty, !question.text.isBlank, "The customer needs a question to answer.")
        return [.infoRequested(question), .blocked(.customerInfo)] + attentionEnded(by: command.actor)
    }

    /// A customer's message never reopens a case by itself: only what was asked for goes on (records.md 2.1, C5).
    func hearing(_ message: Message, _ command: Command) throws(Rejection) -> [Fact] {
        let isAllowed = command.actor.holds(.customer, .customerAdmin, .proxy, .partner, .system)
        try Self.allow(isAllowed, "the customer")
        try Self.require(.notAutoMail, !message.isAutomatic, "A machine's message is no answer.")
        guard state == .awaitingInfo else { return [.messageAdded(message)] + attention(.customerMessage, command.at) }
        return [.infoReceived(message)] + end(of: .customerInfo) + attention(.infoReceived, command.at)
    }

    func goingOn(_ reason: String?, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.agent), "an agent")
        return [.reopened(from: state, reason: reason)] + end(of: .customerInfo)
    }

    func replying(_ message: Message, _ command: Command) throws(Rejection) -> [Fact] {
        try allowStaff(command.actor)
        try Self.requireText(message.text, field: "text")
        return [.messageAdded(message)] + attentionEnded(by: command.actor)
    }

    /// A final case takes only what a service records late, such as the news of a linked record.
    func noting(_ note: Note, _ command: Command) throws(Rejection) -> [Fact] {
        guard !state.isFinal || command.actor.holds(.system) else { throw .wrongState(found: state.rawValue) }
        try allowStaff(command.actor)
        try Self.requireText(note.text, field: "text")
        return [.noteAdded(note)]
    }
}
