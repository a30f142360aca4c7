/// The character references of HTML.
enum HTMLEntities {
    /// No name is longer.
    private static let longest = 10

    /// The bytes with each reference replaced by what it stands for, as UTF-8; what is no reference stays.
    static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var rest = bytes
        while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += rest[..<ampersand]
            rest = rest[(ampersand + 1)...]
            if let (scalar, length) = reference(at: rest) {
                text += Array(String(scalar).utf8)
                rest = rest.dropFirst(length)
                if rest.first == UInt8(ascii: ";") { rest = rest.dropFirst() }
            } else {
                text.append(UInt8(ascii: "&"))
            }
        }
        return text + rest
    }

    /// What the reference after an `&` stands for, and its length without the `;`.
    private static func reference(at bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        if bytes.first == UInt8(ascii: "#") { return number(at: bytes) }
        let name = bytes.prefix(longest).prefix { $0.isASCIILetter || $0.isASCIIDigit }
        guard let scalar = names[String(decoding: name, as: UTF8.self)] else { return nil }
        return (scalar, name.count)
    }

    private static func number(at bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        let isHex = bytes.dropFirst().first.map { ($0 | 0x20) == UInt8(ascii: "x") } ?? false
        let start = isHex ? 2 : 1
        let digits = bytes.dropFirst(start).prefix(8).prefix { byte in
            byte.isASCIIDigit || (isHex && (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20))
        }
        guard let code = UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10) else { return nil }
        return (scalar(code), start + digits.count)
    }

    private static func scalar(_ code: UInt32) -> Unicode.Scalar {
        if (0x80...0x9f).contains(code) { return windows1252[Int(code - 0x80)] }
        guard code >= 0x20 || code == 0x09 || code == 0x0a, let scalar = Unicode.Scalar(code) else { return "\u{fffd}" }
        return scalar
    }

    /// Numbers in 128–159 mean Windows-1252, as in every browser.
    private static let windows1252: [Unicode.Scalar] = Array(
        "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ".unicodeScalars)

    /// The names of U+00A1 to U+00FF in order, as HTML 4 lists them.
    private static let latin = """
        iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
        AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
        times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig \
        ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml \
        divide oslash ugrave uacute ucirc uuml yacute thorn yuml
        """

    private static let others: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{a0}", "AMP": "&", "LT": "<", "GT": ">",
        "QUOT": "\"", "ensp": " ", "emsp": " ", "thinsp": " ", "zwnj": "\u{200c}", "zwj": "\u{200d}", "lrm": "\u{200e}",
        "rlm": "\u{200f}", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“",
        "rdquo": "”",
        "bdquo": "„", "dagger": "†", "Dagger": "‡", "bull": "•", "hellip": "…", "permil": "‰", "prime": "′",
        "Prime": "″",
        "lsaquo": "‹", "rsaquo": "›", "euro": "€", "trade": "™", "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓",
        "harr": "↔", "rArr": "⇒", "hArr": "⇔", "minus": "−", "infin": "∞", "ne": "≠", "le": "≤", "ge": "≥",
        "asymp": "≈",
        "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ", "fnof": "ƒ", "circ": "ˆ", "tilde": "˜",
        "check": "✓", "star": "☆", "hearts": "♥", "sum": "∑", "radic": "√", "Omega": "Ω", "alpha": "α", "beta": "β",
        "gamma": "γ", "delta": "δ", "Delta": "Δ", "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ", "omega": "ω",
    ]

    private static let names: [String: Unicode.Scalar] = {
        var names = others
        for (offset, name) in latin.split(separator: " ").enumerated() {
            names[String(name)] = Unicode.Scalar(UInt8(0xa1 + offset))
        }
        return names
    }()
}
