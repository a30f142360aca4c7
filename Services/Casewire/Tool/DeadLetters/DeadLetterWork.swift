import Contracts

/// What `casewire dead redrive` and `casewire dead discard` have in common.
struct DeadLetterWork {
    let action: OperatorLog.Action
    let choice: DeadLetterChoice

    /// Deals with the letters and prints them; throws `failedCheck` if one of those named is not there.
    func run() async throws {
        let configuration = try choice.broker.configuration()
        let (ids, letters, output) = (choice.ids, choice.letters, choice.output)
        let done = try await DatabaseSession.open(try choice.database.configuration()) { connection in
            let log = OperatorLog(
                connection, operator: choice.operatorOptions.name(), note: choice.operatorOptions.note)
            let progress = output.progress(action.rawValue, total: ids.isEmpty ? nil : ids.count)
            return try await BrokerSession.open(configuration) { session in
                let round = DeadLetterRound(action: action, session: session, log: log, progress: progress) { letter in
                    letters.includes(letter) && (ids.isEmpty || ids.contains(where: letter.isCalled))
                }
                return try await round.run(through: letters.services, limit: ids.isEmpty ? letters.limit : .max)
            }
        }
        output.write(.list(done.map(\.summary))) { painter in
            var table = TextTable(DeadLetter.columns)
            for letter in done { table.add(letter.row) }
            return table.lines(painter) + ["\(action.rawValue): \(done.count)"]
        }
        let missing = ids.filter { id in !done.contains { $0.isCalled(id) } }
        guard missing.isEmpty else {
            throw ToolFailure(.failedCheck, "No dead letter is called \(missing.joined(separator: ", ").printable).")
        }
    }
}
