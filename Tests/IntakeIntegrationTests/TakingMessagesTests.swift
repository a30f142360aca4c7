import Contracts
import Domain
import Durability
import IntakeDomain
import Postgres
import Testing

@Suite struct TakingMessagesTests {
    @Test func aMessageOpensACaseForANewCustomer() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(Samples.message("1"))
            let created = try #require(try await intake.published(CaseCreated.self).first)
            #expect(created.case.number == "CS0000001")
            #expect(created.case.state == .new)
            #expect(created.subject == "The hub is out of order")
            #expect(
                try await intake.published(PartyCreated.self).map(\.party.addresses.first?.address) == [
                    "mailto:kim@example.org"
                ])
            let accepted = try #require(try await intake.published(IntakeAccepted.self).first)
            #expect(accepted.outcome == .opened)
            #expect(accepted.caseNumber == "CS0000001")
        }
    }

    @Test func theSameKeyAgainIsADuplicateOfOneCase() async throws {
        try await IntakeFixture.with { intake in
            for _ in 0..<3 { try await intake.take(Samples.message("1")) }
            #expect(try await intake.count("cases") == 1)
            #expect(
                try await intake.published(IntakeAccepted.self).map(\.outcome) == [.opened, .duplicate, .duplicate])
        }
    }

    @Test func theSamePublishedMessageTwiceHasOneOutcome() async throws {
        try await IntakeFixture.with { intake in
            for _ in 0..<2 { try await intake.take(Samples.message("1"), id: "same") }
            #expect(try await intake.published(IntakeAccepted.self).map(\.outcome) == [.opened])
        }
    }

    @Test func theSameKeyWithOtherContentIsRefused() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(Samples.message("1"))
            try await intake.take(Samples.message("1", text: "Something else"))
            let refused = try #require(try await intake.published(IntakeRefused.self).first)
            #expect(refused.code == .duplicate)
            #expect(refused.externalId == "1")
            #expect(try await intake.count("cases") == 1)
        }
    }

    /// Receipts go to mail addresses, and whoever writes on the web is the customer who wrote by mail.
    @Test func aMailAddressGivenOnTheWebIsAMailAddress() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(Samples.message("1", from: "mailto:Kim%2Bhub@Example.ORG"))
            try await intake.take(mail: Samples.mail("2@example.org", from: "Kim+hub@example.org"))
            #expect(try await intake.count("cases") == 2)
            let parties = try await intake.published(PartyCreated.self).map(\.party)
            #expect(
                parties.map(\.addresses) == [
                    [PartyAddress(channel: .email, address: "mailto:Kim+hub@example.org", verified: false)]
                ])
        }
    }

    @Test func aNumberIsTheSameHoweverItIsWritten() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(Samples.message("1", from: "tel:+49-30-123"))
            try await intake.take(Samples.message("2", from: "TEL:+49(30)123"))
            let parties = try await intake.published(PartyCreated.self).map(\.party)
            #expect(
                parties.map(\.addresses) == [[PartyAddress(channel: .web, address: "tel:+4930123", verified: false)]])
        }
    }

    @Test(arguments: [
        ("tel:100;phone-context=a-b.example", "tel:100;phone-context=a-b.example"),
        ("tel:(-)", "tel:(-)"),
        ("https://chat.example.org/u/1-2", "https://chat.example.org/u/1-2"),
    ])
    func whatIsNoSeparatorStays(written: String, kept: String) async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(Samples.message("1", from: written))
            let parties = try await intake.published(PartyCreated.self).map(\.party)
            #expect(parties.map { $0.addresses.map(\.address) } == [[kept]])
        }
    }

    /// A sender whom no event can name is refused, and is no customer of whom nobody is told.
    @Test func whoseAddressIsTooLongIsRefused() async throws {
        try await IntakeFixture.with { intake in
            let sender = String(repeating: "a", count: 400) + "@example.org"
            for number in 1...2 { try await intake.take(mail: Samples.mail("\(number)@example.org", from: sender)) }
            #expect(try await intake.published(IntakeRefused.self).count == 2)
            #expect(try await intake.count("party") == 0)
            #expect(try await intake.count("cases") == 0)
        }
    }

    @Test func twoMessagesOfOneCustomerMakeOneParty() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(Samples.message("1"))
            try await intake.take(Samples.message("2"))
            #expect(try await intake.count("party") == 1)
            #expect(try await intake.count("cases") == 2)
        }
    }

    @Test func aCaseIsOpenSinceItsMessageButForAnHourAtMost() async throws {
        try await IntakeFixture.with { intake in
            let before = SystemTime().now()
            for (id, seconds) in [("1", -600.0), ("2", -86_400), ("3", 86_400)] {
                var message = Samples.message(id)
                message.receivedAt = before.advanced(by: .seconds(seconds))
                try await intake.take(message)
            }
            let (after, hour) = (SystemTime().now(), Duration.seconds(-3_600))
            let opened = try await intake.published(CaseCreated.self).map(\.case.openedAt)
            try #require(opened.count == 3)
            #expect(opened[0] == before.advanced(by: .seconds(-600)))
            #expect((before.advanced(by: hour)...after.advanced(by: hour)).contains(opened[1]))
            #expect((before...after).contains(opened[2]))
        }
    }

    @Test func anotherChannelThanTheRoutingKeysIsRefusedByField() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(Samples.message("1"), routingKey: "intake.chat.message")
            let refused = try #require(try await intake.published(IntakeRefused.self).first)
            #expect(refused.code == .invalid)
            #expect(refused.field == "channel")
            #expect(refused.channel == "chat")
        }
    }

    @Test(arguments: ["", "{", "[]", "{\"specversion\":\"1.0\"}", "\u{0}"])
    func whatIsNoMessageIsRefusedAndKept(body: String) async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(bytes: Array(body.utf8))
            #expect(try await intake.published(IntakeRefused.self).map(\.code) == [.invalid])
            let dead = try await intake.pool.execute("SELECT body FROM message WHERE exchange = \(Exchange.dead)")
            #expect(try dead.map { try $0.bytes(0) } == [Array(body.utf8)])
        }
    }
}
