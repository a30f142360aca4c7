import CPostgres

/// libpq's connection strings, taken apart and put together.
enum ConnectionString {
    /// The keywords that a URL or a `key=value` string sets; throws `.invalidConfiguration`.
    static func keywords(of text: String) throws(PostgresError) -> [String: String] {
        // libpq's own message is not passed on, since it quotes the part it could not read, be it the password.
        let unreadable = PostgresError(.invalidConfiguration, "the connection string cannot be read")
        guard !text.utf8.contains(0) else { throw unreadable }
        var message: UnsafeMutablePointer<CChar>?
        let options = unsafe PQconninfoParse(text, &message)
        defer {
            unsafe PQconninfoFree(options)
            unsafe PQfreemem(message)
        }
        guard var option = unsafe options else { throw unreadable }
        var keywords: [String: String] = [:]
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val {
                unsafe keywords[String(cString: keyword)] = String(cString: value)
            }
            unsafe option += 1
        }
        return keywords
    }

    /// A `key='value'` string of the keywords.
    static func text(of keywords: [String: String]) -> String {
        keywords.sorted { $0.key < $1.key }
            .map { keyword, value in "\(keyword)='\(escaped(value) { $0 == "'" || $0 == "\\" })'" }
            .joined(separator: " ")
    }

    /// A value for the server's command line, where a space would end it.
    static func escapedOption(_ value: String) -> String {
        escaped(value) { $0.properties.isWhitespace || $0 == "\\" }
    }

    private static func escaped(_ value: String, where isSpecial: (Unicode.Scalar) -> Bool) -> String {
        value.unicodeScalars.map { isSpecial($0) ? "\\\($0)" : String($0) }.joined()
    }
}
