import Domain
import FoundationEssentials
import NotificationDomain

/// A message in any state.
enum Sample {
    static let now = Timestamp(microseconds: 1_780_000_000_000_000)
    static let system = Actor.system("notification")
    static let messageID = NotificationMessage.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001))
    static let laterID = NotificationMessage.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0002))
    static let address = Recipient.Address(.email, "julie@example.org")
    static let route = DeliveryPolicy.Route(address: address, language: "fi")

    static func after(_ seconds: Int64) -> Timestamp { now.advanced(by: .seconds(seconds)) }

    /// The wish to acknowledge a case.
    static func intent() throws -> Intent {
        let subject = CaseSubject(id: "case-1", number: "CS0000001", partyID: "julie", channel: .email, sequence: 1)
        let decision = NotificationPolicy.decide(.created(isProactive: false, isAutomatic: false), about: subject)
        guard case .tell(let intent) = decision else { throw Rejection.notFound("intent") }
        return intent
    }

    static func message(_ state: NotificationMessage.State) throws -> NotificationMessage {
        NotificationMessage(
            id: messageID, intent: try intent(), state: state, version: 1, route: nil,
            attempts: NotificationMessage.Attempts())
    }
}
