import Contracts
import Domain
import Durability
import Mail
import NotificationDomain
import Postgres
import TestSupport
import Testing

@testable import Notification

@Suite(.timeLimit(.minutes(2))) struct SendingTests {
    @Test func aServerThatIsBusyIsAskedAgainLater() async throws {
        try await NotificationFixture.with { desk in
            _ = try await desk.openCase()
            let busy = try SMTPServer(SMTPServer.Script(replies: ["RCPT": "451 4.7.1 come back later"]))
            try await desk.send(to: busy)
            #expect(try await desk.ledger() == ["acknowledgement rendered (refused for now: 451 4.7.1)"])
            try await desk.send()
            #expect(desk.server.mails.isEmpty)
            desk.time.pass(.seconds(60))
            try await desk.send()
            #expect(desk.server.mails.count == 1)
            #expect(try await desk.story() == ["requested", "rendered", "sent"])
            #expect(try await desk.pool.execute("SELECT attempts FROM notification")[0].int64(0) == 2)
        }
    }

    @Test func aServerThatCannotBeReachedIsTriedUntilTheScheduleEnds() async throws {
        try await NotificationFixture.with { desk in
            _ = try await desk.openCase()
            let away = try SMTPServer(SMTPServer.Script(endsAt: "MAIL"))
            let room = desk.room(to: away, schedule: RetrySchedule([.seconds(1), .seconds(1)]))
            for _ in 0..<2 {
                _ = try await room.sendDue()
                #expect(try await desk.ledger()[0].hasPrefix("acknowledgement rendered"))
                desk.time.pass(.seconds(1))
            }
            _ = try await room.sendDue()
            #expect(try await desk.ledger()[0].hasPrefix("acknowledgement failed"))
            #expect(try await desk.story() == ["requested", "rendered", "failed"])
            #expect(try await desk.pool.execute("SELECT attempts FROM notification")[0].int64(0) == 3)
        }
    }

    @Test func anAddressThatDoesNotExistFailsAndIsNotWrittenToAgain() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase()
            let strict = try SMTPServer(SMTPServer.Script(replies: ["RCPT": "550 5.1.1 no such user"]))
            try await desk.send(to: strict)
            try await desk.hear(Samples.resolved(snapshot))
            #expect(
                try await desk.ledger() == [
                    "acknowledgement failed (refused for good: 550 5.1.1)", "solution suppressed (undeliverable)",
                ])
            desk.time.pass(.seconds(31 * 86_400))
            try await desk.hear(Samples.closed(snapshot))
            #expect(try await desk.ledger().last == "closing rendered")
        }
    }

    @Test func aMailInDoubtIsSentAgainAsTheSameMail() async throws {
        try await NotificationFixture.with { desk in
            _ = try await desk.openCase()
            let silent = try SMTPServer(SMTPServer.Script(endsAt: "BODY"))
            try await desk.send(to: silent)
            desk.time.pass(.seconds(60))
            let before = try await desk.pool.execute("SELECT letter, message_id FROM notification")[0]
            try await desk.send()
            let mail = try #require(try desk.mails().first)
            #expect(try before.text("message_id") == mail.messageID)
            #expect(mail.date == Samples.moment)
        }
    }

    @Test func whoDiesWithAMailInHandLeavesItToTheNext() async throws {
        try await NotificationFixture.with { desk in
            _ = try await desk.openCase()
            _ = try await desk.takeInHand()
            try await desk.send()
            #expect(desk.server.mails.isEmpty)
            desk.time.pass(MailLease.length)
            try await desk.send()
            #expect(desk.server.mails.count == 1)
        }
    }

    @Test func whoTakesLongOverAMailKeepsIt() async throws {
        try await NotificationFixture.with { desk in
            _ = try await desk.openCase()
            let lease = try await desk.takeInHand()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await lease.keep(every: .milliseconds(5)) }
                defer { group.cancelAll() }
                for _ in 0..<4 {
                    desk.time.pass(.seconds(20))
                    let prolonged = desk.time.now().advanced(by: MailLease.length)
                    try await eventually("the lease is prolonged") { try await desk.leaseEnd() == prolonged }
                    try await desk.send()
                }
            }
            #expect(desk.server.mails.isEmpty)
        }
    }

    /// Whoever took it was let to by a clock that was ahead, or by a lease that ended while this process stood still.
    @Test func aMailThatAnotherHasTakenIsNotTakenBack() async throws {
        try await NotificationFixture.with { desk in
            _ = try await desk.openCase()
            let lease = try await desk.takeInHand()
            desk.time.pass(.seconds(10))
            _ = try await desk.takeInHand()
            let theirs = try await desk.leaseEnd()
            desk.time.pass(.seconds(1))
            await #expect(throws: MailLeaseLost.self) { try await lease.keep(every: .zero) }
            await lease.giveBack()
            #expect(try await desk.leaseEnd() == theirs)
        }
    }

    @Test func nothingIsBegunNearTheEndOfALeaseThatIsNotKept() async throws {
        try await NotificationFixture.with { desk in
            _ = try await desk.openCase()
            let id = try #require(RecordID(try await desk.ids()[0]))
            let lease = try await desk.takeInHand()
            desk.time.pass(.seconds(14))
            #expect(lease.begin(NotificationMessage.ID(id.uuid)))
            desk.time.pass(.seconds(1))
            #expect(!lease.begin(NotificationMessage.ID(id.uuid)))
            desk.time.pass(.seconds(15))
            await #expect(throws: MailLeaseLost.self) { try await lease.awaitEnd() }
            await #expect(throws: MailLeaseLost.self) { try await lease.keep(every: .zero) }
        }
    }

    @Test func whoIsStoppedGivesBackWhatWasNotBegun() async throws {
        try await NotificationFixture.with { desk in
            for _ in 0..<5 { _ = try await desk.openCase(address: "mailto:julie@example.com") }
            let slow = try SMTPServer(SMTPServer.Script(hangsAt: "MAIL"))
            let sending = Task { try await desk.room(to: slow).sendDue() }
            try await eventually("the first mail is being sent") { slow.commands.contains { $0.hasPrefix("MAIL") } }
            sending.cancel()
            _ = await sending.result
            let inHand = "SELECT count(*) FROM notification WHERE leased_until IS NOT NULL" as Statement
            #expect(try await desk.pool.execute(inHand)[0].int64(0) == 1)
            try await desk.send()
            #expect(desk.server.mails.count == 4)
        }
    }

    @Test func manyReplicasSendEachMailOnce() async throws {
        try await NotificationFixture.with { desk in
            for number in 0..<60 { _ = try await desk.openCase(address: "mailto:c\(number)@example.com") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let room = desk.room()
                        while try await room.sendDue() {}
                    }
                }
                try await group.waitForAll()
            }
            try await desk.send()
            #expect(desk.server.mails.count == 60)
            #expect(Set(desk.server.mails.flatMap(\.to)).count == 60)
            #expect(Set(try desk.mails().compactMap(\.messageID)).count == 60)
        }
    }

    @Test func aMailThatComesBackIsNotedAndItsAddressSpared() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase()
            let id = try #require(RecordID(try await desk.ids()[0]))
            var bounce = IntakeBounceDetected(address: "mailto:julie@example.com", code: "5.1.1", isPermanent: true)
            bounce.notificationId = id
            let tooEarly = try await desk.hear(bounce, id: "b")
            #expect(tooEarly == .retry(.oneSecond, reason: "the mail that came back is not marked as sent yet"))
            try await desk.send()
            try await desk.hear(bounce, id: "b")
            try await desk.hear(bounce, id: "another report of the same")
            try await desk.hear(Samples.closed(snapshot))
            #expect(
                try await desk.ledger() == ["acknowledgement bounced (5.1.1)", "closing suppressed (undeliverable)"])
            #expect(try await desk.story().prefix(4) == ["requested", "rendered", "sent", "bounced"])
        }
    }

    @Test func anAddressThatCannotStandInAHeaderFailsAtOnce() async throws {
        try await NotificationFixture.with { desk in
            _ = try await desk.openCase(address: "mailto:a%0D%0ABcc:b@example.com")
            _ = try await desk.openCase(address: "mailto:kim@example.com")
            try await desk.send()
            #expect(
                try await desk.ledger() == [
                    "acknowledgement failed (the address cannot be written to)", "acknowledgement sent",
                ])
            #expect(desk.server.mails.map(\.to) == [["kim@example.com"]])
        }
    }
    @Test func anAddressThatIsNotInASCIIIsWrittenTo() async throws {
        try await NotificationFixture.with { desk in
            _ = try await desk.openCase(address: "mailto:jdöe@mächine.example")
            try await desk.send()
            #expect(try await desk.ledger() == ["acknowledgement sent"])
            #expect(desk.server.mails.map(\.to) == [["jdöe@xn--mchine-bua.example"]])
            #expect(try desk.mails().first?.to.map(\.address) == ["jdöe@mächine.example"])
        }
    }

    @Test func aServerThatKnowsNoSuchAddressesRefusesIt() async throws {
        try await NotificationFixture.with { desk in
            _ = try await desk.openCase(address: "mailto:jdöe@example.com")
            let old = try SMTPServer(
                SMTPServer.Script(replies: ["EHLO": "250 test", "RCPT": "553 5.6.7 no SMTPUTF8 here"]))
            try await desk.send(to: old)
            #expect(try await desk.ledger() == ["acknowledgement failed (refused for good: 553 5.6.7)"])
        }
    }
}
