import Contracts
import Cryptography
import Domain
import Durability
import Mail
import Postgres
import TestSupport
import Testing

@testable import Notification

@Suite struct TellingTests {
    @Test func aCaseIsAcknowledgedOnceInItsThread() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase()
            try await desk.hear(Samples.created(snapshot))
            try await desk.send()
            try await desk.send()
            #expect(try await desk.ledger() == ["acknowledgement sent"])
            #expect(try await desk.story() == ["requested", "rendered", "sent"])
            let mail = try #require(try desk.mails().first)
            #expect(desk.server.mails.count == 1)
            #expect(desk.server.mails[0].to == ["julie@example.com"])
            #expect(mail.subject == "[CS0000001] No picture")
            #expect(mail.text.contains("Hello Julie,"))
            #expect(mail.inReplyTo == [Samples.opening])
            #expect(mail.origin.autoSubmitted == "auto-replied")
            #expect(mail.origin.loops == ["support@example.org"])
            #expect(mail.from.first?.name == "Support")
        }
    }

    @Test func anAnswerFindsItsCaseByAddressAndByMessageID() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase()
            try await desk.send()
            let mail = try #require(try desk.mails().first)
            let address = try #require(mail.replyTo.first?.address)
            #expect(address.hasPrefix("support+") && address.hasSuffix("@example.org"))
            let expected = SignedToken(purpose: .reply, subject: snapshot.id.uuid)
            #expect(token(in: address) == expected)
            let messageID = try #require(mail.messageID)
            let keys = [NotificationFixture.key]
            #expect(SignedToken(verifying: String(messageID.prefix(48)), with: keys) == expected)
        }
    }

    @Test func aSolutionCarriesSignedAddressesAndTheThread() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase()
            try await desk.send()
            try await desk.hear(Samples.resolved(snapshot, episode: 3))
            try await desk.send()
            let mails = try desk.mails()
            let solution = try #require(mails.last)
            #expect(solution.text.contains("We moved the dish."))
            #expect(!solution.text.contains("fool"))
            #expect(solution.references == [Samples.opening, mails[0].messageID])
            #expect(solution.inReplyTo == [Samples.opening])
            #expect(solution.origin.autoSubmitted == "auto-generated")
            let links = solution.text.split(whereSeparator: \.isWhitespace).compactMap { MailtoURL(String($0)) }
            let tokens = links.compactMap { token(in: $0.address) }
            #expect(tokens.map(\.purpose) == [.accept, .reject])
            #expect(tokens.allSatisfy { $0.subject == snapshot.id.uuid && $0.episode == 3 })
            #expect(links.allSatisfy { $0.address.prefix { $0 != "@" }.utf8.count <= 64 })
        }
    }

    @Test func aFinnishCustomerIsToldInFinnish() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase(language: "fi")
            try await desk.hear(Samples.resolved(snapshot))
            try await desk.send()
            let texts = try desk.mails().map(\.text)
            #expect(texts.count == 2)
            #expect(texts.allSatisfy { $0.contains("Hei Julie,") && !$0.contains("{{") })
            #expect(texts.contains { $0.contains("Kyllä, asia on ratkaistu:") })
        }
    }

    @Test func theLanguageOfTheCaseGoesBeforeThatOfTheCustomerAndEnglishIsTheLast() async throws {
        try await NotificationFixture.with { desk in
            var snapshot = try await desk.openCase(language: "sv")
            snapshot.language = "fi-FI"
            try await desk.hear(Samples.closed(snapshot))
            try await desk.send()
            let texts = Set(try desk.mails().map { String($0.text.prefix(3)) })
            #expect(texts == ["Hel", "Hei"])
        }
    }

    @Test func whatIsInternalIsNeverSent() async throws {
        try await NotificationFixture.with { desk in
            let party = Samples.id()
            try await desk.hear(PartyCreated(party: Samples.party(party), changed: []))
            let snapshot = Samples.snapshot(Samples.id(), of: party)
            try await desk.hear(
                CaseNoteAdded(
                    case: snapshot, changed: [], actor: Samples.agent, noteId: Samples.id(), author: Samples.agent))
            try await desk.hear(Samples.reply(snapshot, "He shouts.", visibility: .internal))
            try await desk.hear(Samples.reply(snapshot, "It blinks.", direction: .inbound))
            try await desk.hear(Samples.reply(snapshot, nil))
            var question = CaseInfoRequested(
                case: snapshot, changed: [], actor: Samples.agent, messageId: Samples.id(), question: "Sober?")
            question.visibility = .internal
            try await desk.hear(question)
            try await desk.send()
            #expect(try await desk.ledger() == [])
            #expect(desk.server.connections == 0)
        }
    }

    @Test func theNotesOfASolutionAreNotTold() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase()
            try await desk.hear(Samples.resolved(snapshot, text: nil))
            try await desk.send()
            #expect(try desk.mails().allSatisfy { !$0.text.contains("fool") })
            #expect(desk.server.mails.count == 2)
        }
    }

    @Test func machinesAndOurOwnCasesAreNotAcknowledgedAndTheLedgerSaysWhy() async throws {
        try await NotificationFixture.with { desk in
            let party = Samples.id()
            try await desk.hear(PartyCreated(party: Samples.party(party), changed: []))
            try await desk.hear(Samples.created(Samples.snapshot(Samples.id(), of: party), isAutomatic: true))
            var proactive = Samples.snapshot(Samples.id(), of: party)
            proactive.facets.isProactive = true
            try await desk.hear(Samples.created(proactive))
            try await desk.send()
            #expect(
                try await desk.ledger() == [
                    "acknowledgement suppressed (automatic)", "acknowledgement suppressed (proactive)",
                ])
            #expect(desk.server.mails.isEmpty)
        }
    }

    @Test func whoCannotOrWillNotBeReachedIsNot() async throws {
        try await NotificationFixture.with { desk in
            var phone = Samples.party(Samples.id())
            phone.addresses = [PartyAddress(channel: .phone, address: "tel:+358401234567", verified: true)]
            var silent = Samples.party(Samples.id())
            silent.preferences.optOut = ["email"]
            for party in [phone, silent] {
                try await desk.hear(PartyCreated(party: party, changed: []))
                try await desk.hear(Samples.created(Samples.snapshot(Samples.id(), of: party.id)))
            }
            #expect(
                try await desk.ledger() == [
                    "acknowledgement suppressed (no_address)", "acknowledgement suppressed (opted_out)",
                ])
        }
    }

    /// The release before it kept such an address under the channel on which it was seen.
    @Test func theMigrationMakesAMailAddressOfTheWebAMailAddress() async throws {
        try await NotificationFixture.with { desk in
            var party = Samples.party(Samples.id())
            party.addresses = [
                PartyAddress(channel: .phone, address: "tel:+358401234567", verified: true),
                PartyAddress(channel: .web, address: "mailto:julie@example.com", verified: false),
            ]
            try await desk.hear(PartyCreated(party: party, changed: []))
            _ = try await desk.pool.execute(Statement(try Notification.migrations().all[1].sql, []))
            try await desk.hear(Samples.created(Samples.snapshot(Samples.id(), of: party.id)))
            try await desk.send()
            #expect(desk.server.mails.map(\.to) == [["julie@example.com"]])
        }
    }

    @Test func anUnknownPartyIsWaitedForAndAnUnknownCaseForAWhile() async throws {
        try await NotificationFixture.with { desk in
            let party = Samples.party(Samples.id())
            let snapshot = Samples.snapshot(Samples.id(), of: party.id)
            let early = try await desk.hear(Samples.closed(snapshot), id: "a")
            #expect(early == .retry(.oneSecond, reason: "the party is not known yet"))
            try await desk.hear(PartyCreated(party: party, changed: []))
            let tooEarly = try await desk.hear(Samples.closed(snapshot), id: "a")
            #expect(tooEarly == .retry(.oneSecond, reason: "the case's first event has not come yet"))
            #expect(try await desk.hear(Samples.closed(snapshot), id: "a", attempt: 4) == .acknowledge)
            #expect(try await desk.ledger() == ["closing rendered"])
        }
    }

    @Test func anOlderVersionOfAPartyChangesNothing() async throws {
        try await NotificationFixture.with { desk in
            let id = Samples.id()
            let newer = Samples.party(id, address: "mailto:new@example.com", version: 2)
            try await desk.hear(PartyChanged(party: newer, changed: ["addresses"]))
            try await desk.hear(PartyCreated(party: Samples.party(id), changed: []))
            try await desk.hear(Samples.created(Samples.snapshot(Samples.id(), of: id)))
            try await desk.send()
            #expect(desk.server.mails.map(\.to) == [["new@example.com"]])
        }
    }

    @Test func twoMachinesDoNotTalkForEver() async throws {
        try await NotificationFixture.with { desk in
            let party = Samples.id()
            try await desk.hear(PartyCreated(party: Samples.party(party), changed: []))
            for _ in 0..<12 { try await desk.hear(Samples.created(Samples.snapshot(Samples.id(), of: party))) }
            let loops = try await desk.ledger().filter { $0 == "acknowledgement suppressed (loop)" }
            #expect(loops.count == 2)
            let agentsWords = Samples.snapshot(Samples.id(), of: party)
            try await desk.hear(Samples.reply(agentsWords, "Hello"), attempt: 4)
            #expect(try await desk.ledger().last == "reply rendered")
        }
    }

    @Test func aClosingMakesAnUnsentSolutionPointless() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase()
            try await desk.hear(Samples.resolved(snapshot))
            try await desk.hear(Samples.closed(snapshot))
            try await desk.send()
            #expect(
                try await desk.ledger() == [
                    "acknowledgement sent", "solution superseded (superseded)", "closing sent",
                ])
            #expect(desk.server.mails.count == 2)
        }
    }

    private func token(in address: String) -> SignedToken? {
        let text = address.prefix { $0 != "@" }.split(separator: "+").last.map(String.init) ?? ""
        return SignedToken(verifying: text, with: [NotificationFixture.key])
    }
}
