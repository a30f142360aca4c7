import Contracts
import Domain
import Messaging
import Postgres

/// The deliveries of one transaction and what has become of each so far.
struct Batch<Store: WorkspaceStore>: Sendable {
    /// What has become of a delivery.
    private enum Fate: Sendable {
        case open
        case ignored
        /// Had its effect before; the answer is given once more.
        case repeated(answer: [UInt8]?)
        case handled(CommandAnswer?)
        case refused(Refusal)
        case postponed(String)
    }

    private let messages: [InHand<Store>]
    private let service: ServiceName
    private var fates: [Fate]
    /// Under which identity each is recorded; a message that takes another's id is recorded under one of its own.
    private var identities: [MessageIdentity?]

    init(_ messages: [InHand<Store>], service: ServiceName) {
        self.messages = messages
        self.service = service
        identities = messages.map(\.identity)
        fates = messages.map { message in
            switch message.reading {
            case .prepared: .open
            case .ignored: .ignored
            case .refused(let refused): .refused(refused.refusal)
            }
        }
    }

    /// The identities to record: of all but the ignored and the queries.
    var recordable: [MessageIdentity] { messages.filter(isRecorded).compactMap(\.identity) }

    var redriven: Set<MessageIdentity> { Set(messages.filter(\.isRedriven).compactMap(\.identity)) }

    private func isRecorded(_ message: InHand<Store>) -> Bool {
        switch message.reading {
        case .prepared(let prepared): prepared.isRecorded
        case .refused: true
        case .ignored: false
        }
    }

    /// Takes the inbox's word on what was seen before; returns the identities to record of those that take another's
    /// id.
    mutating func judge(_ verdicts: [MessageIdentity: Inbox.Verdict]) -> [MessageIdentity] {
        var impostors: [MessageIdentity] = []
        for index in messages.indices {
            guard let identity = identities[index], let verdict = verdicts[identity] else { continue }
            switch verdict {
            case .new: break
            case .seen(let answer): fates[index] = .repeated(answer: answer)
            case .conflicting:
                fates[index] = .refused(
                    Refusal(
                        .duplicate, field: "id",
                        message: "A message with this source and id came before, with other content."))
                identities[index] = identity.impostor
                impostors.append(identity.impostor)
            }
        }
        return impostors
    }

    /// What the open messages want loaded.
    var needs: Store.Needs {
        var needs = Store.noNeeds
        for (index, message) in messages.enumerated() {
            guard case .open = fates[index], case .prepared(let prepared) = message.reading,
                case .change(let gather, _) = prepared.work
            else { continue }
            gather(&needs)
        }
        return needs
    }

    /// Handles the open messages, in order of arrival.
    mutating func handle(in unit: inout UnitOfWork<Store.Workspace>) throws {
        for (index, message) in messages.enumerated() {
            guard case .open = fates[index], case .prepared(let prepared) = message.reading,
                case .change(_, let handle) = prepared.work
            else { continue }
            fates[index] = try fate(of: prepared, handle, in: &unit)
        }
    }

    private func fate(
        of message: PreparedMessage<Store>, _ handle: (inout UnitOfWork<Store.Workspace>) throws -> CommandAnswer?,
        in unit: inout UnitOfWork<Store.Workspace>
    ) throws -> Fate {
        unit.begin(message.cause)
        let before = unit.staged.count
        do {
            return .handled(try handle(&unit))
        } catch let error where unit.staged.count > before && messages.count > 1 {
            // It changed the workspace before it threw: only a transaction of its own can take that back.
            throw error
        } catch let refusal as Refusal {
            return .refused(refusal)
        } catch let rejection as Rejection {
            return .refused(Refusal(rejection))
        } catch let malformed as MalformedMessage {
            return .refused(malformed.refusal)
        } catch let notYet as NotYet {
            return .postponed(notYet.reason)
        }
    }

    /// Answers the queries, which see what the commands of the same batch have done.
    mutating func answerQueries(in transaction: Transaction) async throws {
        for (index, message) in messages.enumerated() {
            guard case .open = fates[index], case .prepared(let prepared) = message.reading,
                case .query(let answer) = prepared.work
            else { continue }
            do {
                fates[index] = .handled(try await answer(transaction))
            } catch let refusal as Refusal {
                fates[index] = .refused(refusal)
            }
        }
    }

    /// Stages the answers, and what the world is told of what was refused.
    func announceAnswers(by reader: some LaneReader<Store>, in unit: inout UnitOfWork<Store.Workspace>) throws {
        for (index, message) in messages.enumerated() {
            switch fates[index] {
            case .open, .ignored, .postponed: break
            case .repeated(let answer): try repeatAnswer(answer, to: message, in: &unit)
            case .handled(let answer): try self.answer(answer, to: message, in: &unit)
            case .refused(let refusal):
                let refused = message.refused(refusal)
                unit.begin(refused.cause)
                try reader.announce(refused, in: &unit)
                if reader.keepsRefused { unit.stage(.deadLetter(refused, of: service, at: unit.now)) }
            }
        }
    }

    private func answer(
        _ answer: CommandAnswer?, to message: InHand<Store>, in unit: inout UnitOfWork<Store.Workspace>
    ) throws {
        guard let answer, let replyTo = replyTo(of: message) else { return }
        unit.stage(try .answer(answer, to: replyTo, from: service))
    }

    private func repeatAnswer(
        _ body: [UInt8]?, to message: InHand<Store>, in unit: inout UnitOfWork<Store.Workspace>
    ) throws {
        guard let body else { return }
        try answer(try CommandAnswer(jsonBody: body), to: message, in: &unit)
    }

    private func replyTo(of message: InHand<Store>) -> ReplyAddress? {
        guard case .prepared(let prepared) = message.reading else { return nil }
        return prepared.replyTo
    }
}

extension Batch {
    /// The messages that were refused in this transaction.
    var refused: [MessageIdentity] {
        zip(identities, fates).compactMap { identity, fate in
            guard case .refused = fate else { return nil }
            return identity
        }
    }

    /// The answers to keep, so that the same command gets the same answer.
    func answers() throws -> [(identity: MessageIdentity, answer: [UInt8])] {
        try messages.indices.compactMap { index in
            guard isRecorded(messages[index]), let identity = identities[index], replyTo(of: messages[index]) != nil
            else { return nil }
            switch fates[index] {
            case .handled(.some(let answer)): return (identity, try answer.jsonBody())
            case .refused(let refusal): return (identity, try CommandAnswer.refused(refusal).jsonBody())
            case .handled(.none), .open, .ignored, .repeated, .postponed: return nil
            }
        }
    }

    /// The messages that wait for something else.
    var postponed: [MessageIdentity] {
        zip(messages, fates).compactMap { message, fate in
            guard case .postponed = fate else { return nil }
            return message.identity
        }
    }

    /// How to settle each delivery after the commit. One that waited for something through the whole ladder waits on
    /// its last step.
    func settlements(by retries: RetryPolicy) -> [Settlement] {
        zip(messages, fates).map { message, fate in
            guard case .postponed(let reason) = fate, let last = retries.ladder.last else { return .acknowledge }
            return .retry(retries.delay(afterAttempts: message.attempts) ?? last, reason: reason)
        }
    }
}
