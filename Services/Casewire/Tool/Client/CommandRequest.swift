import Contracts
import Domain
import Durability

/// A command or query as somebody at the keyboard asks it.
struct CommandRequest: Sendable {
    /// `<service>.<aggregate>.<verb>`.
    let verb: String
    /// Unique to the wish: sending it again with the same id has no further effect.
    let id: String
    /// The record's id; `nil` for verbs that make or list records.
    let subject: String?
    /// The verb's members, `actor` and `expectedVersion` among them.
    let data: JSONValue

    /// Makes a request of a typed content; throws `usage` if it breaks its own limits.
    init(_ content: some CommandContent, id: String, subject: RecordID? = nil) throws(ToolFailure) {
        verb = type(of: content).type.routingWords
        self.id = id
        self.subject = subject?.description
        do throws(MalformedMessage) {
            try content.validate()
            data = try JSONValue(parsing: try ContentCoding.encode(content))
        } catch {
            throw ToolFailure(.usage, "The command cannot be sent: \(error.field ?? "data") \(error.reason).")
        }
    }

    /// Makes a request of its parts; throws `usage` if the verb is not of three words.
    init(verb: String, id: String, subject: String?, data: JSONValue) throws(ToolFailure) {
        let words = verb.split(separator: ".", omittingEmptySubsequences: false)
        let isWord = { (word: Substring) in
            !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
        }
        guard words.count == 3, words.allSatisfy(isWord) else {
            throw ToolFailure(.usage, "A verb has three words, such as intake.case.accept.")
        }
        self.verb = verb
        self.id = id
        self.subject = subject
        self.data = data
    }

    /// The request as a message.
    func event(at now: Timestamp) -> CloudEvent {
        let words = verb.split(separator: ".").map(String.init)
        var event = CloudEvent(
            id: id, source: "urn:casewire:tool", type: .command(words[0], words[1], words[2]), time: now,
            data: Array(data.line.utf8))
        event.subject = subject
        return event
    }
}
