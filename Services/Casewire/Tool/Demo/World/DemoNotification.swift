import Contracts

/// A message to a person, as far as its events have told.
struct DemoNotification: Sendable {
    var snapshot: NotificationSnapshot
    /// The provider's id of a sent one; for mail the Message-ID.
    var externalID: String?
    /// Why it was suppressed or failed.
    var reason: String?

    /// Whether nothing more happens to it by itself.
    var isSettled: Bool {
        switch snapshot.state {
        case .suppressed, .sent, .delivered, .bounced, .failed, .superseded: true
        case .requested, .rendered: false
        }
    }

    /// Whether it left the house.
    var wasSent: Bool {
        switch snapshot.state {
        case .sent, .delivered, .bounced: true
        case .requested, .suppressed, .rendered, .failed, .superseded: false
        }
    }
}
