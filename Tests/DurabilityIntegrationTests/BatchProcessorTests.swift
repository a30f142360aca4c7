import Contracts
import Durability
import Messaging
import Postgres
import Testing

@Suite struct BatchProcessorTests {
    @Test func aBatchHasItsEffectAndItsNews() async throws {
        try await NotebookFixture.with { fixture in
            let settlements = try await fixture.processor().process([
                try .watermark(part: 2), try .watermark(part: 2), try .watermark(part: 3),
            ])
            #expect(settlements == [.acknowledge, .acknowledge, .acknowledge])
            #expect(try await fixture.count("2") == 2)
            #expect(try await fixture.count("3") == 1)
            #expect(try await fixture.rows("outbox") == 3)
        }
    }

    @Test func redeliveryChangesNothing() async throws {
        try await NotebookFixture.with { fixture in
            let delivery = try Delivery.watermark(part: 2)
            _ = try await fixture.processor().process([delivery])
            #expect(try await fixture.processor().process([delivery, delivery]) == [.acknowledge, .acknowledge])
            #expect(try await fixture.count("2") == 1)
            #expect(try await fixture.rows("outbox") == 1)
        }
    }

    @Test func theSameMessageTwiceInABatchCountsOnce() async throws {
        try await NotebookFixture.with { fixture in
            let delivery = try Delivery.watermark(part: 2)
            _ = try await fixture.processor().process([delivery, delivery])
            #expect(try await fixture.count("2") == 1)
        }
    }

    @Test func theSameIdWithOtherContentIsADeadLetterOnce() async throws {
        try await NotebookFixture.with { fixture in
            _ = try await fixture.processor().process([try .watermark(part: 2, id: "a")])
            let impostor = try Delivery.watermark(part: 3, id: "a")
            _ = try await fixture.processor().process([impostor])
            _ = try await fixture.processor().process([impostor])
            #expect(try await fixture.count("3") == 0)
            #expect(try await fixture.deadLetters() == ["duplicate"])
            #expect(try await fixture.processor().process([try .watermark(part: 2, id: "a")]) == [.acknowledge])
            #expect(try await fixture.count("2") == 1)
        }
    }

    @Test func whatIsRefusedIsADeadLetterAndDisturbsNoNeighbour() async throws {
        try await NotebookFixture.with { fixture in
            let refused = try Delivery.watermark(part: 0)
            _ = try await fixture.processor().process([try .watermark(part: 2), refused, try .watermark(part: 3)])
            _ = try await fixture.processor().process([refused])
            #expect(try await fixture.deadLetters() == ["invalid"])
            #expect(try await fixture.count("2") == 1)
            #expect(try await fixture.count("3") == 1)
        }
    }

    @Test func whatComesTooEarlyIsPutAsideAndNewWhenItComesAgain() async throws {
        try await NotebookFixture.with { fixture in
            let settlements = try await fixture.processor().process([try .watermark(part: 1), try .watermark(part: 2)])
            #expect(settlements == [.retry(.oneSecond, reason: "one comes later"), .acknowledge])
            #expect(try await fixture.rows("inbox") == 1)
        }
    }

    @Test func aBrokenMessageIsDeadWhileItsNeighboursLive() async throws {
        try await NotebookFixture.with { fixture in
            let settlements = try await fixture.processor(broken: "7").process([
                try .watermark(part: 2), try .watermark(part: 7), try .watermark(part: 3),
            ])
            #expect(settlements == [.acknowledge, .acknowledge, .acknowledge])
            #expect(try await fixture.count("2") == 1)
            #expect(try await fixture.count("3") == 1)
            #expect(try await fixture.count("7") == 0)
            #expect(try await fixture.deadLetters() == ["unavailable"])
        }
    }

    @Test func whatCannotBeReadIsADeadLetter() async throws {
        try await NotebookFixture.with { fixture in
            var delivery = try Delivery.watermark(part: 2)
            delivery = Delivery(
                tag: delivery.tag,
                origin: DeliveryOrigin(
                    queue: delivery.queue, exchange: delivery.exchange, routingKey: delivery.routingKey,
                    redelivered: false),
                properties: delivery.properties, body: Array("{".utf8))
            #expect(try await fixture.processor().process([delivery]) == [.acknowledge])
            #expect(try await fixture.deadLetters() == ["invalid"])
        }
    }

    @Test func aLostDatabaseLeavesTheDeliveriesUnsettled() async throws {
        try await NotebookFixture.with { fixture in
            await fixture.pool.shutDown()
            await #expect(throws: PostgresError.self) {
                _ = try await fixture.processor().process([try .watermark(part: 2)])
            }
        }
    }

    @Test func twoReplicasTakeOneMessageOnce() async throws {
        try await NotebookFixture.with { fixture in
            let deliveries = try (0..<50).map { try Delivery.watermark(part: 2 + $0 % 3) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 { group.addTask { _ = try await fixture.processor().process(deliveries) } }
                try await group.waitForAll()
            }
            let total = try await fixture.count("2") + fixture.count("3") + fixture.count("4")
            #expect(total == 50)
            #expect(try await fixture.rows("outbox") == 50)
        }
    }

    @Test func aSuspectIsHandledAndForgotten() async throws {
        try await NotebookFixture.with { fixture in
            _ = try await fixture.processor().process([
                try .watermark(part: 2), try .watermark(part: 3, headers: ["x-delivery-count": .int(1)]),
            ])
            #expect(try await fixture.count("2") == 1)
            #expect(try await fixture.count("3") == 1)
            #expect(try await fixture.rows("suspect") == 0)
        }
    }

    @Test func aRedrivenMessageThatCannotBeHandledIsADeadLetterAgain() async throws {
        try await NotebookFixture.with { fixture in
            let broken = try Delivery.watermark(part: 7, id: "broken")
            _ = try await fixture.processor(broken: "7").process([broken])
            _ = try await fixture.processor(broken: "7").process([broken])
            #expect(try await fixture.deadLetters() == ["unavailable"])
            _ = try await fixture.processor(broken: "7").process([broken.redriven()])
            #expect(try await fixture.deadLetters() == ["unavailable", "unavailable"])
        }
    }

    @Test func aMessageThatHasEndedTwoProcessesAloneIsADeadLetter() async throws {
        try await NotebookFixture.with { fixture in
            let delivery = try Delivery.watermark(part: 3, id: "deadly", headers: ["x-delivery-count": .int(3)])
            _ = try await fixture.pool.execute(
                """
                INSERT INTO suspect (source, message_id, process, ended, begun_at)
                VALUES ('urn:casewire:itsm', 'deadly', gen_random_uuid(), 1, now())
                """)
            let settlements = try await fixture.processor().process([try .watermark(part: 2), delivery])
            #expect(settlements == [.acknowledge, .acknowledge])
            #expect(try await fixture.count("2") == 1)
            #expect(try await fixture.count("3") == 0)
            #expect(try await fixture.deadLetters() == ["unavailable"])
            #expect(try await fixture.rows("suspect") == 0)
        }
    }
}

extension NotebookFixture {
    /// The codes of the dead letters that wait in the outbox.
    func deadLetters() async throws -> [String] {
        try await pool.execute("SELECT properties FROM message WHERE exchange = \(Exchange.dead) ORDER BY id").map {
            try PackedProperties.unpack(try $0.bytes(0)).headers[MessageHeader.deadCode]?.text ?? "none"
        }
    }
}
