/// A mail as it is sent, however often it is tried: made once, so that there are never two of one message.
struct Letter: Hashable, Codable, Sendable {
    let subject: String
    let text: String
    let html: String?
    /// Without angle brackets, as the others.
    let messageID: String
    let inReplyTo: String?
    let references: [String]
    /// Where answers go.
    let replyTo: String?
    /// Whether it answers by itself what came in, as an acknowledgement does.
    let isAutomaticReply: Bool
}
