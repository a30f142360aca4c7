import ArgumentParser
import Contracts
import Foundation

/// Where a load run leaves what it found.
struct LoadFileOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Also write the result as JSON.", valueName: "file"))
    var resultFile: String?

    @Option(name: .customLong("html"), help: ArgumentHelp("Also write the report as a web page.", valueName: "file"))
    var page: String?

    func validate() throws {
        for file in [resultFile, page].compactMap(\.self) {
            let folder = URL(filePath: file).deletingLastPathComponent().path(percentEncoded: false)
            guard FileManager.default.isWritableFile(atPath: folder) else {
                throw ValidationError("Nothing can be written to \(file.printable).")
            }
        }
    }

    /// Writes the files that are wanted; throws `failedCheck` if one cannot be written.
    func write(_ result: LoadResult) throws(ToolFailure) {
        if let resultFile { try Self.write(result.json.document, to: resultFile) }
        if let page { try Self.write(Array(LoadPage(result).html.utf8), to: page) }
    }

    private static func write(_ bytes: [UInt8], to file: String) throws(ToolFailure) {
        do {
            try Data(bytes).write(to: URL(filePath: file))
        } catch {
            throw ToolFailure(.failedCheck, "The file \(file.printable) cannot be written.")
        }
    }
}
