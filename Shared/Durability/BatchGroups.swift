/// Which deliveries of a batch may share a transaction.
enum BatchGroups {
    /// A message that the broker delivered this often without an answer is handled alone (messaging.md section 2.2).
    static let isolationThreshold = 3

    /// Splits a batch so that no message stands twice in a group and each suspect is alone; in order of arrival within
    /// a group.
    static func of<Store>(_ messages: [InHand<Store>]) -> [[Int]] {
        var groups: [[Int]] = []
        var rest = messages.indices.filter { messages[$0].delivery.deliveryCount < isolationThreshold }
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
            + messages.indices.filter { messages[$0].delivery.deliveryCount >= isolationThreshold }.map { [$0] }
    }
}
