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
        var crew = Crew(of: agents)
        var matches: [Match] = []
        for item in inOrder(items.filter { $0.state == .waiting }) {
            if crew.isBusy { break }
            guard let agent = crew.take(item, at: now) else { continue }
            matches.append(Match(item: item.id, agent: agent, weight: item.requirement.weight))
        }
        return matches
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

    /// The most pressing first, then by id.
    package func inOrder(_ items: [WorkItem]) -> [WorkItem] {
        items.sorted { (turn(of: $0), $0.id) < (turn(of: $1), $1.id) }
    }

    /// When it is the item's turn, so to say: the earlier one comes first. Each priority below the first costs a step
    /// of waiting, so that age wins in the end.
    package func turn(of item: WorkItem) -> Timestamp {
        let handicap = Int64(item.priority.rawValue - 1) * settings.agingStep.wholeMicroseconds
        return Timestamp(microseconds: item.waitingSince.microseconds + handicap)
    }
}

/// The agents who can still take something, by group.
private struct Crew {
    private var agents: [Agent]
    private var everybody: Set<Int>
    private var members: [String: Set<Int>] = [:]

    init(of all: [Agent]) {
        agents = all.filter { $0.isAvailable && $0.free > 0 }
        everybody = Set(agents.indices)
        for (index, agent) in agents.enumerated() {
            for group in agent.profile.groups { members[group, default: []].insert(index) }
        }
    }

    /// Nobody can take anything more.
    var isBusy: Bool { everybody.isEmpty }

    /// Holds the item's weight of the best agent and says who it is; `nil` if nobody can be asked.
    mutating func take(_ item: WorkItem, at now: Timestamp) -> String? {
        let candidates = item.requirement.group.map { members[$0] ?? [] } ?? everybody
        let best = candidates.lazy
            .filter { [agents] in Exclusion(of: agents[$0], for: item, at: now) == nil }
            .min { [agents] in Self.isBetter(agents[$0], than: agents[$1], for: item) }
        guard let best else { return nil }
        agents[best].wasOffered(item.requirement.weight)
        if agents[best].free == 0 { remove(best) }
        return agents[best].id
    }

    private mutating func remove(_ index: Int) {
        everybody.remove(index)
        for group in agents[index].profile.groups { members[group]?.remove(index) }
    }

    /// Who speaks the language, then who has the greater free share, then who is idle longer, then by id.
    private static func isBetter(_ left: Agent, than right: Agent, for item: WorkItem) -> Bool {
        if let language = item.requirement.language {
            let speaks = (left.profile.speaks(language), right.profile.speaks(language))
            if speaks.0 != speaks.1 { return speaks.0 }
        }
        let shares = (left.free * right.profile.capacity, right.free * left.profile.capacity)
        if shares.0 != shares.1 { return shares.0 > shares.1 }
        return (left.load.idleSince, left.id) < (right.load.idleSince, right.id)
    }
}
