import Contracts
import Domain
import Testing

@Suite struct ContentTests {
    static let message = """
        {"channel":"email","provider":"rfc822","externalId":"1@x","receivedAt":"2026-05-04T08:00:00Z",
         "from":{"address":"mailto:julie@mail.example"},"subject":"Error 503"}
        """

    private func refusal(replacing old: String, with new: String) throws -> MalformedMessage? {
        try #require(Self.message.contains(old))
        do throws(MalformedMessage) {
            let data = Array(Self.message.replacing(old, with: new).utf8)
            _ = try ContentCoding.decode(IntakeMessage.self, from: data)
            return nil
        } catch {
            return error
        }
    }

    @Test func theLeastMessageIsTaken() throws {
        #expect(try refusal(replacing: "Error 503", with: "Error 503") == nil)
    }

    @Test(arguments: [
        ("\"email\"", "\"pigeon\"", "data.channel"), ("\"email\"", "1", "data.channel"),
        ("\"address\":", "\"adress\":", "data.from.address"), ("mailto:", "", "data.from.address"),
        ("2026-05-04T08:00:00Z", "yesterday", "data.receivedAt"), ("\"rfc822\"", "\"\"", "data.provider"),
        ("\"subject\":\"Error 503\"", "\"other\":1", "data.body.text"),
        (
            "\"subject\"", "\"attachments\":[{\"name\":\"a\",\"contentType\":\"b\",\"size\":1}],\"subject\"",
            "data.attachments[0].content"
        ),
        ("\"subject\"", "\"references\":[\"a\",\"\"],\"subject\"", "data.references[1]"),
        ("\"subject\"", "\"impact\":\"huge\",\"subject\"", "data.impact"),
        ("\"subject\"", "\"metadata\":{\"a\":1},\"subject\"", "data.metadata.a"),
    ])
    func theFieldAtFaultIsNamed(old: String, new: String, field: String) throws {
        let found = try #require(try refusal(replacing: old, with: new))
        #expect(found.code == .invalid)
        #expect(found.field == field)
    }

    @Test func anOverLongFieldIsRefusedAtItsLimit() throws {
        let limit = String(repeating: "é", count: 998)
        #expect(try refusal(replacing: "Error 503", with: limit) == nil)
        #expect(try refusal(replacing: "Error 503", with: limit + "é")?.field == "data.subject")
    }

    @Test func theReasonHoldsNothingOfTheMessage() throws {
        let found = try #require(try refusal(replacing: "\"email\"", with: "\"secret\""))
        #expect(!found.reason.contains("secret"))
    }

    @Test func anAttachmentToFetchNeedsItsHash() throws {
        let attachment =
            "\"attachments\":[{\"name\":\"a\",\"contentType\":\"b\",\"size\":1,\"dataref\":\"https://f.example/1\"}],"
        let refusal = try refusal(replacing: "\"subject\"", with: attachment + "\"subject\"")
        #expect(refusal?.field == "data.attachments[0].sha256")
    }

    @Test func missingDataIsSaidToBeMissing() {
        #expect(throws: MalformedMessage(field: "data", reason: "is missing")) {
            try ContentCoding.decode(IntakeMessage.self, from: [])
        }
    }

    @Test func aReplayStartsAtATimeOrAToken() throws {
        let time = try ContentCoding.decodeUnchecked(ReplayStart.self, from: Array(#""2026-05-04T08:00:00Z""#.utf8))
        #expect(time == .time(Timestamp(microseconds: 1_777_881_600_000_000)))
        #expect(try ContentCoding.decodeUnchecked(ReplayStart.self, from: Array(#""t1""#.utf8)) == .token("t1"))
    }
}
