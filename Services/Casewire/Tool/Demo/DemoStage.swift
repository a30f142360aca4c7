import Contracts
import Domain
import Durability
import Mail

/// What every step of the demo works with.
struct DemoStage: Sendable {
    let client: CommandClient
    let session: BrokerSession
    let board: Board<DemoWorld>
    let sink: SinkDirectory
    let narrator: DemoNarrator
    /// The tag of the run: part of every id that the demo makes, so that repeating a step has no further effect.
    let run: String
    /// How long a step may go without getting further.
    let patience: Duration

    /// Waits until the events have told what is wanted; throws `timedOut` with the name of what did not happen.
    func wait(
        for name: String, until isWanted: @escaping @Sendable (DemoWorld) -> Bool
    ) async throws -> DemoWorld {
        try await Deadline.within(patience) {
            try await board.wait(until: isWanted)
        } orThrow: {
            ToolFailure(
                .timedOut, "Within \(patience.components.seconds) s it did not happen: \(name).",
                advice: "casewire doctor tells which service stands still, casewire dead list what was put aside.")
        }
    }

    /// Sends a command of a step; the same step and record give the same command id, however often it is sent.
    ///
    /// A service hears of agents by events, so that it may not know one yet: such a refusal is followed by another
    /// try, under a new id, after further events.
    @discardableResult
    func command(
        _ content: some CommandContent, step: String, subject: RecordID? = nil
    ) async throws -> CommandAnswer {
        let deadline = ContinuousClock.now + patience
        var attempt = 1
        while true {
            let id = "demo-\(run)-\(step)-\(attempt)"
            let answer = try await client.send(try CommandRequest(content, id: id, subject: subject))
            guard case .refused(let refusal) = answer else { return answer }
            guard refusal.code == .forbidden || refusal.code == .notFound, ContinuousClock.now < deadline else {
                throw ToolFailure(refusal, to: type(of: content).type.routingWords)
            }
            let seen = await board.state.revision
            _ = try await wait(for: "any event") { $0.revision > seen }
            attempt += 1
        }
    }

    /// Publishes a customer's mail and waits until intake has taken it.
    func publish(_ mail: CustomerMail, named name: String) async throws -> IntakeOutcome {
        let item = IntakeItem(mail: mail.bytes, name: name)
        try await session.publish(item.message)
        let id = item.messageID
        let world = try await wait(for: "intake takes \(name)") { $0.outcomes[id] != nil }
        guard let outcome = world.outcomes[id], outcome.word != IntakeOutcome.refused else {
            throw ToolFailure(.failedCheck, "\(name) was refused: \(world.outcomes[id]?.reason ?? "").")
        }
        return outcome
    }

    /// The mail of a notification about a record, once it has been sent.
    func mail(
        _ template: String, about record: RecordID,
        where isWanted: @escaping @Sendable (DemoNotification) -> Bool = { _ in true }
    ) async throws -> SinkMail {
        let matches = { @Sendable (notification: DemoNotification) in
            notification.snapshot.template == template && notification.snapshot.recordId == record
                && isWanted(notification)
        }
        let world = try await wait(for: "the mail \(template)") { world in
            world.notifications.values.contains { matches($0) && $0.isSettled }
        }
        guard let notification = world.notifications.values.first(where: matches), notification.wasSent,
            let id = notification.externalID
        else {
            let reason = world.notifications.values.first(where: matches)?.reason ?? "it has no Message-ID"
            throw ToolFailure(.failedCheck, "The mail \(template) was not sent: \(reason).")
        }
        return try sink.mail(withID: id)
    }

    /// The id of a mail that the demo writes.
    func mailID(_ step: String) -> String { "\(step).\(run)@demo.casewire.example" }

    /// The present instant.
    var now: Timestamp { SystemTime().now() }
}
