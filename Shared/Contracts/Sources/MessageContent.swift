/// The `data` of one type of message.
package protocol MessageContent: Codable, Sendable {
    /// The type that announces this content.
    static var type: MessageType { get }

    /// Checks what decoding cannot: lengths, ranges, and members that go together. Throws with the path of the member
    /// at fault.
    func validate() throws(MalformedMessage)
}

extension MessageContent {
    package func validate() throws(MalformedMessage) {}
}
