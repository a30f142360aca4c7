import Contracts
import Foundation

/// The texts that the service brings with it: `Templates/<language>/<name>.mustache`, the subject in the first line.
struct BuiltInTemplates: Sendable {
    /// A file that should hold a template does not.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// One text as it is written.
    struct Text: Hashable, Sendable {
        let subject: String
        let text: String
    }

    private let texts: [String: [String: Text]]
    private let compiled: [String: [String: TemplateText]]

    /// Reads and checks all files below a folder.
    init(in folder: URL) throws {
        var texts: [String: [String: Text]] = [:]
        var compiled: [String: [String: TemplateText]] = [:]
        let files = FileManager.default
        for language in try files.contentsOfDirectory(atPath: folder.path).sorted() {
            let place = folder.appending(path: language)
            for file in try files.contentsOfDirectory(atPath: place.path).sorted() where file.hasSuffix(".mustache") {
                let name = String(file.dropLast(".mustache".count))
                let text = try Self.read(place.appending(path: file))
                texts[name, default: [:]][language] = text
                compiled[name, default: [:]][language] = try TemplateText(subject: text.subject, text: text.text)
            }
        }
        self.texts = texts
        self.compiled = compiled
    }

    /// The languages of a template; none if there is no such template.
    func languages(of name: String) -> [String] { texts[name].map { $0.keys.sorted() } ?? [] }

    /// The template, ready to be filled in.
    func template(_ name: String, in language: String) -> TemplateText? { compiled[name]?[language] }

    /// The subject line of a template.
    func subject(of name: String, in language: String) -> String? {
        (texts[name]?[language] ?? texts[name]?["en"])?.subject
    }

    private static func read(_ file: URL) throws -> Text {
        let content = try String(contentsOf: file, encoding: .utf8)
        let parts = content.split(separator: "\n\n", maxSplits: 1)
        guard parts.count == 2, !parts[0].contains("\n") else {
            throw Unreadable(description: "\(file.lastPathComponent): a subject, an empty line and a text are expected")
        }
        return Text(subject: String(parts[0]), text: String(parts[1]))
    }
}
