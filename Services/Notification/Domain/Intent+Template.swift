extension Intent.Template {
    /// The topic of `preferences.optOut` by which a party can have no such messages; `nil` for what they must hear.
    package var topic: String? {
        switch self {
        case .surveyInvitation: "survey"
        case .reminder: "reminder"
        default: nil
        }
    }

    /// Whether it answers whatever came in, so that two machines could go on for ever.
    package var answersByItself: Bool { self == .acknowledgement }

    /// The messages of the same record that are pointless once this one is told.
    package var supersedes: Set<Intent.Template> {
        switch self {
        case .solution: [.question, .reminder]
        case .closing: [.question, .reminder, .solution]
        default: []
        }
    }
}
