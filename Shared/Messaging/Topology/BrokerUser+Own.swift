package import Contracts

extension BrokerUser {
    /// A service: reads its lanes, publishes its own events, sends commands, answers, and puts off or buries its own
    /// messages.
    ///
    /// It writes to the default exchange too, since a replay goes straight to the asker's queue.
    package static func service(_ service: ServiceName) -> BrokerUser {
        let name = service.rawValue
        let lanes = Lane.lanes(of: service).map(\.rawValue).joined(separator: "|")
        return BrokerUser(
            name: name, configure: nothing, write: "^(casewire\\.(commands|replies|events|retry|dead)|amq\\.default)$",
            read: "^casewire\\.\(name)\\.(\(lanes))(\\.[a-z]+)?$",
            topics: [
                TopicPermission(exchange: Exchange.commands, write: "^(\(commands(of: service)))$"),
                TopicPermission(exchange: Exchange.events, write: "^(\(aggregates(of: service)))\\..*"),
                TopicPermission(exchange: Exchange.dead, write: "^\(name)\\..*"),
            ])
    }

    /// The gateway: speaks for people, and reads the events for its read models.
    package static let gateway = BrokerUser(
        name: "gateway", configure: "^\(own("gateway", ["sub", "reply"]))$",
        write: "^(casewire\\.commands|\(own("gateway", ["sub", "reply"])))$",
        read: "^(casewire\\.(events|events\\.stream|replies)|\(own("gateway", ["sub", "reply"])))$",
        topics: [
            TopicPermission(exchange: Exchange.commands, write: "^[a-z]+\\.[a-z_]+\\.[a-z_]+$"),
            TopicPermission(exchange: Exchange.events, read: ".*"),
        ])

    /// The tool of ops: sends anything, looks at dead letters and sends them back.
    package static let tool = BrokerUser(
        name: "tool", configure: "^\(own("tool", ["sub", "reply"]))$",
        write: "^(casewire\\.(intake|commands)|amq\\.default|\(own("tool", ["sub", "reply"])))$",
        read: "^(casewire\\..*|\(own("tool", ["sub", "reply"])))$",
        topics: [
            TopicPermission(exchange: Exchange.intake, write: ".*"),
            TopicPermission(exchange: Exchange.commands, write: ".*"),
            TopicPermission(exchange: Exchange.events, read: ".*"),
        ])

    /// Who declares the topology, on a broker that is made of definitions alone.
    package static func administrator(named name: String) -> BrokerUser {
        let exchanges = ExchangeDeclaration.all.filter { $0.kind == .topic }.map(\.name)
        var user = BrokerUser(
            name: name, configure: ".*", write: ".*", read: ".*",
            topics: exchanges.map { TopicPermission(exchange: $0, write: ".*", read: ".*") })
        user.isAdministrator = true
        return user
    }

    /// The aggregates whose events a service publishes (contract.md section 6), as alternatives of a regular
    /// expression.
    static func aggregates(of service: ServiceName) -> String {
        switch service {
        case .intake: "intake|case|entitlement|interaction|alert|major|party|product|install_base|feed"
        case .routing: "classification|offer|agent|group|calendar|sla|escalation|feed"
        case .itsm: "incident|problem|change|approval|request|item|automation|ci|ci_impact|feed"
        case .notification: "notification|feed"
        case .survey: "survey|feed"
        }
    }

    /// The commands that a service sends to others, as alternatives of a regular expression.
    static func commands(of service: ServiceName) -> String {
        switch service {
        case .intake: "itsm\\.incident\\.[a-z_]+|survey\\.response\\.submit|notification\\.message\\.send"
        case .routing: "(intake\\.case|itsm\\.incident)\\.[a-z_]+"
        case .itsm: "intake\\.case\\.(link|unlink|note)|notification\\.message\\.send"
        case .notification: "intake\\.case\\.note"
        case .survey: "intake\\.case\\.note|notification\\.message\\.send"
        }
    }
}
