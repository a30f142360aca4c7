package import Domain

/// Decides whether a person is asked about a closed case (records.md 2.7).
package enum Eligibility {
    /// Why a person is not asked; every skip is recorded.
    package enum SkipReason: String, CaseIterable, Codable, Sendable {
        case noParty = "no_party"
        case cancelled, spam, duplicate
        case autoClosed = "auto_closed"
        case majorChild = "major_child"
        case optedOut = "opted_out"
        case fatigue
        case sampledOut = "sampled_out"
    }

    /// What had to be looked up of the person.
    package struct Facts: Hashable, Sendable {
        package let hasOptedOut: Bool
        /// When the person was last asked about anything; `nil` if never.
        package let lastAskedAt: Timestamp?
        /// A number drawn for this case, 0 to 99.
        package let draw: Int

        /// Takes what was looked up, and the draw.
        package init(hasOptedOut: Bool, lastAskedAt: Timestamp?, draw: Int) {
            self.hasOptedOut = hasOptedOut
            self.lastAskedAt = lastAskedAt
            self.draw = draw
        }
    }

    /// The first reason not to ask; `nil` if the person is to be asked.
    package static func reasonToSkip(
        _ closed: ClosedCase, _ facts: Facts, by rules: Questionnaire.Rules, at now: Timestamp
    ) -> SkipReason? {
        if let reason = reason(of: closed, by: rules) { return reason }
        if closed.partyID == nil { return .noParty }
        if facts.hasOptedOut { return .optedOut }
        if let last = facts.lastAskedAt, now < last.advanced(by: rules.fatigueWindow) { return .fatigue }
        return facts.draw < rules.samplePercent ? nil : .sampledOut
    }

    private static func reason(of closed: ClosedCase, by rules: Questionnaire.Rules) -> SkipReason? {
        if closed.isMajorChild && !rules.includesMajorChildren { return .majorChild }
        switch closed.end {
        case .byCustomer: return nil
        case .byAgent(code: "spam"): return .spam
        case .byAgent(code: "duplicate"): return .duplicate
        case .byAgent: return nil
        case .byTime: return rules.includesAutoClosed ? nil : .autoClosed
        case .cancelled: return .cancelled
        }
    }
}
