import AMQP
import Contracts
import Messaging

/// Brings a broker to where the topology wants it.
struct TopologyWriter: Sendable {
    let topology: BrokerTopology
    let management: ManagementClient
    let administration: AMQPAdministration
    let passwords: BrokerPasswords
    /// Users who were asked for by name.
    let guests: [String]

    /// What was done, and what was left.
    struct Report: Sendable {
        var changes: [TopologyDifference] = []
        /// Users who are not there and for whom no password was given.
        var usersWithoutPassword: [String] = []
        /// Users whose password was set.
        var usersWithPassword: [String] = []
    }

    /// What the topology wants, in the form of the broker's definitions.
    var wanted: BrokerDefinitions { BrokerDefinitions(topology.definitions(passwords: [:]), vhost: topology.vhost) }

    /// Sets right what differs, after the vhost is there. Throws `configuration` before any change if something would
    /// have to be deleted.
    func apply(_ progress: Progress) async throws -> Report {
        let found = try await management.definitions(vhost: topology.vhost)
        let differences = TopologyDifference.all(from: found, to: wanted)
        try Self.refuseDeletions(differences)
        try refuseGuestsWithoutPassword(found)
        var report = Report()
        try await setUsers(found, &report, progress)
        for difference in differences {
            guard try await correct(difference) else { continue }
            report.changes.append(difference)
            progress.advance(detail: "\(difference)")
        }
        progress.finish()
        return report
    }

    private static func refuseDeletions(_ differences: [TopologyDifference]) throws(ToolFailure) {
        let fixed = differences.filter(\.needsDeletion)
        guard !fixed.isEmpty else { return }
        throw ToolFailure(
            .configuration, "Nothing was changed: " + fixed.map(\.description).joined(separator: "; ") + ".",
            advice: """
                The broker does not change arguments. Stop what publishes to it, let it run empty, delete it \
                (rabbitmqctl \
                delete_queue NAME), and run casewire topology again.
                """)
    }

    /// Throws `usage` if somebody asked for a user who is not there, and gave no password to make it with.
    func refuseGuestsWithoutPassword(_ found: BrokerDefinitions) throws(ToolFailure) {
        let missing = guests.filter { passwords.hash(for: $0) == nil && !found.users.contains($0) }
        guard !missing.isEmpty else { return }
        let variables = missing.map(BrokerPasswords.variable(for:)).joined(separator: ", ")
        let lines = missing.map { "\($0)=PASSWORD" }.joined(separator: " and ")
        throw ToolFailure(
            .usage, "Nothing was changed: there is no password for \(missing.joined(separator: ", ")).",
            advice: """
                Set \(variables), or write \(lines) into a file, a line each, and name it with --users-from.
                """)
    }

    private func setUsers(_ found: BrokerDefinitions, _ report: inout Report, _ progress: Progress) async throws {
        for user in topology.users {
            if let hash = passwords.hash(for: user.name) {
                try await management.setUser(user, hash: hash)
                report.usersWithPassword.append(user.name)
            } else if !found.users.contains(user.name) {
                report.usersWithoutPassword.append(user.name)
                continue
            }
            try await management.setPermissions(user, vhost: topology.vhost)
            progress.advance(detail: user.name)
        }
    }

    /// Sets one difference right; `false` for those of users, which are dealt with apart.
    private func correct(_ difference: TopologyDifference) async throws -> Bool {
        switch difference {
        case .missingExchange(let name, let type):
            try await administration.declare(AMQP.ExchangeDeclaration(name: name, type: type))
        case .missingQueue(let name):
            guard let queue = topology.queues.first(where: { $0.name == name }) else { return false }
            try await administration.declare(AMQP.QueueDeclaration(name: name, arguments: queue.arguments))
        case .missingBinding(let binding): try await administration.declare(binding.declaration)
        case .staleBinding(let binding): try await administration.remove(binding.declaration)
        case .policy(let name):
            guard let policy = wanted.policies[name] else { return false }
            try await management.setPolicy(name, policy, vhost: topology.vhost)
        case .missingUser, .permission, .topicPermission: return false
        case .otherExchange, .otherQueue: return false
        }
        return true
    }
}

extension BrokerDefinitions.Binding {
    fileprivate var declaration: AMQP.BindingDeclaration {
        AMQP.BindingDeclaration(from: exchange, to: .queue(queue), routingKey: routingKey)
    }
}
