package import Domain

/// A wish to tell somebody something, before it is known how.
package struct Intent: Hashable, Sendable {
    /// The key of a text; installations may have more than ours.
    package struct Template: RawRepresentable, Hashable, Codable, Sendable {
        package let rawValue: String

        /// Takes the key of a template.
        package init(rawValue: String) { self.rawValue = rawValue }

        package static let acknowledgement = Template(rawValue: "acknowledgement")
        package static let question = Template(rawValue: "question")
        package static let reply = Template(rawValue: "reply")
        package static let solution = Template(rawValue: "solution")
        package static let reminder = Template(rawValue: "reminder")
        package static let closing = Template(rawValue: "closing")
        package static let surveyInvitation = Template(rawValue: "survey")
    }

    /// What the customer can do by answering to a signed address.
    package enum Answer: String, CaseIterable, Codable, Sendable {
        case accept, reject
    }

    package let template: Template
    package let partyID: String
    /// The id of the record that it is about, mostly a case; `nil` if it is about none.
    package let recordID: String?
    /// What the customer knows the record by.
    package let number: String?
    /// The same wish has the same key, however often it comes.
    package let key: String
    /// The channel on which the customer came.
    package let channel: Channel
    /// The agent's own words, if the text is more than the template.
    package var text: String?
    package var answers: [Answer] = []
    /// Which of the case's solutions it is about, from 1; `nil` if it is about none.
    package var episode: Int?

    /// What the template is filled with, by name, beside what every message has.
    package var data: [String: String] = [:]

    /// Takes what every wish has; the other members are set afterwards.
    package init(
        _ template: Template, partyID: String, recordID: String?, number: String?, key: String, channel: Channel
    ) {
        self.template = template
        self.partyID = partyID
        self.recordID = recordID
        self.number = number
        self.key = key
        self.channel = channel
    }

    /// A wish that news of a case give rise to, one for each occasion.
    init(_ template: Template, for partyID: String, about subject: CaseSubject, occasion: String) {
        self.init(
            template, partyID: partyID, recordID: subject.id, number: subject.number,
            key: "case:\(subject.id):\(template.rawValue):\(occasion)", channel: subject.channel)
    }
}
