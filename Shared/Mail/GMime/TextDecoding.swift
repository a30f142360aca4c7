import CGMime

/// Bytes of a declared, missing or wrong character set as text; U+FFFD stands for what cannot be read and for NUL.
enum TextDecoding {
    /// The text of bytes whose character set nobody has declared: UTF-8 if they are that, else Windows-1252.
    static func unlabelled(_ bytes: [UInt8]) -> String {
        withoutNUL(String(validating: bytes, as: UTF8.self) ?? fallback(bytes))
    }

    /// The text of bytes in the declared character set; where that is unknown or wrong, as if none were declared.
    static func text(_ bytes: [UInt8], charset: String?) -> String {
        guard let charset = charset.map(canonicalName), charset != "utf-8", charset != "us-ascii", charset != "ascii"
        else {
            return withoutNUL(String(validating: bytes, as: UTF8.self) ?? broken(bytes))
        }
        guard let (text, isClean) = convert(bytes, from: charset) else { return unlabelled(bytes) }
        if isClean { return withoutNUL(text) }
        return withoutNUL(String(validating: bytes, as: UTF8.self) ?? text)
    }

    /// UTF-8 with a few broken bytes is repaired; bytes with no UTF-8 among them are something else.
    private static func broken(_ bytes: [UInt8]) -> String {
        let repaired = String(decoding: bytes, as: UTF8.self)
        let hasUTF8 = repaired.unicodeScalars.contains { $0.value > 0x7f && $0 != "\u{fffd}" }
        return hasUTF8 ? repaired : fallback(bytes)
    }

    private static func fallback(_ bytes: [UInt8]) -> String {
        convert(bytes, from: "windows-1252")?.text ?? String(decoding: bytes, as: UTF8.self)
    }

    private static func withoutNUL(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(scalar == "\0" ? "\u{fffd}" : scalar) }
        return String(scalars)
    }

    /// The name that the converter knows; a set that is sent under the name of a smaller one is read as the larger.
    private static func canonicalName(_ charset: String) -> String {
        let name = charset.lowercased().trimmed
        return switch name {
        case "utf8", "utf-8", "unicode-1-1-utf-8": "utf-8"
        case "iso-8859-1", "iso8859-1", "latin1", "ansi_x3.110-1983": "windows-1252"
        case "iso-8859-9": "windows-1254"
        case "ks_c_5601-1987", "ks_c_5601-1989", "euc-kr", "ksc5601": "cp949"
        case "gb2312", "gbk", "x-gbk": "gb18030"
        case "shift_jis", "shift-jis", "sjis", "x-sjis": "cp932"
        default: name
        }
    }

    /// The converted text, and whether every byte could be read; `nil` for a character set that nobody knows.
    private static func convert(_ bytes: [UInt8], from charset: String) -> (text: String, isClean: Bool)? {
        let isName = charset.utf8.allSatisfy { (0x2b...0x7a).contains($0) && $0 != UInt8(ascii: "/") }
        guard isName, !charset.isEmpty, charset.utf8.count <= 40 else { return nil }
        GMime.start()
        let converter = unsafe g_iconv_open("UTF-8", g_mime_charset_iconv_name(charset))
        guard let converter = unsafe converter, Int(bitPattern: converter) != -1 else { return nil }
        defer { unsafe _ = g_iconv_close(converter) }
        return unsafe run(converter, over: bytes)
    }

    private static func run(_ converter: GIConv, over bytes: [UInt8]) -> (text: String, isClean: Bool) {
        var source = bytes
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var isClean = true
        var chunk = [UInt8](repeating: 0, count: 32_768)
        unsafe source.withUnsafeMutableBytes { buffer in
            var input = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            var inputLeft = buffer.count
            while inputLeft > 0 {
                let before = inputLeft
                var outputLeft = chunk.count
                unsafe chunk.withUnsafeMutableBytes { target in
                    var next = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
                    unsafe _ = g_iconv(converter, &input, &inputLeft, &next, &outputLeft)
                }
                let written = chunk.count - outputLeft
                output += chunk[..<written]
                let isStuck = inputLeft > 0 && written < chunk.count - 64
                guard isStuck || inputLeft == before else { continue }
                isClean = false
                output += [0xef, 0xbf, 0xbd]
                unsafe input = input?.advanced(by: 1)
                inputLeft -= 1
            }
        }
        return (String(decoding: output, as: UTF8.self), isClean)
    }
}
