/// Everything that is wrong with a configuration, in one report.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    package let problems: [ConfigurationProblem]

    /// Reports the problems.
    package init(_ problems: [ConfigurationProblem]) {
        self.problems = problems
    }

    package var description: String {
        let head = problems.count == 1 ? "1 setting is wrong:" : "\(problems.count) settings are wrong:"
        return ([head] + problems.map { "  \($0)" }).joined(separator: "\n")
    }
}

/// One thing that is wrong with a configuration.
package struct ConfigurationProblem: Equatable, Sendable, CustomStringConvertible {
    /// The setting and its environment variable.
    package let key: String
    /// What may stand there.
    package let expected: String
    /// What stood there and where; never a secret.
    package let found: String

    /// Describes a problem.
    package init(key: String, expected: String, found: String) {
        self.key = key
        self.expected = expected
        self.found = found
    }

    package var description: String { "\(key): expected \(expected), found \(found)" }
}
