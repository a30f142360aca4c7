import Contracts
import Durability
import Messaging
import Testing

@Suite struct TraceTests {
    private static let text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test func aMessageIsHandledInASpanOfItsTrace() throws {
        let span = try #require(TraceParent.span(under: Self.text))
        #expect(span.traceID == "0af7651916cd43dd8448eb211c80319c")
        #expect(span.parentID != "b7ad6b7169203331")
        #expect(span.flags == 1)
    }

    @Test(arguments: [nil, "", "nonsense", "00-00000000000000000000000000000000-b7ad6b7169203331-01"])
    func withoutATraceANewOneBegins(text: String?) throws {
        let first = try #require(TraceParent.span(under: text))
        let second = try #require(TraceParent.span(under: text))
        #expect(TraceParent(first.description) == first)
        #expect(first.traceID != second.traceID)
    }

    @Test func aDeliveryNamesItsTraceInAHeader() {
        var properties = MessageProperties()
        let origin = DeliveryOrigin(queue: "q", exchange: "", routingKey: "q", redelivered: false)
        let tag = DeliveryTag(incarnation: 1, number: 1)
        #expect(Delivery(tag: tag, origin: origin, properties: properties, body: []).traceID == nil)
        properties.headers["cloudEvents_traceparent"] = .string(Self.text)
        let delivery = Delivery(tag: tag, origin: origin, properties: properties, body: [])
        #expect(delivery.traceID == "0af7651916cd43dd8448eb211c80319c")
    }
}
