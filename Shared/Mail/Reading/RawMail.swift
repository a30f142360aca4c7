/// The bytes of a mail as they are handed to GMime: what it cannot bear is taken out.
enum RawMail {
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let replacement: [UInt8] = [0xef, 0xbf, 0xbd]
    private static let addressFields = ["from", "to", "cc", "bcc", "sender", "reply-to"].map { Array($0.utf8) }

    /// The mail without the lines before its header (blank ones, a byte order mark, mbox's `From `), with U+FFFD for
    /// each NUL of the header, and no field with so many colons that GMime would run out of stack in reading groups
    /// within groups.
    static func prepared(_ bytes: [UInt8]) -> [UInt8] {
        var rest = bytes[...]
        if rest.starts(with: [0xef, 0xbb, 0xbf]) { rest = rest.dropFirst(3) }
        rest = rest.drop { $0 == lineFeed || $0 == carriageReturn }
        if rest.starts(with: "From ".utf8) || rest.starts(with: ">From ".utf8) {
            rest = rest.drop { $0 != lineFeed }.dropFirst()
        }
        let end = headerEnd(of: rest)
        var mail: [UInt8] = []
        mail.reserveCapacity(rest.count + 64)
        for byte in rest[..<end] {
            if byte == 0 { mail += replacement } else { mail.append(byte) }
        }
        mail += rest[end...]
        limitColons(in: &mail)
        return mail
    }

    private static func headerEnd(of mail: ArraySlice<UInt8>) -> Int {
        var isLineEmpty = true
        for (index, byte) in zip(mail.indices, mail) {
            if byte == lineFeed {
                if isLineEmpty { return index }
                isLineEmpty = true
            } else if byte != carriageReturn {
                isLineEmpty = false
            }
        }
        return mail.endIndex
    }

    /// Also below the header, since embedded mails have headers of their own.
    private static func limitColons(in mail: inout [UInt8]) {
        var start = 0
        var isAddressField = false
        var colons = 0
        while start < mail.count {
            let end = mail[start...].firstIndex(of: lineFeed) ?? mail.count
            let isFolded = mail[start] == UInt8(ascii: " ") || mail[start] == UInt8(ascii: "\t")
            if !isFolded {
                isAddressField = startsAddressField(mail[start..<end])
                colons = 0
            }
            if isAddressField { limitColons(in: &mail, at: start..<end, after: &colons) }
            start = end + 1
        }
    }

    private static func limitColons(in mail: inout [UInt8], at line: Range<Int>, after colons: inout Int) {
        for index in line where mail[index] == UInt8(ascii: ":") {
            colons += 1
            if colons > AddressList.colonLimit { mail[index] = UInt8(ascii: " ") }
        }
    }

    private static func startsAddressField(_ line: ArraySlice<UInt8>) -> Bool {
        addressFields.contains { name in
            guard line.count > name.count, line.prefix(name.count).elementsEqual(name, by: { ($0 | 0x20) == $1 }) else {
                return false
            }
            let next = line.dropFirst(name.count).first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
            return next == UInt8(ascii: ":")
        }
    }
}
