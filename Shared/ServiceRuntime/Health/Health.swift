package import Domain

/// What is known of a service's health: a phase, and the checks that make it.
///
/// A check that was never set counts as failing. `stopping` is final.
package struct Health: Equatable, Sendable {
    /// Where a service stands.
    package enum Phase: String, Sendable {
        /// Not every check has passed yet. Can transition to: ready, stopping.
        case starting
        /// Every check passes. Can transition to: degraded, stopping.
        case ready
        /// It was ready, and a check fails. Can transition to: ready, stopping.
        case degraded
        /// It takes nothing more, and finishes what it has.
        case stopping
    }

    package private(set) var phase = Phase.starting
    /// In the order of registration.
    package private(set) var checks: [HealthCheck]

    /// Makes the health of a service that is ready as soon as all these checks pass.
    package init(checks: [CheckName], at now: Timestamp) {
        self.checks = checks.map { HealthCheck(name: $0, status: .failing, detail: "not checked yet", since: now) }
    }

    /// What a change means to those who watch.
    package enum Action: Equatable, Sendable {
        case none
        /// The check says something else than before.
        case report(HealthCheck)
        /// The phase is another than before, on account of the check.
        case enter(Phase, because: HealthCheck)
    }

    /// A check was made. `since` is kept while the status stays.
    package mutating func checked(_ name: CheckName, _ status: HealthCheck.Status, _ detail: String, at now: Timestamp)
        -> Action
    {
        guard let index = checks.firstIndex(where: { $0.name == name }) else { return .none }
        let before = checks[index]
        let since = before.status == status ? before.since : now
        let check = HealthCheck(name: name, status: status, detail: detail, since: since)
        guard check != before else { return .none }
        checks[index] = check
        let next = phaseByChecks
        guard next != phase else { return .report(check) }
        phase = next
        return .enter(next, because: check)
    }

    /// The service was told to stop.
    package mutating func stopped() { phase = .stopping }

    /// Whether the service should be given work.
    package var isReady: Bool { phase == .ready }

    /// Whether the check passed when it was made last.
    package func passes(_ name: CheckName) -> Bool {
        checks.contains { $0.name == name && $0.status == .passing }
    }

    private var phaseByChecks: Phase {
        let allPass = checks.allSatisfy { $0.status == .passing }
        switch phase {
        case .starting: return allPass ? .ready : .starting
        case .ready, .degraded: return allPass ? .ready : .degraded
        case .stopping: return .stopping
        }
    }
}
