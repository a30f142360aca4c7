import Foundation

/// An argument that may stand for a file: `@FILE`, or `-` for standard input.
enum ArgumentText {
    /// The bytes that the argument means; throws `usage` if the file cannot be read.
    static func read(_ argument: String) throws(ToolFailure) -> [UInt8] {
        if argument == "-" { return standardInput() }
        guard argument.hasPrefix("@") else { return Array(argument.utf8) }
        return try file(String(argument.dropFirst()))
    }

    /// The bytes of a file; throws `usage` if it cannot be read.
    static func file(_ path: String) throws(ToolFailure) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw ToolFailure(.usage, "The file \(path.printable) cannot be read.")
        }
    }

    private static func standardInput() -> [UInt8] {
        [UInt8](FileHandle.standardInput.readDataToEndOfFile())
    }
}
