import FoundationEssentials

/// The offers to the run's agents that are not answered yet: pure.
///
/// Routing may offer a case before the run has heard of it. The two come from two services, and when the broker is
/// killed one of them may have to say its part again.
struct OpenOffers: Sendable {
    /// An offer, and whether to accept it.
    struct Answer: Hashable, Sendable {
        let offer: LoadEvent.Offer
        let isYes: Bool
    }

    private struct Undecided {
        let offer: LoadEvent.Offer
        let end: ContinuousClock.Instant
    }

    /// So long a case may stay unknown before it is somebody else's; an agent has 60 s to answer.
    static let hearsay = Duration.seconds(20)

    private let agents: Set<UUID>
    private var undecided: [Undecided] = []

    /// None so far, for these agents.
    init(to agents: Set<UUID>) { self.agents = agents }

    /// Takes offers that were made, to whomever, and answers all of which it is known whose case it is.
    mutating func answer(
        _ made: [LoadEvent.Offer], at now: ContinuousClock.Instant, isOurs: (UUID) -> Bool
    ) -> [Answer] {
        undecided += made.filter { agents.contains($0.agent) }.map { Undecided(offer: $0, end: now + Self.hearsay) }
        var answers: [Answer] = []
        undecided.removeAll { open in
            let isYes = isOurs(open.offer.record)
            guard isYes || open.end <= now else { return false }
            answers.append(Answer(offer: open.offer, isYes: isYes))
            return true
        }
        return answers
    }
}
