import Foundation
import Testing

@testable import Casewire

@Suite struct SettingsDocumentTests {
    @Test func theDocumentOfTheSettingsIsWhatTheToolPrints() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../deploy/docs/settings.md")
        let document = try String(contentsOf: file, encoding: .utf8)
        let printed = ConfigCommand.tables(of: ServiceCatalogue.all)
        #expect(document.hasSuffix(printed + "\n"), "casewire config prints something else: copy it into the file")
    }
}
