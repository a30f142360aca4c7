import Contracts
import Cryptography
import Domain
import Durability
import IntakeDomain
import Mail
import Messaging

/// Reads providers' own bytes: so far mail, as RFC 5322 has it.
struct RawReader: LaneReader {
    typealias Store = IntakeStore

    let addresses: SignedAddresses
    let time: any TimeSource

    var keepsRefused: Bool { true }

    func read(_ delivery: Delivery) -> Reading<IntakeStore> {
        do throws(MalformedMessage) {
            let raw = try RawInbound(delivery)
            return .prepared(try prepared(try message(in: raw), raw))
        } catch {
            return .refused(RefusedDelivery(delivery, malformed: error))
        }
    }

    func announce(_ refused: RefusedDelivery, in unit: inout UnitOfWork<IntakeWorkspace>) throws {
        try unit.announceRefusal(of: refused)
    }

    private func message(in raw: RawInbound) throws(MalformedMessage) -> IncomingMessage {
        guard raw.channel == .email, raw.contentType.lowercased().hasPrefix("message/rfc822") else {
            throw MalformedMessage(
                .unsupportedType, field: "content_type", reason: "is not read on this channel; mail is message/rfc822")
        }
        do {
            let mail = try MailParser.parse(raw.delivery.body)
            return try IncomingMessage(mail, body: raw.delivery.body, addresses: addresses, receivedAt: time.now())
        } catch let rejection as Rejection {
            throw MalformedMessage(Refusal(rejection))
        } catch {
            throw MalformedMessage(field: "body", reason: "is not a mail that can be read")
        }
    }

    private func prepared(_ message: IncomingMessage, _ raw: RawInbound) throws(MalformedMessage) -> PreparedMessage<
        IntakeStore
    > {
        let source = "urn:casewire:raw:\(raw.delivery.properties.userID ?? raw.provider)"
        return PreparedMessage(
            message,
            context: CloudEvent(
                id: raw.messageID, source: source, type: .intake("raw"), time: message.sentAt, data: []),
            identity: MessageIdentity(source: source, id: raw.messageID, body: raw.delivery.body))
    }
}
