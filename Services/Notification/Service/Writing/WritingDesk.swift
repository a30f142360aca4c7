import Contracts
import Domain
import FoundationEssentials
import NotificationDomain

/// Makes mails of wishes: chooses the text and fills it in, with our signed addresses.
struct WritingDesk: Sendable {
    let addresses: SignedAddressBook
    private let builtIn: BuiltInTemplates

    init(_ addresses: SignedAddressBook, _ builtIn: BuiltInTemplates) {
        self.addresses = addresses
        self.builtIn = builtIn
    }

    /// The languages in which there is a text; `added` are those that were added to what the service brings with it.
    func languages(of template: Intent.Template, added: [StoredTemplate]) -> TemplateLanguages? {
        let languages = Set(builtIn.languages(of: template.rawValue)).union(added.map(\.language))
        guard let first = languages.min() else { return nil }
        return TemplateLanguages(available: languages.sorted(), fallback: languages.contains("en") ? "en" : first)
    }

    /// Makes the mail. Throws `invalid` if there is no such template in that language.
    func write(_ id: NotificationMessage.ID, _ occasion: Occasion) throws(Refusal) -> Letter {
        let intent = occasion.intent
        let filled = try template(intent.template.rawValue, occasion).fill(with: values(of: occasion))
        let caseID = occasion.subject?.id
        return Letter(
            subject: filled.subject, text: filled.text, html: filled.html,
            messageID: addresses.messageID(of: id, about: caseID),
            inReplyTo: occasion.thread.last { !$0.isOurs }?.messageID ?? occasion.thread.last?.messageID,
            references: occasion.thread.map(\.messageID),
            replyTo: caseID.flatMap { addresses.replyAddress(of: $0, episode: intent.episode) },
            isAutomaticReply: intent.template.answersByItself)
    }

    /// A text with a subject line of its own or that of the text which it replaces.
    func template(_ stored: StoredTemplate) throws(Refusal) -> TemplateText {
        let subject = stored.subject ?? builtIn.subject(of: stored.name, in: stored.language) ?? "{{subject}}"
        return try TemplateText(subject: subject, text: stored.text, html: stored.html)
    }

    private func template(_ name: String, _ occasion: Occasion) throws(Refusal) -> TemplateText {
        if let stored = occasion.added.first(where: { $0.language == occasion.language }) {
            return try template(stored)
        }
        guard let template = builtIn.template(name, in: occasion.language) else {
            throw Refusal(.invalid, field: "data.template", message: "There is no such template.")
        }
        return template
    }

    private func values(of occasion: Occasion) -> [String: String] {
        let intent = occasion.intent
        let number = intent.number ?? occasion.subject?.number
        var values = intent.data.mapValues { addresses.expanded($0, number: number) }
        if let number { values["number"] = number }
        if let subject = occasion.subject?.subject { values["subject"] = subject }
        values["name"] = occasion.partyName
        values["team"] = addresses.identity.signature
        if let text = intent.text { values["text"] = text }
        guard let caseID = occasion.subject?.id else { return values }
        for answer in intent.answers {
            let url = addresses.url(to: answer, of: caseID, episode: intent.episode, number: number)
            switch answer {
            case .accept: values["acceptURL"] = url
            case .reject: values["rejectURL"] = url
            }
        }
        return values
    }
}
