package import Domain

/// Brings waiting work and free agents together.
///
/// It has no memory: whoever calls it on every arrival and on every change of an agent forgets nothing that waits.
package struct Matcher: Sendable {
    /// An item and the agent to whom it is to be offered.
    package struct Match: Hashable, Sendable {
        package let item: WorkItem.ID
        package let agent: String
        package let weight: Int
    }

    private let settings: MatchingSettings

    /// Matches by the settings.
    package init(_ settings: MatchingSettings) { self.settings = settings }

    /// The offers to make now, the most pressing item first; the same input gives the same answer.
    package func match(_ items: [WorkItem], to agents: [Agent], at now: Timestamp) -> [Match] {
        var agentsByGroup = freeAgents(agents)
        var matches: [Match] = []
        for item in inOrder(items.filter { $0.state == .waiting }, at: now) {
            if agentsByGroup.isEmpty { break }
            let candidates = agentsByGroup[item.requirement.group] ?? []
            guard let best = best(of: candidates, for: item, at: now) else { continue }
            matches.append(Match(item: item.id, agent: best.id, weight: item.requirement.weight))
            reserve(item.requirement.weight, of: best, in: &agentsByGroup)
        }
        return matches
    }

    /// When somebody who was passed over may be asked again; `nil` if there is no such item.
    package func nextRound(of items: [WorkItem], after now: Timestamp) -> Timestamp? {
        items.lazy.filter { $0.state == .waiting }.flatMap(\.history.passedOver.values).filter { $0 > now }.min()
    }

    /// The terms of the offer that a match leads to.
    package func terms(of match: Match, for item: WorkItem, at now: Timestamp) -> Offer.Terms {
        Offer.Terms(
            item: match.item, agent: match.agent, weight: match.weight, generation: item.history.generation + 1,
            madeAt: now, expiresAt: now.advanced(by: settings.lease))
    }

    /// Until when the agent of an offer that ended so is passed over for its item; `nil` if he is not.
    package func passingOverUntil(_ end: Offer.State, at now: Timestamp) -> Timestamp? {
        switch end {
        case .rejected, .expired: now.advanced(by: settings.coolDown)
        case .made, .accepted, .withdrawn: nil
        }
    }

    /// The most pressing first, then the longest waiting, then by id.
    package func inOrder(_ items: [WorkItem], at now: Timestamp) -> [WorkItem] {
        let ranked = items.map { (rank: rank(of: $0, at: now), item: $0) }
        return ranked.sorted { left, right in
            (left.rank, left.item.waitingSince, left.item.id) < (right.rank, right.item.waitingSince, right.item.id)
        }.map(\.item)
    }

    /// The priority's number, less one for every step waited; it may fall below 1, so that age wins in the end.
    private func rank(of item: WorkItem, at now: Timestamp) -> Int64 {
        let step = max(1, settings.agingStep.wholeMicroseconds)
        let waited = max(0, now.microseconds - item.waitingSince.microseconds)
        return Int64(item.priority.rawValue) - waited / step
    }

    private func freeAgents(_ agents: [Agent]) -> [String: [Agent]] {
        var byGroup: [String: [Agent]] = [:]
        for agent in agents where agent.presence == .available && agent.free > 0 {
            for group in agent.profile.groups { byGroup[group, default: []].append(agent) }
        }
        return byGroup
    }

    private func best(of candidates: [Agent], for item: WorkItem, at now: Timestamp) -> Agent? {
        candidates.lazy
            .filter { Exclusion(of: $0, for: item, at: now) == nil }
            .min { isBetter($0, than: $1, for: item) }
    }

    /// Who speaks the language, then who has the greater free share, then who is idle longer, then by id.
    private func isBetter(_ left: Agent, than right: Agent, for item: WorkItem) -> Bool {
        if let language = item.requirement.language {
            let speaks = (left.profile.speaks(language), right.profile.speaks(language))
            if speaks.0 != speaks.1 { return speaks.0 }
        }
        let shares = (left.free * right.profile.capacity, right.free * left.profile.capacity)
        if shares.0 != shares.1 { return shares.0 > shares.1 }
        return (left.load.idleSince, left.id) < (right.load.idleSince, right.id)
    }

    private func reserve(_ units: Int, of agent: Agent, in agentsByGroup: inout [String: [Agent]]) {
        for group in agent.profile.groups {
            guard let index = agentsByGroup[group]?.firstIndex(where: { $0.id == agent.id }) else { continue }
            agentsByGroup[group]?[index].wasOffered(units)
            if agentsByGroup[group]?[index].free == 0 { agentsByGroup[group]?.remove(at: index) }
            if agentsByGroup[group]?.isEmpty == true { agentsByGroup[group] = nil }
        }
    }
}
