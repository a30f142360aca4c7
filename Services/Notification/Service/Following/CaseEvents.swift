import Contracts
import Domain
import Durability
import NotificationDomain

/// What each event of a case means to its customer. `case.note_added` is not among them: nobody here reads it.
enum CaseEvents {
    static func add(to table: inout HandlerTable<NotificationStore>, by desk: WritingDesk) {
        table.add(
            FollowCase<CaseCreated>(desk, remembering: { $1.keep($0) }) {
                .created(isProactive: $0.case.facets.isProactive, isAutomatic: $0.origin.isAutomatic)
            })
        table.add(
            FollowCase<CaseInfoRequested>(desk) {
                $0.visibility == .public ? .infoRequested(question: $0.question) : .other
            })
        table.add(FollowCase<CaseMessageAdded>(desk, remembering: { $1.keep($0) }) { CaseNews($0) })
        table.add(
            FollowCase<CaseResolved>(desk) {
                // The notes are for our own people, so that there may be no text at all.
                .resolved(episode: $0.episode, solution: $0.customerText ?? "")
            })
        table.add(FollowCase<CaseClosed>(desk) { .closed(by: CaseNews.Closer($0.by), isVoid: $0.isVoid) })
        table.add(FollowCase<CaseReminderDue>(desk) { _ in .reminderDue })
    }
}

extension NotificationWorkspace {
    /// Keeps what later mails say of the case, and the mail that opened it.
    fileprivate mutating func keep(_ event: CaseCreated) {
        enter(CaseCopy(id: event.case.id.uuid, number: event.case.number, subject: event.subject))
        guard event.case.channel == .email, let messageID = event.origin.externalId else { return }
        keep(mail: messageID, of: event)
    }

    /// Keeps the Message-ID of what the customer wrote.
    fileprivate mutating func keep(_ event: CaseMessageAdded) {
        guard event.direction == .inbound, let messageID = event.externalId else { return }
        keep(mail: messageID, of: event)
    }

    private mutating func keep(mail messageID: String, of event: some CaseEventContent) {
        // What is no Message-ID cannot be referred to: another provider's id, or one that a mail did not have.
        guard messageID.utf8.count <= 500, messageID.contains("@"),
            messageID.utf8.allSatisfy({ (0x21...0x7e).contains($0) && $0 != 0x3c && $0 != 0x3e })
        else { return }
        enter(ThreadMail(caseID: event.case.id.uuid, messageID: messageID, isOurs: false))
    }
}

extension CaseNews {
    fileprivate init(_ event: CaseMessageAdded) {
        guard let text = event.text else {
            self = .other
            return
        }
        self = .messageAdded(
            Message(isOutbound: event.direction == .outbound, isPublic: event.visibility == .public, text: text))
    }
}

extension CaseNews.Closer {
    fileprivate init(_ by: CaseClosed.By) {
        switch by {
        case .customer: self = .customer
        case .agent: self = .agent
        case .auto, .system: self = .auto
        }
    }
}

extension CaseClosed {
    /// Whether there was no matter at all.
    fileprivate var isVoid: Bool { code == "spam" || code == "duplicate" }
}
