/// Which deliveries of a batch may share a transaction.
enum BatchGroups {
    /// Splits a batch so that each suspect is alone, before all others, and no message stands twice in a group; in
    /// order of arrival within a group.
    static func of<Store>(_ messages: [InHand<Store>]) -> [[Int]] {
        var groups = messages.indices.filter { messages[$0].isSuspect }.map { [$0] }
        var rest = messages.indices.filter { !messages[$0].isSuspect }
        while !rest.isEmpty {
            var seen: Set<MessageIdentity> = []
            var again: [Int] = []
            var group: [Int] = []
            for index in rest {
                if let identity = messages[index].identity, !seen.insert(identity.withoutDigest).inserted {
                    again.append(index)
                } else {
                    group.append(index)
                }
            }
            groups.append(group)
            rest = again
        }
        return groups
    }
}
