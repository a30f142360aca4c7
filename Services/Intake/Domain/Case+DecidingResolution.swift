import Domain

extension Case {
    func proposing(_ proposal: Proposal, _ command: Command) throws(Rejection) -> [Fact] {
        let isAllowed = isAssignee(command.actor) || command.actor.holds(.teamLead, .system)
        try Self.allow(isAllowed, "the assignee, a lead or a link policy")
        let isComplete = !proposal.code.isBlank && !proposal.notes.isBlank
        try Self.require(.codeAndNotes, isComplete, "A solution needs a code and notes.")
        let missing = proposal.missingFields.joined(separator: ", ")
        try Self.require(.mandatoryFields, proposal.missingFields.isEmpty, "Missing: \(missing).")
        let isForced = !(proposal.forceReason ?? "").isBlank
        let isFree = isForced || !facets.blockedBy.contains { $0.kind.isTask }
        try Self.require(.noOpenBlockingTask, isFree, "A task is open, and no reason is given to pass over it.")
        var episode = Episode(
            number: resolutions.currentEpisode + 1, code: proposal.code, notes: proposal.notes,
            occurredAt: min(proposal.occurredAt ?? command.at, command.at))
        episode.source = proposal.source
        episode.customerText = proposal.customerText
        return [.resolved(episode)] + end(of: .customerInfo) + attentionEnded(by: command.actor)
    }

    func acceptingSolution(_ word: CustomerWord?, _ command: Command) throws(Rejection) -> [Fact] {
        try requireCustomer(command.actor, or: word)
        var closure = Closure(
            by: .customer, code: resolutions.episodes.last?.code ?? "accepted", notes: nil, at: command.at,
            episode: resolutions.currentEpisode)
        closure.customerWord = word?.interactionID
        return [.closed(closure)]
    }

    func rejectingSolution(_ reason: String, _ word: CustomerWord?, _ command: Command) throws(Rejection) -> [Fact] {
        try requireCustomer(command.actor, or: word)
        try Self.require(.reasonGiven, !reason.isBlank, "Say what is not solved.")
        let rejected = Fact.solutionRejected(episode: resolutions.currentEpisode, reason: reason)
        let isSecond = resolutions.episodes.contains { $0.state == .rejected }
        guard isSecond && !facets.escalation.isActive else { return [rejected] }
        return [rejected, .updated(.escalation(.requested))]
    }

    /// Only the customer decides on a solution; an agent passes on a word that is on record.
    private func requireCustomer(_ actor: Actor, or word: CustomerWord?) throws(Rejection) {
        if actor.holds(.customer, .customerAdmin, .proxy) { return }
        try Self.allow(actor.holds(.agent), "the customer, or an agent on the customer's recorded word")
        let isRecorded = !(word?.interactionID ?? "").isBlank
        try Self.require(.customerWordRecorded, isRecorded, "Name the call or chat in which the customer said so.")
    }

    func closingByTime(_ facts: AutoCloseFacts, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.system), "a timer")
        try Self.require(.noNeedsAttention, facets.needsAttention == nil, "The case needs attention.")
        let isCalm = !facets.escalation.isActive && !facts.accountIsEscalated
        try Self.require(.noEscalation, isCalm, "The case or its account is escalated.")
        try Self.require(.noOpenChild, facts.openChildren == 0, "A child case is open.")
        let code = resolutions.episodes.last?.code ?? "auto"
        let closure = Closure(
            by: .auto, code: code, notes: nil, at: command.at, episode: resolutions.currentEpisode)
        return [.closed(closure)]
    }

    func closing(_ closing: Closing, _ command: Command) throws(Rejection) -> [Fact] {
        let isStaff = command.actor.holds(.agent, .teamLead, .customerServiceManager)
        try Self.allow(isStaff || command.actor.holds(.customer), "the customer, an agent, a lead or a manager")
        let isExplained = !closing.code.isBlank && (!isStaff || !(closing.notes ?? "").isBlank)
        try Self.require(.codeAndNotes, isExplained, "Closing needs a code and notes.")
        try Self.require(.noOpenChild, closing.cascades || closing.openChildren == 0, "A child case is open.")
        let closure = Closure(
            by: isStaff ? .agent : .customer, code: closing.code, notes: closing.notes, at: command.at,
            episode: resolutions.currentEpisode)
        return [.closed(closure)]
    }

    func cancelling(_ reason: String, _ command: Command) throws(Rejection) -> [Fact] {
        let isCustomerInTime = command.actor.holds(.customer) && state == .new
        let isAllowed = isCustomerInTime || command.actor.holds(.agent, .customerServiceManager)
        try Self.allow(isAllowed, "an agent or a manager, or the customer before work begins,")
        try Self.require(.reasonGiven, !reason.isBlank, "Say why the case is cancelled.")
        return [.cancelled(reason: reason)]
    }

    func reopening(_ reason: String, _ window: Duration, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.customerServiceManager), "a customer-service manager")
        try Self.require(.reasonGiven, !reason.isBlank, "Say why the closing was a mistake.")
        let isInTime = resolutions.closure.map { command.at <= $0.at.advanced(by: window) } ?? false
        try Self.require(.withinReopenWindow, isInTime, "The case was closed too long ago.")
        return [.reopened(from: state, reason: reason)]
    }
}
