package import Domain

/// Each function takes news, and is at peace with news that come late or twice.
extension WorkItem {
    /// An offer was made; only a waiting item can be offered.
    package mutating func wasOffered(_ offer: Offer.ID, to agent: String) throws(Rejection) {
        guard state == .waiting else { throw .wrongState(found: state.name) }
        state = .offered(offer, agent: agent)
        history.generation += 1
    }

    /// An offer ended without effect; the item waits again from when it did, and the agent is passed over for a while.
    ///
    /// Returns whether it was this item's open offer.
    @discardableResult
    package mutating func offerEnded(_ offer: Offer.ID, passingOverUntil end: Timestamp?) -> Bool {
        guard case .offered(offer, let agent) = state else { return false }
        state = .waiting
        if let end { history.passedOver[agent] = end }
        return true
    }

    /// An agent is not asked before that time.
    package mutating func pass(over agent: String, until end: Timestamp) { history.passedOver[agent] = end }

    /// The owner says who has the record; returns an open offer, which is to be withdrawn unless it led to this.
    @discardableResult
    package mutating func wasAssigned(to agent: String) -> Offer.ID? {
        let offer = state.offer
        state = .assigned(agent: agent)
        return offer
    }

    /// The owner says that nobody has the record any more, or that it is open again: it waits from now.
    package mutating func wasReturned(at now: Timestamp) {
        switch state {
        case .waiting, .offered: break
        case .assigned, .done:
            state = .waiting
            waitingSince = now
            history.passedOver = [:]
        }
    }

    /// The owner says that the record is over; returns an open offer, which is to be withdrawn.
    @discardableResult
    package mutating func wasFinished() -> Offer.ID? {
        let offer = state.offer
        state = .done
        return offer
    }

    /// The record has become more or less pressing, or needs somebody else; returns an open offer that was made to
    /// somebody who may be the wrong one now, and is to be withdrawn.
    @discardableResult
    package mutating func wasChanged(priority: Priority, requirement: Requirement) -> Offer.ID? {
        let isForOthers = requirement.group != self.requirement.group || requirement.skills != self.requirement.skills
        self.priority = priority
        self.requirement = requirement
        return isForOthers ? state.offer : nil
    }
}
