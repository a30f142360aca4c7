import Contracts
import Domain
import Durability
import IntakeDomain
import Messaging

/// Reads the messages that adapters have normalised.
struct MessageReader: LaneReader {
    typealias Store = IntakeStore

    /// The hosts from which attachments may be fetched, in lower case.
    let dataHosts: Set<String>

    var keepsRefused: Bool { true }

    func read(_ delivery: Delivery) -> Reading<IntakeStore> {
        do throws(MalformedMessage) {
            let inbound = try Inbound(delivery)
            return .prepared(
                PreparedMessage(
                    try message(in: inbound), context: inbound.event,
                    identity: MessageIdentity(source: inbound.event.source, id: inbound.event.id, body: delivery.body)))
        } catch {
            return .refused(RefusedDelivery(delivery, malformed: error))
        }
    }

    func announce(_ refused: RefusedDelivery, in unit: inout UnitOfWork<IntakeWorkspace>) throws {
        try unit.announceRefusal(of: refused)
    }

    private func message(in inbound: Inbound) throws(MalformedMessage) -> IncomingMessage {
        guard inbound.event.type == IntakeMessage.type else {
            throw MalformedMessage(.unsupportedType, field: "type", reason: "is not taken here")
        }
        let content = try inbound.content(IntakeMessage.self)
        try IntakeRoute(routingKey: inbound.delivery.routingKey).check(channel: content.channel)
        do {
            return try IncomingMessage(content, dataHosts: dataHosts)
        } catch let rejection as Rejection {
            throw MalformedMessage(Refusal(rejection))
        } catch {
            throw MalformedMessage(field: "data", reason: "cannot be read")
        }
    }
}
