import Foundation

/// Texts that customers might write, ready to stand between the quotes of a JSON string.
struct TextCorpus: Sendable {
    let texts: [[UInt8]]

    /// So many are kept at most.
    private static let limit = 100_000

    /// A few, for runs without material of their own.
    static let small = TextCorpus(lines: [
        "My invoice for the last month is higher than what we agreed on. Could you please look into it?",
        "I cannot log in any more since the update of this morning; the page says that my session has ended.",
        "The parcel arrived today, but one of the two lamps is broken. What do I have to do to get another one?",
        "How do I change the address to which my orders are sent?",
        "Our printer on the second floor prints only every other page, and nobody knows why.",
        "Please cancel the subscription at the end of this month and confirm it in writing.",
        "The report of yesterday shows all sums twice. We need the right figures before noon.",
        "My card was swallowed by the machine at the station. Please block it and send me a new one.",
        "Since yesterday the connection breaks off every few minutes, also over the cable.",
        "A colleague has left us; please close her account and give me access to her mailbox.",
    ])

    /// Takes lines of text; empty ones are left out, and what JSON would have to escape becomes a blank.
    init(lines: [String]) {
        texts = lines.prefix(Self.limit).compactMap { line in
            let text = line.utf8.map { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") ? 0x20 : $0 }
            return text.allSatisfy { $0 == 0x20 } ? nil : text
        }
    }

    /// Reads a file, or every file of a directory, that ends in `.txt` (a text a line) or `.csv` (the first column,
    /// under a line of titles). Throws `usage` if there is none, or it holds no text.
    init(path: String) throws(ToolFailure) {
        let url = URL(filePath: path)
        var isDirectory = ObjCBool(false)
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        guard exists else { throw ToolFailure(.usage, "There is no file or folder \(path.printable).") }
        var lines: [String] = []
        for file in isDirectory.boolValue ? try Self.files(in: url) : [url] {
            let name = file.lastPathComponent
            guard let text = String(validating: try ArgumentText.file(file.path(percentEncoded: false)), as: UTF8.self)
            else { throw ToolFailure(.usage, "The file \(name.printable) is not UTF-8.") }
            lines +=
                name.hasSuffix(".csv")
                ? CSVColumn.first(of: text) : text.split(whereSeparator: \.isNewline).map(String.init)
        }
        self.init(lines: lines)
        guard !texts.isEmpty else {
            throw ToolFailure(.usage, "There are no texts in \(path.printable).", advice: "Give a .txt or .csv file.")
        }
    }

    private static func files(in directory: URL) throws(ToolFailure) -> [URL] {
        do {
            let all = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
            return all.filter { ["txt", "csv"].contains($0.pathExtension) }.sorted { $0.path() < $1.path() }
        } catch {
            throw ToolFailure(.usage, "The folder \(directory.lastPathComponent.printable) cannot be read.")
        }
    }

    /// The text of that number; the first follows the last.
    subscript(number: Int) -> [UInt8] { texts[number % texts.count] }

    /// The text of that number as exactly so many bytes: repeated, or cut between characters and filled with dots.
    func text(_ number: Int, bytes wanted: Int) -> [UInt8] {
        let text = self[number]
        var filled: [UInt8] = []
        filled.reserveCapacity(wanted + text.count)
        while filled.count < wanted {
            filled += text
            filled.append(0x20)
        }
        var end = max(0, wanted)
        while end > 0, end < filled.count, filled[end] & 0xc0 == 0x80 { end -= 1 }
        filled.removeLast(filled.count - end)
        filled += repeatElement(UInt8(ascii: "."), count: max(0, wanted - end))
        return filled
    }
}
