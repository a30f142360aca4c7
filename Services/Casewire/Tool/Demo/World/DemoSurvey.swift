import Contracts

/// An invitation to a survey, as far as its events have told.
struct DemoSurvey: Sendable {
    var snapshot: SurveySnapshot
    /// Why the customer was not asked.
    var reason: String?

    /// Whether the invitation left the house.
    var wasSent: Bool {
        switch snapshot.state {
        case .sent, .opened, .completed, .expired: true
        case .scheduled, .skipped, .cancelled, .undeliverable: false
        }
    }

    /// Whether it is known if the customer is asked.
    var isDecided: Bool { snapshot.state != .scheduled }
}
