package import Contracts
package import Messaging

/// Reads commands and queries: each is answered, the refused ones too, if the sender said where to.
package struct CommandReader<Store: WorkspaceStore>: LaneReader {
    private let handlers: HandlerTable<Store>
    private let service: ServiceName

    /// Makes a reader for a service's handlers.
    package init(_ handlers: HandlerTable<Store>, service: ServiceName) {
        self.handlers = handlers
        self.service = service
    }

    package var keepsRefused: Bool { false }

    package func read(_ delivery: Delivery) -> Reading<Store> {
        let replyTo = delivery.replyAddress
        do throws(MalformedMessage) {
            let inbound = try Inbound(delivery)
            _ = try inbound.sender()
            guard let prepared = try handlers.prepare(inbound, replyTo: try inbound.replyAddress()) else {
                throw MalformedMessage(
                    .unsupportedType, field: "type", reason: "This service does not know this command.")
            }
            return .prepared(prepared)
        } catch {
            return .refused(RefusedDelivery(delivery, malformed: error, replyTo: replyTo))
        }
    }

    package func announce(_ refused: RefusedDelivery, in unit: inout UnitOfWork<Store.Workspace>) throws {
        guard let replyTo = refused.replyTo else { return }
        unit.stage(try .answer(.refused(refused.refusal), to: replyTo, from: service))
    }
}

extension Delivery {
    /// Where a refusal goes, if the sender may read there.
    fileprivate var replyAddress: ReplyAddress? {
        guard let key = properties.replyTo, let user = properties.userID, key.hasPrefix("reply.\(user).") else {
            return nil
        }
        return ReplyAddress(key: key, correlationID: properties.correlationID)
    }
}
