import Foundation

/// Keeps mails as files in a directory, named in the order in which they came; a reader never sees half a file.
actor MailDirectory {
    private let directory: URL
    private var last: Int

    /// Opens the directory, makes it if it is not there, and goes on behind the last mail in it.
    init(_ path: String) throws {
        directory = URL(filePath: path, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        last = names.compactMap(Self.number(of:)).max() ?? 0
    }

    /// Writes the mail down; returns the file's name, such as `00000042.eml`.
    func store(_ mail: SunkMail) throws -> String {
        let digits = String(last + 1)
        let name = String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".eml"
        let unfinished = directory.appending(path: ".unfinished-\(name)")
        try Data(mail.file).write(to: unfinished)
        guard
            rename(unfinished.path(percentEncoded: false), directory.appending(path: name).path(percentEncoded: false))
                == 0
        else {
            throw ToolFailure(.unavailable, "The mail \(name) cannot be put into its place (errno \(errno)).")
        }
        last += 1
        return name
    }

    private static func number(of name: String) -> Int? {
        name.hasSuffix(".eml") ? Int(name.dropLast(4)) : nil
    }
}
