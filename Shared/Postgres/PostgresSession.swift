/// One open connection and the statements prepared on it: sends a round of statements and reads what comes back.
final class PostgresSession {
    /// What became of a round of statements.
    struct Round {
        /// What each statement returned, in order; shorter than the round if one failed.
        var rows: [Rows] = []
        /// The first statement's error; it and all after it had no effect.
        var failure: PostgresError?
        /// Why the connection broke, before the round's end was seen.
        var breakdown: PostgresError?
        /// What the server called the last statement it ran.
        var lastCommand = ""

        /// The rows; throws the failure, or else the breakdown.
        func get() throws(PostgresError) -> [Rows] {
            if let error = failure ?? breakdown { throw error }
            return rows
        }
    }

    /// A statement is prepared anew if the same text comes with parameters of other types.
    private struct Signature: Hashable {
        let text: String
        let types: [UInt32]
    }

    private struct Step {
        let signature: Signature
        let parameters: ParameterBuffer
        /// The prepared statement's name; `nil` if it is not kept.
        let name: String?
        let isNew: Bool
    }

    private enum Reply {
        case rows(Rows, command: String)
        case failure(PostgresError)
        case skipped
    }

    /// How many statements stay prepared on a connection; any further text is parsed at each use.
    private static let maximumPrepared = 500

    private let handle: PostgresHandle
    private var prepared: [Signature: String] = [:]
    /// Whether the connection has broken.
    private(set) var isBroken = false

    /// Takes over an open connection.
    init(_ handle: PostgresHandle) { self.handle = handle }

    /// Whether the session is open, owes nothing and stands outside a transaction.
    var isReusable: Bool { !isBroken && handle.readUnasked() && handle.isIdle }

    /// Whether the session is inside a transaction that has not failed.
    var isInTransaction: Bool { handle.isInTransaction }

    /// Runs the statements in one round trip. Throws if one of them cannot be sent, and then none is; all else is in
    /// the round.
    func run(_ statements: [Statement], patience: Duration?) throws(PostgresError) -> Round {
        let steps = try plan(statements)
        var round = Round()
        do throws(PostgresError) {
            for step in steps { try send(step) }
            try handle.sendSync()
            for step in steps { try receive(step, patience, into: &round) }
            try receiveSync(patience)
        } catch {
            isBroken = true
            round.breakdown = error
        }
        return round
    }

    /// Runs a text of several statements, however long it takes; what they return is dropped.
    func runScript(_ text: String) throws(PostgresError) -> Round {
        guard !text.utf8.contains(0) else { throw PostgresError(.invalidText, "the script holds a NUL character") }
        var round = Round()
        do throws(PostgresError) {
            try handle.sendScript(text)
            round.failure = try readScript()
            try handle.endScript()
        } catch {
            isBroken = true
            round.breakdown = error
        }
        return round
    }
}

extension PostgresSession {
    private func plan(_ statements: [Statement]) throws(PostgresError) -> [Step] {
        var names = prepared
        var steps: [Step] = []
        steps.reserveCapacity(statements.count)
        for statement in statements {
            guard !statement.text.utf8.contains(0) else {
                throw PostgresError(.invalidText, "the statement holds a NUL character")
            }
            let parameters = try ParameterBuffer(statement.parameters)
            let signature = Signature(text: statement.text, types: parameters.types)
            let known = names[signature]
            let name = known ?? (names.count < Self.maximumPrepared ? "s\(names.count)" : nil)
            names[signature] = name
            let isNew = known == nil && name != nil
            steps.append(Step(signature: signature, parameters: parameters, name: name, isNew: isNew))
        }
        return steps
    }

    private func send(_ step: Step) throws(PostgresError) {
        guard let name = step.name else { return try handle.sendOnce(step.signature.text, step.parameters) }
        if step.isNew { try handle.sendPrepare(name, text: step.signature.text, types: step.parameters.types) }
        try handle.sendExecute(name, step.parameters)
    }

    private func receive(_ step: Step, _ patience: Duration?, into round: inout Round) throws(PostgresError) {
        if step.isNew {
            let reply = try readReply(patience)
            if case .rows = reply { prepared[step.signature] = step.name }
            if case .failure(let error) = reply { round.failure = round.failure ?? error }
        }
        switch try readReply(patience) {
        case .rows(let rows, let command):
            round.rows.append(rows)
            round.lastCommand = command
        case .failure(let error): round.failure = round.failure ?? error
        case .skipped: break
        }
    }

    private func readReply(_ patience: Duration?) throws(PostgresError) -> Reply {
        var reply = Reply.skipped
        while let result = try handle.nextResult(patience: patience) {
            switch result.kind {
            case .rows: reply = .rows(result.copyRows(), command: result.command)
            case .failure: reply = .failure(try survivable(result))
            case .skipped: reply = .skipped
            case .synchronised, .unsupported: throw outOfStep
            }
        }
        return reply
    }

    private func receiveSync(_ patience: Duration?) throws(PostgresError) {
        guard let result = try handle.nextResult(patience: patience) else { throw outOfStep }
        if result.kind == .failure { throw try survivable(result) }
        guard result.kind == .synchronised else { throw outOfStep }
    }

    private func readScript() throws(PostgresError) -> PostgresError? {
        var failure: PostgresError?
        while let result = try handle.nextResult(patience: nil) {
            switch result.kind {
            case .rows: continue
            case .failure:
                let error = try survivable(result)
                failure = failure ?? error
            case .skipped, .synchronised, .unsupported: throw outOfStep
            }
        }
        return failure
    }

    /// The result's error; throws it if the connection did not survive it.
    private func survivable(_ result: borrowing PostgresResult) throws(PostgresError) -> PostgresError {
        let error = result.error
        guard result.isFatal || !handle.isOpen else { return error }
        throw error.endsConnection ? error : error.recoded(.connectionLost)
    }

    private var outOfStep: PostgresError {
        PostgresError(.connectionLost, "the server answered out of step, or to a COPY, which is not supported")
    }
}

extension PostgresSession {
    /// The server's process id of this session.
    var processID: Int32 { handle.processID }
}
