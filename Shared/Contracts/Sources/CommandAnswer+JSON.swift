extension CommandAnswer {
    /// The answer as the contract has it (contract.md section 4).
    package func jsonBody() throws(MalformedMessage) -> [UInt8] {
        var bytes: [UInt8] = []
        switch self {
        case .accepted(let id, let number, let version):
            bytes += #"{"status":"accepted","id":"#.utf8
            JSONEscapes.append(id, to: &bytes)
            Self.append(number, as: "number", to: &bytes)
            bytes += #","version":\#(version)}"#.utf8
        case .ok(let data, let next):
            bytes += #"{"status":"ok","data":"#.utf8
            bytes += data.isEmpty ? Array("null".utf8) : data
            Self.append(next, as: "next", to: &bytes)
            bytes.append(UInt8(ascii: "}"))
        case .refused(let refusal):
            bytes += #"{"status":"refused","error":"#.utf8
            bytes += try ContentCoding.encode(refusal)
            bytes.append(UInt8(ascii: "}"))
        }
        return bytes
    }

    private static func append(_ value: String?, as name: String, to bytes: inout [UInt8]) {
        guard let value else { return }
        bytes += #","\#(name)":"#.utf8
        JSONEscapes.append(value, to: &bytes)
    }

    /// Reads an answer; throws with the member at fault.
    package init(jsonBody bytes: [UInt8]) throws(MalformedMessage) {
        let answer = try JSONValue(parsing: bytes)
        switch answer["status"]?.text {
        case "accepted":
            guard let id = answer["id"]?.text else { throw MalformedMessage(field: "id", reason: "is missing") }
            guard case .integer(let version)? = answer["version"] else {
                throw MalformedMessage(field: "version", reason: "must be a whole number")
            }
            self = .accepted(id: id, number: answer["number"]?.text, version: version)
        case "ok": self = .ok(data: try Self.member("data", of: bytes), next: answer["next"]?.text)
        case "refused":
            self = .refused(try ContentCoding.decodeUnchecked(Refusal.self, from: try Self.member("error", of: bytes)))
        default: throw MalformedMessage(field: "status", reason: "must be accepted, ok or refused")
        }
    }

    private static func member(_ name: String, of bytes: [UInt8]) throws(MalformedMessage) -> [UInt8] {
        var scanner = JSONScanner(bytes)
        guard let member = try scanner.members().first(where: { $0.name == name }) else {
            throw MalformedMessage(field: name, reason: "is missing")
        }
        return Array(bytes[member.value])
    }
}
