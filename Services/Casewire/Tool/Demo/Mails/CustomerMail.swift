import Domain
import Mail

/// What a customer writes in answer to one of our mails.
struct CustomerMail: Sendable {
    let bytes: [UInt8]

    /// A reply as a mail program makes it: to where answers shall go, in the same thread.
    init(replyingTo sink: SinkMail, text: String, id: String, at now: Timestamp) throws(ToolFailure) {
        let original = sink.mail
        guard let target = original.replyTo.first ?? original.from.first else {
            throw ToolFailure(.failedCheck, "The mail \(sink.file) does not say where answers go.")
        }
        var mail = OutgoingMail(
            from: MailAddress(name: "", address: sink.recipient), to: [target],
            subject: "Re: \(original.subject ?? "")",
            messageID: id, date: now, text: text)
        mail.inReplyTo = original.messageID
        mail.references = original.references + [original.messageID].compactMap(\.self)
        bytes = try Self.composed(mail)
    }

    /// A mail by one of the links in ours: to its address, with the subject and the text that it proposes.
    init(
        following link: MailtoURL, from sink: SinkMail, text: String, id: String, at now: Timestamp
    ) throws(ToolFailure) {
        bytes = try Self.composed(
            OutgoingMail(
                from: MailAddress(name: "", address: sink.recipient),
                to: [MailAddress(name: "", address: link.address)], subject: link.subject ?? "", messageID: id,
                date: now,
                text: [link.body, text].compactMap(\.self).joined(separator: "\n")))
    }

    private static func composed(_ mail: OutgoingMail) throws(ToolFailure) -> [UInt8] {
        do throws(MailError) {
            return try MailComposer.compose(mail)
        } catch {
            throw ToolFailure(.failedCheck, "The customer's answer cannot be written: \(error).")
        }
    }
}
