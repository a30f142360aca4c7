/// Why PostgreSQL, or the way to it, refused; parameter values never appear in it.
package struct PostgresError: Error, Hashable, Sendable {
    /// What happened, for a program to switch on.
    package let code: Code
    /// The five characters the server gave; `nil` if the error arose on this side.
    package let sqlState: String?
    /// What happened, for a person; without parameter values.
    package let message: String
    /// The constraint, table and column the server named.
    package let subject: Subject
    /// Where the statement was issued, as `Module/File.swift:line`.
    package private(set) var location: String

    /// What the server named along with an error.
    package struct Subject: Hashable, Sendable {
        var constraint: String?
        var table: String?
        var column: String?
    }

    /// The name of the violated constraint.
    package var constraint: String? { subject.constraint }
    /// The name of the table concerned.
    package var table: String? { subject.table }
    /// The name of the column concerned.
    package var column: String? { subject.column }

    /// Makes an error that arose on this side.
    init(_ code: Code, _ message: String, fileID: String = #fileID, line: Int = #line) {
        self.init(code: code, sqlState: nil, message: message, subject: Subject(), location: "\(fileID):\(line)")
    }

    /// Makes an error of what the server said.
    init(sqlState: String, message: String, subject: Subject, fileID: String = #fileID, line: Int = #line) {
        let code = Code(sqlState: sqlState)
        let message = code.mayQuoteValues ? message.withoutQuotations : message
        self.init(code: code, sqlState: sqlState, message: message, subject: subject, location: "\(fileID):\(line)")
    }

    private init(code: Code, sqlState: String?, message: String, subject: Subject, location: String) {
        self.code = code
        self.sqlState = sqlState
        self.message = message
        self.subject = subject
        self.location = location
    }

    /// The same error, said to come from there.
    func located(_ fileID: String, _ line: Int) -> PostgresError {
        var copy = self
        copy.location = "\(fileID):\(line)"
        return copy
    }

    /// The same error under another code.
    func recoded(_ code: Code) -> PostgresError {
        PostgresError(code: code, sqlState: sqlState, message: message, subject: subject, location: location)
    }
}

extension PostgresError {
    /// The infrastructure failed: connect anew, and pause what feeds the database meanwhile.
    package var isTransient: Bool {
        let codes: Set<Code> = [
            .connectionLost, .cannotConnect, .adminShutdown, .insufficientResources, .poolTimeout, .poolClosed,
            .commitUnknown,
            .readOnly,
        ]
        return codes.contains(code)
    }

    /// The same transaction may well succeed if tried again at once.
    package var isRetriable: Bool {
        let codes: Set<Code> = [.serializationFailure, .deadlock, .lockTimeout, .queryCanceled, .stalePlan]
        return codes.contains(code)
    }

    /// The connection that gave this error should not be used again.
    var endsConnection: Bool {
        let codes: Set<Code> = [.connectionLost, .cannotConnect, .adminShutdown, .commitUnknown, .readOnly, .stalePlan]
        return codes.contains(code)
    }
}

extension PostgresError: CustomStringConvertible {
    package var description: String {
        let state = sqlState.map { " \($0)" } ?? ""
        let constraint = constraint.map { ", constraint \($0)" } ?? ""
        return "PostgresError \(code)\(state): \(message)\(constraint) (\(location))"
    }
}

extension String {
    /// The text with everything between double quotes left out.
    fileprivate var withoutQuotations: String {
        guard let start = firstIndex(of: "\""), let end = lastIndex(of: "\""), start < end else { return self }
        return self[..<start] + "\"…" + self[end...]
    }
}
