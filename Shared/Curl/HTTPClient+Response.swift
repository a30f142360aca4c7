extension HTTPClient {
    /// The answer of an HTTP server.
    package struct Response: Hashable, Sendable {
        /// 100 to 599.
        package let status: Int
        /// The fields of the header, their names in lower case; a repeated field's values are joined by a comma.
        package let headers: [String: String]
        package let body: [UInt8]

        /// Whether the server did what was asked: the status is 2xx.
        package var isSuccess: Bool { (200...299).contains(status) }

        /// Reads the header of the last answer of a transfer, in which interim answers come before it.
        init(status: Int, header: [UInt8], body: [UInt8]) {
            var headers: [String: String] = [:]
            for line in String(decoding: header, as: UTF8.self).split(whereSeparator: \.isNewline) {
                if line.hasPrefix("HTTP/") { headers = [:] }
                guard let colon = line.firstIndex(of: ":") else { continue }
                let name = line[..<colon].lowercased()
                let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
                headers[name] = headers[name].map { $0 + ", " + value } ?? String(value)
            }
            self.status = status
            self.headers = headers
            self.body = body
        }
    }
}
