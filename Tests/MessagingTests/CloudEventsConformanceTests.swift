import Contracts
import Domain
import FoundationEssentials
import Messaging
import Testing

/// The examples of the CloudEvents project's own conformance suite, carried over AMQP.
@Suite struct CloudEventsConformanceTests {
    /// The text between the triple quotes of a feature file, in order, without its indentation.
    private func blocks(of feature: String) throws -> [String] {
        let root = #filePath.dropLast("/Tests/MessagingTests/CloudEventsConformanceTests.swift".count)
        let path = "\(root)/Tests/Fixtures/events/cloudevents/\(feature)-protocol-binding.feature"
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        let parts = text.split(separator: "\"\"\"", omittingEmptySubsequences: false).enumerated()
        return parts.filter { $0.offset % 2 == 1 }.map { part in
            part.element.split(separator: "\n").map { $0.trimmed }.filter { !$0.isEmpty }.joined(separator: "\n")
        }
    }

    private func expectExample(_ event: CloudEvent) throws {
        #expect(event.id == "1234-1234-1234")
        #expect(event.type.rawValue == "com.example.someevent")
        #expect(event.source == "/mycontext/subcontext")
        #expect(event.time?.rfc3339 == "2018-04-05T03:56:24.000000Z")
        #expect(try JSONValue(parsing: event.data) == ["message": "Hello World!"])
    }

    @Test(arguments: ["application/cloudevents+json", "application/cloudevents+json; charset=utf-8"])
    func structuredExamplesAreRead(contentType: String) throws {
        let structured = try blocks(of: "kafka").filter { $0.contains("specversion") }
        #expect(!structured.isEmpty)
        for body in structured {
            let event = try Inbound(.making(body) { $0.contentType = contentType }).event
            #expect(event.id == "1234-1234-1234")
            #expect(try JSONValue(parsing: event.data) == ["message": "Hello World!"])
        }
    }

    @Test(arguments: ["application/json", "application/json; charset=utf-8"])
    func binaryExamplesAreRead(contentType: String) throws {
        let request = try #require(try blocks(of: "http").first { $0.contains("ce-specversion") })
        let headers = request.split(separator: "\n").filter { $0.hasPrefix("ce-") }.map { line in
            line.split(separator: ":", maxSplits: 1).map { $0.trimmed }
        }
        let body = try #require(try blocks(of: "http").first { $0.hasPrefix("{") && !$0.contains("specversion") })
        let delivery = Delivery.making(body) { properties in
            properties.contentType = contentType
            for header in headers { properties.headers[header[0]] = .string(header[1]) }
        }
        try expectExample(try Inbound(delivery).event)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
