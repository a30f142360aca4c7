import Contracts
import Domain
import FoundationEssentials
import Messaging

/// Reads of an event what a load run takes note of: the context from the headers, and of the body a few members.
struct LoadEventReader: Sendable {
    let identity: LoadIdentity

    /// Reads a delivery of `casewire.events`.
    func read(_ delivery: Delivery) -> LoadEvent {
        guard delivery.defect == nil else { return .unreadable }
        do throws(MalformedMessage) {
            return try event(delivery) ?? .unreadable
        } catch {
            return .unreadable
        }
    }

    /// `nil` if something is missing that the contract promises.
    private func event(_ delivery: Delivery) throws(MalformedMessage) -> LoadEvent? {
        let words = delivery.routingKey.split(separator: ".", maxSplits: 2)
        guard words.count == 3 else { return nil }
        let event = Wording(delivery)
        switch (words[0], words[1]) {
        case ("intake", "accepted"): return try accepted(event)
        case ("intake", "refused"): return try refused(event)
        case ("case", "created"):
            return event.aggregate.map { .created(id: $0.id, sequence: $0.sequence, message: cause(of: event)) }
        case ("case", "assigned"):
            let hasAssignee = try event.glance.value("data", "case", "assignee") != nil
            return event.aggregate.map { .changed(id: $0.id, sequence: $0.sequence, hasAssignee: hasAssignee) }
        case ("case", _):
            return event.aggregate.map { .changed(id: $0.id, sequence: $0.sequence, hasAssignee: false) }
        case ("offer", "made"): return try offered(event)
        case ("notification", _):
            guard let notice = try notice(String(words[1]), event) else { return nil }
            return event.aggregate.map { .notification(id: $0.id, sequence: $0.sequence, notice) }
        case ("feed", "watermark"): return try watermark(event)
        default: return .other
        }
    }

    private func cause(of event: Wording) -> Int? { event.context("causationid").flatMap(identity.number) }

    private func accepted(_ event: Wording) throws(MalformedMessage) -> LoadEvent? {
        guard let number = cause(of: event) else { return .other }
        let glance = event.glance
        guard let data = try glance.value("data"),
            let word = try glance.text(try glance.member("outcome", in: data)),
            let accepted = IntakeAccepted.Outcome(rawValue: word), let mark = event.mark
        else { return nil }
        let caseID = try glance.text(try glance.member("caseId", in: data)).flatMap(UUID.init(uuidString:))
        return .outcome(message: number, event: mark, LoadEvent.Outcome(accepted: accepted, caseID: caseID))
    }

    private func refused(_ event: Wording) throws(MalformedMessage) -> LoadEvent? {
        let id = try event.glance.text(try event.glance.value("data", "messageId"))
        guard let number = id.flatMap(identity.number) ?? cause(of: event) else { return .other }
        return event.mark.map { .outcome(message: number, event: $0, LoadEvent.Outcome()) }
    }

    private func offered(_ event: Wording) throws(MalformedMessage) -> LoadEvent? {
        let glance = event.glance
        guard let id = event.context("partitionkey").flatMap(UUID.init(uuidString:)),
            let offer = try glance.value("data", "offer"),
            let agent = try glance.text(try glance.member("agentId", in: offer)).flatMap(UUID.init(uuidString:)),
            let record = try glance.member("record", in: offer),
            let recordID = try glance.text(try glance.member("id", in: record)).flatMap(UUID.init(uuidString:))
        else { return nil }
        return .offered(LoadEvent.Offer(id: id, record: recordID, agent: agent))
    }

    private func notice(_ word: String, _ event: Wording) throws(MalformedMessage) -> LoadEvent.Notice? {
        switch word {
        case "requested": return try requested(event)
        case "sent": return .sent
        default: return NoticeBook.Drop(rawValue: word).map { .dropped($0) } ?? .other
        }
    }

    private func requested(_ event: Wording) throws(MalformedMessage) -> LoadEvent.Notice? {
        let glance = event.glance
        guard let notification = try glance.value("data", "notification"),
            let key = try glance.member("key", in: notification)
        else { return nil }
        let recordID = try glance.text(try glance.member("recordId", in: notification))
        guard let record = recordID.flatMap(UUID.init(uuidString:)) else { return .other }
        let template = try glance.text(try glance.member("template", in: notification))
        return .requested(
            key: glance.mark(key), record: record, isAcknowledgement: template == "acknowledgement")
    }

    private func watermark(_ event: Wording) throws(MalformedMessage) -> LoadEvent? {
        guard let data = try event.glance.value("data") else { return nil }
        return .watermark(try ContentCoding.decode(FeedWatermark.self, from: Array(event.body[data])))
    }
}

extension LoadEventReader {
    /// A delivery's context, as far as it is asked for.
    private struct Wording {
        let properties: MessageProperties
        let body: [UInt8]
        var glance: JSONGlance { JSONGlance(body) }

        init(_ delivery: Delivery) {
            properties = delivery.properties
            body = delivery.body
        }

        /// A CloudEvents attribute.
        func context(_ name: String) -> String? { properties.headers["cloudEvents_\(name)"]?.text }

        /// The aggregate's id, and which of its events this is; `nil` if either cannot be read.
        var aggregate: (id: UUID, sequence: Int64)? {
            guard let id = context("partitionkey").flatMap(UUID.init(uuidString:)),
                let sequence = context("aggregateseq").flatMap({ Int64($0) }), sequence > 0
            else { return nil }
            return (id, sequence)
        }

        /// The event's own id as a number: the half of a UUIDv7 that is random.
        var mark: UInt64? {
            guard let id = properties.messageID.flatMap(UUID.init(uuidString:))?.uuid else { return nil }
            return [id.8, id.9, id.10, id.11, id.12, id.13, id.14, id.15].reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}
