import Contracts
import Domain
import Testing

/// One instance of every message, as it stands on the wire; what is published must stay readable.
@Suite struct GoldenTests {
    static let types = MessageCatalogue.all.map(\.type.rawValue)

    private func golden(_ type: String) throws -> CloudEvent {
        try CloudEvent(structuredBody: try ProjectFiles.bytes("Tests/ContractsTests/Golden/\(type).json"))
    }

    private func description(_ type: String) throws -> MessageDescription {
        try #require(MessageCatalogue.description(of: MessageType(rawValue: type)))
    }

    @Test func everyMessageHasItsGoldenFileAndNoOther() throws {
        let files = try ProjectFiles.names(in: "Tests/ContractsTests/Golden")
        #expect(files == Self.types.map { "\($0).json" }.sorted())
    }

    @Test(arguments: types) func theGoldenFileDecodesAndEncodesToTheSame(type: String) throws {
        let event = try golden(type)
        #expect(event.type.rawValue == type)
        let again = try JSONValue(parsing: try description(type).roundTrip(event.data))
        #expect(again.sorted == (try JSONValue(parsing: event.data)).sorted)
    }

    @Test(arguments: types) func theEnvelopeIsWrittenAsItWasRead(type: String) throws {
        let event = try golden(type)
        #expect(try CloudEvent(structuredBody: event.structuredBody()) == event)
    }

    @Test(arguments: types) func everyMemberOfTheSchemaIsInTheGoldenFile(type: String) throws {
        let data = try JSONValue(parsing: try golden(type).data)
        let named = try description(type).schema["properties"]?.properties.map(\.name) ?? []
        let alternatives = ["io.casewire.command.notification.message.send.v1": ["agentId"]]
        #expect(named.filter { data[$0] == nil } == alternatives[type] ?? [])
    }

    @Test(arguments: types) func aBrokenGoldenFileIsRefusedWithItsField(type: String) throws {
        let message = try description(type)
        let data = try JSONValue(parsing: try golden(type).data)
        for mutation in Mutation.all(of: data, schema: message.schema, root: message.schema, path: "data") {
            do throws(MalformedMessage) {
                _ = try message.roundTrip(mutation.value.document)
                Issue.record("\(type): \(mutation) was taken")
            } catch {
                let place = mutation.description.prefix { $0 != ":" }
                #expect(error.field == String(place), "\(type): \(mutation)")
            }
        }
    }
}
