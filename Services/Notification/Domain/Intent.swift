package import Domain

/// A wish to tell somebody something, before it is known how.
package struct Intent: Hashable, Sendable {
    /// The texts that we have.
    package enum Template: String, CaseIterable, Codable, Sendable {
        case acknowledgement, question, reply, solution, reminder, closing

        /// Whether it only says that we have heard: such a message is never sent to a machine.
        package var isAcknowledgement: Bool { self == .acknowledgement }
    }

    /// What the customer can do by answering to a signed address.
    package enum Answer: String, CaseIterable, Codable, Sendable {
        case accept, reject
    }

    package let template: Template
    package let partyID: String
    /// The case's id.
    package let recordID: String
    /// The case's number.
    package let number: String
    /// The same wish has the same key, however often it comes.
    package let key: String
    /// The channel on which the customer came.
    package let channel: Channel
    /// The agent's own words, if the text is more than the template.
    package var text: String?
    package var answers: [Answer] = []

    init(_ template: Template, for partyID: String, about subject: CaseSubject, occasion: String) {
        self.template = template
        self.partyID = partyID
        recordID = subject.id
        number = subject.number
        key = "case:\(subject.id):\(template.rawValue):\(occasion)"
        channel = subject.channel
    }
}
