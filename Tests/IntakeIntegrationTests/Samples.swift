import Contracts
import Domain

enum Samples {
    static let moment = Timestamp(microseconds: 1_780_000_000_000_000)

    /// A customer's message on the web.
    static func message(_ externalID: String, text: String = "Error 503", from: String = "mailto:kim@example.org")
        -> IntakeMessage
    {
        var content = IntakeMessage(
            channel: .web, provider: "form", externalId: externalID, receivedAt: moment,
            from: IntakeAddress(address: from))
        content.subject = "The hub is out of order"
        content.body = IntakeBody()
        content.body?.text = text
        return content
    }

    /// A customer's mail.
    static func mail(
        _ id: String, subject: String = "No picture", from: String = "Kim <kim@example.org>",
        to: String = "support@example.org", more: String = "", text: String = "The screen stays black."
    ) -> String {
        """
        From: \(from)
        To: \(to)
        Subject: \(subject)
        Message-ID: <\(id)>
        Date: Mon, 04 May 2026 08:00:00 +0300
        \(more)Content-Type: text/plain; charset=utf-8

        \(text)
        """
    }
}
