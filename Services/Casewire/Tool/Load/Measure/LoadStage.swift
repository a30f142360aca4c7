/// How far a message has come, each stage measured from the instant at which it was to be published.
enum LoadStage: Int, CaseIterable, Sendable {
    /// The broker has it.
    case confirmed
    /// Intake has said what became of it.
    case accepted
    /// Its case has been created.
    case created
    /// The case has been offered to an agent.
    case offered
    /// The case has been given to an agent.
    case assigned
    /// The customer's acknowledgement has been sent.
    case notified

    /// What it is called in reports.
    var name: String { "\(self)" }
}
