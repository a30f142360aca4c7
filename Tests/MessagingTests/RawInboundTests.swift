import Contracts
import Domain
import Messaging
import Testing

@Suite struct RawInboundTests {
    private func raw(
        exchange: String = Exchange.intake, routingKey: String = "intake.email.raw",
        _ change: (inout MessageProperties) -> Void = { _ in }
    ) -> Delivery {
        .making("From: julie", queue: QueueName.lane(.raw, of: .intake), exchange: exchange, routingKey: routingKey) {
            properties in
            properties.contentType = "message/rfc822"
            properties.messageID = "m-1"
            properties.headers = ["provider": "rfc822"]
            change(&properties)
        }
    }

    private func field(_ delivery: Delivery) -> String? {
        do throws(MalformedMessage) {
            _ = try RawInbound(delivery)
            return nil
        } catch {
            return error.field
        }
    }

    @Test func aMailIsTakenAsItIs() throws {
        let mail = try RawInbound(raw())
        #expect(mail.channel == .email)
        #expect(mail.provider == "rfc822")
        #expect(mail.messageID == "m-1")
    }

    @Test func aWebhookKeepsItsRequest() throws {
        let webhook = try RawInbound(
            raw(routingKey: "intake.chat.raw") { properties in
                properties.contentType = "application/json"
                properties.headers["http-url"] = "https://hook.example/1"
                properties.headers["http-headers"] = #"{"X-Signature":"abc"}"#
            })
        #expect(webhook.httpHeaders == ["x-signature": "abc"])
        #expect(webhook.httpURL == "https://hook.example/1")
    }

    @Test func whatIsMissingIsNamed() {
        #expect(field(raw { $0.messageID = nil }) == "message_id")
        #expect(field(raw { $0.contentType = nil }) == "content_type")
        #expect(field(raw { $0.headers["provider"] = nil }) == "provider")
        #expect(field(raw { $0.headers["http-headers"] = "[]" }) == "http-headers")
        #expect(field(raw(routingKey: "intake.pigeon.raw")) == "channel")
        #expect(field(raw(routingKey: "intake.email.message")) == "routing_key")
    }

    @Test func theFirstRoutingKeyIsKnownAfterTheRetryLadder() throws {
        let retried = raw(exchange: "", routingKey: "casewire.intake.raw") { properties in
            properties.headers[MessageHeader.firstExchange] = .string(Exchange.intake)
            properties.headers[MessageHeader.firstRoutingKey] = "intake.sms.raw"
        }
        #expect(try RawInbound(retried).channel == .sms)
    }

    @Test func anAdapterCannotPretendAnotherRoutingKey() throws {
        let pretending = raw { $0.headers[MessageHeader.firstRoutingKey] = "intake.sms.raw" }
        #expect(try RawInbound(pretending).channel == .email)
    }
}
