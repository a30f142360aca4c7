import Domain
import RoutingDomain
import Testing

@Suite struct MatcherPropertyTests {
    private let matcher = Matcher(MatchingSettings())

    @Test(arguments: 0..<100 as Range<UInt64>)
    func theOrderOfTheInputDoesNotMatterAndNoFreeAgentIsLeft(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let items = (0..<40).map { item($0, &generator) }
        let agents = (0..<8).map { agent($0, &generator) }
        let matches = matcher.match(items, to: agents, at: Sample.now)
        let again = matcher.match(
            items.shuffled(using: &generator), to: agents.shuffled(using: &generator), at: Sample.now)
        #expect(matches == again)
        let after = agents.map { loaded($0, matches) }
        #expect(after.allSatisfy { $0.load.used + $0.load.reserved <= max($0.profile.capacity, $0.load.used) })
        let matched = Set(matches.map(\.item))
        for waiting in items where !matched.contains(waiting.id) {
            #expect(after.allSatisfy { Exclusion(of: $0, for: waiting, at: Sample.now) != nil })
        }
    }

    private func item(_ number: UInt64, _ generator: inout SeededGenerator) -> WorkItem {
        let requirement = WorkItem.Requirement(
            group: Bool.random(using: &generator) ? "support" : "billing",
            skills: Bool.random(using: &generator) ? [SkillRequirement("tv")] : [],
            weight: Int.random(in: 1...3, using: &generator))
        let priority = Priority.allCases.randomElement(using: &generator) ?? .p3
        let since = Sample.after(Int64.random(in: -100_000...0, using: &generator))
        return WorkItem(
            id: Sample.itemID(number), requirement: requirement, priority: priority, waitingSince: since)
    }

    private func agent(_ number: Int, _ generator: inout SeededGenerator) -> Agent {
        let groups: [Set<String>] = [["support"], ["billing"], ["support", "billing"]]
        var profile = Agent.Profile(
            id: "agent-\(number)", name: "", groups: groups.randomElement(using: &generator) ?? [],
            capacity: Int.random(in: 0...6, using: &generator))
        if Bool.random(using: &generator) { profile.skills = ["tv": 1] }
        let load = Agent.Load(used: Int.random(in: 0...3, using: &generator), idleSince: Sample.now)
        let presence: Agent.Presence = Int.random(in: 0..<4, using: &generator) == 0 ? .away : .available
        return Agent(profile: profile, presence: presence, load: load, version: 1)
    }

    private func loaded(_ agent: Agent, _ matches: [Matcher.Match]) -> Agent {
        var agent = agent
        for match in matches where match.agent == agent.id { agent.wasOffered(match.weight) }
        return agent
    }
}
