import Contracts
import Domain
import Testing

@Suite struct CloudEventTests {
    static let body = """
        {"specversion":"1.0","id":"a-1","source":"https://mail.example/inbox","type":"io.casewire.intake.message.v1",
         "time":"2026-05-04T08:00:00Z","datacontenttype":"application/json","data":{"n":1}}
        """

    private func refusal(_ body: String) -> MalformedMessage? {
        do throws(MalformedMessage) {
            _ = try CloudEvent(structuredBody: Array(body.utf8))
            return nil
        } catch {
            return error
        }
    }

    private func refusal(replacing old: String, with new: String) -> MalformedMessage? {
        #expect(Self.body.contains(old))
        return refusal(Self.body.replacing(old, with: new))
    }

    @Test func theStructuredFormIsRead() throws {
        let event = try CloudEvent(structuredBody: Array(Self.body.utf8))
        #expect(event.id == "a-1")
        #expect(event.source == "https://mail.example/inbox")
        #expect(event.type == .intake("message"))
        #expect(event.time == Timestamp(rfc3339: "2026-05-04T08:00:00Z"))
        #expect(event.data == Array(#"{"n":1}"#.utf8))
    }

    @Test(arguments: ["", "{", "[]", "null", "hello", "{]}", #"{"id":"a}"#, #"{"id":1,}"#, "{\"id\":\"\u{1}\"}"])
    func whatIsNotAJSONObjectIsRefusedAsAWhole(body: String) throws {
        let found = try #require(refusal(body))
        #expect(found.code == .invalid)
        #expect(found.field == nil)
    }

    @Test(arguments: ["specversion", "id", "source", "type"]) func aMissingAttributeIsNamed(name: String) throws {
        let found = try #require(refusal(replacing: "\"\(name)\"", with: "\"other\(name)\""))
        #expect(found == MalformedMessage(field: name, reason: "is missing"))
    }

    @Test(arguments: [
        ("\"a-1\"", "7", "id"), ("\"a-1\"", "\"\"", "id"), ("\"1.0\"", "\"0.3\"", "specversion"),
        ("08:00:00Z", "25:00:00Z", "time"), ("application/json", "text/xml", "datacontenttype"),
        ("\"a-1\"", "\"a\\u0000\"", "id"), ("inbox", "in box", "source"),
        ("{\"n\":1}", "{\"n\":\"\\u0000\"}", "data.n"),
        ("{\"n\":1}", "{\"n\":[1,{\"m\":\"\\u0000\"}]}", "data.n[1].m"), ("\"a-1\"", "\"a-1\",\"id\":\"a-2\"", "id"),
        ("\"data\"", "\"aggregateseq\":\"-1\",\"data\"", "aggregateseq"),
        ("\"data\"", "\"data_base64\":\"e30=\",\"data\"", "data_base64"),
    ])
    func aWrongAttributeIsNamed(old: String, new: String, field: String) throws {
        let found = try #require(refusal(replacing: old, with: new))
        #expect(found.code == .invalid)
        #expect(found.field == field)
    }

    @Test func anOverLongIDIsRefused() {
        let long = String(repeating: "a", count: 256)
        #expect(refusal(replacing: "a-1", with: long)?.field == "id")
        #expect(refusal(replacing: "a-1", with: String(long.dropLast())) == nil)
    }

    @Test func whatFollowsTheObjectIsRefused() {
        #expect(refusal(Self.body + "{}") != nil)
        #expect(refusal(Self.body + " \n") == nil)
    }

    @Test func deepNestingIsRefusedAndNotFollowed() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(refusal(replacing: "{\"n\":1}", with: deep)?.code == .invalid)
    }

    @Test func unknownAttributesAreIgnored() {
        #expect(refusal(replacing: "\"data\"", with: "\"comexampleextension\":{\"a\":[1]},\"data\"") == nil)
    }

    @Test func aBrokenTraceIsLeftOut() throws {
        let body = Self.body.replacing("\"data\"", with: "\"traceparent\":\"00-xyz\",\"tracestate\":\"a=1\",\"data\"")
        let event = try CloudEvent(structuredBody: Array(body.utf8))
        #expect(event.traceParent == nil)
        #expect(event.traceState == nil)
    }

    @Test func dataInBase64IsTheSame() throws {
        let body = Self.body.replacing("\"data\":{\"n\":1}", with: "\"data_base64\":\"eyJuIjoxfQ==\"")
        #expect(try CloudEvent(structuredBody: Array(body.utf8)).data == Array(#"{"n":1}"#.utf8))
    }

    @Test func whatIsWrittenIsReadBack() throws {
        var event = CloudEvent(
            id: "é\"\\\n\u{1f600}", source: "urn:casewire:intake", type: .event("case", "opened"),
            time: Timestamp(microseconds: 1), data: Array(#"{"case":{}}"#.utf8))
        event.subject = "CS0000123"
        event.aggregateSequence = .max
        event.partitionKey = "k"
        event.traceParent = "00-12345678901234567890123456789012-1234567890123456-01"
        event.traceState = "a=1"
        #expect(try CloudEvent(structuredBody: event.structuredBody()) == event)
    }

    @Test func aContentThatBreaksItsLimitsIsNotSent() {
        let tooLong = NoteCase(actor: .system("tool"), text: "")
        #expect(throws: MalformedMessage(field: "data.text", reason: "must not be empty")) {
            try CloudEvent(tooLong, id: "1", source: "urn:casewire:tool", time: nil)
        }
    }
}
