import Contracts
import Domain
import Durability

/// Adds a group or brings one up to date.
struct UpsertGroupRecord: CommandHandler {
    typealias Store = RoutingStore

    func gather(_ command: Message<UpsertGroup>, into needs: inout RoutingNeeds) {
        needs.add(command.content.actor)
        if let id = command.subjectID { needs.groups.insert(id.description) }
    }

    func handle(_ command: Message<UpsertGroup>, in unit: inout UnitOfWork<RoutingWorkspace>) throws -> CommandAnswer {
        try unit.requireManager(for: command)
        let id = try command.requireSubject()
        let known = unit.workspace.groups[id.description]
        try command.check(version: known?.version ?? 0)
        var group = GroupRecord(command.content, id: id.description, version: known?.version ?? 0)
        if group != known {
            group.version += 1
            unit.workspace.save(group)
            try unit.announce(
                GroupChanged(group: try GroupSnapshot(group), changed: group.members(changedFrom: known)),
                of: AggregateReference(id: id.uuid, number: group.id, sequence: group.version))
        }
        return .accepted(id: group.id, number: nil, version: group.version)
    }
}

extension GroupRecord {
    fileprivate init(_ command: UpsertGroup, id: String, version: Int64) {
        self.init(
            id: id, name: command.name, leads: Set(command.leads.map(\.description)), isActive: command.isActive,
            email: command.email, version: version)
    }

    /// The members of the group's snapshot that differ from an earlier record's; all if there was none.
    fileprivate func members(changedFrom earlier: GroupRecord?) -> [String] {
        [
            ("name", name != earlier?.name), ("leads", leads != earlier?.leads),
            ("isActive", isActive != earlier?.isActive), ("email", email != earlier?.email),
        ].filter(\.1).map(\.0)
    }
}

extension GroupSnapshot {
    fileprivate init(_ group: GroupRecord) throws {
        self.init(id: try RecordID(stored: group.id), version: group.version, name: group.name)
        leads = try group.leads.sorted().map { try RecordID(stored: $0) }
        isActive = group.isActive
        email = group.email
    }
}
