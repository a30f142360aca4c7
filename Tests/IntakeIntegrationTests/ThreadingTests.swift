import Contracts
import Cryptography
import Domain
import IntakeDomain
import Testing

@testable import Intake

@Suite struct ThreadingTests {
    @Test func aReplyToAMailWeTookJoinsItsCase() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(mail: Samples.mail("a@example.org"))
            try await intake.take(
                mail: Samples.mail("b@example.org", subject: "Re: No picture", more: "In-Reply-To: <a@example.org>\n"))
            #expect(try await intake.count("cases") == 1)
            #expect(try await intake.published(IntakeAccepted.self).map(\.outcome) == [.opened, .appended])
            #expect(try await intake.published(IntakeAccepted.self).last?.evidence == ["in_reply_to:CS0000001"])
        }
    }

    @Test func aStrangerWhoNamesACaseOpensHisOwn() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(mail: Samples.mail("a@example.org"))
            try await intake.take(
                mail: Samples.mail("b@example.org", subject: "Re: [CS0000001]", from: "Robin <robin@example.net>"))
            #expect(try await intake.count("cases") == 2)
            #expect(try await intake.published(CaseLinked.self).map(\.link.kind) == [.mentionedIn])
        }
    }

    @Test func theCustomerWhoNamesTheCaseJoinsIt() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(mail: Samples.mail("a@example.org"))
            try await intake.take(mail: Samples.mail("b@example.org", subject: "About CS0000001"))
            #expect(try await intake.count("cases") == 1)
        }
    }

    @Test func aMachinesMailOpensNothing() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(mail: Samples.mail("a@example.org", more: "Auto-Submitted: auto-replied\n"))
            #expect(try await intake.count("cases") == 0)
            let accepted = try #require(try await intake.published(IntakeAccepted.self).first)
            #expect(accepted.outcome == .ignored)
            #expect(accepted.reason == "automatic_without_case")
        }
    }

    @Test func anAnswerToOurSignedAddressJoinsTheCaseFromAnyMailbox() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(mail: Samples.mail("a@example.org"))
            let id = try #require(try await intake.published(CaseCreated.self).first).case.id.uuid
            let token = SignedToken(purpose: .reply, subject: id).text(signedWith: IntakeFixture.key)
            try await intake.take(
                mail: Samples.mail(
                    "b@example.org", from: "Kim <kim@work.example.net>", to: "support+\(token.uppercased())@example.org"
                ))
            #expect(try await intake.published(IntakeAccepted.self).map(\.outcome) == [.opened, .appended])
        }
    }

    @Test func oneMailPublishedForTwoMailboxesIsOneMessage() async throws {
        try await IntakeFixture.with { intake in
            try await intake.take(mail: Samples.mail("a@example.org"), id: "from-mailbox-1")
            try await intake.take(mail: Samples.mail("a@example.org"), id: "from-mailbox-2")
            #expect(try await intake.count("cases") == 1)
            #expect(try await intake.published(IntakeAccepted.self).map(\.outcome) == [.opened, .duplicate])
        }
    }
}
