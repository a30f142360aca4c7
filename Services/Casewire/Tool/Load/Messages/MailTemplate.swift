import Mail

/// A real mail whose ids can be made new, so that it can be sent again and again as another mail.
struct MailTemplate: Sendable {
    /// A place where a tag goes: before the id of the mail of that number.
    private struct Piece: Sendable {
        var bytes: [UInt8]
        /// The mail whose id follows; `nil` behind the last piece.
        var owner: Int?
    }

    private let pieces: [Piece]

    /// Prepares the mail of that number; `owners` says to which mail each id belongs that may be referred to. `nil`
    /// if its own id cannot be made new.
    init?(_ mail: DemoMail, number: Int, owners: [String: Int]) {
        let end = Self.headerEnd(in: mail.bytes)
        var names = mail.references.compactMap { id in owners[id].map { (id: id, owner: $0) } }
        if let own = mail.messageID { names = names.filter { $0.id != own } + [(own, number)] }
        var pieces: [Piece] = mail.messageID == nil ? Self.field(for: number) : []
        var bytes: [UInt8] = []
        var index = 0
        let ids = names.map { (bytes: Array($0.id.utf8), owner: $0.owner) }.sorted { $0.bytes.count > $1.bytes.count }
        while index < end {
            let found = ids.first { mail.bytes[index..<end].starts(with: $0.bytes) }
            if let found {
                pieces.append(Piece(bytes: bytes, owner: found.owner))
                bytes = []
            }
            let length = found?.bytes.count ?? 1
            bytes += mail.bytes[index..<(index + length)]
            index += length
        }
        pieces.append(Piece(bytes: bytes + mail.bytes[end...], owner: nil))
        self.pieces = pieces
        guard Self.id(of: render("a")) != Self.id(of: render("b")) else { return nil }
    }

    /// The mail with a tag in its own id and in those that it refers to: the same tag, the same thread.
    func render(_ tag: String) -> [UInt8] {
        pieces.reduce(into: []) { mail, piece in
            mail += piece.bytes
            if let owner = piece.owner { mail += "\(tag).\(owner).".utf8 }
        }
    }

    /// The templates of all mails whose ids can be made new.
    static func all(_ mails: [DemoMail]) -> [MailTemplate] {
        var owners: [String: Int] = [:]
        for (number, mail) in mails.enumerated() {
            if let id = mail.messageID, owners[id] == nil { owners[id] = number }
        }
        return mails.enumerated().compactMap { MailTemplate($1, number: $0, owners: owners) }
    }

    /// A header field that makes a mail without an id another one.
    private static func field(for number: Int) -> [Piece] {
        [Piece(bytes: Array("X-Casewire-Load: ".utf8), owner: number), Piece(bytes: [0x0d, 0x0a], owner: nil)]
    }

    private static func id(of mail: [UInt8]) -> String { MailIdentity.externalID(of: mail) }

    /// Where the first empty line begins.
    private static func headerEnd(in bytes: [UInt8]) -> Int {
        var index = 0
        while index < bytes.count {
            let end = bytes[index...].firstIndex(of: 0x0a) ?? bytes.count
            if bytes[index..<end].allSatisfy({ $0 == 0x0d }) { return index }
            index = end + 1
        }
        return bytes.count
    }
}
