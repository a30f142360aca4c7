import Contracts
import Domain

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
        let properties: [(name: String, value: JSONValue)]

        var description: String { properties.map { "\($0.name) \($0.value.plain)" }.joined(separator: ", ") }

        var json: JSONValue { .object(properties.map { JSONProperty($0.name, $0.value) }) }
    }

    /// What the report says of them: those that bear upon what is measured.
    var summary: Summary {
        var properties: [(name: String, value: JSONValue?)] = [
            ("rate", .string(plan.pace.description)), ("messages", plan.messages.map { .count($0) }),
            ("seconds", plan.end.map { .number(Double($0) / 1_000_000) }),
        ]
        switch messages.material {
        case .mails(let templates): properties.append(("mails", .count(templates.count)))
        case .texts(_, let size):
            properties += [
                ("channel", .string(messages.channel.rawValue)), ("size", size.map { .count($0) }),
                ("customers", .count(messages.customers)),
            ]
        }
        properties += [
            ("bad", .string(messages.bad.text)), ("repeat", .string(messages.repeated.text)),
            ("agents", .count(agents)), ("intakeOnly", .bool(scope.isIntakeOnly)),
        ]
        return Summary(properties: properties.compactMap { name, value in value.map { (name, $0) } })
    }

    /// The services that take part.
    var services: [ServiceName] { scope.isIntakeOnly ? [.intake] : ServiceName.allCases }
}
