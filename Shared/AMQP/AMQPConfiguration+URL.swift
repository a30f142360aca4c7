/// What is wrong with a broker URL; never holds the password.
package struct AMQPConfigurationError: Error, Hashable, CustomStringConvertible {
    /// The part of the URL: `scheme`, `user`, `password`, `host`, `port`, `vhost`, or the query key.
    package let field: String
    package let reason: String

    package var description: String { "\(field): \(reason)" }
}

extension AMQPConfiguration {
    /// Reads
    /// `amqp(s)://user:password@host:port,host:port/vhost?cacertfile=&certfile=&keyfile=&verifyhostname=&heartbeat=`.
    ///
    /// User, password and virtual host are percent-encoded; an absent or empty virtual host is `/`; ports default to
    /// 5672 and 5671; an IPv6 address stands in brackets. The TLS keys need `amqps`; unknown keys are refused.
    package init(url: String) throws(AMQPConfigurationError) {
        let parts = try URLParts(url)
        self.init(endpoints: try parts.endpoints(), user: "", password: "", tls: parts.isTLS ? AMQPTLS() : nil)
        (user, password) = try parts.credentials()
        virtualHost = try parts.virtualHost()
        var certificate: String?
        var key: String?
        for (name, value) in try parts.query() {
            switch name {
            case "cacertfile": try setTLS(name) { $0.caFile = value }
            case "certfile": try setTLS(name) { _ in certificate = value }
            case "keyfile": try setTLS(name) { _ in key = value }
            case "verifyhostname":
                let wanted = try Self.boolean(value, for: name)
                try setTLS(name) { $0.verifyHostname = wanted }
            case "heartbeat": heartbeat = try Self.heartbeat(value)
            default: throw AMQPConfigurationError(field: name, reason: "is no key of a broker URL")
            }
        }
        try setClientCertificate(certificate, key: key)
    }

    private mutating func setTLS(_ name: String, _ change: (inout AMQPTLS) -> Void) throws(AMQPConfigurationError) {
        guard var changed = tls else { throw AMQPConfigurationError(field: name, reason: "needs the scheme amqps") }
        change(&changed)
        tls = changed
    }

    private mutating func setClientCertificate(_ certificate: String?, key: String?) throws(AMQPConfigurationError) {
        switch (certificate, key) {
        case (let certificate?, let key?):
            tls?.clientCertificate = .init(certificateFile: certificate, keyFile: key)
        case (nil, nil): break
        case (nil, _): throw AMQPConfigurationError(field: "certfile", reason: "is missing, though keyfile is given")
        case (_, nil): throw AMQPConfigurationError(field: "keyfile", reason: "is missing, though certfile is given")
        }
    }

    private static func boolean(_ value: String, for field: String) throws(AMQPConfigurationError) -> Bool {
        guard let wanted = Bool(value) else {
            throw AMQPConfigurationError(field: field, reason: "is neither true nor false")
        }
        return wanted
    }

    private static func heartbeat(_ value: String) throws(AMQPConfigurationError) -> Duration {
        guard let seconds = Int(value), (1...60).contains(seconds) else {
            throw AMQPConfigurationError(field: "heartbeat", reason: "is not a number of seconds from 1 to 60")
        }
        return .seconds(seconds)
    }
}

/// A broker URL cut at its delimiters, nothing decoded yet.
private struct URLParts {
    let isTLS: Bool
    private let userInfo: Substring?
    private let hosts: Substring
    private let path: Substring
    private let queryText: Substring

    init(_ url: String) throws(AMQPConfigurationError) {
        var rest: Substring
        if url.hasPrefix("amqp://") {
            (isTLS, rest) = (false, url.dropFirst(7))
        } else if url.hasPrefix("amqps://") {
            (isTLS, rest) = (true, url.dropFirst(8))
        } else {
            throw AMQPConfigurationError(field: "scheme", reason: "is neither amqp nor amqps")
        }
        (rest, queryText) = Self.cut(rest, at: "?")
        (rest, path) = Self.cut(rest, at: "/")
        if let at = rest.lastIndex(of: "@") {
            userInfo = rest[..<at]
            hosts = rest[rest.index(after: at)...]
        } else {
            userInfo = nil
            hosts = rest
        }
    }

    func credentials() throws(AMQPConfigurationError) -> (user: String, password: String) {
        guard let userInfo else { throw AMQPConfigurationError(field: "user", reason: "is missing") }
        let (name, secret) = Self.cut(userInfo, at: ":")
        let user = try Self.decoded(name, field: "user")
        guard !user.isEmpty else { throw AMQPConfigurationError(field: "user", reason: "is empty") }
        return (user, try Self.decoded(secret, field: "password"))
    }

    func virtualHost() throws(AMQPConfigurationError) -> String {
        guard !path.contains("/") else {
            throw AMQPConfigurationError(field: "vhost", reason: "holds a slash that is not written %2F")
        }
        let name = try Self.decoded(path, field: "vhost")
        return name.isEmpty ? "/" : name
    }

    func endpoints() throws(AMQPConfigurationError) -> [AMQPEndpoint] {
        var endpoints: [AMQPEndpoint] = []
        for host in hosts.split(separator: ",", omittingEmptySubsequences: false) {
            endpoints.append(try endpoint(host))
        }
        return endpoints
    }

    func query() throws(AMQPConfigurationError) -> [(name: String, value: String)] {
        var pairs: [(String, String)] = []
        for pair in queryText.split(separator: "&") {
            let (name, value) = Self.cut(pair, at: "=")
            let field = try Self.decoded(name, field: "query")
            let decoded = try Self.decoded(value, field: field)
            guard !decoded.isEmpty else { throw AMQPConfigurationError(field: field, reason: "has no value") }
            pairs.append((field, decoded))
        }
        return pairs
    }

    private func endpoint(_ text: Substring) throws(AMQPConfigurationError) -> AMQPEndpoint {
        var host = text
        var port: Substring = ""
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else {
                throw AMQPConfigurationError(field: "host", reason: "lacks a closing bracket")
            }
            host = text[text.index(after: text.startIndex)..<end]
            port = text[text.index(after: end)...]
        } else if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            port = text[colon...]
        }
        guard !host.isEmpty, !host.utf8.contains(0) else {
            throw AMQPConfigurationError(field: "host", reason: "is missing")
        }
        guard !port.isEmpty else { return AMQPEndpoint(host: String(host), port: isTLS ? 5671 : 5672) }
        guard port.first == ":", let number = Int(port.dropFirst()), (1...65_535).contains(number) else {
            throw AMQPConfigurationError(field: "port", reason: "is not a number from 1 to 65535")
        }
        return AMQPEndpoint(host: String(host), port: number)
    }

    private static func cut(_ text: Substring, at delimiter: Character) -> (Substring, Substring) {
        guard let index = text.firstIndex(of: delimiter) else { return (text, "") }
        return (text[..<index], text[text.index(after: index)...])
    }

    private static func decoded(_ text: Substring, field: String) throws(AMQPConfigurationError) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, digits.first != "+",
                let value = UInt8(digits, radix: 16)
            else {
                throw AMQPConfigurationError(field: field, reason: "has a % that two hexadecimal digits do not follow")
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw AMQPConfigurationError(field: field, reason: "is not text in UTF-8")
        }
        return decoded
    }
}
