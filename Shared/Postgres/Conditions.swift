/// The conditions of a query of which some may not be given, and the values that they bind.
///
/// Only those that are given become part of the text, so that PostgreSQL finds the index for them: of
/// `$1 IS NULL OR a = $1` a prepared statement's plan can make nothing.
package struct Conditions: Sendable {
    /// The values of `$1`, `$2` … in order.
    package private(set) var parameters: [SQLValue] = []
    private var texts: [String] = []

    /// Makes conditions that everything meets.
    package init() {}

    /// All of them, for a WHERE.
    package var text: String { texts.isEmpty ? "true" : texts.joined(separator: " AND ") }

    /// Binds a value, and says by what name it goes in the text.
    package mutating func bind(_ value: SQLValue) -> String {
        parameters.append(value)
        return "$\(parameters.count)"
    }

    /// Adds a condition on a value, unless there is no value; the closure takes the value's name.
    package mutating func add(_ value: SQLValue?, _ condition: (String) -> String) {
        guard let value else { return }
        texts.append(condition(bind(value)))
    }
}
