import FoundationEssentials

/// What is known of messages to people since the run began.
struct NoticeBook: Sendable {
    /// How a message ends that is not sent.
    enum Drop: String, CaseIterable, Sendable {
        case suppressed, failed, superseded
    }

    /// One message.
    struct Entry: Sendable {
        /// The record that it is about.
        let record: UUID
        let isAcknowledgement: Bool
        var track = SequenceTrack()
        fileprivate(set) var isSettled = false
        fileprivate(set) var isSent = false
        fileprivate(set) var drop: Drop?
    }

    private var numbers: [UUID: Int32] = [:]
    private var keys: Set<UInt64> = []
    private(set) var entries: [Entry] = []
    private(set) var sequences = SequenceBook()
    /// Wishes with the key of another one.
    private(set) var sameKey = 0
    /// How many were sent a second time.
    private(set) var sentTwice = 0
    private(set) var sent = 0
    private(set) var settled = 0

    /// Somebody is to be told something; true if that is news.
    mutating func request(_ id: UUID, key: UInt64, _ entry: Entry) -> Bool {
        guard numbers[id] == nil else { return false }
        numbers[id] = Int32(entries.count)
        entries.append(entry)
        if !keys.insert(key).inserted { sameKey += 1 }
        return true
    }

    /// The number of a message whose request was seen.
    func number(of id: UUID) -> Int32? { numbers[id] }

    /// An event of the message came; true if it is its first occurrence.
    mutating func take(_ sequence: Int64, of number: Int32) -> Bool {
        sequences.take(sequence, of: number, &entries[Int(number)].track)
    }

    /// The message was sent.
    mutating func send(_ number: Int32) {
        if entries[Int(number)].isSent { sentTwice += 1 } else { sent += 1 }
        entries[Int(number)].isSent = true
        settle(number)
    }

    /// The message will never be sent.
    mutating func drop(_ number: Int32, _ drop: Drop) {
        entries[Int(number)].drop = drop
        settle(number)
    }

    /// Nothing more will be done about the message.
    private mutating func settle(_ number: Int32) {
        if !entries[Int(number)].isSettled { settled += 1 }
        entries[Int(number)].isSettled = true
    }
}
