package import Domain

extension NotificationMessage: Aggregate {
    package func decide(_ command: Command) throws(Rejection) -> [Event] {
        try command.check(version: version)
        guard command.actor.holds(.system) else { throw .forbidden(reason: "Only notification may do this.") }
        return [command.occurrence(of: try fact(of: command.action))]
    }

    private func fact(of action: Action) throws(Rejection) -> Fact {
        switch (action, state) {
        case (.suppress(let why), .requested), (.suppress(let why), .rendered): return .suppressed(why)
        case (.render(let route), .requested): return .rendered(route)
        case (.send(let providerID), .rendered): return .sent(providerID: providerID)
        case (.deliver, .sent): return .delivered
        case (.bounce(let code), .sent), (.bounce(let code), .delivered): return .bounced(code: code)
        case (.fail(let reason), .requested), (.fail(let reason), .rendered): return .failed(reason: reason)
        case (.supersede(let later), .requested), (.supersede(let later), .rendered): return .superseded(by: later)
        case (.suppress, _), (.render, _), (.send, _), (.deliver, _), (.bounce, _), (.fail, _), (.supersede, _):
            throw .wrongState(found: state.rawValue)
        }
    }

    package mutating func apply(_ event: Event) {
        switch event.fact {
        case .requested: return
        case .suppressed: state = .suppressed
        case .rendered(let route):
            state = .rendered
            self.route = route
        case .sent:
            state = .sent
            attempts = Attempts(count: attempts.count + 1)
        case .delivered: state = .delivered
        case .bounced: state = .bounced
        case .failed: state = .failed
        case .superseded: state = .superseded
        }
        version += 1
    }

    /// Takes an attempt that failed: plans the next one, or gives up with a `failed` event.
    ///
    /// A failure that will not pass, such as an unknown address, is not tried again.
    package mutating func attemptFailed(
        _ reason: String, isPassing: Bool, schedule: RetrySchedule, by actor: Actor, at now: Timestamp
    ) throws(Rejection) -> [Event] {
        guard state == .rendered else { throw .wrongState(found: state.rawValue) }
        let count = attempts.count + 1
        guard isPassing, let wait = schedule.wait(afterAttempts: count) else {
            let events = try perform(Command(.fail(reason: reason), by: actor, at: now))
            attempts = Attempts(count: count)
            return events
        }
        attempts = Attempts(count: count, nextAt: now.advanced(by: wait))
        return []
    }
}
