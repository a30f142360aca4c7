import Domain
import Messaging
import Testing

@testable import Casewire

@Suite struct IntakeItemTests {
    private func item(_ text: String, at seconds: Int64) throws -> IntakeItem {
        let now = Timestamp(microseconds: seconds * 1_000_000)
        return try IntakeItem(json: Array(text.utf8), name: "a.json", channel: .web, at: now)
    }

    private let data = #"{"externalId": "17", "receivedAt": "2026-05-04T08:00:00Z", "subject": "One"}"#

    @Test func theSameDataIsTheSameMessageWheneverItIsPublished() throws {
        let (first, second) = (try item(data, at: 1), try item(data, at: 2))
        #expect(first.message.body == second.message.body)
        #expect(first.messageID == second.messageID)
        #expect(first.message.routingKey == "intake.web.message" && first.externalID == "17")
    }

    @Test func otherDataUnderTheSameExternalIDIsAnotherMessage() throws {
        let other = try item(data.replacing("One", with: "Two"), at: 1)
        #expect(other.messageID != (try item(data, at: 1)).messageID)
    }
}
