import ArgumentParser

/// Who does something by hand, and why; both are recorded.
struct OperatorOptions: ParsableArguments {
    @Option(name: .customLong("operator"), help: "Who does it; else the user who is logged in.")
    var operatorName: String?

    @Option(help: "Why, in your words.")
    var note: String?

    func validate() throws {
        guard operatorName.map({ (1...255).contains($0.count) }) ?? true else {
            throw ValidationError("The operator's name has 1 to 255 characters.")
        }
    }

    /// The name to be recorded.
    func name(_ environment: ToolEnvironment = .process) -> String {
        operatorName ?? environment["USER"] ?? environment["LOGNAME"] ?? "unknown"
    }
}
