import Domain

extension Case {
    /// Linking twice is one link, so that a repeated command changes nothing.
    func linking(_ link: Link, _ command: Command) throws(Rejection) -> [Fact] {
        try allowStaff(command.actor)
        if facets.links.contains(link) { return [] }
        return [.linked(link)] + (link.blocker.map(begin) ?? [])
    }

    func unlinking(_ link: Link, _ command: Command) throws(Rejection) -> [Fact] {
        try allowStaff(command.actor)
        guard facets.links.contains(link) else { throw .notFound("link") }
        guard let blocker = link.blocker else { return [.unlinked(link)] }
        let isHeldByAnother = facets.links.contains { $0 != link && $0.blocker == blocker }
        return [.unlinked(link)] + (isHeldByAnother ? [] : ended(blocker, command.at))
    }

    func blocking(_ blocker: Blocker, _ command: Command) throws(Rejection) -> [Fact] {
        try allowStaff(command.actor)
        return begin(blocker)
    }

    /// What ended before is no error: news of linked records may come twice or late.
    func unblocking(_ blocker: Blocker, _ command: Command) throws(Rejection) -> [Fact] {
        try allowStaff(command.actor)
        guard blocker != .customerInfo else {
            throw .invalid(field: "blocker", reason: "Ends with the customer's answer or reopen_by_agent.")
        }
        return ended(blocker, command.at)
    }

    func askingAttention(_ reason: Attention.Reason, _ command: Command) throws(Rejection) -> [Fact] {
        try allowStaff(command.actor)
        return attention(reason, command.at)
    }

    func clearingAttention(_ command: Command) throws(Rejection) -> [Fact] {
        let isAllowed = isAssignee(command.actor) || command.actor.holds(.customerServiceManager)
        try Self.allow(isAllowed, "the assignee or a manager")
        return facets.needsAttention == nil ? [] : [.attentionCleared]
    }

    func attention(_ reason: Attention.Reason, _ now: Timestamp) -> [Fact] {
        facets.needsAttention == nil ? [.attentionNeeded(Attention(since: now, why: reason))] : []
    }

    /// The assignee's public word shows that the case was looked at.
    func attentionEnded(by actor: Actor) -> [Fact] {
        isAssignee(actor) && facets.needsAttention != nil ? [.attentionCleared] : []
    }

    func begin(_ blocker: Blocker) -> [Fact] {
        facets.blockedBy.contains(blocker) ? [] : [.blocked(blocker)]
    }

    func end(of blocker: Blocker) -> [Fact] {
        facets.blockedBy.contains(blocker) ? [.unblocked(blocker)] : []
    }

    /// The end of the last blocker calls somebody back to the case.
    private func ended(_ blocker: Blocker, _ now: Timestamp) -> [Fact] {
        guard facets.blockedBy.contains(blocker) else { return [] }
        return [.unblocked(blocker)] + (facets.blockedBy.count == 1 ? attention(.unblocked, now) : [])
    }
}
