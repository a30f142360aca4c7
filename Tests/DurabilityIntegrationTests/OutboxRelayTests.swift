import Contracts
import Domain
import Durability
import Messaging
import Postgres
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@Suite struct OutboxRelayTests {
    @Test func whatIsCommittedIsPublishedInOrderAndKeptInTheFeed() async throws {
        try await NotebookFixture.with { fixture in
            for _ in 0..<3 {
                _ = try await fixture.processor().process(try (0..<40).map { try .watermark(part: 2 + $0 % 5) })
            }
            let broker = RecordingPublisher(answering: { _, _ in .confirmed })
            try await fixture.relay(through: broker) { try await eventually { try await fixture.rows("outbox") == 0 } }
            #expect(broker.sequences.allSatisfy { $0.value == Array(1...Int64($0.value.count)) })
            #expect(try await fixture.rows("feed") == 120)
            #expect(try await fixture.feedGaps() == 0)
        }
    }

    /// The statement is planned while there are few messages, and kept while they become many.
    @Test func whatWasPublishedIsNotReadAgainWithWhatFollows() async throws {
        try await NotebookFixture.with { fixture in
            let broker = RecordingPublisher(answering: { _, _ in .confirmed })
            try await fixture.relay(through: broker) {
                for _ in 0..<60 {
                    _ = try await fixture.processor().process([try .watermark(part: 2)])
                    try await eventually { try await fixture.rows("outbox") == 0 }
                }
            }
            // The server counts them at the end of the relay's session.
            try await eventually("the relay's reading is counted") { try await fixture.read("idx_tup_fetch") >= 60 }
            // All those before each would be 1,830.
            #expect(try await fixture.read("idx_tup_fetch") < 300)
            #expect(try await fixture.read("seq_tup_read") == 0)
        }
    }

    @Test func whatTheBrokerRefusesIsPublishedAgainBeforeWhatFollows() async throws {
        try await NotebookFixture.with { fixture in
            _ = try await fixture.processor().process(try (0..<30).map { _ in try .watermark(part: 2) })
            let broker = RecordingPublisher(answering: { sequence, attempt in
                sequence % 7 == 3 && attempt == 1 ? .rejected : .confirmed
            })
            try await fixture.relay(through: broker) { try await eventually { try await fixture.rows("outbox") == 0 } }
            // What stands behind a refused message is published again behind it.
            let lasts = broker.sequences.mapValues { Array(Set($0)).sorted { $0 < $1 } }
            #expect(lasts.values.allSatisfy { $0 == Array(1...30) })
            #expect(broker.sequences.values.allSatisfy { $0.suffix(2) == [29, 30] })
            #expect(try await fixture.rows("feed") == 30)
        }
    }

    @Test func aPartThatStandsDoesNotHoldUpTheOthers() async throws {
        try await NotebookFixture.with { fixture in
            for part in Array(repeating: 3, count: 13) + Array(repeating: 2, count: 6) {
                _ = try await fixture.processor().process(try (0..<100).map { _ in try .watermark(part: part) })
            }
            let stands = Mutex(true)
            let broker = RecordingPublisher(answering: { sequence, _ in
                sequence == 700 && stands.withLock(\.self) ? .returned(code: 312, reason: "NO_ROUTE") : .confirmed
            })
            try await fixture.relay(through: broker) {
                try await eventually { try await fixture.rows("outbox") == 601 }
                stands.withLock { $0 = false }
                try await eventually { try await fixture.rows("outbox") == 0 }
            }
            #expect(try await fixture.rows("feed") == 1_900)
        }
    }

    /// Whoever has room for it has it already, and would get it again each time.
    @Test func whatAFullQueueRefusesIsNotOfferedAgainWithEachCommitOfOthers() async throws {
        try await NotebookFixture.with { fixture in
            let full: Int64 = 500
            for _ in 0..<5 {
                _ = try await fixture.processor().process(try (0..<100).map { _ in try .watermark(part: 3) })
            }
            let isFull = Mutex(true)
            let broker = RecordingPublisher(answering: { sequence, _ in
                sequence == full && isFull.withLock(\.self) ? .rejected : .confirmed
            })
            try await fixture.relay(through: broker) {
                try await eventually { try await fixture.rows("outbox") == 1 }
                for _ in 0..<30 {
                    _ = try await fixture.processor().process([try .watermark(part: 2)])
                    try await eventually { try await fixture.rows("outbox") == 1 }
                }
                // At first, after 1, 2 and 4 seconds, and then every five; not with each of the thirty.
                #expect(broker.attempts[full, default: 0] < 25)
                // Of the others it is said how far they are; of this one it would not be true.
                try await eventually { broker.watermarks.contains(2) }
                #expect(!broker.watermarks.contains(3))
                isFull.withLock { $0 = false }
            }
            // At the end everything is offered once more, what rests too.
            #expect(try await fixture.rows("outbox") == 0)
        }
    }

    @Test func whatIsCommittedWhileTheBrokerTakesABatchIsPublishedBehindItOnce() async throws {
        try await NotebookFixture.with { fixture in
            _ = try await fixture.processor().process([try .watermark(part: 2)])
            let left = Mutex(20)
            let broker = RecordingPublisher(answering: { _, _ in .confirmed })
            let publisher = HeldUpPublisher(publisher: broker) {
                guard left.withLock({ $0 > 0 }) else { return }
                await #expect(throws: Never.self) {
                    _ = try await fixture.processor().process([try .watermark(part: 2)])
                }
                left.withLock { $0 -= 1 }
            }
            try await fixture.relay(through: publisher) {
                try await eventually {
                    let rows = try await fixture.rows("outbox")
                    return left.withLock { $0 == 0 } && rows == 0
                }
            }
            #expect(broker.sequences.values.first == Array(1...21))
            #expect(try await fixture.rows("feed") == 21)
            #expect(try await fixture.feedGaps() == 0)
        }
    }

    @Test func whatWasFetchedAheadDoesNotOvertakeWhatStays() async throws {
        try await NotebookFixture.with { fixture in
            for _ in 0..<13 {
                _ = try await fixture.processor().process(try (0..<100).map { _ in try .watermark(part: 2) })
            }
            let broker = RecordingPublisher(answering: { sequence, attempt in
                sequence == 400 && attempt == 1 ? .rejected : .confirmed
            })
            try await fixture.relay(through: broker) { try await eventually { try await fixture.rows("outbox") == 0 } }
            let sequences = try #require(broker.sequences.values.first)
            let next = try #require(sequences.firstIndex(of: 400))
            #expect(sequences[..<next].allSatisfy { $0 <= 500 })
            #expect(Set(sequences) == Set(1...1_300))
            #expect(try await fixture.rows("feed") == 1_300)
        }
    }

    @Test func aMessageThatCannotBeReadHoldsUpNobody() async throws {
        try await NotebookFixture.with { fixture in
            _ = try await fixture.processor().process(try (0..<30).map { _ in try .watermark(part: 2) })
            _ = try await fixture.pool.execute(
                """
                UPDATE message SET is_event = false, properties = '\\xff'
                WHERE id = (SELECT min(id) + 3 FROM message)
                """)
            let broker = RecordingPublisher(answering: { _, _ in .confirmed })
            try await fixture.relay(through: broker) { try await eventually { try await fixture.rows("outbox") == 1 } }
            #expect(try await fixture.rows("feed") == 29)
            #expect(try await fixture.pool.execute("SELECT part FROM outbox").first?.int16(0) == -1)
        }
    }

    @Test func deadLettersOfWholeMailsAreFetchedAFewAtATime() async throws {
        try await NotebookFixture.with { fixture in
            let message = OutgoingMessage(
                exchange: Exchange.dead, routingKey: "intake", properties: MessageProperties(),
                body: [UInt8](repeating: 0x41, count: 3 << 20))
            let letter = StagedMessage(
                message, partition: 2, kind: .other, aggregate: nil, occurredAt: Timestamp(microseconds: 0))
            for _ in 0..<3 {
                try await fixture.pool.withTransaction {
                    try await Outbox().append(Array(repeating: letter, count: 4), in: $0)
                }
            }
            let broker = RecordingPublisher(answering: { _, _ in .confirmed })
            try await fixture.relay(through: broker) { try await eventually { try await fixture.rows("outbox") == 0 } }
            #expect(broker.sizes.reduce(0, +) >= 36 << 20)
            #expect(broker.sizes.allSatisfy { $0 <= 11 << 20 })
        }
    }

    @Test func twoRelaysPublishEachPartOnce() async throws {
        try await NotebookFixture.with { fixture in
            let broker = RecordingPublisher(answering: { _, _ in .confirmed })
            try await fixture.relay(through: broker) {
                try await fixture.relay(through: broker) {
                    for _ in 0..<5 {
                        _ = try await fixture.processor().process(try (0..<20).map { try .watermark(part: 2 + $0 % 9) })
                    }
                    try await eventually { try await fixture.rows("outbox") == 0 }
                }
            }
            #expect(broker.sequences.values.reduce(0) { $0 + $1.count } == 100)
            #expect(broker.sequences.allSatisfy { $0.value == Array(1...Int64($0.value.count)) })
        }
    }
}

extension NotebookFixture {
    /// Runs a relay while the closure runs.
    func relay(through publisher: any Publisher, during body: () async throws -> Void) async throws {
        let relay = OutboxRelay(of: context, database: configuration, publisher: publisher)
        let group = ServiceGroup(services: [relay], logger: context.logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await body()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    /// How many positions are missing in the feed.
    func feedGaps() async throws -> Int64 {
        try await pool.execute(
            """
            SELECT coalesce(sum(gap), 0)::bigint
            FROM (SELECT max(position) - count(*) AS gap FROM feed GROUP BY part) AS parts
            """
        )[0].int64(0)
    }
}
