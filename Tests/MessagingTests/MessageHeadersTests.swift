import Messaging
import Testing

@Suite struct MessageHeadersTests {
    private let headers: MessageHeaders = [
        "cloudEvents_id": "e-1", "x-attempt": 3, "note": "ä – 😀", "empty": "", "flag": true,
        "list": .array([1, "two"]),
    ]

    @Test func aHeaderIsFoundByItsName() {
        #expect(headers["cloudEvents_id"] == "e-1")
        #expect(headers["x-attempt"] == 3)
        #expect(headers["note"] == "ä – 😀")
        #expect(headers["empty"] == "")
        #expect(headers["cloudEvents_i"] == nil)
        #expect(headers.contains("flag") && !headers.contains("flags"))
    }

    @Test func aHeaderSetAgainHasItsLastValueWhateverItsKind() {
        var changed = headers
        changed["cloudEvents_id"] = 7
        changed["x-attempt"] = "four"
        changed["note"] = nil
        #expect(changed["cloudEvents_id"] == 7)
        #expect(changed["x-attempt"] == "four")
        #expect(changed["note"] == nil)
        #expect(changed.dictionary.count == 5)
        #expect(headers["cloudEvents_id"] == "e-1")
    }

    @Test func theOrderDoesNotMatter() {
        var other = MessageHeaders()
        for header in headers.reversed() { other[header.key] = header.value }
        #expect(other == headers)
        #expect(other.hashValue == headers.hashValue)
    }

    @Test func aNameThatAMQPCannotCarryIsKeptApart() {
        let long = String(repeating: "n", count: 256)
        let headers: MessageHeaders = [long: "x", "": "y"]
        #expect(headers[long] == "x" && headers[""] == "y")
        #expect(headers.packed.isEmpty)
    }

    @Test func propertiesComeBackFromTheirPackedForm() throws {
        var properties = MessageProperties()
        #expect(try PackedProperties.unpack(try PackedProperties.pack(properties)) == properties)
        properties.headers = headers
        properties.contentType = "application/json"
        properties.messageID = ""
        properties.userID = "intake"
        properties.deliveryMode = 2
        properties.priority = 0
        properties.timestamp = 1_777_881_600
        #expect(try PackedProperties.unpack(try PackedProperties.pack(properties)) == properties)
    }

    @Test func headersAsDeepAsTheyMayComeBackFromTheirPackedForm() throws {
        var value = HeaderValue.array([1])
        for _ in 3...16 { value = ["t": value] }
        var properties = MessageProperties()
        properties.headers["deep"] = value
        #expect(try PackedProperties.unpack(try PackedProperties.pack(properties)) == properties)
    }

    @Test func propertiesKeptAsJSONAreStillRead() throws {
        let kept = #"{"deliveryMode":2,"userID":"intake","headers":{"x-dead-code":{"string":{"_0":"invalid"}}}}"#
        let properties = try PackedProperties.unpack(Array(kept.utf8))
        #expect(properties.headers == ["x-dead-code": "invalid"])
        #expect(properties.deliveryMode == 2 && properties.userID == "intake")
    }

    @Test func packedPropertiesThatAreCutOffAreNotRead() throws {
        var properties = MessageProperties()
        properties.headers = ["a": "b"]
        let packed = try PackedProperties.pack(properties)
        for length in 0..<packed.count {
            #expect(throws: PackedProperties.Unreadable.self) {
                try PackedProperties.unpack(Array(packed.prefix(length)))
            }
        }
    }
}
