import Contracts
import Domain
import Durability

/// Adds a text to a template, or replaces the one in that language.
struct UpsertTemplateText: CommandHandler {
    typealias Store = NotificationStore

    let desk: WritingDesk

    func gather(_ command: Message<UpsertTemplate>, into needs: inout NotificationNeeds) {
        needs.templates.insert(command.content.name)
    }

    func handle(_ command: Message<UpsertTemplate>, in unit: inout UnitOfWork<NotificationWorkspace>) throws
        -> CommandAnswer
    {
        try command.checkSender()
        let content = command.content
        guard content.channel == .email else {
            throw Refusal(.invalid, field: "data.channel", message: "Only mail is sent.")
        }
        let language = content.language.lowercased()
        let known = unit.workspace.templates(named: content.name).first { $0.language == language }
        if let expected = content.expectedVersion, expected != known?.version ?? 0 {
            throw Rejection.staleVersion(expected: expected, found: known?.version ?? 0)
        }
        let template = StoredTemplate(
            name: content.name, language: language, version: (known?.version ?? 0) + 1, subject: content.subject,
            text: content.text, html: content.html)
        _ = try desk.template(template)
        unit.workspace.enter(template)
        return .accepted(id: "\(content.name).\(language)", number: nil, version: template.version)
    }
}
