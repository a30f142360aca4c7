import Contracts

/// The step in which the mails go in.
struct PublishMails: Sendable {
    let mails: [DemoMail]

    /// What became of each mail, by its name.
    typealias Outcomes = [String: IntakeOutcome]

    /// Publishes wave by wave and waits for every outcome.
    func run(on stage: DemoStage) async throws -> Outcomes {
        stage.narrator.begin("\(mails.count) mails go in, as a mail server would hand them over")
        let progress = stage.narrator.progress("outcomes", total: mails.count)
        var outcomes: Outcomes = [:]
        var published: Set<String> = []
        for wave in DemoMail.waves(mails) {
            let items = wave.map(\.item)
            try await IntakePublisher(session: stage.session).publish(items, Progress("", total: nil, quiet: true))
            for item in items {
                let outcome = try await outcome(of: item, on: stage, progress)
                outcomes[item.name] = published.insert(item.messageID).inserted ? outcome : outcome.ofRepetition
            }
        }
        progress.finish()
        for (word, count) in Self.counts(of: outcomes).sorted(by: { $0.key < $1.key }) {
            stage.narrator.tell("\(count) \(word)")
        }
        return outcomes
    }

    private func outcome(of item: IntakeItem, on stage: DemoStage, _ progress: Progress) async throws -> IntakeOutcome {
        let id = item.messageID
        let world = try await stage.wait(for: "intake says what became of \(item.name)") { $0.outcomes[id] != nil }
        progress.advance(detail: item.name)
        guard let outcome = world.outcomes[id] else {
            throw ToolFailure(.failedCheck, "\(item.name) has no outcome.")
        }
        return outcome
    }

    /// How often each outcome came.
    static func counts(of outcomes: Outcomes) -> [String: Int] {
        outcomes.values.reduce(into: [:]) { $0[$1.word, default: 0] += 1 }
    }
}
