import FoundationEssentials

/// A mail of Tests/Fixtures/mail, with what its source and an independent parser say about it.
struct MailFixture: Decodable, Sendable {
    /// What Python's email package reads.
    struct Parsed: Decodable, Sendable {
        let subject: String?
        let fromAddress: String?
        let messageID: String?
        let date: String?
        let hasText: Bool?
        let hasHTML: Bool?
        let textFirstLine: String?
        let reportType: String?
        let attachments: [Attachment]?
        let defects: [String]?
        let isConfirmed: Bool?

        enum CodingKeys: String, CodingKey {
            case subject
            case fromAddress = "from_address"
            case messageID = "message_id"
            case date = "date_utc"
            case hasText = "has_text"
            case hasHTML = "has_html"
            case textFirstLine = "text_first_line"
            case reportType = "report_type"
            case attachments
            case defects
            case isConfirmed = "subject_and_sender_confirmed_by_second_parser"
        }
    }

    struct Attachment: Decodable, Sendable {
        let filename: String?
        let size: Int?
    }

    /// What the source states.
    struct Expectation: Decodable, Sendable {
        let replyText: String?
        let kind: String?
        let reply: String?
        let contains: [String]?
        let notContains: [String]?
        let firstContains: String?
        let hiddenContains: String?
        let recipients: [Recipient]?

        enum CodingKeys: String, CodingKey {
            case replyText = "reply_text"
            case kind
            case reply
            case contains
            case notContains = "not_contains"
            case firstContains = "first_contains"
            case hiddenContains = "hidden_contains"
            case recipients
        }
    }

    struct Recipient: Decodable, Sendable {
        let status: String?
    }

    let file: String
    let parsed: Parsed?
    let expect: Expectation?
    /// The folder below Tests/Fixtures/mail; known once it is read.
    private(set) var collection: String?

    /// Two parsers agree on the subject and the sender, and found nothing broken.
    var isUndisputed: Bool { parsed?.isConfirmed == true && parsed?.defects?.isEmpty == true }

    /// The fixture's bytes.
    func bytes() throws -> [UInt8] {
        try [UInt8](Data(contentsOf: Self.folder(collection).appending(path: file)))
    }

    /// All fixtures of a collection.
    static func all(in collection: String) throws -> [MailFixture] {
        let lines = try String(
            decoding: Data(contentsOf: folder(collection).appending(path: "cases.jsonl")), as: UTF8.self)
        // Python writes a byte that it could not decode as a lone surrogate, which is not JSON.
        return try lines.replacing("\\udc", with: "\\u00").split(separator: "\n").map { line in
            var fixture = try JSONDecoder().decode(MailFixture.self, from: Data(line.utf8))
            fixture.collection = collection
            return fixture
        }
    }

    private static func folder(_ collection: String?) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/mail").appending(path: collection ?? "")
    }
}
