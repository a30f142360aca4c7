import ArgumentParser

/// How long to wait for an answer.
struct AnswerOptions: ParsableArguments {
    // A repeated message is told after `IntakeStillness.duration`, which has to fit in.
    @Option(help: "How many seconds an answer may take.")
    var timeout = 30

    func validate() throws {
        guard (1...3_600).contains(timeout) else {
            throw ValidationError("The timeout must be from 1 to 3600 seconds.")
        }
    }

    var patience: Duration { .seconds(timeout) }
}
