import Domain
import RoutingDomain
import Testing

@Suite struct MatcherTests {
    private let matcher = Matcher(MatchingSettings())

    private func pairs(_ items: [WorkItem], _ agents: [Agent], at now: Timestamp = Sample.now) -> [String] {
        let numbers = Dictionary(uniqueKeysWithValues: (1...9).map { (Sample.itemID($0), $0) })
        return matcher.match(items, to: agents, at: now).map { "\(numbers[$0.item] ?? 0)-\($0.agent)" }
    }

    @Test func theMostPressingThenTheOldestComesFirst() {
        let items = [
            Sample.item(1, .p3, since: Sample.after(-10)), Sample.item(2, .p1), Sample.item(3, .p3),
            Sample.item(4, .p3, since: Sample.after(-10)),
        ]
        #expect(pairs(items, [Sample.agent("john", capacity: 3)]) == ["2-john", "1-john", "4-john"])
    }

    @Test func whatWaitsLongEnoughOvertakesTheMorePressing() {
        let old = Sample.item(1, .p5, since: Sample.after(-5 * 4 * 3_600))
        #expect(pairs([Sample.item(2, .p1), old], [Sample.agent("john", capacity: 1)]) == ["1-john"])
    }

    @Test func workGoesToTheGreaterFreeShareThenToTheLongerIdleThenById() {
        let items = [Sample.item(1)]
        let half = Sample.agent("amy", capacity: 4, used: 2)
        let most = Sample.agent("zoe", capacity: 3, used: 1)
        #expect(pairs(items, [half, most]) == ["1-zoe"])
        let idle = Sample.agent("zed", idleSince: Sample.after(-60))
        #expect(pairs(items, [Sample.agent("amy"), idle]) == ["1-zed"])
        #expect(pairs(items, [Sample.agent("zoe"), Sample.agent("amy")]) == ["1-amy"])
    }

    @Test func aBatchIsSpreadOverAgents() {
        let items = (1...4).map { Sample.item($0) }
        let agents = [Sample.agent("amy", capacity: 2), Sample.agent("zoe", capacity: 2)]
        #expect(pairs(items, agents) == ["1-amy", "2-zoe", "3-amy", "4-zoe"])
    }

    @Test func nobodyIsGivenMoreThanHeCanTake() {
        let items = (1...9).map { Sample.item($0) }
        #expect(pairs(items, [Sample.agent("john", capacity: 5, used: 3)]).count == 2)
        var heavy = Sample.item(1)
        heavy.wasChanged(priority: .p3, requirement: WorkItem.Requirement(group: "support", weight: 4))
        #expect(pairs([heavy, Sample.item(2)], [Sample.agent("john")]) == ["2-john"])
    }

    @Test func theLanguageIsPreferredAndNotRequired() {
        var finnish = Sample.item(1)
        finnish.wasChanged(priority: .p3, requirement: WorkItem.Requirement(group: "support", language: "fi-FI"))
        var profile = Agent.Profile(id: "zoe", name: "Zoe", groups: ["support"], capacity: 3)
        profile.languages = ["fi"]
        let load = Agent.Load(used: 2, idleSince: Sample.now)
        let zoe = Agent(profile: profile, presence: .available, load: load, version: 1)
        #expect(pairs([finnish], [Sample.agent("amy"), zoe]) == ["1-zoe"])
        #expect(pairs([finnish], [Sample.agent("amy")]) == ["1-amy"])
    }

    @Test func workOfNoGroupGoesToWhoeverIsFree() {
        var item = Sample.item(1)
        item.wasChanged(priority: .p3, requirement: WorkItem.Requirement(group: nil))
        #expect(pairs([item], [Sample.agent("john")]) == ["1-john"])
    }

    @Test func everyExclusionHasItsReason() throws {
        var item = Sample.item(1)
        let skill = SkillRequirement("tv", minimumLevel: 2)
        item.wasChanged(priority: .p3, requirement: WorkItem.Requirement(group: "support", skills: [skill]))
        try item.wasOffered(Sample.offerID(1), to: "john")
        item.offerEnded(Sample.offerID(1), passingOverUntil: Sample.after(300))
        var profile = Sample.agent("john").profile
        func reason(_ presence: Agent.Presence = .available, used: Int = 0, at now: Timestamp) -> Exclusion? {
            let load = Agent.Load(used: used, idleSince: Sample.now)
            return Exclusion(
                of: Agent(profile: profile, presence: presence, load: load, version: 1), for: item, at: now)
        }
        profile.skills = ["tv": 1]
        #expect(reason(at: Sample.now) == .missingSkill)
        profile.skills = ["tv": 2]
        #expect(reason(.away, at: Sample.now) == .notAvailable)
        #expect(reason(used: 3, at: Sample.now) == .noCapacity)
        #expect(reason(at: Sample.now) == .passedOver)
        #expect(reason(at: Sample.after(300)) == nil)
        profile.groups = ["billing"]
        #expect(reason(at: Sample.now) == .notInGroup)
    }

    @Test func afterEverybodyRejectedANewRoundBegins() throws {
        var item = Sample.item(1)
        let agents = ["amy", "zoe"].map { Sample.agent($0) }
        for (number, second) in [(UInt64(1), Int64(0)), (2, 10)] {
            let now = Sample.after(second)
            let match = try #require(matcher.match([item], to: agents, at: now).first)
            try item.wasOffered(Sample.offerID(number), to: match.agent)
            item.offerEnded(Sample.offerID(number), passingOverUntil: matcher.passingOverUntil(.rejected, at: now))
        }
        #expect(matcher.match([item], to: agents, at: Sample.after(20)).isEmpty)
        #expect(pairs([item], agents, at: Sample.after(300)) == ["1-amy"])
    }

    @Test func aWithdrawnOfferPassesNobodyOver() {
        #expect(matcher.passingOverUntil(.withdrawn, at: Sample.now) == nil)
        #expect(matcher.passingOverUntil(.expired, at: Sample.now) == Sample.after(300))
    }

    @Test func theTermsCarryTheLeaseAndTheGeneration() throws {
        let item = Sample.item(1)
        let match = try #require(matcher.match([item], to: [Sample.agent("john")], at: Sample.now).first)
        let terms = matcher.terms(of: match, for: item, at: Sample.now)
        #expect(terms.generation == 1)
        #expect(terms.expiresAt == Sample.after(60))
    }
}
