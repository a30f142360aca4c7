/// Decides which news of a case its customer is told, and with what text (records.md 2.1, effects).
package enum NotificationPolicy {
    /// What is to be done about the news.
    package enum Decision: Hashable, Sendable {
        case tell(Intent)
        case keepSilent(Silence)
    }

    /// Why the customer is not told.
    package enum Silence: String, CaseIterable, Sendable {
        /// Not everything is for customers.
        case notForCustomers = "not_for_customers"
        /// There is nobody to tell.
        case noParty = "no_party"
        /// We opened the case ourselves and say why in another message.
        case proactive
        /// A machine opened the case, and would answer.
        case automatic
        /// There was no matter: spam or a duplicate.
        case void
    }

    /// Decides about one event.
    package static func decide(_ news: CaseNews, about subject: CaseSubject) -> Decision {
        let occasion = String(subject.sequence)
        switch news {
        case .created(isProactive: true, _): return .keepSilent(.proactive)
        case .created(_, isAutomatic: true): return .keepSilent(.automatic)
        case .created: return tell(.acknowledgement, about: subject, occasion: "1")
        case .infoRequested(let question): return tell(.question, about: subject, occasion: occasion, text: question)
        case .messageAdded(let message):
            guard message.isOutbound && message.isPublic else { return .keepSilent(.notForCustomers) }
            return tell(.reply, about: subject, occasion: occasion, text: message.text)
        case .resolved(let episode, let solution):
            let answers: [Intent.Answer] = [.accept, .reject]
            return tell(.solution, about: subject, occasion: String(episode), text: solution, answers: answers, episode)
        case .reminderDue: return tell(.reminder, about: subject, occasion: occasion)
        case .closed(_, isVoid: true): return .keepSilent(.void)
        case .closed: return tell(.closing, about: subject, occasion: occasion)
        case .noteAdded, .other: return .keepSilent(.notForCustomers)
        }
    }

    /// The acknowledgement that a customer might miss, and why it is not sent; `nil` for all other news.
    package static func withheld(
        _ news: CaseNews, about subject: CaseSubject
    ) -> (intent: Intent, why: DeliveryPolicy.Suppression)? {
        guard case .created(let isProactive, let isAutomatic) = news, isProactive || isAutomatic,
            let partyID = subject.partyID
        else { return nil }
        let intent = Intent(.acknowledgement, for: partyID, about: subject, occasion: "1")
        return (intent, isProactive ? .proactive : .automatic)
    }

    private static func tell(
        _ template: Intent.Template, about subject: CaseSubject, occasion: String, text: String? = nil,
        answers: [Intent.Answer] = [], _ episode: Int? = nil
    ) -> Decision {
        guard let partyID = subject.partyID else { return .keepSilent(.noParty) }
        var intent = Intent(template, for: partyID, about: subject, occasion: occasion)
        intent.text = text
        intent.answers = answers
        intent.episode = episode
        return .tell(intent)
    }
}
