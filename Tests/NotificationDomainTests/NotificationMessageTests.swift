import Domain
import NotificationDomain
import Testing

@Suite struct NotificationMessageTests {
    typealias State = NotificationMessage.State

    static let actions: [(NotificationMessage.Action, State)] = [
        (.suppress(.optedOut), .suppressed), (.render(Sample.route), .rendered), (.send(providerID: "1"), .sent),
        (.deliver, .delivered), (.bounce(code: "5.1.1"), .bounced), (.fail(reason: "refused"), .failed),
        (.supersede(by: Sample.laterID), .superseded),
    ]

    /// The states that a message may go to from each.
    static func next(_ state: State) -> Set<State> {
        switch state {
        case .requested: [.suppressed, .rendered, .failed, .superseded]
        case .rendered: [.suppressed, .sent, .failed, .superseded]
        case .sent: [.delivered, .bounced]
        case .delivered: [.bounced]
        case .suppressed, .bounced, .failed, .superseded: []
        }
    }

    @Test(arguments: State.allCases)
    func aMessageGoesOnlyWhereItsStateLeads(state: State) throws {
        for (action, target) in Self.actions {
            var message = try Sample.message(state)
            let command = NotificationMessage.Command(action, by: Sample.system, at: Sample.now)
            guard Self.next(state).contains(target) else {
                #expect(throws: Rejection.wrongState(found: state.rawValue)) { try message.decide(command) }
                continue
            }
            let events = try message.perform(command)
            #expect(message.state == target)
            #expect(events.map(\.fact.name) == [target.rawValue])
            #expect(message.version == 2)
        }
    }

    @Test func onlyTheServiceMovesAMessage() throws {
        let agent = Actor(Principal(kind: .agent, id: "john"), roles: [.agent])
        let command = NotificationMessage.Command(.deliver, by: agent, at: Sample.now)
        #expect(throws: Rejection.self) { try Sample.message(.sent).decide(command) }
    }

    @Test func aPassingFailureIsTriedAgainUntilTheScheduleEnds() throws {
        var message = try Sample.message(.rendered)
        let schedule = RetrySchedule([.seconds(60), .seconds(300)])
        func fail() throws -> [NotificationMessage.Event] {
            try message.attemptFailed(
                "busy", isPassing: true, schedule: schedule, by: Sample.system, at: Sample.now)
        }
        #expect(try fail().isEmpty)
        #expect(message.attempts == NotificationMessage.Attempts(count: 1, nextAt: Sample.after(60)))
        #expect(try fail().isEmpty)
        #expect(message.attempts.nextAt == Sample.after(300))
        #expect(try fail().map(\.fact) == [.failed(reason: "busy")])
        #expect(message.attempts == NotificationMessage.Attempts(count: 3))
        #expect(throws: Rejection.wrongState(found: "failed")) { try fail() }
    }

    @Test func aLastingFailureIsNotTriedAgain() throws {
        var message = try Sample.message(.rendered)
        let events = try message.attemptFailed(
            "no such user", isPassing: false, schedule: .standard, by: Sample.system, at: Sample.now)
        #expect(events.map(\.fact.name) == ["failed"])
    }
}
