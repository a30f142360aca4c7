/// Who asks, with what the owner of a record knows about them: their roles to that record and their groups.
package struct Actor: Hashable, Sendable {
    package let principal: Principal
    /// What the principal is to the record in question, from the owner's own copy of agents and parties.
    package let roles: Set<Role>
    /// The ids of the groups that an agent belongs to.
    package let groups: Set<String>

    /// Joins a principal with the roles and groups that the owner has looked up.
    package init(_ principal: Principal, roles: Set<Role>, groups: Set<String> = []) {
        self.principal = principal
        self.roles = roles
        self.groups = groups
    }

    /// The actor that a service is by itself.
    package static func system(_ user: String) -> Actor { Actor(.system(user), roles: [.system]) }

    /// Whether the actor has one of the roles; a customer-service manager is a major-issue manager too.
    package func holds(_ wanted: Role...) -> Bool {
        wanted.contains { role in
            roles.contains(role) || (role == .majorIssueManager && roles.contains(.customerServiceManager))
        }
    }

    /// Whether the actor is the agent with that id.
    package func isAgent(_ id: String?) -> Bool { principal.kind == .agent && principal.id == id }
}
