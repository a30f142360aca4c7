import Foundation
import Mail

/// A mail of the demo's material, as it is published.
struct DemoMail: Sendable {
    /// Folder and file, such as `mikel_mail/plain_emails__raw_email.eml`.
    let name: String
    let bytes: [UInt8]
    /// Its Message-ID; `nil` if it has none.
    let messageID: String?
    /// The ids of the mails that it answers.
    let references: Set<String>

    /// Reads what the demo needs to know of a mail.
    init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        do throws(MailError) {
            let mail = try MailParser.parse(bytes)
            messageID = mail.messageID
            references = Set(mail.references + mail.inReplyTo)
        } catch {
            messageID = nil
            references = []
        }
    }

    /// The message for intake.
    var item: IntakeItem { IntakeItem(mail: bytes, name: name) }
}

extension DemoMail {
    /// The folders of the material that the demo takes; if none is there, it takes every mail.
    private static let folders = ["mikel_mail", "talon_standard_replies"]

    /// Reads all mails below a directory, in the order of their names; throws `usage` if there are none.
    static func all(in directory: String) throws(ToolFailure) -> [DemoMail] {
        let root = URL(filePath: directory, directoryHint: .isDirectory)
        let known = folders.map { root.appending(path: $0) }.filter {
            FileManager.default.fileExists(atPath: $0.path(percentEncoded: false))
        }
        var mails: [DemoMail] = []
        for folder in known.isEmpty ? [root] : known {
            for path in try paths(below: folder) {
                let bytes = try ArgumentText.file(folder.appending(path: path).path(percentEncoded: false))
                mails.append(DemoMail(name: "\(folder.lastPathComponent)/\(path)", bytes: bytes))
            }
        }
        guard !mails.isEmpty else { throw ToolFailure(.usage, "There are no mails (*.eml) in \(directory.printable).") }
        return mails
    }

    private static func paths(below folder: URL) throws(ToolFailure) -> [String] {
        do {
            let all = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
            return all.filter { $0.hasSuffix(".eml") }.sorted()
        } catch {
            throw ToolFailure(.usage, "The folder \(folder.lastPathComponent.printable) cannot be read.")
        }
    }
}
