/// Decides which case a message belongs to (field.md 1.2, "Threading of e-mail").
package enum ThreadingPolicy {
    /// What is known of a message before it is threaded.
    package struct Findings: Hashable, Sendable {
        /// In the order found; among equals of one source the first counts, so the nearest reference comes first.
        package let hints: [ThreadingHint]
        /// Whether a machine wrote it.
        package let isAutomatic: Bool
        /// Whether it carries our own loop mark: something sent our mail back to us.
        package let isOwnLoop: Bool

        /// Takes what was found.
        package init(hints: [ThreadingHint], isAutomatic: Bool = false, isOwnLoop: Bool = false) {
            self.hints = hints
            self.isAutomatic = isAutomatic
            self.isOwnLoop = isOwnLoop
        }
    }

    /// What becomes of a message.
    package enum Decision: Hashable, Sendable {
        /// A new case; a case that a stranger only named is linked, not joined.
        case openNew(mentioning: Case.ID?)
        case append(to: Case.ID)
        case followUp(of: Case.ID)
        /// A machine's message: a note on the case, which neither reopens it nor is answered.
        case record(on: Case.ID)
        case ignore(IgnoreReason)
    }

    /// Why a message has no effect.
    package enum IgnoreReason: String, CaseIterable, Sendable {
        case ownLoop = "own_loop"
        case automaticWithoutCase = "automatic_without_case"
    }

    /// A decision with what it rests on, for `intake.accepted`.
    package struct Outcome: Hashable, Sendable {
        package let decision: Decision
        package let evidence: [String]
    }

    /// Decides by the strongest sufficient sign.
    package static func decide(_ findings: Findings) -> Outcome {
        let evidence = findings.hints.map { hint in
            hint.isSufficient ? hint.evidence : "\(hint.evidence):sender_unknown_to_case"
        }
        if findings.isOwnLoop { return Outcome(decision: .ignore(.ownLoop), evidence: ["own_loop_mark"] + evidence) }
        let automatic = findings.isAutomatic ? ["automatic"] : []
        return Outcome(decision: decision(findings), evidence: automatic + evidence)
    }

    private static func decision(_ findings: Findings) -> Decision {
        guard let candidate = strongest(findings.hints.filter(\.isSufficient)) else {
            if findings.isAutomatic { return .ignore(.automaticWithoutCase) }
            return .openNew(mentioning: strongest(findings.hints)?.id)
        }
        if findings.isAutomatic { return .record(on: candidate.id) }
        return candidate.state.isFinal ? .followUp(of: candidate.id) : .append(to: candidate.id)
    }

    /// The first of the strongest source; `min` takes the first among equals.
    private static func strongest(_ hints: [ThreadingHint]) -> ThreadingCandidate? {
        hints.min { $0.source < $1.source }?.candidate
    }
}
