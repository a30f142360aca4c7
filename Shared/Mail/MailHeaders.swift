/// The header fields of a mail or of one of its parts, in their order, as they were written.
struct MailHeaders: Hashable, Sendable {
    /// One field; its value is unfolded but not decoded.
    struct Field: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// No more fields than these are kept.
    static let fieldLimit = 2_000
    /// A value is cut after so many bytes.
    static let valueLimit = 65_536

    private let fields: [Field]
    private let positions: [String: [Int]]

    init(_ fields: [Field]) {
        self.fields = fields
        var positions: [String: [Int]] = [:]
        for (position, field) in fields.enumerated() {
            positions[field.name.lowercased(), default: []].append(position)
        }
        self.positions = positions
    }

    var isEmpty: Bool { fields.isEmpty }

    /// The values of all fields of the name (given in lower case), first to last, not decoded.
    func values(of name: String) -> [String] {
        positions[name, default: []].map { fields[$0].value }
    }

    /// The value of the first field of the name (given in lower case), not decoded.
    func value(of name: String) -> String? {
        positions[name]?.first.map { fields[$0].value }
    }

    /// The value of the first field of the name, its encoded words decoded (RFC 2047), on one line.
    func text(of name: String) -> String? {
        value(of: name).map(HeaderText.decode)
    }

    /// The mailboxes of all fields of the name, groups dissolved.
    func addresses(of name: String) -> [MailAddress] {
        values(of: name).flatMap(AddressList.parse)
    }

    /// The message ids of all fields of the name, without angle brackets.
    func messageIDs(of name: String) -> [String] {
        values(of: name).flatMap(MessageIDs.parse)
    }
}
