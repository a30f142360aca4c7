import ArgumentParser

/// Which dead letters are to be dealt with, by whom and where they are.
struct DeadLetterChoice: ParsableArguments {
    @Argument(help: "The letters' ids, the beginnings of them, or the messages' own ids.")
    var ids: [String] = []

    @Flag(help: "All that --service and --code leave.")
    var all = false

    @OptionGroup var operatorOptions: OperatorOptions
    @OptionGroup var broker: BrokerOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var letters: DeadLetterOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard ids.isEmpty == all else { throw ValidationError("Name the letters, or say --all.") }
    }

    /// What is to be done with them.
    func work(_ action: OperatorLog.Action) -> DeadLetterWork { DeadLetterWork(action: action, choice: self) }
}
