import CGMime
import CGMimeShims

/// The mailboxes in a header field such as `To`.
enum AddressList {
    /// No more mailboxes than these are read of one field.
    static let limit = 1_000
    /// No more colons than these are read of one field: GMime goes down one call for each, as for a group in a group.
    static let colonLimit = 200

    /// Reads the mailboxes of a value that is not decoded; members of groups stand for themselves, rubbish is left out.
    static func parse(_ value: String) -> [MailAddress] {
        let options = ParserOptions()
        let parsed = unsafe internet_address_list_parse(options.raw, EncodedWords.normalized(limited(value)))
        var addresses: [MailAddress] = []
        if let list = unsafe Owned(takingOwnershipOf: parsed) {
            unsafe collect(from: list.raw, into: &addresses, depth: 0)
        }
        return addresses.isEmpty ? [guess(value)].compactMap(\.self) : addresses
    }

    /// The last word with an `@`, named by the words before it, of a value that is no list of mailboxes.
    private static func guess(_ value: String) -> MailAddress? {
        let words = value.split(whereSeparator: \.isWhitespace)
        guard let index = words.lastIndex(where: { $0.dropFirst().dropLast().contains("@") }) else { return nil }
        let address = words[index].filter { !"<>\"',;()".contains($0) }
        return MailAddress(name: HeaderText.singleLine(words[..<index].joined(separator: " ")), address: address)
    }

    private static func limited(_ value: String) -> String {
        var colons = 0
        guard
            let end = value.utf8.firstIndex(where: { byte in
                colons += byte == UInt8(ascii: ":") ? 1 : 0
                return colons > colonLimit
            })
        else { return value }
        return String(value[..<end])
    }

    private static func collect(
        from list: UnsafeMutablePointer<InternetAddressList>, into addresses: inout [MailAddress], depth: Int
    ) {
        for index in 0..<(unsafe internet_address_list_length(list)) where addresses.count < limit {
            guard let entry = unsafe internet_address_list_get_address(list, index) else { continue }
            if let mailbox = unsafe casewire_gmime_mailbox(entry) {
                let address = unsafe GMime.string(copyOf: internet_address_mailbox_get_addr(mailbox)) ?? ""
                let name = unsafe GMime.string(copyOf: internet_address_get_name(entry)) ?? ""
                guard !address.isEmpty else { continue }
                addresses.append(
                    MailAddress(name: HeaderText.singleLine(name), address: HeaderText.singleLine(address)))
            } else if let group = unsafe casewire_gmime_group(entry), depth < 3,
                let members = unsafe internet_address_group_get_members(group)
            {
                unsafe collect(from: members, into: &addresses, depth: depth + 1)
            }
        }
    }
}
