/// The copies of agents that a batch has loaded, and those that it has changed.
package struct AgentCopies: Sendable {
    private var copies: [String: AgentCopy]
    private var changedIDs: Set<String> = []

    /// Starts with what was loaded.
    package init(_ loaded: [AgentCopy] = []) {
        copies = Dictionary(loaded.map { ($0.id, $0) }) { $1 }
    }

    /// The copy of the agent of an id; `nil` if nothing was heard of them.
    package subscript(id: String) -> AgentCopy? { copies[id] }

    /// Those that have to be saved.
    package var changed: [AgentCopy] { changedIDs.compactMap { copies[$0] } }

    /// Takes a copy, unless there is one as new.
    package mutating func enter(_ copy: AgentCopy) {
        if let known = copies[copy.id], known.version >= copy.version { return }
        copies[copy.id] = copy
        changedIDs.insert(copy.id)
    }
}
