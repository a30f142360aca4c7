import Contracts

/// What a load run is to do.
struct LoadSettings: Sendable {
    let plan: ArrivalPlan
    let messages: LoadMessages
    let scope: LoadAccount.Scope
    /// How many agents take the cases; 0 for none.
    let agents: Int
    /// How long a run may go without getting further.
    let patience: Duration
    /// How long queues and outboxes may take to run empty.
    let drainLimit: Duration

    /// The category by which the agents' rule knows the cases; `nil` for mails, which have none.
    var category: String? { scope.mayRefuse ? nil : messages.category }

    /// The services that take part.
    var services: [ServiceName] { scope.isIntakeOnly ? [.intake] : ServiceName.allCases }
}
