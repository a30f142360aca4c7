package import Contracts
package import Messaging

/// A service's handlers by the type of message they take.
package struct HandlerTable<Store: WorkspaceStore>: Sendable {
    private typealias Prepare =
        @Sendable (Inbound, MessageIdentity, ReplyAddress?) -> Result<PreparedMessage<Store>, MalformedMessage>

    private var entries: [MessageType: Prepare] = [:]

    /// Makes an empty table.
    package init() {}

    /// Adds a handler of messages.
    package mutating func add<Handler: MessageHandler<Store>>(_ handler: Handler) {
        entries[Handler.Content.type] = { inbound, identity, _ in
            inbound.message(Handler.Content.self).map { PreparedMessage($0, identity: identity, handler: handler) }
        }
    }

    /// Adds a handler of a verb.
    package mutating func add<Handler: CommandHandler<Store>>(_ handler: Handler) {
        entries[Handler.Content.type] = { inbound, identity, replyTo in
            inbound.message(Handler.Content.self).map {
                PreparedMessage($0, identity: identity, replyTo: replyTo, handler: handler)
            }
        }
    }

    /// Adds a handler of a query.
    package mutating func add<Handler: QueryHandler<Store>>(_ handler: Handler) {
        entries[Handler.Content.type] = { inbound, identity, replyTo in
            inbound.message(Handler.Content.self).map {
                PreparedMessage($0, identity: identity, replyTo: replyTo, handler: handler)
            }
        }
    }

    /// The types that have a handler.
    package var types: Set<MessageType> { Set(entries.keys) }

    /// Reads the content and finds the handler; `nil` if nobody handles this type.
    package func prepare(
        _ inbound: Inbound, replyTo: ReplyAddress? = nil
    ) throws(MalformedMessage) -> PreparedMessage<Store>? {
        guard let entry = entries[inbound.event.type] else { return nil }
        let identity = MessageIdentity(source: inbound.event.source, id: inbound.event.id, body: inbound.delivery.body)
        return try entry(inbound, identity, replyTo).get()
    }
}

extension Inbound {
    /// The whole message, with its content read.
    package func message<Content: MessageContent>(_: Content.Type) -> Result<Message<Content>, MalformedMessage> {
        do throws(MalformedMessage) {
            let content = try content(Content.self)
            return .success(Message(context: event, content: content, user: userID, attempt: delivery.attempt))
        } catch {
            return .failure(error)
        }
    }
}
