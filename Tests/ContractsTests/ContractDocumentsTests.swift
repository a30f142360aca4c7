import Contracts
import Testing

/// The published documents; after a change of the contract, `casewire contracts write` makes them anew.
@Suite struct ContractDocumentsTests {
    @Test func theFilesBesideTheCodeAreThoseTheCodeMakes() throws {
        for file in ContractDocuments.files() {
            #expect(try ProjectFiles.bytes("Shared/Contracts/\(file.path)") == file.bytes, "\(file.path)")
        }
    }

    @Test func noFileIsLeftOver() throws {
        let made = ContractDocuments.files().map(\.path).filter { $0.hasPrefix("schemas/") }.sorted()
        #expect(try ProjectFiles.names(in: "Shared/Contracts/schemas").map { "schemas/\($0)" } == made)
    }

    @Test func everyTypeIsInTheCatalogueOnce() {
        let types = MessageCatalogue.all.map(\.type)
        #expect(Set(types).count == types.count)
    }

    @Test func everyMessageHasAChannelAndAnOperation() {
        let document = AsyncAPIDocument.document
        let names = document["channels"]?.properties.map(\.name) ?? []
        #expect(names.count == MessageCatalogue.all.count + 2)
        #expect(Set(names).count == names.count)
        #expect(document["operations"]?.properties.count == MessageCatalogue.all.count + 1)
    }

    @Test func everyMemberIsDescribed() {
        for message in MessageCatalogue.all {
            for property in message.schema["properties"]?.properties ?? [] {
                #expect(property.value["description"]?.text?.isEmpty == false, "\(message.type).\(property.name)")
            }
        }
    }
}
