import Contracts
import Domain
import Durability
import SurveyDomain
import Testing

@Suite struct EndingTests {
    @Test func whatIsNotAnsweredInTimeExpires() async throws {
        try await SurveyFixture.with(rules: { $0.lifetime = .seconds(100) }) { survey in
            let token = try #require(try await survey.invitation().token("score5"))
            try await survey.tick(after: 99)
            #expect(try await survey.published(SurveyExpired.self).isEmpty)
            try await survey.tick(after: 100)
            #expect(try await survey.published(SurveyExpired.self).map(\.survey.state) == [.expired])
            #expect(try await survey.answerByMail(5, at: token).code == .wrongState)
        }
    }

    @Test func anAnswerAfterTheTimeIsRefusedBeforeTheClockHasCome() async throws {
        try await SurveyFixture.with(rules: { $0.lifetime = .seconds(100) }) { survey in
            let token = try #require(try await survey.invitation().token("score5"))
            survey.wait(100)
            #expect(try await survey.answerByMail(5, at: token).code == .guardFailed)
        }
    }

    @Test func whoDoesNotAnswerIsRemindedOnce() async throws {
        try await SurveyFixture.with(reminderAfter: .seconds(10), rules: { $0.lifetime = .seconds(100) }) { survey in
            let first = try await survey.invitation()
            for seconds in [9, 10, 11, 50] as [Int64] { try await survey.tick(after: seconds) }
            let messages = try await survey.invitations()
            #expect(messages.map(\.key) == [first.key, "\(first.key):reminder"])
            #expect(messages.last?.token("score3") == first.token("score3"))
            #expect(try await survey.story() == ["scheduled 1", "sent 2"])
            try await survey.tick(after: 100)
            #expect(try await survey.published(SurveyExpired.self).count == 1)
        }
    }

    @Test func whoHasAnsweredIsNotReminded() async throws {
        try await SurveyFixture.with(reminderAfter: .seconds(10)) { survey in
            let token = try #require(try await survey.invitation().token("score5"))
            _ = try await survey.answerByMail(5, at: token)
            try await survey.tick(after: 10)
            #expect(try await survey.invitations().count == 1)
        }
    }

    @Test func anInvitationThatComesBackForGoodIsUndeliverable() async throws {
        try await SurveyFixture.with { survey in
            let message = try await survey.invitation()
            let notification = Samples.notification(of: message)
            try await survey.hear(NotificationBounced(notification: notification, code: "4.2.2", isPermanent: false))
            #expect(try await survey.published(SurveyUndeliverable.self).isEmpty)
            for _ in 0..<2 {
                try await survey.hear(NotificationBounced(notification: notification, code: "5.1.1", isPermanent: true))
            }
            #expect(try await survey.published(SurveyUndeliverable.self).map(\.reason) == ["5.1.1"])
        }
    }

    @Test func anInvitationThatIsNotSentIsUndeliverableAndAReminderChangesNothing() async throws {
        try await SurveyFixture.with { survey in
            let message = try await survey.invitation()
            var notification = Samples.notification(of: message)
            notification.key = "\(message.key):reminder"
            try await survey.hear(NotificationFailed(notification: notification, reason: "No address."))
            #expect(try await survey.published(SurveyUndeliverable.self).isEmpty)
            notification.key = message.key
            try await survey.hear(NotificationSuppressed(notification: notification, reason: "Opted out."))
            #expect(try await survey.published(SurveyUndeliverable.self).map(\.reason) == ["Opted out."])
        }
    }

    @Test func moreThanOneTransactionHoldsAreAllSent() async throws {
        try await SurveyFixture.with { survey in
            for _ in 0..<150 { try await survey.hear(Samples.closed(Samples.anotherCase)) }
            #expect(try await survey.tick() == true)
            #expect(try await survey.tick() == false)
            #expect(try await survey.invitations().count == 150)
        }
    }
}
