import Contracts
import Domain
import FoundationEssentials
import Mail

/// A case and its customer.
enum Samples {
    static let moment = Timestamp(microseconds: 1_780_000_000_000_000)
    static let caseID = RecordID(UUID())
    static var anotherCase: RecordID { RecordID(UUID()) }
    static let partyID = RecordID(UUID())

    /// The case at a version.
    static func snapshot(_ id: RecordID = caseID, version: Int64 = 5) -> CaseSnapshot {
        var snapshot = CaseSnapshot(
            id: id, number: "CS0000042", version: version, state: .closed, channel: .email, openedAt: moment)
        snapshot.partyId = partyID
        return snapshot
    }

    /// The case's solution, accepted by the customer unless said otherwise.
    static func closed(
        _ id: RecordID = caseID, by closer: CaseClosed.By = .customer, code: String = "solved", episode: Int = 1,
        version: Int64 = 5
    ) -> CaseClosed {
        var content = CaseClosed(
            case: snapshot(id, version: version), changed: ["state"], actor: customer, by: closer, code: code)
        content.episode = episode
        content.subject = "No picture"
        return content
    }

    static func reopened(version: Int64 = 6) -> CaseReopened {
        CaseReopened(
            case: snapshot(version: version), changed: ["state"], actor: .system("tool"), reason: "Closed by mistake.")
    }

    static func party(optOut: [String]?, version: Int64 = 1) -> PartySnapshot {
        var party = PartySnapshot(
            id: partyID, version: version, kind: .consumer, name: "A customer",
            addresses: [PartyAddress(channel: .email, address: "mailto:customer@example.org", verified: true)])
        party.preferences.optOut = optOut
        return party
    }

    static func notification(of message: SendNotification) -> NotificationSnapshot {
        NotificationSnapshot(
            id: RecordID(UUID()), version: 3, state: .bounced, key: message.key, template: message.template)
    }

    static let customer = Principal(kind: .customer, id: partyID.description)
}

extension SendNotification {
    /// The token that a link of the message carries.
    func token(_ member: String) -> String? {
        guard let address = data[member].flatMap({ MailtoURL($0) })?.address,
            let plus = address.firstIndex(of: "+"), let at = address.firstIndex(of: "@")
        else { return nil }
        return String(address[address.index(after: plus)..<at])
    }
}

extension CommandAnswer {
    /// The code of a refusal; `nil` if it is none.
    var code: RefusalCode? {
        if case .refused(let refusal) = self { refusal.code } else { nil }
    }

    /// The field of a refusal; `nil` if it is none, or names none.
    var field: String? {
        if case .refused(let refusal) = self { refusal.field } else { nil }
    }
}
