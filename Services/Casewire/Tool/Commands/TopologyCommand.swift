import AMQP
import ArgumentParser
import Contracts
import Messaging

/// `casewire topology`: declares everything on the broker.
struct TopologyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topology",
        abstract: "Declares exchanges, queues, bindings, policies, users and permissions on the broker.",
        discussion: """
            The vhost is that of the AMQP URL, whose user must administer the broker, as must the one of the \
            management URL. The passwords of the users are those in --users-from, or in \
            CASEWIRE_<USER>_AMQP_PASSWORD, such as CASEWIRE_INTAKE_AMQP_PASSWORD; a user without one is left as it is. \
            An adapter or subscriber that is named here must have one, or be there already. It can be run again at \
            any time. What would have to be deleted first is named, and then nothing is changed.

            EXAMPLES
              casewire topology
              casewire topology --check
              casewire topology --adapter web:web --subscriber reports --users-from passwords
              casewire topology --definitions > definitions.json
            """)

    @Flag(help: "Only tell what differs; exit status 1 if anything does.")
    var check = false

    @Flag(help: "Only print a definitions file for the broker.")
    var definitions = false

    @Option(help: "A file with lines user=password; the users are called intake, adapter-web, subscriber-reports …")
    var usersFrom: String?

    @OptionGroup var guests: GuestOptions
    @OptionGroup var broker: BrokerOptions
    @OptionGroup var management: ManagementOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !(check && definitions) else { throw ValidationError("--check and --definitions exclude each other.") }
    }

    func run() async throws {
        if definitions { return try printDefinitions() }
        let configuration = try broker.configuration()
        let topology = BrokerTopology.casewire(guests: guests.users, vhost: configuration.virtualHost)
        let client = try management.client()
        let administration = AMQPAdministration(configuration: configuration)
        let writer = TopologyWriter(
            topology: topology, management: client, administration: administration, passwords: try passwords(topology),
            guests: guests.users.map(\.name))
        if check { return try await report(writer) }
        try await client.ensureVhost(topology.vhost, administrator: configuration.user)
        let report = try await translate(configuration) {
            try await writer.apply(output.progress("topology", total: nil))
        }
        await administration.close()
        output.write(report.json) { _ in report.lines }
    }

    private func passwords(_ topology: BrokerTopology) throws(ToolFailure) -> BrokerPasswords {
        if let usersFrom { return try BrokerPasswords(file: usersFrom) }
        return try BrokerPasswords(users: topology.users.map(\.name), environment: .process)
    }

    private func printDefinitions() throws {
        let vhost = broker.isGiven() ? try broker.configuration().virtualHost : "casewire"
        let topology = BrokerTopology.casewire(guests: guests.users, vhost: vhost)
        let passwords = try passwords(topology)
        var hashes: [String: PasswordHash] = [:]
        for user in topology.users { hashes[user.name] = passwords.hash(for: user.name) }
        Terminal.output.write(topology.definitions(passwords: hashes).document)
    }

    private func report(_ writer: TopologyWriter) async throws {
        let found = try await writer.management.definitions(vhost: writer.topology.vhost)
        let differences = TopologyDifference.all(from: found, to: writer.wanted)
        output.write(.strings(differences.map(\.description))) { _ in
            differences.isEmpty ? ["The broker is as it should be."] : differences.map { "- \($0)" }
        }
        guard differences.isEmpty else {
            throw ToolFailure(
                .failedCheck, "\(differences.count) differences.", advice: "casewire topology sets them right.")
        }
    }

    private func translate<Value>(
        _ configuration: AMQPConfiguration, _ work: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await work()
        } catch let error as AMQPError {
            throw ToolFailure(error, configuration)
        }
    }
}

extension TopologyWriter.Report {
    fileprivate var json: JSONValue {
        [
            "changes": .strings(changes.map(\.description)), "usersSet": .strings(usersWithPassword),
            "usersWithoutPassword": .strings(usersWithoutPassword),
        ]
    }

    /// The first installation sets right some two hundred things; nobody reads that many lines.
    private static let shown = 20

    fileprivate var lines: [String] {
        let more = changes.count - Self.shown
        return changes.prefix(Self.shown).map { "set right: \($0)" }
            + (more > 0 ? ["set right: \(more) more (--json has them all)"] : [])
            + (usersWithPassword.isEmpty ? [] : ["passwords set: \(usersWithPassword.joined(separator: ", "))"])
            + usersWithoutPassword.map { "not made, no password (\(BrokerPasswords.variable(for: $0))): \($0)" }
            + ["The broker is as it should be."]
    }
}
