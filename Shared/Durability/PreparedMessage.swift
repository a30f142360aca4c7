import Contracts
package import Messaging
import Postgres

/// A delivery that has been read, with the handler it goes to: its type is forgotten, so that a batch can hold many
/// kinds.
package struct PreparedMessage<Store: WorkspaceStore>: Sendable {
    /// What there is to be done.
    enum Work: Sendable {
        case change(
            gather: @Sendable (inout Store.Needs) -> Void,
            handle: @Sendable (inout UnitOfWork<Store.Workspace>) throws -> CommandAnswer?)
        case query(@Sendable (Transaction) async throws -> CommandAnswer)
    }

    package let identity: MessageIdentity
    package let cause: Cause
    /// Where the answer goes; `nil` if none is wanted.
    package let replyTo: ReplyAddress?
    let work: Work

    /// Binds a message that has its own way of being read to what is done with it.
    package init(
        identity: MessageIdentity, cause: Cause, gather: @escaping @Sendable (inout Store.Needs) -> Void,
        handle: @escaping @Sendable (inout UnitOfWork<Store.Workspace>) throws -> Void
    ) {
        self.identity = identity
        self.cause = cause
        replyTo = nil
        work = .change(
            gather: gather,
            handle: { unit in
                try handle(&unit)
                return nil
            })
    }

    /// Binds a message to its handler.
    package init<Handler: MessageHandler<Store>>(
        _ message: Message<Handler.Content>, identity: MessageIdentity, handler: Handler
    ) {
        self.identity = identity
        cause = Cause(message.context)
        replyTo = nil
        work = .change(
            gather: { handler.gather(message, into: &$0) },
            handle: { unit in
                try handler.handle(message, in: &unit)
                return nil
            })
    }

    /// Binds a command to its handler.
    package init<Handler: CommandHandler<Store>>(
        _ command: Message<Handler.Content>, identity: MessageIdentity, replyTo: ReplyAddress?, handler: Handler
    ) {
        self.identity = identity
        cause = Cause(command.context)
        self.replyTo = replyTo
        work = .change(
            gather: { handler.gather(command, into: &$0) },
            handle: { try handler.handle(command, in: &$0) })
    }

    /// Binds a query to its handler.
    package init<Handler: QueryHandler<Store>>(
        _ query: Message<Handler.Content>, identity: MessageIdentity, replyTo: ReplyAddress?, handler: Handler
    ) {
        self.identity = identity
        cause = Cause(query.context)
        self.replyTo = replyTo
        work = .query { try await handler.answer(query, in: $0) }
    }

    /// Whether it changes anything, and so has to be remembered.
    var isRecorded: Bool {
        switch work {
        case .change: true
        case .query: false
        }
    }
}
