import FoundationEssentials

/// A run's memory of the world: numbers in arrays, about 200 bytes for a message with its case and its
/// acknowledgement; taking an event twice, or late, changes nothing.
struct LoadLedger: Sendable {
    private(set) var messages = MessageBook()
    private(set) var cases = CaseBook()
    private(set) var notices = NoticeBook()
    private(set) var unreadable = 0
    /// Rises whenever something of the run's own happens.
    private(set) var activity = 0
    /// Acknowledgements of cases that nothing was heard of so far: not ours, or told a moment early.
    private var strays: [UUID: Int] = [:]

    /// A message that reached a stage, and when it had been due.
    struct Passage: Hashable, Sendable {
        let stage: LoadStage
        /// In microseconds since the start.
        let scheduled: Int64
    }

    /// Messages are published, each due when it says; `isBad` is asked for each number. Returns the first number.
    mutating func publish(scheduled: [Int64], isBad: (Int) -> Bool) -> Int {
        let first = messages.entries.count
        for (offset, instant) in scheduled.enumerated() {
            messages.publish(scheduled: instant, isBad: isBad(first + offset))
        }
        return first
    }

    /// The broker has the message.
    mutating func confirm(_ number: Int) -> Passage? { passage(.confirmed, messages.confirm(number)) }

    /// Takes an event; returns the stage that a message has reached by it, if it has.
    mutating func take(_ event: LoadEvent) -> Passage? {
        switch event {
        case .outcome(let message, let mark, let outcome): conclude(message, outcome, mark)
        case .created(let id, let sequence, let message): create(id, sequence, message)
        case .changed(let id, let sequence, let hasAssignee): change(id, sequence, hasAssignee)
        case .offered(let offer): self.offer(offer)
        case .notification(let id, let sequence, let notice): take(notice, of: id, sequence)
        case .watermark, .other: nil
        case .unreadable: countUnreadable()
        }
    }

    private mutating func countUnreadable() -> Passage? {
        unreadable += 1
        return nil
    }

    private mutating func conclude(_ message: Int, _ outcome: LoadEvent.Outcome, _ mark: UInt64) -> Passage? {
        guard let scheduled = messages.conclude(message, outcome, event: mark) else { return nil }
        if outcome.opensCase, let id = outcome.caseID {
            messages.made(cases.number(of: id, madeBy: message), for: message)
        }
        return passage(.accepted, scheduled)
    }

    private mutating func create(_ id: UUID, _ sequence: Int64, _ message: Int?) -> Passage? {
        guard let message, messages.entries.indices.contains(message) else { return nil }
        let number = cases.number(of: id, madeBy: message)
        guard cases.take(sequence, of: number), cases.create(number) else { return nil }
        messages.made(number, for: message)
        if !strays.isEmpty, let count = strays.removeValue(forKey: id) {
            for _ in 0..<count { cases.acknowledge(number) }
        }
        return passage(.created, messages.entries[message].scheduled)
    }

    private mutating func change(_ id: UUID, _ sequence: Int64, _ hasAssignee: Bool) -> Passage? {
        guard let number = cases.number(of: id), cases.take(sequence, of: number) else { return nil }
        activity += 1
        guard hasAssignee, cases.assign(number) else { return nil }
        return passage(.assigned, scheduled(of: number))
    }

    private mutating func offer(_ offer: LoadEvent.Offer) -> Passage? {
        guard let number = cases.number(of: offer.record), cases.offer(number) else { return nil }
        return passage(.offered, scheduled(of: number))
    }

    private mutating func take(_ notice: LoadEvent.Notice, of id: UUID, _ sequence: Int64) -> Passage? {
        if case .requested(let key, let record, let isAcknowledgement) = notice {
            let entry = NoticeBook.Entry(record: record, isAcknowledgement: isAcknowledgement)
            if notices.request(id, key: key, entry), isAcknowledgement { acknowledge(record) }
        }
        guard let number = notices.number(of: id), notices.take(sequence, of: number) else { return nil }
        activity += 1
        switch notice {
        case .sent: return send(number)
        case .dropped(let drop): notices.drop(number, drop)
        case .requested, .other: break
        }
        return nil
    }

    private mutating func acknowledge(_ record: UUID) {
        if let number = cases.number(of: record) { return cases.acknowledge(number) }
        strays[record, default: 0] += 1
    }

    private mutating func send(_ number: Int32) -> Passage? {
        notices.send(number)
        let notice = notices.entries[Int(number)]
        guard notice.isAcknowledgement, let subject = cases.number(of: notice.record) else { return nil }
        return passage(.notified, scheduled(of: subject))
    }

    private func scheduled(of number: Int32) -> Int64 {
        messages.entries[Int(cases.entries[Int(number)].message)].scheduled
    }

    private mutating func passage(_ stage: LoadStage, _ scheduled: Int64?) -> Passage? {
        guard let scheduled else { return nil }
        activity += 1
        return Passage(stage: stage, scheduled: scheduled)
    }
}
