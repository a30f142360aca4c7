import CGMime
import CGMimeShims

extension MailAddress {
    /// Whether every server can carry it: a `local@domain` of RFC 5321 without quotes, in ASCII, with at most 64 and
    /// 255 characters.
    package var isSendable: Bool { address.utf8.allSatisfy { $0 < 0x80 } && envelopeAddress != nil }

    /// The address as an envelope and a header name it: the domain in ASCII (RFC 5890), the part before it in UTF-8
    /// (RFC 6531); `nil` if it is no `local@domain` without quotes, of at most 64 and 255 bytes.
    package var envelopeAddress: String? {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), Self.isLocalPart(parts[0]) else { return nil }
        let isASCII = parts[1].utf8.allSatisfy { $0 < 0x80 }
        guard let domain = isASCII ? String(parts[1]) : Self.inASCII(parts[1]), Self.isDomain(domain) else {
            return nil
        }
        return "\(parts[0])@\(domain)"
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.unicodeScalars.allSatisfy(\.isAddressText)
        }
    }

    private static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return (1...255).contains(text.utf8.count)
            && labels.allSatisfy { label in
                !label.isEmpty
                    && label.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
            }
    }

    /// The domain with every label in ASCII; what has no such form comes back as it is.
    private static func inASCII(_ domain: Substring) -> String? {
        GMime.start()
        guard let address = unsafe Owned(takingOwnershipOf: internet_address_mailbox_new(nil, "x@\(domain)")),
            let mailbox = unsafe casewire_gmime_mailbox(address.raw)
        else { return nil }
        let text = unsafe GMime.string(copyOf: internet_address_mailbox_get_idn_addr(mailbox))
        return text.map { String($0.dropFirst(2)) }
    }
}

extension Unicode.Scalar {
    /// Whether it may stand in an atom (RFC 5322 section 3.2.3; RFC 6532 section 3.2 for what is not in ASCII).
    fileprivate var isAddressText: Bool {
        guard !isASCII else {
            let byte = UInt8(truncatingIfNeeded: value)
            return byte.isASCIILetter || byte.isASCIIDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
        }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
            .paragraphSeparator:
            return false
        default: return true
        }
    }
}
