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

    /// What the report says of the settings.
    struct Summary: Sendable, CustomStringConvertible {
        let properties: [(name: String, value: String)]

        var description: String { properties.map { "\($0.name) \($0.value)" }.joined(separator: ", ") }

        var json: JSONValue { .object(properties.map { JSONProperty($0.name, .string($0.value)) }) }
    }

    /// What the report says of them: those that bear upon what is measured.
    var summary: Summary {
        let end = plan.end.map { "\(Double($0) / 1_000_000) s" }
        let material = if case .texts(_, let size?) = messages.material { "\(size) bytes" } else { String?.none }
        let properties: [(name: String, value: String?)] = [
            ("rate", plan.pace.description), ("messages", plan.messages.map(String.init)), ("duration", end),
            ("size", material), ("customers", String(messages.customers)),
            ("bad", "\(messages.bad.fraction * 100)%"), ("repeat", "\(messages.repeated.fraction * 100)%"),
            ("agents", String(agents)), ("intakeOnly", String(scope.isIntakeOnly)),
        ]
        return Summary(properties: properties.compactMap { name, value in value.map { (name, $0) } })
    }

    /// The services that take part.
    var services: [ServiceName] { scope.isIntakeOnly ? [.intake] : ServiceName.allCases }
}
