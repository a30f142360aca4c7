import Contracts
import Domain
import Messaging
import Testing

@Suite struct OutgoingMessageTests {
    private var event: CloudEvent {
        var event = CloudEvent(
            id: "e-1", source: "urn:casewire:intake", type: .event("case", "opened"),
            time: Timestamp(microseconds: 1_777_881_600_250_000), data: Array("{}".utf8))
        event.subject = "CS0000123"
        event.aggregateSequence = 4
        event.correlationID = "c-1"
        return event
    }

    @Test func anEventCarriesThePropertiesOfTheContract() {
        let message = OutgoingMessage.event(event, partition: 7)
        #expect(message.exchange == "casewire.events")
        #expect(message.routingKey == "case.opened.v1.p07")
        #expect(!message.mandatory)
        #expect(message.properties.contentType == "application/cloudevents+json")
        #expect(message.properties.messageID == "e-1")
        #expect(message.properties.type == "io.casewire.case.opened.v1")
        #expect(message.properties.appID == "intake")
        #expect(message.properties.correlationID == "c-1")
        #expect(message.properties.timestamp == 1_777_881_600)
        #expect(message.properties.deliveryMode == 2)
    }

    @Test func theContextStandsInScalarHeadersToo() {
        let headers = OutgoingMessage.event(event, partition: 7).properties.headers
        #expect(headers["cloudEvents_id"] == "e-1")
        #expect(headers["cloudEvents_subject"] == "CS0000123")
        #expect(headers["cloudEvents_aggregateseq"] == "4")
        #expect(headers["cloudEvents_time"] == "2026-05-04T08:00:00.250000Z")
        #expect(headers.allSatisfy { $0.value.text != nil })
    }

    @Test func anEventIsMadeAgainOfItsBody() throws {
        var event = event
        event.traceParent = "00-12345678901234567890123456789012-1234567890123456-01"
        event.dataSchema = "urn:casewire:schema:x"
        let message = OutgoingMessage.event(event, partition: 7)
        #expect(try OutgoingMessage(eventBody: message.body, routingKey: message.routingKey) == message)
    }

    @Test func aCommandGoesByItsVerbAndSaysWhereTheAnswerGoes() {
        var command = event
        command.type = .command("intake", "case", "accept")
        let message = OutgoingMessage.command(command, replyTo: .service(.routing, correlationID: "r-1"))
        #expect(message.exchange == "casewire.commands")
        #expect(message.routingKey == "intake.case.accept")
        #expect(message.properties.replyTo == "reply.routing.answers")
        #expect(message.properties.correlationID == "r-1")
    }

    @Test func anAnswerReadsBackAsAMessageOfItsOwnType() throws {
        let answer = CommandAnswer.accepted(id: "0197", number: nil, version: 2)
        let message = try OutgoingMessage.answer(answer, to: .service(.routing, correlationID: "r-1"), from: .intake)
        #expect(message.exchange == "casewire.replies")
        #expect(message.routingKey == "reply.routing.answers")
        #expect(!message.mandatory)
        let inbound = try Inbound(
            .making(String(decoding: message.body, as: UTF8.self), queue: "casewire.routing.bulk") {
                $0 = message.properties
            })
        #expect(inbound.event.type == .answer)
        #expect(inbound.event.id == "r-1")
        #expect(try CommandAnswer(jsonBody: inbound.event.data) == answer)
    }
}
