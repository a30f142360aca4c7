import Contracts
import Durability

extension PreparedMessage<IntakeStore> {
    /// Binds a customer's message to what takes it.
    init(_ message: IncomingMessage, context: CloudEvent, identity: MessageIdentity) {
        let handler = TakeMessage()
        self.init(
            identity: identity, cause: Cause(context), gather: { handler.gather(message, into: &$0) },
            handle: { try handler.handle(message, in: &$0) })
    }
}
