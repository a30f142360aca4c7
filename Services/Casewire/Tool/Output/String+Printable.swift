extension String {
    /// The text on one line and harmless to a terminal: control characters and those that turn the direction of
    /// writing become `·`.
    var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.map { Self.isHarmless($0) ? $0 : "·" }))
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
        case .format: scalar == "\u{200d}"
        default: true
        }
    }

    /// How many columns the text takes on a terminal: two for East Asian wide characters and pictures.
    var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

    /// The text cut to so many columns, with `…` at its end if something was cut off.
    func fitted(to columns: Int) -> String {
        guard displayWidth > columns else { return self }
        var kept = ""
        var used = 1
        for character in self {
            used += character.displayWidth
            guard used <= columns else { break }
            kept.append(character)
        }
        return kept + "…"
    }
}

extension Character {
    fileprivate var displayWidth: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
            0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f900...0x1f9ff, 0x20000...0x3fffd:
            return 2
        case 0x0300...0x036f: return 0
        default: return 1
        }
    }
}
