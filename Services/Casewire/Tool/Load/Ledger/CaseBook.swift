import FoundationEssentials

/// What is known of the cases that a run made.
struct CaseBook: Sendable {
    /// One case.
    struct Entry: Sendable {
        /// The message that made it.
        let message: Int32
        var track = SequenceTrack()
        var isCreated = false
        var isOffered = false
        var isAssigned = false
        /// How many acknowledgements were wanted for it.
        var acknowledgements: UInt8 = 0
    }

    private var numbers: [UUID: Int32] = [:]
    private(set) var entries: [Entry] = []
    private(set) var sequences = SequenceBook()
    private(set) var created = 0
    private(set) var assigned = 0
    private(set) var acknowledged = 0

    /// The number of the case with that id; `nil` if it is none of the run's.
    func number(of id: UUID) -> Int32? { numbers[id] }

    /// The number of the case that the message made, which is new if nothing was heard of it before.
    mutating func number(of id: UUID, madeBy message: Int) -> Int32 {
        if let known = numbers[id] { return known }
        let number = Int32(entries.count)
        numbers[id] = number
        entries.append(Entry(message: Int32(message)))
        return number
    }

    /// An event of the case came; true if it is its first occurrence.
    mutating func take(_ sequence: Int64, of number: Int32) -> Bool {
        sequences.take(sequence, of: number, &entries[Int(number)].track)
    }

    /// The case was created; true if that is news.
    mutating func create(_ number: Int32) -> Bool {
        guard !entries[Int(number)].isCreated else { return false }
        entries[Int(number)].isCreated = true
        created += 1
        return true
    }

    /// The case was offered to an agent; true for the first time.
    mutating func offer(_ number: Int32) -> Bool {
        defer { entries[Int(number)].isOffered = true }
        return !entries[Int(number)].isOffered
    }

    /// The case was given to an agent; true for the first time.
    mutating func assign(_ number: Int32) -> Bool {
        guard !entries[Int(number)].isAssigned else { return false }
        entries[Int(number)].isAssigned = true
        assigned += 1
        return true
    }

    /// An acknowledgement of the case is wanted.
    mutating func acknowledge(_ number: Int32) {
        if entries[Int(number)].acknowledgements == 0 { acknowledged += 1 }
        entries[Int(number)].acknowledgements = min(2, entries[Int(number)].acknowledgements + 1)
    }
}
