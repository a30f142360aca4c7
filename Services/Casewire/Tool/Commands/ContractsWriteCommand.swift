import ArgumentParser
import Contracts
import Foundation

/// `casewire contracts write`: makes the AsyncAPI document and the JSON Schemas anew from the code.
struct ContractsWriteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Writes the AsyncAPI document and the JSON Schemas, made from the code.",
        discussion: """
            EXAMPLES
              casewire contracts write
              casewire contracts write --directory /tmp/contract
              casewire contracts write --check
            """)

    @Option(help: "Where they are written.")
    var directory = "Shared/Contracts"

    @Flag(help: "Write nothing, only compare; exit status 1 if a file differs.")
    var check = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        var changed: [String] = []
        for document in ContractDocuments.files() {
            let file = URL(filePath: directory).appending(path: document.path)
            let existing = FileManager.default.contents(atPath: file.path(percentEncoded: false))
            guard existing.map({ Array($0) }) != document.bytes else { continue }
            changed.append(document.path)
            if !check { try write(document, to: file) }
        }
        output.write(.members(("changed", .strings(changed)))) { _ in
            changed.isEmpty
                ? ["All documents are as the code has them."]
                : changed.map { "\(check ? "differs" : "written"): \($0)" }
        }
        guard changed.isEmpty || !check else {
            throw ToolFailure(
                .failedCheck, "\(changed.count) documents differ.", advice: "casewire contracts write writes them.")
        }
    }

    private func write(_ document: ContractDocument, to file: URL) throws(ToolFailure) {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(document.bytes).write(to: file, options: .atomic)
        } catch {
            throw ToolFailure(.usage, "\(document.path) cannot be written to \(directory.printable).")
        }
    }
}
