import Contracts
import Domain
import Messaging
import Testing

@Suite struct InboundTests {
    private static let data = #"{"n":1}"#

    private func refusal(_ delivery: Delivery) -> MalformedMessage? {
        do throws(MalformedMessage) {
            _ = try Inbound(delivery)
            return nil
        } catch {
            return error
        }
    }

    private func plain(_ change: (inout MessageProperties) -> Void = { _ in }) -> Delivery {
        .making(Self.data) { properties in
            properties.contentType = "application/json; charset=UTF-8"
            properties.messageID = "a-1"
            properties.type = "io.casewire.intake.message.v1"
            properties.appID = "https://mail.example"
            properties.timestamp = 1_777_881_600
            change(&properties)
        }
    }

    private func binary(_ prefix: String, _ change: (inout MessageProperties) -> Void = { _ in }) -> Delivery {
        .making(Self.data) { properties in
            properties.contentType = "application/json"
            properties.headers = [
                "\(prefix)specversion": "1.0", "\(prefix)id": "a-1", "\(prefix)source": "https://mail.example",
                "\(prefix)type": "io.casewire.intake.message.v1", "\(prefix)time": .timestamp(1_777_881_600),
            ]
            change(&properties)
        }
    }

    @Test func thePlainFormIsReadFromTheProperties() throws {
        let event = try Inbound(plain()).event
        #expect(event.id == "a-1")
        #expect(event.source == "https://mail.example")
        #expect(event.type == .intake("message"))
        #expect(event.time == Timestamp(microseconds: 1_777_881_600_000_000))
        #expect(event.data == Array(Self.data.utf8))
    }

    @Test(arguments: ["cloudEvents:", "cloudEvents_", "ce-"]) func theBinaryFormIsReadFromTheHeaders(prefix: String)
        throws
    {
        #expect(try Inbound(binary(prefix)).event == Inbound(plain()).event)
    }

    @Test func theStructuredFormWinsOverItsOwnHeaders() throws {
        let event = try Inbound(plain()).event
        let message = OutgoingMessage.intake(event, routingKey: "intake.email.message")
        let delivery = Delivery(
            tag: DeliveryTag(incarnation: 1, number: 1),
            origin: DeliveryOrigin(
                queue: QueueName.lane(.bulk, of: .intake), exchange: message.exchange, routingKey: message.routingKey,
                redelivered: false),
            properties: message.properties, body: message.body)
        #expect(try Inbound(delivery).event == event)
    }

    @Test func aMissingPropertyIsNamedAsAdaptersKnowIt() {
        #expect(refusal(plain { $0.messageID = nil })?.field == "message_id")
        #expect(refusal(plain { $0.appID = nil })?.field == "app_id")
        #expect(refusal(plain { $0.type = nil })?.field == "type")
        #expect(refusal(plain { $0.timestamp = .max })?.field == "timestamp")
    }

    @Test func aMissingHeaderIsNamedAsTheAttribute() {
        #expect(refusal(binary("ce-") { $0.headers["ce-source"] = nil })?.field == "source")
        #expect(refusal(binary("ce-") { $0.headers["ce-id"] = .table([:]) })?.field == "id")
        #expect(refusal(binary("ce-") { $0.headers["cloudEvents_id"] = "a-2" })?.field == "id")
    }

    @Test(arguments: [nil, "text/plain", "application/cloudevents-batch+json", "application/json; charset=latin1"])
    func otherContentTypesAreRefused(contentType: String?) {
        #expect(refusal(plain { $0.contentType = contentType })?.field == "content_type")
    }

    @Test func aCompressedBodyIsRefused() {
        #expect(refusal(plain { $0.contentEncoding = "gzip" })?.field == "content_encoding")
        #expect(refusal(plain { $0.contentEncoding = "UTF-8" }) == nil)
    }

    @Test(arguments: ["", "not json", "{", #"{"a":"\u0000"}"#]) func aBadBodyIsInvalid(body: String) {
        let delivery = Delivery.making(body) { properties in
            properties = plain().properties
        }
        #expect(refusal(delivery)?.code == .invalid)
    }

    @Test func theFieldWithTheNULIsNamed() {
        let delivery = Delivery.making(#"{"from":{"name":"a\u0000b"}}"#) { $0 = plain().properties }
        #expect(refusal(delivery)?.field == "data.from.name")
    }

    @Test func anIntakeMessageMayHaveEightMebibytesAndNoByteMore() throws {
        let body = String(repeating: " ", count: MessageLimits.largeBody)
        try MessageLimits.check(.making(body))
        #expect(refusal(.making(body + " ") { $0 = plain().properties })?.code == .tooLarge)
    }

    @Test func everythingElseMayHaveOneMebibyte() {
        let body = #"{"text":"\#(String(repeating: "x", count: MessageLimits.body))"}"#
        let command = Delivery.making(body, queue: QueueName.lane(.interactive, of: .intake)) {
            $0 = plain().properties
        }
        #expect(refusal(command)?.code == .tooLarge)
        let alert = Delivery.making(body) { properties in
            properties = plain { $0.type = "io.casewire.intake.alert.v1" }.properties
        }
        #expect(refusal(alert)?.code == .tooLarge)
    }

    @Test func headersOverTheLimitAreTooLarge() {
        let long = HeaderValue.string(String(repeating: "x", count: MessageLimits.headers))
        #expect(refusal(plain { $0.headers["note"] = .array([long]) })?.code == .tooLarge)
    }

    @Test func defectsOfTheDeliveryAreTold() {
        #expect(refusal(.making(defect: .bodyTooLarge(size: 9 << 20, limit: 8 << 20)))?.code == .tooLarge)
        let headers = refusal(.making(defect: .unreadableHeaders(reason: "are nested too deep")))
        #expect(headers == MalformedMessage(field: "headers", reason: "are nested too deep"))
    }

    @Test func aCommandNamesItsSenderAndOwnReplyKey() throws {
        let command = try Inbound(
            plain {
                $0.userID = "gateway"
                $0.replyTo = "reply.gateway.7"
                $0.correlationID = "c"
            })
        #expect(try command.sender() == "gateway")
        #expect(try command.replyAddress() == ReplyAddress(key: "reply.gateway.7", correlationID: "c"))
    }

    @Test func aCommandWithoutSenderOrWithAnothersReplyKeyIsForbidden() throws {
        let nameless = try Inbound(plain { $0.replyTo = "reply.gateway.7" })
        #expect(throws: MalformedMessage.self) { try nameless.sender() }
        let foreign = try Inbound(
            plain {
                $0.userID = "trusted-crm"
                $0.replyTo = "reply.gateway.7"
            })
        do throws(MalformedMessage) {
            _ = try foreign.replyAddress()
            Issue.record("another's reply key was taken")
        } catch {
            #expect(error.code == .forbidden)
            #expect(error.field == "reply_to")
        }
    }

    @Test func theSubjectIsTheRecordsID() throws {
        let id = "0197a561-4527-70ce-86b3-bebd1dd012b7"
        let command = try Inbound(binary("ce-") { $0.headers["ce-subject"] = .string(id) })
        #expect(try (command.subjectID() as RecordID).description == id)
        #expect(throws: MalformedMessage(field: "subject", reason: "is missing")) {
            try Inbound(plain()).subjectID() as RecordID
        }
    }
}
