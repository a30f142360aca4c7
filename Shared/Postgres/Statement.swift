/// One SQL statement and the values of its parameters.
///
/// An interpolated literal binds: in `"SELECT a FROM t WHERE id = \(id)"` the text becomes `… WHERE id = $1` and `id`
/// its parameter.
package struct Statement: Hashable, Sendable {
    /// The SQL, with `$1`, `$2` … where the parameters go.
    package let text: String
    /// The parameters in order.
    package let parameters: [SQLValue]

    /// Takes SQL text with `$1`, `$2` … and the values for them.
    package init(_ text: String, _ parameters: [SQLValue] = []) {
        self.text = text
        self.parameters = parameters
    }
}

extension Statement: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) { self.init(value) }

    package init(stringInterpolation: StringInterpolation) {
        self.init(stringInterpolation.text, stringInterpolation.parameters)
    }

    /// Collects the literal parts as SQL and every interpolated value as a parameter.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var parameters: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 3)
            parameters.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { text += literal }

        /// Binds a value that says its own type.
        package mutating func appendInterpolation(_ value: SQLValue) {
            parameters.append(value)
            text += "$\(parameters.count)"
        }

        /// Binds a value.
        package mutating func appendInterpolation<Value: SQLEncodable>(_ value: Value) {
            appendInterpolation(value.sqlValue)
        }

        /// Binds a value, or a NULL of its type.
        package mutating func appendInterpolation<Value: SQLEncodable>(_ value: Value?) {
            appendInterpolation(value?.sqlValue ?? .null(Value.sqlType))
        }

        /// Binds an array, as `unnest` and `ANY` take it.
        package mutating func appendInterpolation<Value: SQLEncodable>(_ values: [Value]) {
            appendInterpolation(Value.sqlArray(of: values))
        }

        /// Binds an array some of whose elements may be NULL.
        package mutating func appendInterpolation<Value: SQLEncodable>(_ values: [Value?]) {
            appendInterpolation(Value.sqlArray(of: values))
        }

        /// Binds JSON text as a `jsonb`.
        package mutating func appendInterpolation(json text: String) { appendInterpolation(.json(text)) }

        /// Binds JSON text as a `jsonb`, or NULL.
        package mutating func appendInterpolation(json text: String?) {
            appendInterpolation(text.map(SQLValue.json) ?? .null(.json))
        }

        /// Writes a quoted identifier, such as a schema's name; it cannot end the quotes.
        package mutating func appendInterpolation(identifier: String) { text += Statement.quoted(identifier) }
    }

    /// The identifier in double quotes, with those inside doubled.
    static func quoted(_ identifier: String) -> String {
        let inside = identifier.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        return "\"\(inside)\""
    }
}
