import Contracts
import Cryptography
import Domain
import Durability
import FoundationEssentials
import Postgres
import SurveyDomain
import Testing

@Suite struct AnsweringTests {
    @Test func aMailToTheAddressOfAScoreIsAnAnswer() async throws {
        try await SurveyFixture.with { survey in
            let token = try #require(try await survey.invitation().token("score4"))
            #expect(try await survey.answerByMail(4, at: token, comment: "Thank you").code == nil)
            let completed = try #require(try await survey.published(SurveyCompleted.self).first)
            #expect(completed.score == 4)
            #expect(completed.comment == "Thank you")
            #expect(completed.survey.state == .completed)
            #expect(try await survey.story() == ["scheduled 1", "sent 2", "completed 3"])
        }
    }

    @Test func anAnswerCountsOnce() async throws {
        try await SurveyFixture.with { survey in
            let invitation = try await survey.invitation()
            let five = try #require(invitation.token("score5"))
            let one = try #require(invitation.token("score1"))
            #expect(try await survey.answerByMail(5, at: five).code == nil)
            for (score, token) in [(5, five), (1, one)] {
                #expect(try await survey.answerByMail(score, at: token).code == .alreadyDecided)
            }
            #expect(try await survey.published(SurveyCompleted.self).map(\.score) == [5])
        }
    }

    @Test func theSameCommandTwiceHasOneEffectAndTheSameAnswer() async throws {
        try await SurveyFixture.with { survey in
            var response = SubmitSurveyResponse(actor: Samples.customer, score: 3)
            response.token = try await survey.invitation().token("answer")
            let first = try await survey.command(response, id: "one")
            #expect(first.code == nil)
            #expect(try await survey.command(response, id: "one") == first)
            #expect(try await survey.published(SurveyCompleted.self).count == 1)
        }
    }

    @Test func aLowScoreIsToldOnce() async throws {
        try await SurveyFixture.with { survey in
            let token = try #require(try await survey.invitation().token("score2"))
            _ = try await survey.answerByMail(2, at: token, comment: "Slow")
            let low = try #require(try await survey.published(SurveyLowScore.self).first)
            #expect(low.score == 2)
            #expect(low.threshold == 2)
            #expect(low.comment == "Slow")
            #expect(try await survey.story().suffix(2) == ["completed 3", "low_score 4"])
        }
    }

    @Test func anAnswerMayBeChangedWhereThatIsAllowed() async throws {
        try await SurveyFixture.with(rules: { $0.editable = .seconds(60) }) { survey in
            let token = try #require(try await survey.invitation().token("answer"))
            for score in [4, 5] { #expect(try await survey.answerByMail(score, at: token).code == nil) }
            try await survey.tick(after: 60)
            #expect(try await survey.answerByMail(3, at: token).code == .alreadyDecided)
            #expect(try await survey.published(SurveyCompleted.self).map(\.score) == [4, 5])
            let row = try await survey.pool.execute("SELECT score, jsonb_array_length(answers) FROM survey")
            #expect(try row[0].int16(0) == 5)
            #expect(try row[0].int32(1) == 2)
        }
    }

    @Test func aTokenOfAnotherSurveyOrNoneOfOursIsRefused() async throws {
        try await SurveyFixture.with { survey in
            let sent = try #require(RecordID(try await survey.invitation().key))
            let claims = [
                SignedToken(purpose: .survey, subject: UUID(), episode: 1, choice: 5),
                SignedToken(purpose: .survey, subject: sent.uuid, episode: 2, choice: 5),
                SignedToken(purpose: .accept, subject: sent.uuid, episode: 1, choice: 5),
            ]
            var texts = claims.map { $0.text(signedWith: SurveyFixture.key) } + ["none"]
            texts.append(
                SignedToken(purpose: .survey, subject: sent.uuid, episode: 1, choice: 5).text(signedWith: .random()))
            for text in texts {
                var response = SubmitSurveyResponse(actor: .system("intake"), score: 5)
                response.token = text
                let answer = try await survey.command(response, on: sent.uuid, user: "intake")
                #expect(answer.code == .forbidden)
                #expect(answer.field == "data.token")
            }
            #expect(try await survey.published(SurveyCompleted.self).isEmpty)
        }
    }

    @Test func aTokenGivesItsOwnScoreOnly() async throws {
        try await SurveyFixture.with { survey in
            let token = try #require(try await survey.invitation().token("score1"))
            #expect(try await survey.answerByMail(5, at: token).field == "data.score")
        }
    }

    @Test func aCustomerAnswersWithTheTokenAndForThemselves() async throws {
        try await SurveyFixture.with { survey in
            let invitation = try await survey.invitation()
            let id = try #require(RecordID(invitation.key)).uuid
            var response = SubmitSurveyResponse(actor: Samples.customer, score: 5)
            #expect(try await survey.command(response, on: id).code == .forbidden)
            response.token = invitation.token("answer")
            response.actor = Principal(kind: .customer, id: UUID().uuidString)
            #expect(try await survey.command(response, on: id).code == .forbidden)
            response.actor = Samples.customer
            #expect(try await survey.command(response, on: id, user: "trusted-crm").code == .forbidden)
            #expect(try await survey.command(response, on: id).code == nil)
        }
    }

    @Test func whatIsNotAskedOrOutOfRangeIsRefusedByField() async throws {
        try await SurveyFixture.with { survey in
            let id = try #require(RecordID(try await survey.invitation().key)).uuid
            var response = SubmitSurveyResponse(actor: .system("tool"), score: 0)
            #expect(try await survey.command(response, on: id).field == "data.score")
            response.score = 5
            response.answers = ["colour": "red"]
            #expect(try await survey.command(response, on: id).field == "data.answers.colour")
            response.answers = ["satisfaction": "1"]
            #expect(try await survey.command(response, on: id).field == "data.answers.satisfaction")
            response.answers = nil
            #expect(try await survey.command(response, on: UUID()).code == .notFound)
            #expect(try await survey.command(response).field == "subject")
            response.expectedVersion = 1
            #expect(try await survey.command(response, on: id).code == .staleVersion)
        }
    }

    @Test func lookingAtAnInvitationByItsTokenOpensItOnce() async throws {
        try await SurveyFixture.with { survey in
            let invitation = try await survey.invitation()
            var look = GetSurveyInvitation(actor: Samples.customer)
            look.token = invitation.token("answer")
            for _ in 0..<2 {
                guard case .ok(let data, _) = try await survey.command(look) else {
                    Issue.record("it was not shown")
                    return
                }
                #expect(String(decoding: data, as: UTF8.self).contains("\"state\":\"opened\""))
            }
            #expect(try await survey.story() == ["scheduled 1", "sent 2", "opened 3"])
            let score = try #require(invitation.token("score5"))
            #expect(try await survey.answerByMail(5, at: score).code == nil)
        }
    }

    @Test func lookingWithoutATokenOpensNothing() async throws {
        try await SurveyFixture.with { survey in
            let id = try #require(RecordID(try await survey.invitation().key)).uuid
            let look = GetSurveyInvitation(actor: .system("tool"))
            #expect(try await survey.command(look, on: id).code == nil)
            #expect(try await survey.command(GetSurveyInvitation(actor: Samples.customer), on: id).code == .forbidden)
            #expect(try await survey.published(SurveyOpened.self).isEmpty)
        }
    }
}
