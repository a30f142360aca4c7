import Contracts
import Domain
import Durability
import RoutingDomain

/// Adds an agent or brings one up to date.
struct UpsertAgentProfile: CommandHandler {
    typealias Store = RoutingStore

    func gather(_ command: Message<UpsertAgent>, into needs: inout RoutingNeeds) {
        needs.add(command.content.actor)
        if let id = command.subjectID { needs.agents.insert(id.description) }
    }

    func handle(_ command: Message<UpsertAgent>, in unit: inout UnitOfWork<RoutingWorkspace>) throws -> CommandAnswer {
        let actor = try unit.actor(of: command)
        let id = try command.requireSubject()
        let profile = Agent.Profile(command.content, id: id.description)
        let known = unit.workspace.agents[profile.id]
        var record =
            known ?? AgentRecord(agent: Agent(importing: profile, at: unit.now), presenceSince: unit.now)
        let before = record.agent.profile
        let events = try record.agent.perform(
            Agent.Command(
                .configure(profile), by: actor, at: unit.now, expectedVersion: command.content.expectedVersion))
        if !events.isEmpty {
            unit.workspace.save(record)
            let changed = known == nil ? AgentSnapshot.members : profile.members(changedFrom: before)
            try unit.announce(
                AgentChanged(agent: try AgentSnapshot(record.agent), changed: changed), of: record.agent.reference(id))
        }
        return .accepted(id: profile.id, number: nil, version: record.agent.version)
    }
}

extension Agent {
    /// The agent at his last event.
    func reference(_ id: RecordID) -> AggregateReference {
        AggregateReference(id: id.uuid, number: self.id, sequence: version)
    }
}

extension Agent.Profile {
    fileprivate init(_ command: UpsertAgent, id: String) {
        self.init(
            id: id, name: command.name, groups: Set(command.groups.map(\.description)), capacity: command.capacity)
        skills = Dictionary(command.skills.map { ($0.name, $0.level) }, uniquingKeysWith: max)
        languages = Set(command.languages)
        roles = Set(command.roles)
        isActive = command.isActive
        email = command.email
    }

    /// The members of the agent's snapshot that differ from an earlier profile's.
    fileprivate func members(changedFrom earlier: Agent.Profile) -> [String] {
        [
            ("name", name != earlier.name), ("groups", groups != earlier.groups), ("roles", roles != earlier.roles),
            ("skills", skills != earlier.skills), ("languages", languages != earlier.languages),
            ("capacity", capacity != earlier.capacity), ("isActive", isActive != earlier.isActive),
            ("email", email != earlier.email),
        ].filter(\.1).map(\.0)
    }
}

extension AgentSnapshot {
    /// What a new agent's event names as changed: everything.
    fileprivate static let members = [
        "name", "groups", "roles", "skills", "languages", "capacity", "isActive", "email",
    ]

    /// The agent as he stands on the wire.
    init(_ agent: Agent) throws {
        let profile = agent.profile
        self.init(id: try RecordID(stored: profile.id), version: agent.version, name: profile.name)
        groups = try profile.groups.sorted().map { try RecordID(stored: $0) }
        roles = profile.roles.sorted { $0.rawValue < $1.rawValue }
        skills = profile.skills.sorted { $0.key < $1.key }.map { AgentSkill(name: $0.key, level: $0.value) }
        languages = profile.languages.sorted()
        capacity = profile.capacity
        isActive = profile.isActive
        email = profile.email
    }
}
