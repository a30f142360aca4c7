import Foundation
import Mail

/// The mail sink's directory.
struct SinkDirectory: Sendable {
    private let path: String
    /// The files that were there before the demo began.
    private let before: Set<String>

    /// Remembers what is there already; throws `usage` if the directory cannot be read.
    init(_ path: String) throws(ToolFailure) {
        self.path = path
        before = Set(try Self.files(in: path))
    }

    /// The mails that came since, in the order of their arrival.
    func mails() throws(ToolFailure) -> [SinkMail] {
        var mails: [SinkMail] = []
        for file in try Self.files(in: path) where !before.contains(file) {
            let bytes = try ArgumentText.file("\(path)/\(file)")
            if let mail = SinkMail(file: file, bytes: bytes) { mails.append(mail) }
        }
        return mails
    }

    /// The mail with that Message-ID; throws `failedCheck` if it did not arrive.
    func mail(withID id: String) throws(ToolFailure) -> SinkMail {
        guard let mail = try mails().first(where: { $0.mail.messageID == id }) else {
            throw ToolFailure(.failedCheck, "The mail <\(id.printable)> was sent, but does not lie in the sink.")
        }
        return mail
    }

    private static func files(in path: String) throws(ToolFailure) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".eml") }.sorted()
        } catch {
            throw ToolFailure(.usage, "The mail sink's directory \(path.printable) cannot be read.")
        }
    }
}
