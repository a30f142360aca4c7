import Contracts
import Domain
import FoundationEssentials

enum Samples {
    static let moment = Timestamp(microseconds: 1_780_000_000_000_000)
    static let agent = Principal(kind: .agent, id: "0190a000-0000-7000-8000-0000000000aa")
    static let opening = "opening@mail.example.com"

    static func id() -> RecordID { RecordID(UUID()) }

    static func party(
        _ id: RecordID, address: String = "mailto:julie@example.com", language: String? = "en", version: Int64 = 1
    ) -> PartySnapshot {
        var party = PartySnapshot(
            id: id, version: version, kind: .consumer, name: "Julie",
            addresses: [PartyAddress(channel: .email, address: address, verified: false)])
        party.language = language
        return party
    }

    static func snapshot(_ id: RecordID, of party: RecordID?, version: Int64 = 1) -> CaseSnapshot {
        var snapshot = CaseSnapshot(
            id: id, number: "CS0000001", version: version, state: .open, channel: .email, openedAt: moment)
        snapshot.partyId = party
        snapshot.partyName = party == nil ? nil : "Julie"
        return snapshot
    }

    static func created(_ snapshot: CaseSnapshot, isAutomatic: Bool = false) -> CaseCreated {
        var origin = CaseOrigin(isAutomatic: isAutomatic)
        origin.provider = "rfc822"
        origin.externalId = opening
        return CaseCreated(
            case: snapshot, changed: [], actor: Principal(kind: .customer, id: "julie"), subject: "No picture",
            origin: origin)
    }

    static func resolved(_ snapshot: CaseSnapshot, episode: Int = 1, text: String? = "We moved the dish.")
        -> CaseResolved
    {
        var content = CaseResolved(
            case: snapshot, changed: [], actor: agent, code: "solved", notes: "The customer is a fool.",
            episode: episode)
        content.customerText = text
        return content
    }

    static func closed(_ snapshot: CaseSnapshot, code: String = "solved") -> CaseClosed {
        CaseClosed(case: snapshot, changed: [], actor: agent, by: .agent, code: code)
    }

    static func reply(
        _ snapshot: CaseSnapshot, _ text: String?, direction: CaseMessageAdded.Direction = .outbound,
        visibility: MessageVisibility = .public
    ) -> CaseMessageAdded {
        var content = CaseMessageAdded(
            case: snapshot, changed: [], actor: agent, messageId: id(), direction: direction, author: agent)
        content.text = text
        content.visibility = visibility
        return content
    }
}
