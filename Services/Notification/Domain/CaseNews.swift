/// What happened to a case, as far as it may concern its customer (contract.md section 6, `case.*`).
package enum CaseNews: Hashable, Sendable {
    case created(isProactive: Bool, isAutomatic: Bool)
    case infoRequested(question: String)
    case messageAdded(Message)
    /// Never told to a customer.
    case noteAdded
    case resolved(episode: Int, solution: String)
    case closed(by: Closer, isVoid: Bool)
    case reminderDue
    /// Every other event.
    case other

    /// A message of a case.
    package struct Message: Hashable, Sendable {
        package let isOutbound: Bool
        package let isPublic: Bool
        package let text: String

        /// Takes what the event says of the message.
        package init(isOutbound: Bool, isPublic: Bool, text: String) {
            self.isOutbound = isOutbound
            self.isPublic = isPublic
            self.text = text
        }
    }

    /// Who closed a case.
    package enum Closer: String, CaseIterable, Sendable {
        case customer, agent, auto
    }
}
